package uk.coregroups.standalone.postroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.LinkHost;
import uk.coregroups.standalone.mailbox.CalendarEntry;
import uk.coregroups.standalone.mailbox.OpenedMail;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/**
 * One mail as its receiver sees it.
 *
 * @param done what has just been done about it
 * @param error what was wrong with what the person wrote
 */
public record MailPage(
    ReceivedMail mail,
    OpenedMail opened,
    LinkHost host,
    Optional<String> done,
    Optional<String> error) {

  /** A line with a name and a value. */
  public record Line(String name, String value) {}

  public String href() {
    return "/mail/" + mail.number();
  }

  public String mailboxHref() {
    return "/mailbox?of=" + Form.encode(mail.receiver());
  }

  /** The headers that programs for reading mail show. */
  public List<Line> headers() {
    var sent = new Line("Date", UkTime.of(opened.sentAt().orElse(mail.receivedAt())));
    var written =
        Stream.of("From", "To", "Cc", "Reply-To")
            .flatMap(name -> opened.header(name).stream().map(value -> new Line(name, value)));
    return Stream.concat(written, Stream.of(sent)).toList();
  }

  public Optional<Wording> text() {
    return opened.text().map(text -> Wording.of(text, host));
  }

  public Optional<String> html() {
    return opened.html().map(html -> Wording.html(html, host));
  }

  public Optional<CalendarEntry> calendar() {
    return opened.calendar();
  }

  /** What a calendar would show of the meeting. */
  public List<Line> meeting(CalendarEntry entry) {
    return Stream.of(
            new Line("Method", entry.method()),
            new Line("When", when(entry)),
            new Line("Summary", entry.summary()),
            new Line("Location", entry.location()),
            new Line("Description", entry.description()),
            new Line("Status", entry.status()),
            new Line("Answer", entry.method().equals("REPLY") ? entry.answer().orElse("") : ""),
            new Line("UID", entry.uid()),
            new Line("SEQUENCE", entry.sequence()))
        .filter(line -> !line.value().isBlank())
        .toList();
  }

  private static String when(CalendarEntry entry) {
    return entry
        .start()
        .map(start -> entry.end().map(end -> UkTime.span(start, end)).orElse(UkTime.of(start)))
        .map(when -> when + " (UK time)")
        .orElse("");
  }
}
