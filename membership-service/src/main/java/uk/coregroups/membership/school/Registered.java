package uk.coregroups.membership.school;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the public register of schools says of a school.
 *
 * @param lowAge the lowest age in years it takes by its statutory age range
 * @param highAge the highest; a child leaves in the summer of the school year in which they reach
 *     it
 * @param closesOn the day it closed or is to close
 */
public record Registered(
    @Nullable Integer lowAge,
    @Nullable Integer highAge,
    @Nullable String localAuthority,
    @Nullable String postcode,
    Standing standing,
    @Nullable LocalDate closesOn) {

  /** Whether nobody goes there any more on a day. */
  public boolean isClosedOn(LocalDate day) {
    return switch (standing) {
      case CLOSED -> closesOn == null || !closesOn.isAfter(day);
      case PROPOSED_TO_CLOSE -> closesOn != null && !closesOn.isAfter(day);
      case OPEN, PROPOSED_TO_OPEN -> false;
    };
  }

  /** The four words the register has for it. */
  public enum Standing {
    OPEN("Open"),
    PROPOSED_TO_CLOSE("Open, but proposed to close"),
    CLOSED("Closed"),
    PROPOSED_TO_OPEN("Proposed to open");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** As the register writes it. */
    public String words() {
      return words;
    }
  }
}
