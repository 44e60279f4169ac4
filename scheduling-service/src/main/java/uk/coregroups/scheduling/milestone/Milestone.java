package uk.coregroups.scheduling.milestone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.coregroups.events.ids.ChildId;

/**
 * Something that happened in a case, or is expected to.
 *
 * @param on the day it happened or is expected
 * @param children whom it concerns
 */
public record Milestone(
    UUID id, Kind kind, LocalDate on, List<ChildId> children, Instant recordedAt) {

  /** What can happen. */
  public enum Kind {
    STRATEGY_DISCUSSION("Strategy discussion at which section 47 enquiries were initiated"),
    TRANSFER_NOTIFIED("Another authority wrote that a child on a plan has moved here"),
    EXPECTED_DELIVERY("Expected date of delivery"),
    BIRTH("Birth");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a page. */
    public String words() {
      return words;
    }

    /** Whether membership tells it, with the child; then nobody records it here a second time. */
    boolean isTold() {
      return this == EXPECTED_DELIVERY || this == BIRTH;
    }
  }
}
