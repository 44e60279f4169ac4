package uk.coregroups.membership.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.school.Registered;
import uk.coregroups.membership.school.Registered.Standing;
import uk.coregroups.membership.school.School;

/** Which child moves in the summer of 2027: every edge of age and of school. */
class NextMoveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # born       | low | high | phase             | the move, if there is one
          # A birthday on 31 August and one on 1 September lie a year apart.
          2015-09-01   | 4   | 11   | Primary           | YEAR_6_TO_7
          2016-08-31   | 4   | 11   | Primary           | YEAR_6_TO_7
          2015-08-31   | 4   | 12   | Middle deemed primary | MIDDLE_SCHOOL
          2016-09-01   | 4   | 11   | Primary           |
          2016-02-29   | 4   | 11   | Primary           | YEAR_6_TO_7
          2020-02-29   | 4   | 7    | Primary           | INFANT_TO_JUNIOR
          2012-02-29   | 9   | 13   | Middle deemed secondary |
          # Nursery schools end at 5, and Reception begins at 4.
          2022-09-01   | 2   | 5    | Nursery           | NURSERY_TO_RECEPTION
          2023-08-31   | 2   | 5    | Nursery           | NURSERY_TO_RECEPTION
          2023-09-01   | 2   | 5    | Nursery           |
          2022-08-31   | 2   | 5    | Nursery           | NURSERY_TO_RECEPTION
          2021-08-31   | 2   | 5    | Nursery           |
          # The nursery class of a primary school leads to its own Reception.
          2023-01-15   | 3   | 11   | Primary           |
          # Infant and first schools.
          2019-09-01   | 4   | 7    | Primary           | INFANT_TO_JUNIOR
          2020-08-31   | 4   | 7    | Primary           | INFANT_TO_JUNIOR
          2020-09-01   | 4   | 7    | Primary           |
          2018-01-15   | 4   | 9    | Primary           | MIDDLE_SCHOOL
          2019-01-15   | 4   | 8    | Primary           | MIDDLE_SCHOOL
          2017-01-15   | 4   | 10   | Primary           | MIDDLE_SCHOOL
          2020-01-15   | 4   | 9    | Primary           |
          # Junior and middle schools: no move at 11 within 9 to 13.
          2016-01-15   | 7   | 11   | Primary           | YEAR_6_TO_7
          2016-01-15   | 9   | 13   | Middle deemed secondary |
          2014-01-15   | 9   | 13   | Middle deemed secondary | MIDDLE_SCHOOL
          2015-01-15   | 8   | 12   | Middle deemed primary | MIDDLE_SCHOOL
          2013-01-15   | 10  | 14   | Middle deemed secondary | MIDDLE_SCHOOL
          # After Year 11, and schools that go on.
          2010-09-01   | 11  | 16   | Secondary         | YEAR_11_ON
          2011-08-31   | 11  | 16   | Secondary         | YEAR_11_ON
          2011-09-01   | 11  | 16   | Secondary         |
          2011-01-15   | 11  | 18   | Secondary         |
          2009-01-15   | 11  | 18   | Secondary         |
          2016-01-15   | 3   | 18   | All-through       |
          2011-01-15   | 3   | 18   | All-through       |
          2016-01-15   | 2   | 19   | Not applicable    |
          2011-01-15   | 2   | 19   | Not applicable    |
          2008-01-15   | 2   | 19   | Not applicable    |
          # A school that takes no children so old can say nothing: age alone does.
          2011-01-15   | 4   | 11   | Primary           | YEAR_11_ON
          2015-01-15   | 4   | 11   | Primary           |
          # Added by hand, without ages: what the school is stands for them.
          2023-01-15   |     |      | Nursery           | NURSERY_TO_RECEPTION
          2020-01-15   |     |      | Infant            | INFANT_TO_JUNIOR
          2016-01-15   |     |      | junior            | YEAR_6_TO_7
          2016-01-15   |     |      | Middle            |
          2014-01-15   |     |      | Middle            | MIDDLE_SCHOOL
          2011-01-15   |     |      | Secondary         | YEAR_11_ON
          2011-01-15   |     |      | All-through       |
          2016-01-15   |     |      | Special           |
          # No school known: the three moves that every child makes.
          2023-08-31   |     |      |                   | NURSERY_TO_RECEPTION
          2023-09-01   |     |      |                   |
          2020-01-15   |     |      |                   |
          2016-08-31   |     |      |                   | YEAR_6_TO_7
          2016-09-01   |     |      |                   |
          2014-01-15   |     |      |                   |
          2011-08-31   |     |      |                   | YEAR_11_ON
          2011-09-01   |     |      |                   |
          """)
  void ageAndSchoolSayWhoMoves(
      LocalDate bornOn,
      @Nullable Integer low,
      @Nullable Integer high,
      @Nullable String phase,
      @Nullable Phase move) {
    var school = phase == null ? null : school(phase, low, high);
    assertThat(NextMove.in(2027, bornOn, school).orElse(null)).isEqualTo(move);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-08-31, 2027",
    "2027-09-01, 2028",
    "2027-01-01, 2027",
    "2026-12-31, 2027",
    "2028-02-29, 2028"
  })
  void theSchoolYearBeginsOnTheFirstOfSeptember(LocalDate day, int summer) {
    assertThat(SchoolAge.summerAfter(day)).isEqualTo(summer);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-08-31, 11",
    "2016-09-01, 10",
    "2016-02-29, 11",
    "2027-08-31, 0",
    "2009-09-01, 17"
  })
  void ageIsCountedOnTheLastDayOfAugust(LocalDate bornOn, int age) {
    assertThat(SchoolAge.in(2027, bornOn)).isEqualTo(age);
  }

  private static School school(String phase, @Nullable Integer low, @Nullable Integer high) {
    var register = high == null ? null : new Registered(low, high, null, null, Standing.OPEN, null);
    return new School(SchoolId.fresh(), null, "A school", phase, null, null, null, register);
  }
}
