package uk.coregroups.scheduling.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.scheduling.calendar.Calendar;
import uk.coregroups.scheduling.policy.Profile;

/** What a hasty implementer gets wrong, one test each, with dates counted by hand. */
class DateTrapsTest {

  private static final WorkingDays DAYS = Calendar.shipped().workingDays();

  @Test
  void tenWorkingDaysAreNotFourteenDaysOverChristmas() {
    var limit = starter(Rule.R04);

    assertThat(limit.from(day("2026-12-17"), DAYS).on())
        .isEqualTo(day("2027-01-05"))
        .isNotEqualTo(day("2026-12-17").plusDays(14));
  }

  @Test
  void theDayThatStartsTheCountIsDayOneWhereThePartnershipSaysSo() {
    var nottinghamshire =
        Profile.NOTTINGHAMSHIRE.policy().binding(Rule.R03, Rule.R03.anchor()).orElseThrow();

    assertThat(nottinghamshire.from(day("2026-03-26"), DAYS).on()).isEqualTo(day("2026-04-17"));
    assertThat(starter(Rule.R03).from(day("2026-03-26"), DAYS).on()).isEqualTo(day("2026-04-20"));
  }

  @Test
  void aWeekendTriggerComesToTheSameUnderBothConventions() {
    var saturday = day("2026-12-19");

    assertThat(starter(Rule.R03).from(saturday, DAYS).on()).isEqualTo(day("2027-01-13"));
    assertThat(
            Profile.NOTTINGHAMSHIRE
                .policy()
                .binding(Rule.R03, Rule.R03.anchor())
                .orElseThrow()
                .from(saturday, DAYS)
                .on())
        .isEqualTo(day("2027-01-13"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-25, false", "2026-12-26, false", "2026-12-28, false", "2026-12-29, true",
    "2027-12-24, true", "2027-12-27, false", "2027-12-28, false", "2027-12-29, true",
    "2028-01-03, false", "2028-12-26, false", "2022-06-03, false", "2022-09-19, false",
    "2023-05-08, false", "2020-05-04, true", "2020-05-08, false", "2027-03-29, false"
  })
  void substituteDaysAndProclaimedOnesAreBankHolidays(LocalDate day, boolean worked) {
    assertThat(DAYS.isWorkingDay(day)).isEqualTo(worked);
  }

  @Test
  void threeMonthsAreNeitherNinetyDaysNorThirteenWeeks() {
    var deadline = starter(Rule.R07).from(day("2026-11-30"), DAYS);

    assertThat(deadline.raw()).isEqualTo(day("2027-02-28"));
    assertThat(deadline.on()).isEqualTo(day("2027-02-26")).isBefore(day("2027-03-01"));
  }

  @Test
  void aStatutoryLimitRollsBackAndOnlyOfferDaysRollForward() {
    assertThat(starter(Rule.R07).from(day("2026-09-25"), DAYS).on()).isEqualTo(day("2026-12-24"));
    assertThat(starter(Rule.R25).from(day("2028-04-16"), DAYS).on()).isEqualTo(day("2028-04-18"));
    assertThat(Profile.STARTER.limits())
        .filteredOn(limit -> limit.roll() == Roll.FORWARD)
        .extracting(Limit::rule)
        .containsOnly(Rule.R25);
  }

  @Test
  void fourWeeksAreNotTwentyWorkingDaysNorAMonth() {
    var held = day("2026-12-08");

    assertThat(limit(4, Unit.WEEKS).from(held, DAYS).on()).isEqualTo(day("2027-01-05"));
    assertThat(limit(20, Unit.WORKING_DAYS).from(held, DAYS).on()).isEqualTo(day("2027-01-08"));
    assertThat(limit(1, Unit.MONTHS).from(held, DAYS).on()).isEqualTo(day("2027-01-08"));
    assertThat(limit(6, Unit.WEEKS).from(held, DAYS).on()).isEqualTo(day("2027-01-19"));
  }

  @Test
  void moreThanTwelveMonthsIsTrueFromTheDayAfter() {
    assertThat(starter(Rule.R20).from(day("2026-11-30"), DAYS).on()).isEqualTo(day("2027-12-01"));
  }

  /** Lincolnshire's chain from Christmas Eve: "48 hours (two working days)", 5 and 2 more. */
  @Test
  void fortyEightHoursOverChristmasAreNotTwoWorkingDays() {
    var first = limit(2, Unit.WORKING_DAYS).from(day("2026-12-24"), DAYS).on();
    var second = limit(5, Unit.WORKING_DAYS).from(first, DAYS).on();
    var third = limit(2, Unit.WORKING_DAYS).from(second, DAYS).on();

    assertThat(first).isEqualTo(day("2026-12-30"));
    assertThat(second).isEqualTo(day("2027-01-07"));
    assertThat(third).isEqualTo(day("2027-01-11"));
  }

  private static Limit starter(Rule rule) {
    return Profile.STARTER.policy().binding(rule, rule.anchor()).orElseThrow();
  }

  private static Limit limit(int amount, Unit unit) {
    return new Limit(
        UUID.randomUUID(),
        Rule.R05,
        Rule.R05.anchor(),
        Severity.HARD,
        amount,
        unit,
        Convention.EXCLUDE_TRIGGER_DAY,
        Rule.R05.usualRoll(unit),
        "a test");
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
