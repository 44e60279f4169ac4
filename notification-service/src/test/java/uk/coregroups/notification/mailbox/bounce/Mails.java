package uk.coregroups.notification.mailbox.bounce;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import uk.coregroups.notification.mailbox.Letters;
import uk.coregroups.notification.mailbox.Mail;

/** Mails written out in a test, headers first. */
final class Mails {

  private Mails() {}

  static Mail of(String text) throws MessagingException, IOException {
    return Letters.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  static String file(String name) throws IOException {
    return Files.readString(Letters.INBOUND.resolve(name + ".eml")).replace("\r\n", "\n");
  }

  static Bounce report(String text) throws MessagingException, IOException {
    return Objects.requireNonNull(of(text).bounce());
  }
}
