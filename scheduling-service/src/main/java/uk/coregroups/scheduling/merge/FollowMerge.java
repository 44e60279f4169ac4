package uk.coregroups.scheduling.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.scheduling.InvitationMerged;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.meeting.Invitation.Reply;
import uk.coregroups.scheduling.meeting.Invitations;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Two records were of one person: what the one was to do, was asked and has answered is the
 * other's, and of two invitations to a meeting one stands, with the later answer: the one to a time
 * of their own, if either is.
 *
 * <p>A professional whose invitation went to a mailbox that is not used any more is sent it again;
 * a family member is not: whether two of their mailboxes differ is not known here.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowMerge {

  private final RosterStore roster;
  private final MeetingStore meetings;
  private final Invitations invitations;
  private final Obligations obligations;
  private final MergeStore store;
  private final Outbox outbox;

  FollowMerge(
      RosterStore roster,
      MeetingStore meetings,
      Invitations invitations,
      Obligations obligations,
      MergeStore store,
      Outbox outbox) {
    this.roster = roster;
    this.meetings = meetings;
    this.invitations = invitations;
    this.obligations = obligations;
    this.store = store;
    this.outbox = outbox;
  }

  public void merged(PersonMerged merged, PartnershipId partnership, LocalDate today, Instant now) {
    roster.merge(partnership, merged);
    for (var meeting : meetings.of(merged.coreGroup())) {
      together(meeting, merged, today, now);
    }
    store.takePlace(merged);
    for (var meeting : meetings.of(merged.coreGroup())) {
      if (meeting.isAhead(today)) {
        invitations.reconcile(meeting, today);
      }
    }
  }

  private void together(Meeting meeting, PersonMerged merged, LocalDate today, Instant now) {
    var theirs =
        invitations.standing(meeting).stream()
            .filter(one -> one.person().equals(merged.from()) || one.person().equals(merged.into()))
            .sorted(
                Comparator.comparing((Invitation one) -> one.attendance() != Attendance.CAME)
                    .thenComparing(one -> one.ownTime() == null)
                    .thenComparing(one -> !one.person().equals(merged.reachedAs())))
            .toList();
    if (theirs.isEmpty()) {
      return;
    }
    var stands = theirs.getFirst();
    for (var gone : theirs.subList(1, theirs.size())) {
      if (saidAt(gone.reply()).isAfter(saidAt(stands.reply()))) {
        store.answerAs(stands.id(), gone.id());
        obligations.settle(stands.id().value(), EnumSet.of(Kind.REPLY), today, Settled.MET);
      }
      store.standFor(gone, stands, now);
      invitations.endReplies(List.of(gone), today, Settled.REPLACED);
      outbox.tell(
          meeting.partnership(),
          new InvitationMerged(meeting.coreGroup(), meeting.id(), gone.id(), stands.id()));
    }
    seatOn(meeting.slot().date(), merged)
        .filter(seat -> !seat.member().equals(stands.member()))
        .ifPresent(seat -> store.seat(meeting, stands, seat.member()));
    if (meeting.isAhead(today)
        && stands.kind() == PersonKind.PROFESSIONAL
        && !stands.person().equals(merged.reachedAs())) {
      // Read again: it may have the other's answer by now.
      invitations.standing(meeting).stream()
          .filter(one -> one.id().equals(stands.id()))
          .forEach(one -> invitations.tellAgain(meeting, one, merged.into()));
    }
  }

  private static Optional<MergedSeat> seatOn(LocalDate day, PersonMerged merged) {
    return merged.seats().stream()
        .filter(seat -> !seat.from().isAfter(day))
        .filter(seat -> seat.until() == null || seat.until().isAfter(day))
        .findFirst();
  }

  private static Instant saidAt(Reply reply) {
    return switch (reply) {
      case Reply.Awaited _ -> Instant.MIN;
      case Reply.Accepted(var at) -> at;
      case Reply.Tentative(var at) -> at;
      case Reply.Declined(var at, _) -> at;
    };
  }
}
