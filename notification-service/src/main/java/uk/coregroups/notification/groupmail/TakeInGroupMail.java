package uk.coregroups.notification.groupmail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.notification.addressbook.GroupAddressStore;
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
  private final GroupMailSettings settings;

  TakeInGroupMail(GroupAddressStore groups, GroupMailStore mails, GroupMailSettings settings) {
    this.groups = groups;
    this.mails = mails;
    this.settings = settings;
  }

  @Override
  @Transactional
  public boolean take(MimeMessage message, Instant now) throws MessagingException, IOException {
    var addressed =
        settings.tokens(message).stream().flatMap(token -> groups.byToken(token).stream()).toList();
    if (addressed.isEmpty()) {
      return false;
    }
    var mail = Mail.of(message);
    if (mail.bounce() != null) {
      return false;
    }
    var arrived = Arrived.of(message, mail, settings);
    addressed.forEach(group -> mails.keep(group, arrived, now));
    return true;
  }
}
