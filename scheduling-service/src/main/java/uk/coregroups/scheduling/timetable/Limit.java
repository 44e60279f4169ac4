package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;

/**
 * One limit of one rule, as a partnership has set it.
 *
 * @param id the row of the policy it stands in
 * @param anchor what its days are counted from
 * @param amount how many units; negative counts backwards, as before a conference
 * @param source whose rule this is, in words for the page
 */
public record Limit(
    UUID id,
    Rule rule,
    Anchor anchor,
    Severity severity,
    int amount,
    Unit unit,
    Convention convention,
    Roll roll,
    String source) {

  /**
   * The deadline this limit makes when counted from a day.
   *
   * <p>Months keep the day of the month and are cut to the end of a shorter one: 3 months after 30
   * November is 28 February, which is neither 13 weeks nor 90 days.
   *
   * @throws IllegalStateException if the limit is a number of meetings and no date
   */
  public Deadline from(LocalDate day, WorkingDays days) {
    var raw =
        switch (unit) {
          case WORKING_DAYS -> days.after(day, counted(day, days));
          case CALENDAR_DAYS -> day.plusDays(amount);
          case WEEKS -> day.plusWeeks(amount);
          case MONTHS -> day.plusMonths(amount);
          case CORE_GROUPS -> throw new IllegalStateException(rule + " counts meetings, not days");
        };
    var on =
        switch (roll) {
          case NONE -> raw;
          case BACK -> days.onOrBefore(raw);
          case FORWARD -> days.onOrAfter(raw);
          case AFTER -> raw.plusDays(1);
        };
    var skipped =
        unit == Unit.WORKING_DAYS
            ? days.steppedOver(day, raw)
            : Collections.<LocalDate>emptySortedSet();
    return new Deadline(this, day, raw, on, skipped);
  }

  /** How many working days to step, given whether the first day has already counted as one. */
  private int counted(LocalDate day, WorkingDays days) {
    boolean counts = convention == Convention.INCLUDE_TRIGGER_DAY && days.isWorkingDay(day);
    return counts ? amount - Integer.signum(amount) : amount;
  }

  /** "10 working days after the initial conference"; "at least 2 core groups". */
  public String words() {
    if (rule.isFixedDay()) {
      return anchor.words();
    }
    if (unit == Unit.CORE_GROUPS) {
      return "at least " + unit.words(amount);
    }
    return unit.words(amount) + (amount < 0 ? " before " : " after ") + anchor.words();
  }
}
