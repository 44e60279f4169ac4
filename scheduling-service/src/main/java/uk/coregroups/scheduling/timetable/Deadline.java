package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * The day by which something must be done, and the steps that led to it.
 *
 * @param from the day the count started from
 * @param raw where the count ended, before any roll
 * @param on the deadline
 * @param skipped the bank holidays on weekdays that a count of working days stepped over
 */
public record Deadline(
    Limit limit, LocalDate from, LocalDate raw, LocalDate on, SortedSet<LocalDate> skipped) {

  /** The last day the calendar was looked at for: up to here its holidays must be known. */
  public LocalDate reaches() {
    return raw.isAfter(on) ? raw : on;
  }
}
