package uk.coregroups.standalone.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person can press in their calendar, and the reply that the calendar then writes. */
public enum CalendarAnswer {
  ACCEPTED("Accepted"),
  TENTATIVE("Tentative"),
  DECLINED("Declined");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private final String word;

  CalendarAnswer(String word) {
    this.word = word;
  }

  /** The word in front of the subject: "Accepted: Appointment". */
  public String word() {
    return word;
  }

  /** RFC 5546 3.2.3: the meeting's UID and SEQUENCE, one attendee, and a stamp of this reply. */
  String reply(CalendarEntry meeting, String attendee, Instant stamp) {
    var event =
        Stream.of(
                copied("UID", meeting),
                copied("SEQUENCE", meeting),
                Stream.of("DTSTAMP:" + STAMP.format(stamp)),
                meeting.start().stream().map(start -> "DTSTART:" + STAMP.format(start)),
                meeting.end().stream().map(end -> "DTEND:" + STAMP.format(end)),
                copied("ORGANIZER", meeting),
                Stream.of("ATTENDEE;PARTSTAT=" + name() + ":mailto:" + attendee),
                copied("SUMMARY", meeting))
            .flatMap(lines -> lines);
    var head =
        Stream.of(
            "BEGIN:VCALENDAR",
            "PRODID:-//Post room//A receiver's calendar//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VEVENT");
    var tail = Stream.of("END:VEVENT", "END:VCALENDAR");
    return Stream.of(head, event, tail)
        .flatMap(lines -> lines)
        .map(CalendarAnswer::folded)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static Stream<String> copied(String name, CalendarEntry meeting) {
    return meeting.value(name).stream().map(value -> name + ":" + value);
  }

  /** RFC 5545 3.1: no line is longer than 75 octets, and no letter is cut in two. */
  private static String folded(String line) {
    var written = new StringBuilder();
    int room = LONGEST_LINE;
    for (int letter : line.codePoints().toArray()) {
      var next = Character.toString(letter);
      int octets = next.getBytes(UTF_8).length;
      if (octets > room) {
        written.append("\r\n ");
        room = LONGEST_LINE - 1;
      }
      written.append(next);
      room -= octets;
    }
    return written.toString();
  }
}
