package uk.coregroups.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.scheduling.timetable.WorkingDays;

/** The official list is read as it is published, and refused in words when it cannot be right. */
class HolidayFileTest {

  private static final List<String> A_YEAR =
      List.of("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28");

  @Test
  void aGoodListIsTaken() {
    assertThat(HolidayFile.read(file(year(2027)))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aDuplicateIsNamed() {
    assertThat(wrong(file(year(2027) + "," + event("2027-05-03"))))
        .containsExactly("2027-05-03 is in it twice");
  }

  @Test
  void aMissingYearIsNamed() {
    assertThat(wrong(file(year(2027) + "," + year(2029))))
        .containsExactly("the year 2028 is missing");
  }

  @Test
  void aYearWithTooFewIsNamed() {
    assertThat(wrong(file(year(2027) + "," + event("2028-01-03"))))
        .containsExactly(
            "the year 2028 has 1 bank holidays, and England and Wales have at least 8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "{}",
        "{\"scotland\": {\"events\": []}}",
        "{\"england-and-wales\": {\"events\": []}}",
        "{\"england-and-wales\": {\"events\": [{\"title\": \"x\", \"date\": \"2027-02-30\"}]}}",
        "{\"england-and-wales\": {\"events\": [{\"date\": \"2027-01-01\"}]}}",
        "{\"england-and-wales\": {\"events\": [{\"title\": \"x\", \"date\":"
            + " \"+999999999-01-01\"}]}}",
        "{\"england-and-wales\": {\"events\": [{\"title\": \"x\", \"date\": \"1816-01-01\"}]}}"
      })
  void whatIsNoListIsRefused(String text) {
    assertThat(wrong(text)).isNotEmpty();
  }

  /** Two sources, one calendar: the list that is shipped, and the library's own arithmetic. */
  @Test
  void theShippedListAgreesWithTheLibraryDayByDay() {
    var shipped = HolidayFile.shipped();
    var computed =
        ComputedHolidays.all().holidays().stream()
            .map(Holiday::date)
            .filter(day -> day.getYear() >= 2019 && day.getYear() <= 2028)
            .filter(day -> !WorkingDays.isWeekend(day))
            .collect(Collectors.toSet());

    assertThat(shipped.fromYear()).isEqualTo(2019);
    assertThat(shipped.untilYear()).isEqualTo(2028);
    assertThat(shipped.holidays().stream().map(Holiday::date).collect(Collectors.toSet()))
        .isEqualTo(computed);
  }

  @Test
  void aNewerListReplacesItsYearsAndKeepsTheOthers() {
    var calendar = Calendar.shipped();
    var newer = ((Outcome.Done<HolidayList>) HolidayFile.read(file(year(2028)))).value();

    var after = calendar.with(newer);

    assertThat(after.official().fromYear()).isEqualTo(2019);
    assertThat(after.official().without(calendar.official())).hasSize(8);
    assertThat(after.version()).isEqualTo(1);
  }

  private static List<String> wrong(String text) {
    return ((Outcome.Refused<HolidayList>) HolidayFile.read(text))
        .wrongs().stream().map(Outcome.Wrong::words).toList();
  }

  private static String year(int year) {
    return A_YEAR.stream().map(day -> event(year + "-" + day)).collect(Collectors.joining(","));
  }

  private static String event(String date) {
    return "{\"title\": \"A day\", \"date\": \"%s\", \"notes\": \"\"}".formatted(date);
  }

  private static String file(String events) {
    return "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": ["
        + events
        + "]}}";
  }
}
