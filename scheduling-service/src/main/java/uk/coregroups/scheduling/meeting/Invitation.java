package uk.coregroups.scheduling.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.roster.RosterSeat;

/**
 * One meeting, one person.
 *
 * @param sequence the calendar entry's SEQUENCE, counted for this person alone
 * @param timeSequence the sequence of the last change of time told to this person: an answer to an
 *     older one says nothing about the present time
 * @param ownTime when they are to come, if not for the whole meeting
 */
public record Invitation(
    InvitationId id,
    MemberId member,
    PersonId person,
    PersonKind kind,
    String role,
    int sequence,
    int timeSequence,
    boolean withdrawn,
    Reply reply,
    @Nullable Attendance attendance,
    boolean reportReceived,
    @Nullable OwnTime ownTime) {

  static Invitation fresh(RosterSeat seat, @Nullable OwnTime ownTime) {
    return new Invitation(
        InvitationId.fresh(),
        seat.member(),
        seat.person(),
        seat.kind(),
        seat.role(),
        0,
        0,
        false,
        new Reply.Awaited(),
        null,
        false,
        ownTime);
  }

  /** The same invitation to another part of the meeting. */
  Invitation to(@Nullable OwnTime part) {
    return changed(true, part);
  }

  /** The same invitation after something about the meeting has changed. */
  Invitation changed(boolean time) {
    return changed(time, ownTime);
  }

  private Invitation changed(boolean time, @Nullable OwnTime part) {
    int next = sequence + 1;
    return new Invitation(
        id,
        member,
        person,
        kind,
        role,
        next,
        time ? next : timeSequence,
        withdrawn,
        time ? new Reply.Awaited() : reply,
        attendance,
        reportReceived,
        part);
  }

  /** When this person is to come. */
  public Slot in(Slot meeting) {
    return asInvited().in(meeting);
  }

  /** The seat it is for, and who is to sit in it. */
  Place place() {
    return new Place(member, person);
  }

  /** As it is told to notification. */
  public Invited asInvited() {
    return new Invited(id, person, sequence, ownTime);
  }

  /** A member's seat at a meeting, and who is to sit in it: the member, or a deputy. */
  record Place(MemberId member, PersonId person) {

    static Place of(RosterSeat seat) {
      return new Place(seat.member(), seat.person());
    }
  }

  /** Whether somebody came. */
  public enum Attendance {
    CAME,
    APOLOGIES,
    ABSENT
  }

  /** What a person has said to an invitation. */
  public sealed interface Reply {
    /** Nothing yet. */
    record Awaited() implements Reply {}

    /** They come. */
    record Accepted(Instant at) implements Reply {}

    /** They may come. */
    record Tentative(Instant at) implements Reply {}

    /**
     * They do not come.
     *
     * @param sendsReport whether they have promised a written report instead
     */
    record Declined(Instant at, boolean sendsReport) implements Reply {}
  }
}
