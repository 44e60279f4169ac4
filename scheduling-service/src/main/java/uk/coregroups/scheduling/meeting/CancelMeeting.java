package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.MeetingCancelled;
import uk.coregroups.scheduling.duty.CoreGroupDuties;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Cancels a booked meeting. The clock is not reset: the duty to hold the core group stays as it
 * was, and the duty to put one into the diary comes back.
 */
@Service
class CancelMeeting {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Invitations invitations;
  private final Obligations obligations;
  private final CoreGroupDuties duties;
  private final Diary diary;
  private final Outbox outbox;
  private final Clock clock;

  CancelMeeting(
      MeetingStore meetings,
      RosterStore roster,
      Invitations invitations,
      Obligations obligations,
      CoreGroupDuties duties,
      Diary diary,
      Outbox outbox,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.invitations = invitations;
    this.obligations = obligations;
    this.duties = duties;
    this.diary = diary;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Cancels it.
   *
   * @param why for the record; it never leaves the building
   */
  @Transactional
  public Outcome<Meeting> cancel(
      PartnershipId partnership, MeetingId id, String why, LocalDate today) {
    var found = meetings.lock(id).filter(one -> one.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This meeting is not known here.");
    }
    var meeting = found.get();
    if (!meeting.isBooked()) {
      return Outcome.refused("meeting", "has been held or cancelled already");
    }
    if (why.isBlank()) {
      return Outcome.refused("why", "must say why, for the record");
    }
    meetings.cancel(id, why.strip(), clock.instant());
    var standing = invitations.standing(meeting);
    var told = standing.stream().map(one -> one.changed(false)).toList();
    told.forEach(meetings::change);
    invitations.endReplies(standing, today, Settled.FELL_AWAY);
    invitations.endAttendance(meeting, today, Settled.FELL_AWAY);
    askForAnotherDate(meeting, today);
    outbox.tell(
        partnership,
        new MeetingCancelled(
            meeting.coreGroup(),
            id,
            meeting.reference(),
            told.stream().map(Invitation::asInvited).toList()));
    return Outcome.done(meeting);
  }

  private void askForAnotherDate(Meeting cancelled, LocalDate today) {
    var group = roster.group(cancelled.coreGroup()).orElseThrow();
    diary.changed(group, today);
    if (diary.next(group.id(), today).isEmpty()
        && obligations.isOpen(group.id().value(), Kind.HOLD_CORE_GROUP)) {
      duties.callForADate(cancelled.id().value(), today, group, today);
    }
  }
}
