package uk.coregroups.scheduling.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.coregroups.scheduling.calendar.Calendar;

/** What must hold on every day of the years 2020 to 2032. */
class WorkingDaysPropertyTest {

  private static final WorkingDays DAYS = Calendar.shipped().workingDays();
  private static final List<Integer> AMOUNTS = List.of(1, 2, 3, 5, 10, 15, 20, 28);

  private static Stream<LocalDate> everyDay() {
    return LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2033, 1, 1));
  }

  @Test
  void aWorkingDayLimitIsAWorkingDay() {
    for (var convention : Convention.values()) {
      for (int amount : AMOUNTS) {
        for (int direction : List.of(1, -1)) {
          var limit = limit(direction * amount, Unit.WORKING_DAYS, convention, Roll.NONE);
          everyDay()
              .map(day -> limit.from(day, DAYS))
              .filter(deadline -> !DAYS.isWorkingDay(deadline.on()))
              .forEach(deadline -> assertThat(deadline).as("a limit nobody works on").isNull());
        }
      }
    }
  }

  @Test
  void aLimitRolledBackNeverExceedsItsRawDateAndIsAWorkingDay() {
    for (var unit : List.of(Unit.CALENDAR_DAYS, Unit.WEEKS, Unit.MONTHS)) {
      for (int amount : List.of(1, 3, 6, 28, 36)) {
        var limit = limit(amount, unit, Convention.EXCLUDE_TRIGGER_DAY, Roll.BACK);
        everyDay()
            .map(day -> limit.from(day, DAYS))
            .forEach(deadline -> {
              assertThat(deadline.on()).isBeforeOrEqualTo(deadline.raw());
              assertThat(DAYS.isWorkingDay(deadline.on())).isTrue();
            });
      }
    }
  }

  /** A holiday more is added on each weekday in turn, near every day that is counted from. */
  @Test
  void anAddedHolidayNeverBringsAForwardLimitEarlierNorABackwardLimitLater() {
    for (int ahead : List.of(1, 2, 5, 7, 9, 14)) {
      everyDay()
          .forEach(day -> {
            var forward = limit(10, Unit.WORKING_DAYS, Convention.EXCLUDE_TRIGGER_DAY, Roll.NONE);
            assertThat(forward.from(day, with(day.plusDays(ahead))).on())
                .isAfterOrEqualTo(forward.from(day, DAYS).on());
            var back = limit(-10, Unit.WORKING_DAYS, Convention.EXCLUDE_TRIGGER_DAY, Roll.NONE);
            assertThat(back.from(day, with(day.minusDays(ahead))).on())
                .isBeforeOrEqualTo(back.from(day, DAYS).on());
          });
    }
  }

  @Test
  void fromAWorkingDaySoManyForwardAndAsManyBackReturns() {
    for (int amount : AMOUNTS) {
      everyDay()
          .filter(DAYS::isWorkingDay)
          .forEach(day -> assertThat(DAYS.before(DAYS.after(day, amount), amount)).isEqualTo(day));
    }
  }

  /** The day that is reached, and the day that is said, are counted by two ways of counting. */
  @Test
  void theDaysSaidInTheExplanationAreTheDaysThatWereCounted() {
    var limit = limit(10, Unit.WORKING_DAYS, Convention.EXCLUDE_TRIGGER_DAY, Roll.NONE);
    everyDay()
        .map(day -> limit.from(day, DAYS))
        .forEach(deadline -> {
          long weekdays =
              deadline
                  .from()
                  .plusDays(1)
                  .datesUntil(deadline.on().plusDays(1))
                  .filter(day -> !WorkingDays.isWeekend(day))
                  .count();
          assertThat(weekdays - deadline.skipped().size()).isEqualTo(10);
          assertThat(Explanation.on(deadline.on(), deadline, DAYS)).startsWith("Day 10 of 10 ");
        });
  }

  private static WorkingDays with(LocalDate holiday) {
    var holidays = new TreeSet<>(DAYS.bankHolidays());
    holidays.add(holiday);
    return new WorkingDays(holidays);
  }

  private static Limit limit(int amount, Unit unit, Convention convention, Roll roll) {
    return new Limit(
        UUID.randomUUID(),
        Rule.R04,
        Anchor.INITIAL_CONFERENCE,
        Severity.HARD,
        amount,
        unit,
        convention,
        roll,
        "a test");
  }
}
