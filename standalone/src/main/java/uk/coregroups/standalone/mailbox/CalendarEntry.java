package uk.coregroups.standalone.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a calendar makes of the {@code text/calendar} part of a mail: one meeting. */
public final class CalendarEntry {

  private final String method;
  private final List<ContentLine> event;

  private CalendarEntry(String method, List<ContentLine> event) {
    this.method = method;
    this.event = event;
  }

  /** Reads the first event and leaves its alarms and the time zones aside. */
  static CalendarEntry parse(String calendar) {
    var method = "PUBLISH";
    var event = new ArrayList<ContentLine>();
    var inside = new ArrayList<String>();
    for (var line : ContentLine.all(calendar)) {
      switch (line.name()) {
        case "BEGIN" -> inside.add(line.value());
        case "END" -> inside.remove(line.value());
        case "METHOD" -> method = line.value();
        default -> {
          if (inside.equals(List.of("VCALENDAR", "VEVENT"))) {
            event.add(line);
          }
        }
      }
    }
    return new CalendarEntry(method, event);
  }

  /** REQUEST, CANCEL, REPLY and so on. */
  public String method() {
    return method;
  }

  /** Does it ask its receiver to come? */
  public boolean isRequest() {
    return method.equalsIgnoreCase("REQUEST");
  }

  public String uid() {
    return words("UID").orElse("");
  }

  public String sequence() {
    return words("SEQUENCE").orElse("0");
  }

  public String summary() {
    return words("SUMMARY").orElse("");
  }

  public String location() {
    return words("LOCATION").orElse("");
  }

  public String description() {
    return words("DESCRIPTION").orElse("");
  }

  public String status() {
    return words("STATUS").orElse("");
  }

  public Optional<Instant> start() {
    return first("DTSTART").flatMap(ContentLine::moment);
  }

  public Optional<Instant> end() {
    return first("DTEND").flatMap(ContentLine::moment);
  }

  /** The address that answers go to. */
  public Optional<String> organizer() {
    return first("ORGANIZER").map(ContentLine::address);
  }

  /** How the attendee answered, in a REPLY. */
  public Optional<String> answer() {
    return first("ATTENDEE").map(attendee -> attendee.parameters().get("PARTSTAT"));
  }

  /** The address by which the meeting knows that receiver: their own, else the first there is. */
  public String attendee(String receiver) {
    var attendees =
        event.stream()
            .filter(line -> line.name().equals("ATTENDEE"))
            .map(ContentLine::address)
            .toList();
    return attendees.stream()
        .filter(receiver::equalsIgnoreCase)
        .findFirst()
        .orElse(attendees.isEmpty() ? receiver : attendees.getFirst());
  }

  /** The line of that name exactly as it came, without its parameters. */
  public Optional<String> value(String name) {
    return first(name).map(ContentLine::value);
  }

  private Optional<String> words(String name) {
    return first(name).map(ContentLine::words);
  }

  private Optional<ContentLine> first(String name) {
    return event.stream().filter(line -> line.name().equals(name)).findFirst();
  }
}
