package uk.coregroups.membership.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.ids.SchoolId;

/** From which terms a school's summer holiday is read, and when its own two days stand in. */
class SummerHolidayTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          three terms and the next year       | 2027-01-05/2027-03-26, 2027-04-12/2027-07-16, 2027-09-06/2027-12-17, 2028-01-04/2028-03-31 | 2027-07-16 | 2027-09-06
          written in no order                 | 2027-09-06/2027-12-17, 2027-04-12/2027-07-16                       | 2027-07-16 | 2027-09-06
          six terms: the last to end counts   | 2027-04-12/2027-05-28, 2027-06-07/2027-07-20, 2027-09-02/2027-10-22 | 2027-07-20 | 2027-09-02
          Leicester's July fortnight          | 2027-04-12/2027-07-09, 2027-08-26/2027-12-17                       | 2027-07-09 | 2027-08-26
          a term may end on the last of August | 2027-06-01/2027-08-31, 2027-09-01/2027-12-17                      | 2027-08-31 | 2027-09-01
          one that ends on 1 September is none | 2027-06-01/2027-09-01                                             | 2027-07-21 | 2027-06-01
          spring ends on 1 May: none yet      | 2027-01-05/2027-05-01                                              | 2027-07-21 | 2027-09-02
          summer ends on 2 May at the earliest | 2027-04-12/2027-05-02                                             | 2027-05-02 | 2027-09-02
          only next year's terms are known    | 2027-09-06/2027-12-17, 2028-04-18/2028-07-19                       | 2027-07-21 | 2027-09-06
          only last year's terms are known    | 2025-09-03/2025-12-19, 2026-04-13/2026-07-21                       | 2027-07-21 | 2027-09-02
          spring is not the autumn term       | 2027-04-12/2027-07-16, 2028-01-04/2028-03-31                       | 2027-07-16 | 2027-09-02
          the school's own start has passed   | 2027-09-03/2027-10-01, 2027-06-01/2027-08-31                       | 2027-08-31 | 2027-09-03
          no terms at all                     | -                                                                  | 2027-07-21 | 2027-09-02
          """)
  void theHolidayIsReadFromTheTermsOrFromTheSchool(
      String why, @Nullable String terms, LocalDate lastDay, LocalDate termStarts) {
    var school = school(LocalDate.of(2027, 7, 21), LocalDate.of(2027, 9, 2));
    assertThat(SummerHoliday.of(school, terms(terms), 2027))
        .isEqualTo(new SummerHoliday(lastDay, termStarts));
  }

  @Test
  void aSchoolsOwnStartThatIsOverBeforeTheTermsEndIsNoStart() {
    var lastYears = school(LocalDate.of(2026, 7, 21), LocalDate.of(2026, 9, 2));
    assertThat(SummerHoliday.of(lastYears, terms("2027-04-12/2027-07-16"), 2027))
        .isEqualTo(new SummerHoliday(LocalDate.of(2027, 7, 16), null));
  }

  @Test
  void nothingIsKnownOfASchoolThatSaysNothing() {
    assertThat(SummerHoliday.of(school(null, null), List.of(), 2027))
        .isEqualTo(new SummerHoliday(null, null));
  }

  @ParameterizedTest
  @CsvSource({"2026-08-26, 2026", "2026-08-01, 2026", "2027-07-31, 2026", "2027-01-05, 2026"})
  void aSchoolYearBeginsWithTheFirstTermToBeginAfterJuly(LocalDate firstDay, int year) {
    assertThat(new SchoolTerm("Any", firstDay, firstDay).schoolYear()).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-05/2027-03-26, 2027-03-27/2027-07-16, false",
    "2027-01-05/2027-03-26, 2027-03-26/2027-07-16, true",
    "2027-01-05/2027-07-16, 2027-02-01/2027-02-02, true",
    "2027-02-01/2027-02-01, 2027-02-01/2027-02-01, true",
    "2027-04-12/2027-07-16, 2027-01-05/2027-04-11, false"
  })
  void termsOverlapWhenTheyShareADay(String one, String other, boolean shared) {
    assertThat(terms(one).getFirst().overlaps(terms(other).getFirst())).isEqualTo(shared);
  }

  @Test
  void aTermDoesNotEndBeforeItBegins() {
    var day = LocalDate.of(2027, 7, 16);
    assertThatThrownBy(() -> new SchoolTerm("Summer", day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static School school(@Nullable LocalDate lastDay, @Nullable LocalDate termStarts) {
    return new School(
        SchoolId.fresh(), "123456", "Big School", "Secondary", lastDay, termStarts, null, null);
  }

  private static List<SchoolTerm> terms(@Nullable String written) {
    return written == null
        ? List.of()
        : Arrays.stream(written.split(", "))
            .map(term -> term.split("/"))
            .map(days ->
                new SchoolTerm("Any", LocalDate.parse(days[0]), LocalDate.parse(days[1].strip())))
            .toList();
  }
}
