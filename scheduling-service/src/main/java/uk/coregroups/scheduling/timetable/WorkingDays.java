package uk.coregroups.scheduling.timetable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Monday to Friday, less the bank holidays of England and Wales.
 *
 * <p>"A working day is defined as Monday - Friday. Saturday, Sunday and public holidays are
 * excluded." (Nottinghamshire, Child Protection Conference, July 2024.) Days on which a council is
 * shut count.
 */
public record WorkingDays(NavigableSet<LocalDate> bankHolidays) {

  public WorkingDays {
    bankHolidays = new TreeSet<>(bankHolidays);
  }

  public boolean isWorkingDay(LocalDate day) {
    return !isWeekend(day) && !bankHolidays.contains(day);
  }

  public static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * The working day that is {@code count} working days after {@code day}, which itself does not
   * count; before it, if {@code count} is negative. With a count of 0 it is {@code day}.
   *
   * <p>10 after Thu 17 December 2026 is Tue 5 January 2027: 25 and 28 December and 1 January do not
   * count. It is not the same as 14 calendar days, although it is in every ordinary fortnight.
   */
  public LocalDate after(LocalDate day, int count) {
    int step = Integer.signum(count);
    int left = Math.abs(count);
    var reached = day;
    while (left > 0) {
      reached = reached.plusDays(step);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reached;
  }

  /** The working day that is {@code count} working days before {@code day}. */
  public LocalDate before(LocalDate day, int count) {
    return after(day, -count);
  }

  /** How many working days lie after {@code one} up to and with {@code other}. */
  public int between(LocalDate one, LocalDate other) {
    return (int) one.plusDays(1).datesUntil(other.plusDays(1)).filter(this::isWorkingDay).count();
  }

  /** {@code day} if it is a working day, else the last one before it. */
  public LocalDate onOrBefore(LocalDate day) {
    return isWorkingDay(day) ? day : after(day, -1);
  }

  /** {@code day} if it is a working day, else the first one after it. */
  public LocalDate onOrAfter(LocalDate day) {
    return isWorkingDay(day) ? day : after(day, 1);
  }

  /** The bank holidays that another calendar does not have. */
  public SortedSet<LocalDate> holidaysNotIn(WorkingDays other) {
    var own = new TreeSet<>(bankHolidays);
    own.removeAll(other.bankHolidays);
    return own;
  }

  /** The bank holidays on weekdays strictly between two days: those a count had to step over. */
  public SortedSet<LocalDate> steppedOver(LocalDate one, LocalDate other) {
    var from = one.isBefore(other) ? one : other;
    var to = one.isBefore(other) ? other : one;
    var between = new TreeSet<>(bankHolidays.subSet(from, false, to, false));
    between.removeIf(WorkingDays::isWeekend);
    return between;
  }
}
