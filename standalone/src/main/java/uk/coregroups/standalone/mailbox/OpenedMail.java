package uk.coregroups.standalone.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the program its receiver reads mail with would take it apart.
 *
 * <p>It never fails on a mail that is written badly: it shows what it can make out.
 */
public final class OpenedMail {

  private static final Session NOWHERE = Session.getInstance(new Properties());

  private final MimeMessage message;
  private final List<Part> parts = new ArrayList<>();
  private final boolean whole;

  /** From its octets. */
  public OpenedMail(byte[] raw) {
    try {
      message = new MimeMessage(NOWHERE, new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalStateException("No mail can be made of these bytes", e);
    }
    whole = attempt(() -> collect(message)).isPresent();
  }

  /** Could all of it be taken apart? */
  public boolean isWhole() {
    return whole;
  }

  /** The sender as a list of mail shows it: the display name, or the address if there is none. */
  public String fromName() {
    return sender()
        .map(from -> from.getPersonal() == null ? from.getAddress() : from.getPersonal())
        .orElse("(no sender)");
  }

  public String fromAddress() {
    return sender().map(InternetAddress::getAddress).orElse("");
  }

  /** Where an answer goes: Reply-To if there is one, else From. */
  public String answersGoTo() {
    return addresses("Reply-To")
        .findFirst()
        .map(InternetAddress::getAddress)
        .orElseGet(this::fromAddress);
  }

  public String subject() {
    return header("Subject").orElse("(no subject)");
  }

  public Optional<Instant> sentAt() {
    return attempt(message::getSentDate).map(Date::toInstant);
  }

  /** A header in readable letters, if the mail has it. */
  public Optional<String> header(String name) {
    return written(name)
        .map(value -> attempt(() -> MimeUtility.decodeText(value)).orElse(value))
        .filter(value -> !value.isBlank());
  }

  public Optional<String> text() {
    return shown("text/plain");
  }

  public Optional<String> html() {
    return shown("text/html");
  }

  public Optional<CalendarEntry> calendar() {
    return calendarText().map(CalendarEntry::parse);
  }

  /** The calendar part as it is written, if the mail has one. */
  public Optional<String> calendarText() {
    return shown("text/calendar");
  }

  /** The names of what is attached. */
  public List<String> attachments() {
    return parts.stream().flatMap(part -> attempt(part::getFileName).stream()).toList();
  }

  private Optional<InternetAddress> sender() {
    return addresses("From").findFirst();
  }

  private Stream<InternetAddress> addresses(String header) {
    return written(header)
        .flatMap(value -> attempt(() -> InternetAddress.parseHeader(value, false)))
        .stream()
        .flatMap(Stream::of);
  }

  private Optional<String> written(String header) {
    return attempt(() -> message.getHeader(header, ", ")).map(MimeUtility::unfold);
  }

  private Optional<String> shown(String type) {
    return parts.stream()
        .filter(part -> attempt(() -> part.isMimeType(type)).orElse(false))
        .filter(part -> !attempt(part::getDisposition).orElse("").equalsIgnoreCase("attachment"))
        .findFirst()
        .map(part -> attempt(() -> words(part)).orElse("(This part cannot be read.)"));
  }

  private boolean collect(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        collect(several.getBodyPart(i));
      }
      return true;
    }
    return parts.add(part);
  }

  private static String words(Part part) throws MessagingException, IOException {
    var charset = new ContentType(part.getContentType()).getParameter("charset");
    var known = charset == null ? UTF_8 : Charset.forName(MimeUtility.javaCharset(charset));
    return new String(part.getInputStream().readAllBytes(), known);
  }

  private interface Reading<T> {
    @Nullable T read() throws MessagingException, IOException;
  }

  private static <T> Optional<T> attempt(Reading<T> reading) {
    try {
      return Optional.ofNullable(reading.read());
    } catch (MessagingException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
