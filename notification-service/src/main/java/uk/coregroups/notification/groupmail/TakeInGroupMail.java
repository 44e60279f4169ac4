package uk.coregroups.notification.groupmail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.notification.addressbook.GroupAddressStore;
import uk.coregroups.notification.addressbook.GroupAddressStore.GroupAddress;
import uk.coregroups.notification.mailbox.Mail;
import uk.coregroups.notification.mailbox.Pigeonhole;

/**
 * Keeps what comes for a group, once, until membership's facts are read and it can be decided who
 * gets it. A report that a letter could not be delivered is no message to anybody.
 */
@Service
@Order(1)
class TakeInGroupMail implements Pigeonhole {

  private final GroupAddressStore groups;
  private final GroupMailStore mails;
  private final MailContents contents;
  private final GroupMailSettings settings;

  TakeInGroupMail(
      GroupAddressStore groups,
      GroupMailStore mails,
      MailContents contents,
      GroupMailSettings settings) {
    this.contents = contents;
    this.groups = groups;
    this.mails = mails;
    this.settings = settings;
  }

  @Override
  @Transactional
  public boolean take(MimeMessage message, Instant now) throws MessagingException, IOException {
    var addressed = groups(message);
    if (addressed.isEmpty()) {
      return false;
    }
    var mail = Mail.of(message);
    if (mail.bounce() != null) {
      return false;
    }
    keep(addressed, Arrived.of(message, mail, settings), now);
    return true;
  }

  /** It is larger than anything that is passed on: its writer is told so if they may know. */
  @Override
  @Transactional
  public boolean takeHead(MimeMessage head, long octets, Instant now)
      throws MessagingException, IOException {
    var addressed = groups(head);
    if (addressed.isEmpty()) {
      return false;
    }
    var mail = Mail.of(head);
    if (mail.bounce() != null) {
      return false;
    }
    keep(addressed, Arrived.ofHead(head, mail, octets, settings), now);
    return true;
  }

  @Override
  public Optional<Place> place(MimeMessage head) throws MessagingException {
    return groups(head).stream()
        .map(group -> new Place(group.partnership(), group.coreGroup()))
        .findFirst();
  }

  private List<GroupAddress> groups(MimeMessage message) throws MessagingException {
    return settings.tokens(message).stream()
        .flatMap(token -> groups.byToken(token).stream())
        .toList();
  }

  private void keep(List<GroupAddress> addressed, Arrived arrived, Instant now)
      throws MessagingException, IOException {
    for (var group : addressed) {
      var id = mails.keep(group, arrived, now);
      if (id.isPresent() && arrived.content() != null) {
        contents.keep(id.get(), group.partnership(), arrived.content());
      }
    }
  }
}
