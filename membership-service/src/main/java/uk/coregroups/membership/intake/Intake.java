package uk.coregroups.membership.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.membership.extract.RecordKind;

/**
 * One extract that was brought, and what became of it.
 *
 * @param by whose account brought it
 * @param rows how many rows were read so far
 * @param fingerprint the SHA-256 of the file, once all of it was read
 * @param faults how many things are wrong with it, also those of which no line was kept
 * @param problem why it could not be taken in, if that was no row's fault
 */
record Intake(
    UUID id,
    String by,
    Instant beganAt,
    State state,
    Phase phase,
    int rows,
    @Nullable String fingerprint,
    @Nullable Instant endedAt,
    int faults,
    @Nullable String problem,
    List<Count> counts) {

  /** What has become of it. */
  enum State {
    UNDER_WAY,
    /** Everything in it is here. */
    LOADED,
    /** Something was wrong with it, and nothing was taken in. */
    REFUSED,
    /** It ended without a word, as when a machine dies, and nothing was taken in. */
    INTERRUPTED
  }

  /** What is being done with it. */
  enum Phase {
    READING,
    CHECKING,
    LOADING,
    TELLING
  }

  /** What was done with one kind of record. */
  record Count(RecordKind record, int added, int changed, int unchanged, int absent) {

    /**
     * Counts.
     *
     * @param staged how many the extract brings
     * @param before how many were known from earlier extracts
     */
    static Count of(RecordKind kind, int staged, int added, int changed, int before) {
      int known = staged - added;
      return new Count(kind, added, changed, known - changed, Math.max(0, before - known));
    }
  }

  /** Something said of one row, or of a record that is no longer in the file. */
  record Line(@Nullable Integer row, String record, @Nullable String field, String words) {}
}
