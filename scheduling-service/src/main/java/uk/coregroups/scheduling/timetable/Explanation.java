package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A deadline in words, made from the very steps that made its date.
 *
 * <p>"Day 7 of 10 working days, counting from the day after the initial conference on Thursday 17
 * December 2026; 25 December, 28 December and 1 January do not count."
 */
public final class Explanation {

  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  private Explanation() {}

  /** The count, without regard to any day on which it is read. */
  public static String of(Deadline deadline) {
    return capital(count(deadline) + skipped(deadline) + rolled(deadline) + ".");
  }

  /** The count, and how far it has come on a day between its start and its end. */
  public static String on(LocalDate today, Deadline deadline, WorkingDays days) {
    var limit = deadline.limit();
    boolean running =
        limit.unit() == Unit.WORKING_DAYS
            && limit.amount() > 0
            && today.isAfter(deadline.from())
            && !today.isAfter(deadline.on());
    if (!running) {
      return of(deadline);
    }
    int counts =
        limit.convention() == Convention.INCLUDE_TRIGGER_DAY && days.isWorkingDay(deadline.from())
            ? 1
            : 0;
    int day = days.between(deadline.from(), today) + counts;
    return day == 0 ? of(deadline) : "Day " + day + " of " + of(deadline);
  }

  /** A day as these explanations write it: "Thursday 17 December 2026". */
  public static String full(LocalDate day) {
    return FULL.format(day);
  }

  private static String count(Deadline deadline) {
    var limit = deadline.limit();
    var anchor = limit.anchor().words() + " on " + FULL.format(deadline.from());
    if (limit.rule().isFixedDay()) {
      return limit.anchor().words() + ", " + FULL.format(deadline.from());
    }
    var amount = limit.unit().words(limit.amount());
    var direction = limit.amount() < 0 ? " before " : " after ";
    if (limit.unit() != Unit.WORKING_DAYS) {
      return amount + direction + anchor;
    }
    return switch (limit.convention()) {
      case EXCLUDE_TRIGGER_DAY ->
          limit.amount() < 0
              ? amount + " before " + anchor + ", counting back from the day before it"
              : amount + ", counting from the day after " + anchor;
      case INCLUDE_TRIGGER_DAY ->
          amount + ", counting " + anchor + " as day 1" + (limit.amount() < 0 ? ", back" : "");
    };
  }

  private static String skipped(Deadline deadline) {
    var skipped = deadline.skipped();
    if (skipped.isEmpty()) {
      return "";
    }
    return "; " + list(skipped) + (skipped.size() == 1 ? " does" : " do") + " not count";
  }

  private static String rolled(Deadline deadline) {
    var raw = deadline.raw();
    if (raw.equals(deadline.on())) {
      return "";
    }
    return switch (deadline.limit().roll()) {
      case NONE -> "";
      case BACK -> "; " + FULL.format(raw) + " is not a working day, so the last one before it";
      case FORWARD -> "; " + FULL.format(raw) + " is not a working day, so the next one";
      case AFTER -> "; true from the day after " + FULL.format(raw);
    };
  }

  private static String list(SortedSet<LocalDate> days) {
    var words = new ArrayList<>(days.stream().map(SHORT::format).toList());
    if (words.size() == 1) {
      return words.getFirst();
    }
    var last = words.removeLast();
    return String.join(", ", words) + " and " + last;
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** "10 working days … Working Together, as set by this partnership on 1 September 2026." */
  public static String sourced(String count, Limit limit, @Nullable LocalDate setOn) {
    var source = limit.source().strip().replaceFirst("\\.$", "");
    return count
        + " "
        + capital(source)
        + (setOn == null
            ? "; the starting profile, not yet confirmed by this partnership."
            : ", as set by this partnership on "
                + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(setOn)
                + ".");
  }
}
