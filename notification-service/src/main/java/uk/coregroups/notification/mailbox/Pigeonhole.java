package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/** Where mail of one kind belongs. They are asked in their order, until one has taken it. */
public interface Pigeonhole {

  /** Takes the mail in, in one transaction; says whether it belonged here. */
  boolean take(MimeMessage message, Instant now) throws MessagingException, IOException;

  /** Takes in all of several that belong here; says which do not. */
  default List<MimeMessage> takeAll(List<MimeMessage> messages, Instant now)
      throws MessagingException, IOException {
    var left = new ArrayList<MimeMessage>();
    for (var one : messages) {
      if (!take(one, now)) {
        left.add(one);
      }
    }
    return left;
  }

  /**
   * Takes in that a mail has come which is too large to be fetched; says whether it belonged here.
   *
   * @param head the mail with nothing in it
   * @param octets how large it is
   */
  default boolean takeHead(MimeMessage head, long octets, Instant now)
      throws MessagingException, IOException {
    return false;
  }

  /** Whose a mail is that could not be taken in, if its head tells that it belonged here. */
  default Optional<Place> place(MimeMessage head) throws MessagingException {
    return Optional.empty();
  }

  /** Whose a mail is. */
  record Place(PartnershipId partnership, CoreGroupId coreGroup) {}
}
