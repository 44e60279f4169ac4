package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import uk.coregroups.notification.mailbox.CalendarReply.Method;

/** Mails for tests: from files, or of a few lines. */
public final class Letters {

  public static final Path INBOUND = Path.of("src", "test", "resources", "inbound");

  private Letters() {}

  static Mail read(String file) throws MessagingException, IOException {
    return read(Files.readAllBytes(INBOUND.resolve(file + ".eml")));
  }

  public static Mail read(byte[] octets) throws MessagingException, IOException {
    var session = Session.getInstance(new Properties());
    return Mail.of(new MimeMessage(session, new ByteArrayInputStream(octets)));
  }

  /** A mail with these headers; each character is one octet. */
  static Mail of(String headers, String body) throws MessagingException, IOException {
    return read(
        (headers + "\nMIME-Version: 1.0\n\n" + body)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A mail from Mr Reid with these headers besides. */
  public static byte[] octets(String headers, String body) {
    return ("From: j.reid@hillside.example\n" + headers + "\nMIME-Version: 1.0\n\n" + body)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What a mail is found to be, in one word or two. */
  public static String found(byte[] octets) throws MessagingException, IOException {
    var mail = read(octets);
    var reply =
        mail.calendars().stream()
            .flatMap(one ->
                CalendarReply.read(
                    one.text(), one.method(), uid -> uid.endsWith("@appointments.example"))
                    .stream())
            .filter(one -> one.method() != Method.OTHER)
            .findFirst();
    var bounce = mail.bounce();
    if (reply.isPresent()) {
      return found(reply.get());
    }
    if (bounce != null) {
      return bounce.outcome().name();
    }
    return mail.unreadable() ? "UNREADABLE" : mail.nature().name();
  }

  private static String found(CalendarReply reply) {
    if (reply.method() != Method.REPLY) {
      return reply.method().name();
    }
    var attendee = reply.attendees().getFirst();
    return attendee.delegatedTo() == null ? "ANSWER " + attendee.answer() : "DELEGATED";
  }
}
