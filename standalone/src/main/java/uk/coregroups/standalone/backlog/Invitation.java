package uk.coregroups.standalone.backlog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.coregroups.standalone.mailbox.CalendarAnswer;
import uk.coregroups.standalone.mailbox.CalendarEntry;
import uk.coregroups.standalone.mailbox.OpenedMail;

/**
 * An invitation as its receiver has it: what an answer to it, or a report of it, repeats.
 *
 * @param letter its Message-ID, without brackets
 * @param references its References
 */
public record Invitation(String letter, String references, CalendarEntry entry) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(LONDON);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** From the mail that came; nothing if it is no invitation. */
  public static Optional<Invitation> of(byte[] mail) {
    var opened = new OpenedMail(mail);
    var letter = opened.header("Message-ID").orElse("").replaceAll("[<>]", "");
    return opened
        .calendar()
        .filter(CalendarEntry::isRequest)
        .map(entry -> new Invitation(letter, opened.header("References").orElse(""), entry));
  }

  /** Whom the entry invites. */
  String receiver() {
    return entry.attendee("");
  }

  /** What fills the blanks of a form. */
  Map<String, String> values(int number, Instant now) {
    var values = new HashMap<String, String>();
    values.put("NUMBER", "%06d".formatted(number));
    values.put("RECEIVER", receiver());
    values.put("NAME", "Robin Worker");
    values.put("LETTER", letter);
    values.put("REFERENCES", references);
    values.put("UID", entry.uid());
    values.put("SEQUENCE", entry.sequence());
    values.put("SUMMARY", entry.summary());
    values.put("START", LOCAL.format(entry.start().orElseThrow()));
    values.put("END", LOCAL.format(entry.end().orElseThrow()));
    values.put("STAMP", STAMP.format(now));
    values.put("STAMP-OF-REQUEST", entry.value("DTSTAMP").orElseThrow());
    values.put("DATE", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(LONDON)));
    values.put("NUL", "\0");
    values.put("TRAIL", Trail.of(receiver(), number, now));
    values.put("TRAIL-OF-REPORT", Trail.of("", number, now));
    return values;
  }

  /** The same, with an answer. */
  Map<String, String> values(int number, Instant now, CalendarAnswer answer) {
    var values = values(number, now);
    values.put("ANSWER", answer.name());
    values.put("ANSWERED", answer.word());
    return values;
  }
}
