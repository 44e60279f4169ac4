package uk.coregroups.membership.school;

import java.time.LocalDate;
import java.time.Month;

/**
 * One term of one school.
 *
 * @param name what the school calls it, such as Autumn
 */
public record SchoolTerm(String name, LocalDate firstDay, LocalDate lastDay) {

  public SchoolTerm {
    if (lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException("A term does not end before it begins");
    }
  }

  /** Whether a day belongs to both. */
  public boolean overlaps(SchoolTerm other) {
    return !firstDay.isAfter(other.lastDay) && !other.firstDay.isAfter(lastDay);
  }

  /**
   * The year in which its school year began: a school year begins with the first term to begin
   * after July (Education Act 1996, section 579).
   */
  public int schoolYear() {
    return firstDay.getMonth().compareTo(Month.JULY) > 0
        ? firstDay.getYear()
        : firstDay.getYear() - 1;
  }
}
