package uk.coregroups.scheduling.owntime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Invitations;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;

/**
 * Asks one person to a part of a meeting, so that two who must not meet both take part. They alone
 * are told, and asked again whether they come; told the same twice, they hear nothing.
 */
@Service
class GiveOwnTime {

  private static final int SHORTEST = 10;
  private static final String MEETS_ANOTHER =
      "and the minutes they stay overlap the time of another of the family, so the two would be in"
          + " one room. Choose another time, or say that they may meet";
  private static final int MINUTES_A_DAY = 24 * 60;

  private final MeetingStore meetings;
  private final Invitations invitations;

  GiveOwnTime(MeetingStore meetings, Invitations invitations) {
    this.meetings = meetings;
    this.invitations = invitations;
  }

  /** Gives it; says when they come now. */
  @Transactional
  public Outcome<Slot> give(PartnershipId partnership, Given given, Instant now) {
    var found = meetings.lock(given.meeting).filter(one -> one.partnership().equals(partnership));
    var invitation = found.flatMap(meeting -> standing(meeting, given.invitation));
    if (found.isEmpty() || invitation.isEmpty()) {
      return Outcome.unknown("This person is not invited to this meeting.");
    }
    var meeting = found.get();
    if (!meeting.isBooked()) {
      return Outcome.refused("meeting", "has been held or cancelled already");
    }
    if (!meeting.startsAt().isAfter(now)) {
      return Outcome.refused("meeting", "has begun already");
    }
    return given.isWhole()
        ? ask(meeting, invitation.get(), null, now)
        : part(meeting, invitation.get(), given, now);
  }

  private Outcome<Slot> part(Meeting meeting, Invitation one, Given given, Instant now) {
    if (given.start == null) {
      return Outcome.refused("start", "must be when they come");
    }
    if (given.minutes == null || given.minutes < SHORTEST) {
      return Outcome.refused("minutes", "must be at least " + SHORTEST);
    }
    long later = ChronoUnit.MINUTES.between(meeting.slot().start(), given.start);
    var part = new OwnTime(Math.floorMod(later, MINUTES_A_DAY), given.minutes);
    if (!part.fits(meeting.slot())) {
      return Outcome.refused("start", "and the minutes they stay must lie within the meeting");
    }
    return !given.together && meetsAnother(meeting, one, part)
        ? Outcome.refused("start", MEETS_ANOTHER)
        : ask(meeting, one, part, now);
  }

  /** Whether another of the family has a time of their own at which the two would meet. */
  private boolean meetsAnother(Meeting meeting, Invitation one, OwnTime part) {
    return one.kind() == PersonKind.FAMILY
        && invitations.standing(meeting).stream()
            .filter(other -> other.kind() == PersonKind.FAMILY)
            .filter(other -> !other.person().equals(one.person()))
            .map(Invitation::ownTime)
            .anyMatch(time -> time != null && part.overlaps(time));
  }

  private Outcome<Slot> ask(Meeting meeting, Invitation one, @Nullable OwnTime part, Instant now) {
    if (!Objects.equals(part, one.ownTime())) {
      invitations.askTo(meeting, one, part, LocalDate.ofInstant(now, SuiteClock.LONDON));
    }
    return Outcome.done(part == null ? meeting.slot() : part.in(meeting.slot()));
  }

  private Optional<Invitation> standing(Meeting meeting, InvitationId id) {
    return invitations.standing(meeting).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /**
   * What is wanted for whom.
   *
   * @param start when they come; null, like the minutes they stay, for the whole meeting
   * @param together whether somebody has said that they may meet others of the family who come at
   *     an overlapping time of their own
   */
  record Given(
      MeetingId meeting,
      InvitationId invitation,
      @Nullable LocalTime start,
      @Nullable Integer minutes,
      boolean together) {

    boolean isWhole() {
      return start == null && minutes == null;
    }
  }
}
