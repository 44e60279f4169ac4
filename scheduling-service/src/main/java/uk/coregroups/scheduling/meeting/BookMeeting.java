package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.venue.Venues;

/**
 * Books a meeting and invites everybody who will be a member on the day; family who came to the
 * last one at a time of their own, to the same part of this one.
 *
 * <p>A date after the limit is taken: the duty to hold the core group stays open until it is held,
 * and will be recorded as late. Only the duty to put it into the diary is settled.
 */
@Service
class BookMeeting {

  private final RosterStore roster;
  private final MeetingStore meetings;
  private final Invitations invitations;
  private final Obligations obligations;
  private final Diary diary;
  private final Openings openings;
  private final Venues venues;
  private final Outbox outbox;
  private final Clock clock;

  BookMeeting(
      RosterStore roster,
      MeetingStore meetings,
      Invitations invitations,
      Obligations obligations,
      Diary diary,
      Openings openings,
      Venues venues,
      Outbox outbox,
      Clock clock) {
    this.roster = roster;
    this.meetings = meetings;
    this.invitations = invitations;
    this.obligations = obligations;
    this.diary = diary;
    this.openings = openings;
    this.venues = venues;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Books it.
   *
   * @param venue the id of an approved venue
   */
  @Transactional
  public Outcome<Meeting> book(
      PartnershipId partnership,
      CoreGroupId group,
      Meeting.Purpose purpose,
      Slot slot,
      String venue,
      LocalDate today) {
    return roster
        .known(group, partnership)
        .then(known ->
            venues
                .bookable(partnership, venue, openings.wrong(group, slot, null, today))
                .then(place -> book(known, purpose, slot, place.line(), today)));
  }

  private Outcome<Meeting> book(
      RosterGroup known, Meeting.Purpose purpose, Slot slot, String place, LocalDate today) {
    var group = known.id();
    var partnership = known.partnership();
    var meeting =
        new Meeting(
            MeetingId.fresh(),
            partnership,
            group,
            meetings.freshReference(partnership),
            slot,
            place,
            purpose,
            Meeting.State.BOOKED,
            false,
            null,
            null);
    var tooShort = Slots.tooShort(slot, invitations.ownTimes(meeting));
    if (tooShort.isPresent()) {
      return new Outcome.Refused<>(List.of(tooShort.get()));
    }
    meetings.insert(meeting, clock.instant());
    if (purpose == Meeting.Purpose.CORE_GROUP) {
      obligations.settle(group.value(), EnumSet.of(Kind.BOOK_CORE_GROUP), today, Settled.MET);
      diary.changed(known, today);
    }
    invitations.awaitEverybody(meeting, today);
    var invited = invitations.inviteAll(meeting, today);
    outbox.tell(
        partnership,
        new MeetingBooked(
            group,
            meeting.id(),
            meeting.reference(),
            slot,
            meeting.venue(),
            invited.stream().map(Invitation::asInvited).toList()));
    return Outcome.done(meeting);
  }
}
