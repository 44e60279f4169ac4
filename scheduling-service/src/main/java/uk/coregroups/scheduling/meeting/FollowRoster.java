package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Keeps the roster as membership tells it, and every meeting still to come in step: a joiner is
 * invited, a leaver's invitation is withdrawn, nobody else is disturbed.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowRoster {

  private final RosterStore roster;
  private final MeetingStore meetings;
  private final Invitations invitations;

  FollowRoster(RosterStore roster, MeetingStore meetings, Invitations invitations) {
    this.roster = roster;
    this.meetings = meetings;
    this.invitations = invitations;
  }

  public void formed(CoreGroupFormed formed, PartnershipId partnership) {
    roster.save(
        partnership,
        formed.coreGroup(),
        formed.reference(),
        formed.team(),
        formed.teamManager(),
        formed.formedOn());
    formed.children().forEach(child -> roster.addChild(formed.coreGroup(), child));
  }

  public void added(ChildAdded added) {
    roster.addChild(added.coreGroup(), added.child());
  }

  public void joined(MemberJoined joined, PartnershipId partnership, LocalDate today) {
    roster.seat(partnership, joined.coreGroup(), joined.seat());
    reconcile(joined.coreGroup(), today);
  }

  public void left(MemberLeft left, LocalDate today) {
    roster.leave(left.member(), left.from());
    reconcile(left.coreGroup(), today);
  }

  public void shared(HistoryShared history) {
    roster.shareHistory(history.member(), history.shared());
  }

  /** Takes the whole of a group as it stands; a seat that is no longer said has been left. */
  public void restated(CoreGroupRestated group, PartnershipId partnership, LocalDate today) {
    roster.save(
        partnership,
        group.coreGroup(),
        group.reference(),
        group.team(),
        group.teamManager(),
        group.formedOn());
    group.children().forEach(child -> roster.addChild(group.coreGroup(), child));
    group.members().forEach(seat -> roster.seat(partnership, group.coreGroup(), seat));
    var said = group.members().stream().map(Seat::member).collect(Collectors.toSet());
    roster.seatsOn(today, group.coreGroup()).stream()
        .map(RosterSeat::member)
        .filter(member -> !said.contains(member))
        .forEach(member -> roster.leave(member, today));
    reconcile(group.coreGroup(), today);
  }

  private void reconcile(CoreGroupId group, LocalDate today) {
    meetings.of(group).stream()
        .filter(meeting -> meeting.isAhead(today))
        .forEach(meeting -> invitations.reconcile(meeting, today));
  }
}
