package uk.coregroups.scheduling.obligation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PersonId;

/**
 * What was done about a rung.
 *
 * @param on the day on which it was put on record
 * @param told who was told because of it
 */
public record RungRecord(
    ObligationId obligation, Rung rung, LocalDate on, Outcome outcome, Collection<PersonId> told) {

  /** What came of a rung. */
  public enum Outcome {
    /** People were told, on its day or late. */
    REACHED,
    /** It was slept through, and its receivers hear of a later rung instead. */
    SKIPPED,
    /** It was slept through until it was pointless, as when the meeting is over. */
    EXPIRED
  }

  /** The people as PostgreSQL writes an array. */
  String toldAsArray() {
    return told.stream().map(PersonId::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
