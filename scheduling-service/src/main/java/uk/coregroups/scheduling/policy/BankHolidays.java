package uk.coregroups.scheduling.policy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * The bank holidays of England and Wales, as the jollyday library computes them.
 *
 * <p>It knows every one-off proclaimed until its release (8 May 2020, 3 June and 19 September 2022,
 * 8 May 2023) and none after. It must be asked for England: without "eng" Easter Monday is missing.
 */
@Component
public class BankHolidays {

  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2045;

  private final WorkingDays days;

  BankHolidays() {
    var manager =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    var holidays = new TreeSet<LocalDate>();
    IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
        .forEach(year ->
            manager.getHolidays(Year.of(year), "eng").stream()
                .map(Holiday::getDate)
                .forEach(holidays::add));
    days = new WorkingDays(holidays);
  }

  public WorkingDays workingDays() {
    return days;
  }
}
