package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/** Which move it is, and the day on which the new school becomes known. */
public enum Phase {
  NURSERY_TO_RECEPTION("Nursery to Reception", Offer.PRIMARY),
  INFANT_TO_JUNIOR("Infant to junior", Offer.PRIMARY),
  YEAR_6_TO_7("Year 6 to Year 7", Offer.SECONDARY),
  MIDDLE_SCHOOL("To or from a middle school", Offer.NONE),
  YEAR_11_ON("After Year 11", Offer.NONE),
  IN_YEAR("During the year", Offer.NONE),
  HOME_EDUCATION("Home education", Offer.NONE);

  private final String words;
  private final Offer offer;

  Phase(String words, Offer offer) {
    this.words = words;
    this.offer = offer;
  }

  /** For a page. */
  public String words() {
    return words;
  }

  /** The national offer day of that year, before it is rolled off a day nobody works. */
  Optional<LocalDate> offerOn(int year) {
    return switch (offer) {
      case SECONDARY -> Optional.of(LocalDate.of(year, Month.MARCH, 1));
      case PRIMARY -> Optional.of(LocalDate.of(year, Month.APRIL, 16));
      case NONE -> Optional.empty();
    };
  }

  /** The two national offer days (rule R25), and no day at all. */
  private enum Offer {
    SECONDARY,
    PRIMARY,
    NONE
  }
}
