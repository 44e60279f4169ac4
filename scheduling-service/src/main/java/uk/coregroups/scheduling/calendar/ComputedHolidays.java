package uk.coregroups.scheduling.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The bank holidays of England as the jollyday library computes them: a forecast, for no library
 * knows what will be proclaimed.
 *
 * <p>It must be asked for England: without "eng" Easter Monday is missing.
 */
final class ComputedHolidays {

  /** Far enough back for any open case, and ahead for any limit. */
  private static final int FIRST_YEAR = 2015;

  private static final int LAST_YEAR = 2045;

  private ComputedHolidays() {}

  static HolidayList all() {
    var manager =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    var byDay = new TreeMap<LocalDate, Holiday>();
    IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
        .boxed()
        .flatMap(year -> manager.getHolidays(Year.of(year), "eng").stream())
        .map(one -> new Holiday(one.getDate(), one.getDescription(Locale.UK), ""))
        .forEach(one -> byDay.putIfAbsent(one.date(), one));
    return new HolidayList(List.copyOf(byDay.values()));
  }
}
