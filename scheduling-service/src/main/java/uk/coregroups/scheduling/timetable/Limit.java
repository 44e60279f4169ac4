package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One limit of one rule, as a partnership has set it.
 *
 * @param id the row of the policy it stands in
 * @param amount how many units; negative counts backwards, as before a conference
 * @param source whose rule this is, in words for the page
 */
public record Limit(
    UUID id,
    Rule rule,
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
   */
  public Deadline from(LocalDate anchor, WorkingDays days) {
    var raw =
        switch (unit) {
          case WORKING_DAYS -> days.after(anchor, counted(anchor, days));
          case CALENDAR_DAYS -> anchor.plusDays(amount);
          case WEEKS -> anchor.plusWeeks(amount);
          case MONTHS -> anchor.plusMonths(amount);
        };
    var on =
        switch (roll) {
          case NONE -> raw;
          case BACK -> days.onOrBefore(raw);
          case FORWARD -> days.onOrAfter(raw);
          case AFTER -> raw.plusDays(1);
        };
    return new Deadline(this, anchor, raw, on);
  }

  /** How many working days to step, given whether the first day has already counted as one. */
  private int counted(LocalDate anchor, WorkingDays days) {
    boolean counts = convention == Convention.INCLUDE_TRIGGER_DAY && days.isWorkingDay(anchor);
    return counts ? amount - Integer.signum(amount) : amount;
  }
}
