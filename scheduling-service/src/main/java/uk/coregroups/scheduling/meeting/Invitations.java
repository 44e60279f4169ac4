package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import uk.coregroups.scheduling.need.Arrangements;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Keeps a meeting's invitations, and the answers they await, in step with who is a member that day.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Invitations {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Obligations obligations;
  private final Arrangements arrangements;
  private final Outbox outbox;
  private final Clock clock;

  Invitations(
      MeetingStore meetings,
      RosterStore roster,
      Obligations obligations,
      Arrangements arrangements,
      Outbox outbox,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.obligations = obligations;
    this.arrangements = arrangements;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Those whose invitation stands. */
  public List<Invitation> standing(Meeting meeting) {
    return meetings.invitations(meeting.id()).stream().filter(one -> !one.withdrawn()).toList();
  }

  /**
   * Those who are to be invited: members on the day, each once however many seats they have; family
   * never to a professionals' meeting.
   */
  List<RosterSeat> seats(Meeting meeting) {
    var asked = new HashSet<PersonId>();
    return roster.seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
        .filter(seat ->
            meeting.purpose() == Meeting.Purpose.CORE_GROUP
                || seat.kind() == PersonKind.PROFESSIONAL)
        .filter(seat -> asked.add(seat.person()))
        .toList();
  }

  /** Invites everybody who will be a member on the day, for the first time. */
  List<Invitation> inviteAll(Meeting meeting, LocalDate today) {
    var invited = new ArrayList<Invitation>();
    for (var seat : seats(meeting)) {
      invited.add(invite(meeting, seat, today));
    }
    arrangements.follow(meeting.id());
    return invited;
  }

  /** Invites those who will be members on the day and are not invited; withdraws the others. */
  public void reconcile(Meeting meeting, LocalDate today) {
    var seats = seats(meeting);
    var members = seats.stream().map(RosterSeat::member).collect(Collectors.toSet());
    var known = new ArrayList<MemberId>();
    for (var invitation : meetings.invitations(meeting.id())) {
      known.add(invitation.member());
      if (!invitation.withdrawn() && !members.contains(invitation.member())) {
        withdraw(meeting, invitation, today);
      }
    }
    seats.stream()
        .filter(seat -> !known.contains(seat.member()))
        .map(seat -> invite(meeting, seat, today).asInvited())
        .forEach(invited ->
            outbox.tell(
                meeting.partnership(),
                new InvitationAdded(meeting.coreGroup(), meeting.id(), invited)));
    arrangements.follow(meeting.id());
  }

  /** Sends an invitation again, to this person: it went to a mailbox that is not used any more. */
  public void tellAgain(Meeting meeting, Invitation invitation, PersonId person) {
    var changed = invitation.changed(false);
    meetings.change(changed);
    outbox.tell(
        meeting.partnership(),
        new InvitationAdded(
            meeting.coreGroup(),
            meeting.id(),
            new Invited(changed.id(), person, changed.sequence())));
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
            meeting.startsAt(),
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

  public void endAttendance(Meeting meeting, LocalDate today, Settled how) {
    obligations.settle(meeting.id().value(), Set.of(Kind.ATTEND), today, how);
    arrangements.follow(meeting.id());
  }

  private Invitation invite(Meeting meeting, RosterSeat seat, LocalDate today) {
    var invitation = Invitation.fresh(seat.member(), seat.person(), seat.kind(), seat.role());
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
