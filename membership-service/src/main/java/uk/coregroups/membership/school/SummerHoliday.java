package uk.coregroups.membership.school;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holiday of one summer at one school: between its summer term and its autumn term.
 *
 * @param lastDay the last day of the summer term
 * @param termStarts the first day of the autumn term
 */
public record SummerHoliday(@Nullable LocalDate lastDay, @Nullable LocalDate termStarts) {

  /**
   * The summer term is the last to end after 1 May and by 31 August; the autumn term is the first
   * to begin after it in the same year. What no term says, the school's own two days say.
   */
  public static SummerHoliday of(School school, List<SchoolTerm> terms, int year) {
    var firstOfMay = LocalDate.of(year, Month.MAY, 1);
    var endOfAugust = LocalDate.of(year, Month.AUGUST, 31);
    var lastDay =
        terms.stream()
            .map(SchoolTerm::lastDay)
            .filter(day -> day.isAfter(firstOfMay) && !day.isAfter(endOfAugust))
            .max(Comparator.naturalOrder());
    var after = lastDay.orElse(firstOfMay);
    var termStarts =
        terms.stream()
            .map(SchoolTerm::firstDay)
            .filter(day -> day.isAfter(after) && day.getYear() == year)
            .min(Comparator.naturalOrder());
    // A term that has moved past the school's own day has made that day a thing of the past.
    var ownStart =
        Optional.ofNullable(school.termStarts())
            .filter(day -> lastDay.isEmpty() || day.isAfter(lastDay.get()));
    return new SummerHoliday(
        lastDay.orElse(school.lastDay()), termStarts.or(() -> ownStart).orElse(null));
  }
}
