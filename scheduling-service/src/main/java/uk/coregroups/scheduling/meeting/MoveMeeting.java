package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation.Place;
import uk.coregroups.scheduling.need.Arrangements;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.venue.Venues;

/**
 * Gives a booked meeting another time or place. Another time asks everybody again; another place
 * alone does not. Who comes at a time of their own is asked to the same part of it, as long after
 * its start: two who must not meet do not meet because it moved. The limit by which the group must
 * meet never moves with it.
 */
@Service
class MoveMeeting {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Invitations invitations;
  private final Arrangements arrangements;
  private final Diary diary;
  private final Openings openings;
  private final Venues venues;
  private final Outbox outbox;

  MoveMeeting(
      MeetingStore meetings,
      RosterStore roster,
      Invitations invitations,
      Arrangements arrangements,
      Diary diary,
      Openings openings,
      Venues venues,
      Outbox outbox) {
    this.meetings = meetings;
    this.roster = roster;
    this.invitations = invitations;
    this.arrangements = arrangements;
    this.diary = diary;
    this.openings = openings;
    this.venues = venues;
    this.outbox = outbox;
  }

  /**
   * Moves it.
   *
   * @param venue the id of an approved venue
   */
  @Transactional
  public Outcome<Meeting> move(
      PartnershipId partnership, MeetingId id, Slot slot, String venue, LocalDate today) {
    var found = meetings.lock(id).filter(one -> one.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This meeting is not known here.");
    }
    var before = found.get();
    if (!before.isBooked()) {
      return Outcome.refused("meeting", "has been held or cancelled and cannot be moved");
    }
    return venues
        .bookable(partnership, venue, openings.wrong(before.coreGroup(), slot, id, today))
        .then(place -> move(before, slot, place.line(), today));
  }

  private Outcome<Meeting> move(Meeting before, Slot slot, String place, LocalDate today) {
    var id = before.id();
    var after =
        new Meeting(
            id,
            before.partnership(),
            before.coreGroup(),
            before.reference(),
            slot,
            place,
            before.purpose(),
            before.state(),
            false,
            null,
            null);
    if (before.slot().equals(slot) && before.venue().equals(after.venue())) {
      return Outcome.done(after);
    }
    boolean anotherTime = !before.slot().equals(slot);
    meetings.move(id, slot, after.venue());
    tellThoseWhoStay(after, anotherTime, today);
    if (anotherTime) {
      invitations.endAttendance(before, today, Settled.REPLACED);
      invitations.awaitEverybody(after, today);
    }
    invitations.reconcile(after, today);
    arrangements.again(id);
    if (anotherTime) {
      diary.changed(roster.group(before.coreGroup()).orElseThrow(), today);
    }
    return Outcome.done(after);
  }

  private void tellThoseWhoStay(Meeting after, boolean anotherTime, LocalDate today) {
    var places = invitations.seats(after).stream().map(Place::of).collect(Collectors.toSet());
    var told = new ArrayList<Invited>();
    for (var invitation : invitations.standing(after)) {
      if (!places.contains(invitation.place())) {
        continue;
      }
      var changed = invitation.changed(anotherTime);
      meetings.change(changed);
      told.add(changed.asInvited());
      if (anotherTime) {
        invitations.endReplies(java.util.List.of(invitation), today, Settled.REPLACED);
        invitations.awaitReply(after, changed, today);
      }
    }
    outbox.tell(
        after.partnership(),
        new MeetingMoved(
            after.coreGroup(), after.id(), after.reference(), after.slot(), after.venue(), told));
  }
}
