package uk.coregroups.membership.transition;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/** Which move it is, and the day on which the new school becomes known. */
public enum Phase {
  NURSERY_TO_RECEPTION("Nursery to Reception", Offer.PRIMARY, 4, 4),
  INFANT_TO_JUNIOR("Infant to junior", Offer.PRIMARY, 6, 7),
  YEAR_6_TO_7("Year 6 to Year 7", Offer.SECONDARY, 11, 11),
  MIDDLE_SCHOOL("To or from a middle school", Offer.NONE, 8, 14),
  YEAR_11_ON("After Year 11", Offer.AFTER_RESULTS, 16, 16),
  IN_YEAR("During the year", Offer.NONE, 0, 0),
  HOME_EDUCATION("Home education", Offer.NONE, 0, 0);

  private final String words;
  private final Offer offer;
  private final int from;
  private final int until;

  Phase(String words, Offer offer, int from, int until) {
    this.words = words;
    this.offer = offer;
    this.from = from;
    this.until = until;
  }

  /** For a page. */
  public String words() {
    return words;
  }

  /** Whether it is made in a summer, and not on a day of its own. */
  public boolean isOfSummer() {
    return this != IN_YEAR && this != HOME_EDUCATION;
  }

  /**
   * Whether a child may make it in the summer in which they are so old on 31 August; a child may be
   * taught a year above or below their age.
   */
  public boolean isFor(int age) {
    return !isOfSummer() || (age >= from - 1 && age <= until + 1);
  }

  /** "4", "8 to 14": how old children are who make it. */
  public String ages() {
    return from == until ? String.valueOf(from) : from + " to " + until;
  }

  /**
   * The day from which a new school can be asked for: the national offer day of that year, before
   * it is rolled off a day nobody works; after Year 11 the first of September.
   */
  public Optional<LocalDate> offerOn(int year) {
    return switch (offer) {
      case SECONDARY -> Optional.of(LocalDate.of(year, Month.MARCH, 1));
      case PRIMARY -> Optional.of(LocalDate.of(year, Month.APRIL, 16));
      case AFTER_RESULTS -> Optional.of(LocalDate.of(year, Month.SEPTEMBER, 1));
      case NONE -> Optional.empty();
    };
  }

  /**
   * The two national offer days (rule R25), none at all, and after Year 11 no offer but enrolment
   * on the results, which come in the second half of August.
   */
  private enum Offer {
    SECONDARY,
    PRIMARY,
    AFTER_RESULTS,
    NONE
  }
}
