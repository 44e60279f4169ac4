package uk.coregroups.notification.mailbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.notification.mailbox.CalendarLines.Property;

/**
 * What somebody's calendar program has sent: what makes it an answer, and nothing else. Whatever
 * else is in it may be wrong, because every program writes it a little differently.
 *
 * @param uid the entry it answers
 * @param attendees who answers, and what
 * @param sequence of the invitation that was answered; 0 if it does not say
 * @param stamp when it was answered; null if it does not say
 * @param proposed another time, in words; null if it proposes none
 * @param said what the person wrote beside their answer; null if nothing
 */
record CalendarReply(
    Method method,
    @Nullable String uid,
    List<Attendee> attendees,
    int sequence,
    @Nullable Instant stamp,
    boolean oneOfASeries,
    @Nullable String proposed,
    @Nullable String said) {

  private static final int LARGEST = 512 * 1024;
  private static final int LONGEST_COMMENT = 300;
  private static final String SCHEME = "mailto:";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  /** What kind of message it is. */
  enum Method {
    REPLY,
    COUNTER,
    REFRESH,
    /** Anything else: a stranger's invitation, or nothing we know. */
    OTHER
  }

  /**
   * Who answers.
   *
   * @param address bare, in lower case; null if it cannot be made out
   * @param answer null if it says neither yes, maybe nor no
   * @param delegatedTo to whom they pass the invitation on; null if to nobody
   */
  record Attendee(
      @Nullable String address, @Nullable Answer answer, @Nullable String delegatedTo) {}

  /**
   * Reads a calendar part; nothing if it is too large, holds more than one event, or is about no
   * entry of ours: what strangers attach is not looked into.
   *
   * @param method as the part's header says it, for a calendar that does not say it itself
   * @param ours whether a UID is one of ours
   */
  static Optional<CalendarReply> read(
      String text, @Nullable String method, Predicate<String> ours) {
    if (text.length() > LARGEST) {
      return Optional.empty();
    }
    var lines = CalendarLines.of(StorableText.of(text));
    if (lines.events().size() != 1) {
      return Optional.empty();
    }
    var uid = CalendarLines.value(lines.events().getFirst(), "UID");
    return uid != null && ours.test(uid) ? Optional.of(of(lines, method)) : Optional.empty();
  }

  private static CalendarReply of(CalendarLines lines, @Nullable String outside) {
    var event = lines.events().getFirst();
    var method = method(lines.value("METHOD"), outside, CalendarLines.value(event, "METHOD"));
    return new CalendarReply(
        method,
        CalendarLines.value(event, "UID"),
        attendees(event),
        sequence(CalendarLines.value(event, "SEQUENCE")),
        stamp(CalendarLines.value(event, "DTSTAMP")),
        CalendarLines.value(event, "RECURRENCE-ID") != null,
        method == Method.COUNTER ? proposed(event) : null,
        said(event));
  }

  /** What the person with this mailbox answers; where there is but one attendee, it is theirs. */
  Optional<Attendee> of(String mailbox) {
    return attendees.stream().filter(one -> mailbox.equals(one.address)).findFirst();
  }

  private static List<Attendee> attendees(List<Property> event) {
    return event.stream()
        .filter(one -> one.name().equals("ATTENDEE"))
        .map(CalendarReply::attendee)
        .toList();
  }

  private static Attendee attendee(Property written) {
    var said =
        Objects.requireNonNullElse(
            written.parameter("PARTSTAT"),
            Objects.requireNonNullElse(written.parameter("STATUS"), ""));
    var to = written.parameter("DELEGATED-TO");
    boolean delegated = to != null || said.equalsIgnoreCase("DELEGATED");
    return new Attendee(
        address(written),
        answer(said),
        delegated ? StorableText.line(to == null ? "" : withoutScheme(to), LONGEST_COMMENT) : null);
  }

  /** Some calendars write a path or a number for an address, and the address beside it. */
  private static @Nullable String address(Property written) {
    var value = withoutScheme(written.value());
    var beside = written.parameter("EMAIL");
    var address = value.contains("@") || beside == null ? value : withoutScheme(beside);
    return address.contains("@") ? address.toLowerCase(Locale.ROOT) : null;
  }

  private static String withoutScheme(String written) {
    var bare = written.strip().replace("%40", "@");
    // The last one: a colon in a name that is not quoted ends nothing.
    int scheme = bare.toLowerCase(Locale.ROOT).lastIndexOf(SCHEME);
    var address = scheme < 0 ? bare : bare.substring(scheme + SCHEME.length()).strip();
    return address.startsWith("<") && address.endsWith(">")
        ? address.substring(1, address.length() - 1).strip()
        : address;
  }

  /** As the first of them says it that says anything. */
  private static Method method(@Nullable String... written) {
    var first = "";
    for (var one : written) {
      first = first.isBlank() && one != null ? one : first;
    }
    return switch (first.strip().toUpperCase(Locale.ROOT)) {
      case "REPLY" -> Method.REPLY;
      case "COUNTER" -> Method.COUNTER;
      case "REFRESH" -> Method.REFRESH;
      default -> Method.OTHER;
    };
  }

  private static @Nullable Answer answer(String said) {
    return switch (said.toUpperCase(Locale.ROOT)) {
      case "ACCEPTED", "CONFIRMED" -> Answer.ACCEPTED;
      case "TENTATIVE" -> Answer.TENTATIVE;
      case "DECLINED" -> Answer.DECLINED;
      default -> null;
    };
  }

  private static int sequence(@Nullable String written) {
    int number = 0;
    for (int i = 0; written != null && i < written.length() && i < 9; i++) {
      char digit = written.charAt(i);
      if (digit < '0' || digit > '9') {
        break;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  private static @Nullable Instant stamp(@Nullable String written) {
    var moment = written == null || !isUtc(written) ? null : local(written);
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }

  private static boolean isUtc(String written) {
    return written.endsWith("Z") || written.endsWith("z");
  }

  /** The first fifteen characters of a moment, such as 20270106T140000; null if they are none. */
  private static @Nullable LocalDateTime local(String written) {
    try {
      return written.length() < 15 || Character.toUpperCase(written.charAt(8)) != 'T'
          ? null
          : LocalDate.parse(written.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE)
              .atTime(number(written, 9), number(written, 11), number(written, 13));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static int number(String written, int from) {
    return Integer.parseInt(written.substring(from, from + 2));
  }

  private static @Nullable String proposed(List<Property> event) {
    var from = moment(event, "DTSTART");
    var until = moment(event, "DTEND");
    var words = new StringBuilder();
    if (from != null) {
      words.append("Proposed: ").append(DAY.format(from)).append(", ").append(TIME.format(from));
    }
    if (from != null && until != null) {
      words.append(" to ").append(TIME.format(until));
    }
    return words.isEmpty() ? null : words.toString();
  }

  /** As Outlook writes it (RFC 5545, section 3.8.1.4), or Google. */
  private static @Nullable String said(List<Property> event) {
    var comments = event.stream().filter(one -> one.name().equals("COMMENT")).map(Property::value);
    var beside =
        event.stream()
            .filter(one -> one.name().equals("ATTENDEE"))
            .map(one -> one.parameter("X-RESPONSE-COMMENT"));
    return Stream.concat(comments, beside)
        .filter(Objects::nonNull)
        .map(one -> one.replace("\\n", " ").replace("\\N", " ").replace("\\", ""))
        .map(one -> StorableText.line(one, LONGEST_COMMENT))
        .filter(one -> !one.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** A moment on our clocks; a zone that is not known is taken for ours. */
  private static @Nullable LocalDateTime moment(List<Property> event, String name) {
    var property = event.stream().filter(one -> one.name().equals(name)).findFirst();
    var written = property.map(one -> one.value().strip()).orElse("");
    var local = local(written);
    if (local == null) {
      return null;
    }
    var zone = isUtc(written) ? ZoneOffset.UTC : zone(property.get().parameter("TZID"));
    return local.atZone(zone).withZoneSameInstant(SuiteClock.LONDON).toLocalDateTime();
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? SuiteClock.LONDON : ZoneId.of(name);
    } catch (DateTimeException e) {
      return SuiteClock.LONDON;
    }
  }
}
