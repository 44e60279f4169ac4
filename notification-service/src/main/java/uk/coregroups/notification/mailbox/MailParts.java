package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is found on a walk through the parts of a mail, within bounds. A part that cannot be read
 * hinders no other.
 */
final class MailParts {

  private static final int MOST_WORDS = 4000;
  private static final int LONGEST_PAGE = 60_000;
  private static final int LONGEST_RETURNED = 64 * 1024;
  private static final int MOST_PARTS = 50;
  private static final int MOST_CALENDARS = 4;
  private static final int DEEPEST = 8;
  private static final int LONGEST_BOUNDARY = 200;
  private static final int LARGEST_PART = 2 * 1024 * 1024;

  /** A calendar, and what the part's header says of its method. */
  record Calendar(String text, @Nullable String method) {}

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder page = new StringBuilder();
  private final StringBuilder report = new StringBuilder();
  private final StringBuilder returned = new StringBuilder();
  private final List<Calendar> calendars = new ArrayList<>();
  private String reportType = "";
  private int seen;
  private int spoiled;

  static MailParts of(Part message) {
    var parts = new MailParts();
    parts.take(message, 0);
    return parts;
  }

  /** What was written; the bare words of an HTML page where it was written in nothing else. */
  String words() {
    var text = plain.toString().isBlank() ? PageText.of(page.toString()) : plain.toString();
    return StorableText.of(text.substring(0, Math.min(MOST_WORDS, text.length())));
  }

  /** All that was written, line by line, in either form. */
  String lines() {
    return page.isEmpty() ? plain.toString() : plain + "\n" + PageText.lines(page.toString());
  }

  /** The delivery status, as its parts say it. */
  String report() {
    return report.toString();
  }

  /** Which kind of report it is, in lower case, such as {@code delivery-status}; or empty. */
  String reportType() {
    return reportType;
  }

  /** The letter that came back, or its headers. */
  String returned() {
    return returned.toString();
  }

  List<Calendar> calendars() {
    return List.copyOf(calendars);
  }

  /** Whether there was something, and none of it could be read. */
  boolean unreadable() {
    return spoiled > 0
        && calendars.isEmpty()
        && report.isEmpty()
        && plain.toString().isBlank()
        && page.toString().isBlank();
  }

  private void take(Part part, int depth) {
    if (depth > DEEPEST || ++seen > MOST_PARTS) {
      return;
    }
    try {
      sort(part, type(part), depth);
    } catch (MessagingException | IOException | RuntimeException e) {
      spoiled++;
    }
  }

  private void sort(Part part, String type, int depth) throws MessagingException, IOException {
    if (type.startsWith("multipart/")) {
      takeAll(part, type, depth);
    } else if (isStatus(type)) {
      add(report, PartText.of(part, LONGEST_RETURNED) + "\n", LONGEST_RETURNED);
    } else if (isReturned(type)) {
      add(returned, PartText.of(part, LONGEST_RETURNED) + "\n", LONGEST_RETURNED);
    } else if (isCalendar(part, type)) {
      takeCalendar(part);
    } else if (type.equals("text/html")) {
      add(page, PartText.of(part, LARGEST_PART), LONGEST_PAGE);
    } else if (type.equals("text/plain") || !type.contains("/")) {
      takePlain(PartText.of(part, LARGEST_PART));
    }
  }

  private void takePlain(String text) {
    boolean calendar = text.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15);
    if (calendar && calendars.size() < MOST_CALENDARS) {
      calendars.add(new Calendar(text, null));
    } else if (!calendar) {
      add(plain, text, LONGEST_PAGE);
    }
  }

  private void takeCalendar(Part part) throws MessagingException, IOException {
    if (calendars.size() < MOST_CALENDARS) {
      var type = PartText.header(part, "Content-Type");
      calendars.add(
          new Calendar(PartText.of(part, LARGEST_PART), PartText.parameter(type, "method")));
    }
  }

  private void takeAll(Part part, String type, int depth) throws MessagingException, IOException {
    if (type.equals("multipart/report") && reportType.isEmpty()) {
      var kind = PartText.parameter(PartText.header(part, "Content-Type"), "report-type");
      reportType = kind == null ? "unknown" : kind.toLowerCase(Locale.ROOT);
    }
    var many = parts(part);
    for (int i = 0; i < many.getCount(); i++) {
      take(many.getBodyPart(i), depth + 1);
    }
  }

  private static Multipart parts(Part part) throws MessagingException, IOException {
    var named = PartText.parameter(PartText.header(part, "Content-Type"), "boundary");
    try {
      if (named != null
          && named.length() <= LONGEST_BOUNDARY
          && part.getContent() instanceof Multipart many
          && many.getCount() > 0) {
        return many;
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      // It is taken apart once more, by what stands between the parts.
    }
    var octets = PartText.octets(part, LARGEST_PART);
    var boundary = boundary(new String(octets, StandardCharsets.ISO_8859_1));
    var type = "multipart/mixed; boundary=\"" + boundary + "\"";
    return new MimeMultipart(new ByteArrayDataSource(octets, type));
  }

  /** The first line that looks like one; a longer one is none, and would take long to look for. */
  private static String boundary(String text) throws MessagingException {
    return text.lines()
        .filter(line -> line.startsWith("--") && line.length() > 2 && !line.contains("\""))
        .filter(line -> line.length() <= LONGEST_BOUNDARY)
        .map(line -> line.substring(2).stripTrailing())
        .findFirst()
        .orElseThrow(() -> new MessagingException("Nothing stands between its parts."));
  }

  private static boolean isStatus(String type) {
    return type.startsWith("message/")
        && (type.contains("delivery-status") || type.contains("delivery_status"));
  }

  private static boolean isReturned(String type) {
    return type.equals("message/rfc822")
        || type.equals("message/global")
        || type.equals("message/partial")
        || type.endsWith("rfc822-headers")
        || type.equals("message/global-headers")
        || type.endsWith("rfc822-header");
  }

  private static boolean isCalendar(Part part, String type) throws MessagingException {
    return type.equals("text/calendar")
        || type.equals("text/x-vcalendar")
        || type.equals("application/ics")
        || type.equals("application/calendar")
        || (type.equals("application/octet-stream") && isNamedAsCalendar(part));
  }

  private static boolean isNamedAsCalendar(Part part) throws MessagingException {
    var name = PartText.parameter(PartText.header(part, "Content-Disposition"), "filename");
    var other = PartText.parameter(PartText.header(part, "Content-Type"), "name");
    return (name + " " + other + " ").toLowerCase(Locale.ROOT).contains(".ics ");
  }

  /** The type alone, in lower case; text where the part does not say. */
  private static String type(Part part) throws MessagingException {
    var written = PartText.header(part, "Content-Type");
    int end = 0;
    while (end < written.length() && ";,( \t\r\n".indexOf(written.charAt(end)) < 0) {
      end++;
    }
    var type = written.substring(0, end).replace("\"", "").toLowerCase(Locale.ROOT);
    return type.isEmpty() ? "text/plain" : type;
  }

  private static void add(StringBuilder page, String text, int atMost) {
    int room = atMost - page.length();
    page.append(text, 0, Math.min(room, text.length()));
  }
}
