package uk.coregroups.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.scheduling.Slot;

/** How pages say dates, times and the words of the trade. */
public final class Say {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.UK);

  private Say() {}

  /** "Tue 5 Jan 2027". */
  public static String day(@Nullable LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** "Tuesday 5 January 2027". */
  public static String longDay(@Nullable LocalDate day) {
    return day == null ? "" : LONG_DAY.format(day);
  }

  public static String time(@Nullable LocalTime time) {
    return time == null ? "" : TIME.format(time);
  }

  /** "Tue 5 Jan 2027, 09:12", in London. */
  public static String moment(@Nullable Instant instant) {
    return instant == null ? "" : MOMENT.format(instant.atZone(SuiteClock.LONDON));
  }

  /** "1 second", "5 minutes", "3 hours": whole ones, whichever way the span goes. */
  public static String span(Duration span) {
    var whole = span.abs();
    if (whole.toMinutes() < 2) {
      return count(whole.toSeconds(), "second");
    }
    return whole.toHours() < 2
        ? count(whole.toMinutes(), "minute")
        : count(whole.toHours(), "hour");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** "10:00 to 11:00". */
  public static String hours(Slot slot) {
    return TIME.format(slot.start())
        + " to "
        + TIME.format(slot.start().plusMinutes(slot.minutes()));
  }

  /** What an answer is called. */
  public static String answer(@Nullable String answer, boolean sendsReport) {
    return switch (answer == null ? "" : answer) {
      case "ACCEPTED" -> "Coming";
      case "TENTATIVE" -> "Perhaps";
      case "DECLINED" -> sendsReport ? "Not coming, will send a report" : "Not coming";
      default -> "No answer yet";
    };
  }

  /** What a button that answers says, as the end of a sentence. */
  public static String said(String button) {
    return switch (button) {
      case "ACCEPTED" -> "you are coming";
      case "DECLINED" -> "you cannot come";
      default -> "you cannot come, and will send something in writing";
    };
  }

  /** What somebody's attendance is called. */
  public static String attendance(@Nullable String attendance) {
    return switch (attendance == null ? "" : attendance) {
      case "CAME" -> "Came";
      case "APOLOGIES" -> "Sent apologies";
      case "ABSENT" -> "Did not come";
      default -> "";
    };
  }

  /** What somebody said when they were asked, if they were. */
  public static String asked(@Nullable Boolean said) {
    if (said == null) {
      return "not asked yet";
    }
    return said ? "yes" : "no";
  }

  /** What a letter's state is called, and the colour of its tag. */
  public static String[] letter(String state) {
    return switch (state) {
      case "DUE" -> new String[] {"Waiting", "blue"};
      case "AWAITING_ADDRESS" -> new String[] {"Awaiting an address", "yellow"};
      case "AWAITING_CONFIRMATION" -> new String[] {"Ask them first", "yellow"};
      case "FOR_A_PERSON" -> new String[] {"Somebody tells them", "yellow"};
      case "SENDING" -> new String[] {"Being sent", "blue"};
      case "SENT" -> new String[] {"Sent", "green"};
      case "DELIVERED" -> new String[] {"Delivered", "green"};
      case "UNCERTAIN" -> new String[] {"Uncertain", "red"};
      case "UNDELIVERABLE" -> new String[] {"Not delivered", "red"};
      case "WITHHELD" -> new String[] {"Not sent", "grey"};
      case "SUPERSEDED" -> new String[] {"Replaced", "grey"};
      case "EXPIRED" -> new String[] {"Too late", "red"};
      default -> new String[] {state, "grey"};
    };
  }

  /** What a deadline's standing is called, and the colour of its tag. */
  public static String[] standing(String standing) {
    return switch (standing) {
      case "OPEN" -> new String[] {"Open", "blue"};
      case "WARNING" -> new String[] {"Soon late", "orange"};
      case "LATE" -> new String[] {"Late", "red"};
      case "MET" -> new String[] {"In time", "green"};
      case "MET_LATE" -> new String[] {"Done late", "orange"};
      case "MISSED" -> new String[] {"Not done", "red"};
      default -> new String[] {"Fell away", "grey"};
    };
  }

  /** What has become of something to be arranged, and the colour of its tag. */
  public static String[] arrangement(String state) {
    return switch (state) {
      case "MET" -> new String[] {"Arranged", "green"};
      case "WAIVED" -> new String[] {"Not needed this time", "grey"};
      default -> new String[] {"Not arranged yet", "red"};
    };
  }

  /** What the state of a meeting is called, and the colour of its tag. */
  public static String[] meeting(String state) {
    return switch (state) {
      case "BOOKED" -> new String[] {"Booked", "blue"};
      case "HELD" -> new String[] {"Held", "green"};
      default -> new String[] {"Cancelled", "grey"};
    };
  }

  /** What a conference is called. */
  public static String conference(String kind) {
    return switch (kind) {
      case "INITIAL" -> "Initial conference";
      case "REVIEW" -> "Review conference";
      case "TRANSFER_IN" -> "Transfer-in conference";
      default -> kind;
    };
  }

  /** Every kind of conference, to choose from. */
  public static Map<String, String> conferences() {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : List.of("INITIAL", "REVIEW", "TRANSFER_IN")) {
      kinds.put(kind, conference(kind));
    }
    return kinds;
  }

  /** What the weight of a limit is called, and the colour of its tag. */
  public static String[] severity(String severity) {
    return switch (severity) {
      case "HARD" -> new String[] {"Limit", "red"};
      case "WARN" -> new String[] {"Warning", "orange"};
      default -> new String[] {"Information", "grey"};
    };
  }

  /** "3 days later", "1 day sooner": how far a date has moved. */
  public static String moved(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (to == null) {
      return "falls away";
    }
    if (from == null) {
      return "newly owed";
    }
    long days = ChronoUnit.DAYS.between(from, to);
    return Math.abs(days)
        + (Math.abs(days) == 1 ? " day " : " days ")
        + (days < 0 ? "sooner" : "later");
  }
}
