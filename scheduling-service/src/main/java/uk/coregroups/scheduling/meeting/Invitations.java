package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.scheduling.absence.Absence;
import uk.coregroups.scheduling.absence.AbsenceStore;
import uk.coregroups.scheduling.meeting.Invitation.Place;
import uk.coregroups.scheduling.meeting.Invitation.Reply;
import uk.coregroups.scheduling.meeting.MeetingStore.Answered;
import uk.coregroups.scheduling.need.Arrangements;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Keeps a meeting's invitations, and the answers they await, in step with who is a member that day.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Invitations {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final AbsenceStore absences;
  private final Obligations obligations;
  private final Arrangements arrangements;
  private final TaskStore tasks;
  private final Outbox outbox;
  private final Clock clock;

  Invitations(
      MeetingStore meetings,
      RosterStore roster,
      AbsenceStore absences,
      Obligations obligations,
      Arrangements arrangements,
      TaskStore tasks,
      Outbox outbox,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.absences = absences;
    this.obligations = obligations;
    this.arrangements = arrangements;
    this.tasks = tasks;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Those whose invitation stands. */
  public List<Invitation> standing(Meeting meeting) {
    return meetings.invitations(meeting.id()).stream().filter(one -> !one.withdrawn()).toList();
  }

  /**
   * Those who are to be invited: members on the day, and a deputy beside each who is away and has
   * named one; family never to a professionals' meeting.
   */
  List<RosterSeat> seats(Meeting meeting) {
    var members =
        roster.seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
            .filter(seat ->
                meeting.purpose() == Meeting.Purpose.CORE_GROUP
                    || seat.kind() == PersonKind.PROFESSIONAL)
            .toList();
    var guests = new LinkedHashMap<PersonId, RosterSeat>();
    members.forEach(seat -> guests.putIfAbsent(seat.person(), seat));
    for (var away : away(meeting)) {
      var deputy = away.deputy();
      if (deputy != null) {
        members.stream()
            .filter(seat -> seat.member().equals(away.member()))
            .forEach(seat -> guests.putIfAbsent(deputy, seat.heldBy(deputy)));
      }
    }
    return List.copyOf(guests.values());
  }

  private List<Absence> away(Meeting meeting) {
    return absences.on(meeting.slot().date(), meeting.coreGroup());
  }

  /** Invites everybody who is to be, for the first time. */
  List<Invitation> inviteAll(Meeting meeting, LocalDate today) {
    var invited = new ArrayList<Invitation>();
    for (var seat : seats(meeting)) {
      invited.add(invite(meeting, seat, today));
    }
    excuse(meeting, today);
    arrangements.follow(meeting.id());
    return invited;
  }

  /** Invites those who are to be and are not; withdraws the others. */
  public void reconcile(Meeting meeting, LocalDate today) {
    var seats = seats(meeting);
    var places = seats.stream().map(Place::of).collect(Collectors.toSet());
    var known = new HashSet<Place>();
    for (var invitation : standing(meeting)) {
      if (places.contains(invitation.place())) {
        known.add(invitation.place());
      } else {
        withdraw(meeting, invitation, today);
      }
    }
    var missing = seats.stream().filter(seat -> !known.contains(Place.of(seat))).toList();
    var fitting = missing.stream().filter(seat -> isRoomFor(seat, meeting)).toList();
    fitting.forEach(seat -> tell(meeting, invite(meeting, seat, today).asInvited()));
    say(meeting, fitting.size() == missing.size());
    excuse(meeting, today);
    arrangements.follow(meeting.id());
  }

  /** Whoever came at a time of their own is asked to no other. */
  private boolean isRoomFor(RosterSeat seat, Meeting meeting) {
    return ownTime(meeting, seat).stream().allMatch(part -> part.fits(meeting.slot()));
  }

  /** A person decides about those for whom there is no room, for as long as there is none. */
  private void say(Meeting meeting, boolean isRoom) {
    var id = meeting.id().value();
    var kind = Task.Kind.NO_ROOM_FOR_OWN_TIME;
    if (isRoom) {
      tasks.fallAway(id, Set.of(kind), "Nobody is left out any more", clock.instant());
    } else {
      tasks.open(
          kind,
          meeting.partnership(),
          meeting.coreGroup(),
          id,
          meeting.reference(),
          clock.instant());
    }
  }

  /** The part of the last meeting to which a family member was asked, if to one. */
  private Optional<OwnTime> ownTime(Meeting meeting, RosterSeat seat) {
    return seat.kind() == PersonKind.FAMILY
        ? meetings.lastOwnTime(meeting.coreGroup(), seat.person())
        : Optional.empty();
  }

  /** The parts of a meeting to which those are to be asked who came at a time of their own. */
  Stream<OwnTime> ownTimes(Meeting meeting) {
    return seats(meeting).stream().flatMap(seat -> ownTime(meeting, seat).stream());
  }

  /** Sends an invitation again, to this person: it went to a mailbox that is not used any more. */
  public void tellAgain(Meeting meeting, Invitation invitation, PersonId person) {
    var changed = invitation.changed(false);
    meetings.change(changed);
    tell(meeting, new Invited(changed.id(), person, changed.sequence(), changed.ownTime()));
  }

  /** Whoever is away and has not answered does not come. */
  private void excuse(Meeting meeting, LocalDate today) {
    for (var away : away(meeting)) {
      own(meeting, away.member())
          .filter(one -> one.reply() instanceof Reply.Awaited)
          .ifPresent(one -> decline(one, today));
    }
  }

  /** A member who was to come is away, and does not. */
  void excuse(Meeting meeting, MemberId member, LocalDate today) {
    own(meeting, member).ifPresent(one -> decline(one, today));
  }

  private void decline(Invitation one, LocalDate today) {
    meetings.answer(List.of(new Answered(one.id(), "DECLINED", clock.instant(), false)));
    endReplies(List.of(one), today, Settled.MET);
  }

  /** A member is there after all, and is asked again whether they come. */
  void askAgain(Meeting meeting, MemberId member, LocalDate today) {
    own(meeting, member)
        .filter(one -> one.reply() instanceof Reply.Declined)
        .ifPresent(one -> ask(meeting, one.changed(true), today));
  }

  /** One person is to come for a part of the meeting alone, or for the whole of it. */
  public void askTo(Meeting meeting, Invitation one, @Nullable OwnTime part, LocalDate today) {
    endReplies(List.of(one), today, Settled.REPLACED);
    ask(meeting, one.to(part), today);
  }

  private void ask(Meeting meeting, Invitation changed, LocalDate today) {
    meetings.change(changed);
    awaitReply(meeting, changed, today);
    tell(meeting, changed.asInvited());
  }

  /** The standing invitation of the member themselves. */
  private Optional<Invitation> own(Meeting meeting, MemberId member) {
    return roster.seats(meeting.coreGroup()).stream()
        .filter(seat -> seat.member().equals(member))
        .map(Place::of)
        .flatMap(place -> standing(meeting).stream().filter(one -> one.place().equals(place)))
        .findFirst();
  }

  private void tell(Meeting meeting, Invited invited) {
    outbox.tell(
        meeting.partnership(), new InvitationAdded(meeting.coreGroup(), meeting.id(), invited));
  }

  /** Awaits an answer from this person. */
  void awaitReply(Meeting meeting, Invitation invitation, LocalDate today) {
    var subject =
        new Subject(
            meeting.partnership(),
            meeting.coreGroup(),
            Kind.REPLY,
            invitation.id().value(),
            meeting.reference());
    obligations.open(
        Obligation.on(
            meeting.slot().date(),
            subject,
            meeting.id().value(),
            today,
            invitation.in(meeting.slot()).startsAt(),
            today));
  }

  public void endReplies(List<Invitation> invitations, LocalDate today, Settled how) {
    for (var invitation : invitations) {
      obligations.settle(invitation.id().value(), EnumSet.of(Kind.REPLY), today, how);
    }
  }

  /** Expects everybody on the day of the meeting; who that is, is asked when a reminder is due. */
  void awaitEverybody(Meeting meeting, LocalDate today) {
    var subject =
        new Subject(
            meeting.partnership(),
            meeting.coreGroup(),
            Kind.ATTEND,
            meeting.id().value(),
            meeting.reference());
    obligations.open(
        Obligation.on(
            meeting.slot().date(),
            subject,
            meeting.id().value(),
            today,
            meeting.startsAt(),
            today));
  }

  /** It is moved, held or cancelled: whoever did so has decided about a closed group's meeting. */
  public void endAttendance(Meeting meeting, LocalDate today, Settled how) {
    obligations.settle(meeting.id().value(), Set.of(Kind.ATTEND), today, how);
    tasks.fallAway(
        meeting.id().value(),
        Set.of(Task.Kind.MEETING_AFTER_THE_END),
        "The meeting was moved, held or cancelled",
        clock.instant());
    arrangements.follow(meeting.id());
  }

  private Invitation invite(Meeting meeting, RosterSeat seat, LocalDate today) {
    var invitation = Invitation.fresh(seat, ownTime(meeting, seat).orElse(null));
    meetings.insert(meeting, invitation);
    awaitReply(meeting, invitation, today);
    return invitation;
  }

  private void withdraw(Meeting meeting, Invitation invitation, LocalDate today) {
    var changed = invitation.changed(false);
    meetings.withdraw(changed, clock.instant());
    endReplies(List.of(invitation), today, Settled.FELL_AWAY);
    outbox.tell(
        meeting.partnership(),
        new InvitationWithdrawn(meeting.coreGroup(), meeting.id(), changed.asInvited()));
  }
}
