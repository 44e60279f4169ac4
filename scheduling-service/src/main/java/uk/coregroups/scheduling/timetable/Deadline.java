package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The day by which something must be done, and how it was counted.
 *
 * @param anchor the day the count started from
 * @param raw where the count ended, before any roll
 * @param on the deadline
 */
public record Deadline(Limit limit, LocalDate anchor, LocalDate raw, LocalDate on) {

  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  /**
   * The count in words: "10 working days after the initial conference on Thursday 17 December 2026,
   * counting from the day after it; 25 December, 28 December and 1 January do not count."
   */
  public String inWords(WorkingDays days) {
    return count() + skipped(days) + rolled() + ".";
  }

  private String count() {
    return limit.unit().words(limit.amount())
        + (limit.amount() < 0 ? " before " : " after ")
        + limit.rule().anchor()
        + " on "
        + FULL.format(anchor)
        + convention();
  }

  private String convention() {
    if (limit.unit() != Unit.WORKING_DAYS) {
      return "";
    }
    return switch (limit.convention()) {
      case EXCLUDE_TRIGGER_DAY ->
          limit.amount() < 0
              ? ", counting back from the day before it"
              : ", counting from the day after it";
      case INCLUDE_TRIGGER_DAY -> ", counting that day as the first";
    };
  }

  private String skipped(WorkingDays days) {
    if (limit.unit() != Unit.WORKING_DAYS) {
      return "";
    }
    var skipped = days.steppedOver(anchor, raw);
    if (skipped.isEmpty()) {
      return "";
    }
    return "; " + list(skipped) + (skipped.size() == 1 ? " does" : " do") + " not count";
  }

  private String rolled() {
    if (raw.equals(on)) {
      return "";
    }
    return switch (limit.roll()) {
      case NONE -> "";
      case BACK -> "; " + FULL.format(raw) + " is not a working day, so the last one before it";
      case FORWARD -> "; " + FULL.format(raw) + " is not a working day, so the next one";
      case AFTER -> "; true from the day after " + FULL.format(raw);
    };
  }

  private static String list(SortedSet<LocalDate> days) {
    var words =
        days.stream().map(SHORT::format).collect(Collectors.toCollection(java.util.ArrayList::new));
    if (words.size() == 1) {
      return words.getFirst();
    }
    var last = words.removeLast();
    return String.join(", ", words) + " and " + last;
  }
}
