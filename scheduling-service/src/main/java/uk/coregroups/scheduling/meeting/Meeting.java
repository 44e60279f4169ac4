package uk.coregroups.scheduling.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Slot;

/**
 * A meeting of a core group.
 *
 * @param venue the approved venue's words as they stood when it was booked
 * @param inquorate whether so few came that the group says it does not count
 * @param minuteTaker who took the minutes; null when the office did
 */
public record Meeting(
    MeetingId id,
    PartnershipId partnership,
    CoreGroupId coreGroup,
    String reference,
    Slot slot,
    String venue,
    Purpose purpose,
    State state,
    boolean inquorate,
    @Nullable PersonId chair,
    @Nullable PersonId minuteTaker) {

  /** What it is for. */
  public enum Purpose {
    /** The core group, family and professionals. */
    CORE_GROUP,
    /** Professionals among themselves: family never hears of it, and no clock is reset. */
    PROFESSIONALS
  }

  /** What has become of it. */
  public enum State {
    BOOKED,
    CANCELLED,
    HELD
  }

  public boolean isBooked() {
    return state == State.BOOKED;
  }

  /** Whether it is a core group that was held and counts as one. */
  public boolean counts() {
    return state == State.HELD && purpose == Purpose.CORE_GROUP && !inquorate;
  }

  /** The moment it begins. */
  public Instant startsAt() {
    return slot.startsAt();
  }

  /** Whether it is still to come. */
  public boolean isAhead(LocalDate today) {
    return isBooked() && !slot.date().isBefore(today);
  }
}
