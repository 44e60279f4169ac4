package uk.coregroups.scheduling.policy;

import uk.coregroups.scheduling.timetable.WorkingDays;

/** Lends the calendar to tests of other rooms. */
public final class BankHolidaysOfTheLibrary {

  private BankHolidaysOfTheLibrary() {}

  public static WorkingDays workingDays() {
    return new BankHolidays().workingDays();
  }
}
