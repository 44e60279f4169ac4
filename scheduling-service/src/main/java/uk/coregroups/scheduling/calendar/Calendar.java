package uk.coregroups.scheduling.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * The calendar every limit is counted on: the official list, and beyond its years a forecast.
 *
 * @param version of the official list; 0 for the one that came with this release
 * @param official as read
 * @param forecast the computed holidays of the years the official list does not cover
 */
public record Calendar(
    int version, HolidayList official, List<Holiday> forecast, WorkingDays workingDays) {

  private static final HolidayList COMPUTED = ComputedHolidays.all();

  /** The calendar that an official list makes. */
  public static Calendar of(int version, HolidayList official) {
    var forecast =
        COMPUTED.holidays().stream().filter(one -> !official.covers(one.date())).toList();
    var days =
        official.over(new HolidayList(forecast)).holidays().stream()
            .map(Holiday::date)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Calendar(version, official, forecast, new WorkingDays(days));
  }

  /** The calendar that came with this release. */
  public static Calendar shipped() {
    return of(0, HolidayFile.shipped());
  }

  /** Whether a count that reaches from one day to another rests on a forecast of bank holidays. */
  public boolean isForecast(LocalDate from, LocalDate until) {
    return !official.covers(from) || !official.covers(until);
  }

  /** The calendar with a newer official list; years it does not cover stay as they were. */
  public Calendar with(HolidayList newer) {
    return of(version + 1, newer.over(official));
  }
}
