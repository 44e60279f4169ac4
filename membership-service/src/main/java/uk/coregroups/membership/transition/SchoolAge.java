package uk.coregroups.membership.transition;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;

/**
 * A child's age as schools count it: in years on 31 August, the last day of the school year.
 *
 * <p>Whoever is born on 31 August is a year ahead of whoever is born on 1 September (Education Act
 * 1996, section 8, and the school admission rules that follow it).
 */
public final class SchoolAge {

  private SchoolAge() {}

  /** The summer at the end of the school year to which a day belongs. */
  public static int summerAfter(LocalDate day) {
    return day.getMonth().compareTo(Month.SEPTEMBER) < 0 ? day.getYear() : day.getYear() + 1;
  }

  /** How old a child is at the end of the school year that ends in a summer. */
  public static int in(int summer, LocalDate bornOn) {
    return Period.between(bornOn, LocalDate.of(summer, Month.AUGUST, 31)).getYears();
  }
}
