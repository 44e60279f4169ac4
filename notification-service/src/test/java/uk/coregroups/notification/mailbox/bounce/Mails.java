package uk.coregroups.notification.mailbox.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import uk.coregroups.notification.mailbox.Letters;
import uk.coregroups.notification.mailbox.Mail;

/** Mails written out in a test, headers first. */
final class Mails {

  private Mails() {}

  static Mail of(String text) throws MessagingException, IOException {
    return Mail.of(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
  }

  static String file(String name) throws IOException {
    return Files.readString(Letters.INBOUND.resolve(name + ".eml")).replace("\r\n", "\n");
  }

  static Bounce report(String text) throws MessagingException, IOException {
    return Objects.requireNonNull(of(text).bounce());
  }
}
