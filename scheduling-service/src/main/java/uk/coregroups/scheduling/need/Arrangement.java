package uk.coregroups.scheduling.need;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.Need;

/**
 * What must be arranged for one person at one meeting.
 *
 * @param why why it is not needed, or what was arranged; for the record, it never leaves the
 *     building
 * @param by who said so
 */
public record Arrangement(
    UUID id, PersonId person, Need need, State state, @Nullable String why, @Nullable String by) {

  /** What has become of it. */
  public enum State {
    /** Nobody has arranged it yet. */
    OPEN,
    MET,
    /** Somebody has said why it is not needed this time. */
    WAIVED,
    /** The person is not invited any more, or does not need it. */
    FELL_AWAY
  }

  boolean isOpen() {
    return state == State.OPEN;
  }
}
