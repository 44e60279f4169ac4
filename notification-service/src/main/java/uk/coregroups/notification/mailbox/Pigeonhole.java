package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/** Where mail of one kind belongs. They are asked in their order, until one has taken it. */
public interface Pigeonhole {

  /** Takes the mail in, in one transaction; says whether it belonged here. */
  boolean take(MimeMessage message, Instant now) throws MessagingException, IOException;
}
