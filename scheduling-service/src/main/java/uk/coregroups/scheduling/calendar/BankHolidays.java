package uk.coregroups.scheduling.calendar;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * The calendar in force, whichever node took in the last list.
 *
 * <p>It asks for the version at each use, and reads the list only when the version is another.
 */
@Component
public class BankHolidays {

  private final HolidayStore store;
  private final AtomicReference<Calendar> known = new AtomicReference<>(Calendar.shipped());

  BankHolidays(HolidayStore store) {
    this.store = store;
  }

  public Calendar calendar() {
    int version = store.latest();
    var calendar = known.get();
    if (calendar.version() != version) {
      calendar = version == 0 ? Calendar.shipped() : Calendar.of(version, store.list(version));
      known.set(calendar);
    }
    return calendar;
  }

  public WorkingDays workingDays() {
    return calendar().workingDays();
  }
}
