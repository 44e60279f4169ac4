package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.membership.TeamManagerChanged;
import uk.coregroups.scheduling.absence.Absence;
import uk.coregroups.scheduling.absence.AbsenceStore;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

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
  private final AbsenceStore absences;
  private final TaskStore tasks;
  private final Clock clock;

  FollowRoster(
      RosterStore roster,
      MeetingStore meetings,
      Invitations invitations,
      AbsenceStore absences,
      TaskStore tasks,
      Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
    this.roster = roster;
    this.absences = absences;
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

  public void added(ChildAdded added, LocalDate today) {
    roster.addChild(added.coreGroup(), added.child());
    goesOn(added.coreGroup(), today);
  }

  public void joined(MemberJoined joined, PartnershipId partnership, LocalDate today) {
    roster.seat(partnership, joined.coreGroup(), joined.seat());
    reconcile(joined.coreGroup(), today);
  }

  public void left(MemberLeft left, LocalDate today) {
    roster.leave(left.member(), left.from());
    reconcile(left.coreGroup(), today);
  }

  /** Somebody else answers for the team: whatever is said from now on goes to them. */
  public void managed(TeamManagerChanged changed) {
    roster.managed(changed.coreGroup(), changed.teamManager());
  }

  public void shared(HistoryShared history) {
    roster.shareHistory(history.member(), history.shared());
  }

  /** A member is away: at meetings of these days they do not come, and their deputy is invited. */
  public void away(MemberAway away, PartnershipId partnership, LocalDate today) {
    var absence = new Absence(away.member(), away.from(), away.until(), away.deputy());
    boolean news = absences.save(partnership, away.coreGroup(), absence);
    for (var meeting : ahead(away.coreGroup(), today)) {
      if (news && absence.isOn(meeting.slot().date())) {
        invitations.excuse(meeting, away.member(), today);
      }
      invitations.reconcile(meeting, today);
    }
  }

  /** They are back sooner: their deputy is not needed, and they are asked again. */
  public void back(MemberBack back, LocalDate today) {
    var before = absences.find(back.member(), back.from());
    absences.end(back.member(), back.from(), back.back());
    for (var meeting : ahead(back.coreGroup(), today)) {
      var day = meeting.slot().date();
      invitations.reconcile(meeting, today);
      if (before.isPresent() && before.get().isOn(day) && !day.isBefore(back.back())) {
        invitations.askAgain(meeting, back.member(), today);
      }
    }
  }

  /**
   * Takes the whole of a group as it stands; a seat that is no longer said has been left. Who may
   * see what was before is said behind it.
   */
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
    roster.shareHistoryWithNobody(group.coreGroup());
    goesOn(group.coreGroup(), today);
    reconcile(group.coreGroup(), today);
  }

  /** A plan runs again: nobody needs to decide any more whether its meetings are kept. */
  private void goesOn(CoreGroupId group, LocalDate today) {
    if (roster.group(group).filter(known -> !known.isOver()).isPresent()) {
      ahead(group, today)
          .forEach(meeting ->
              tasks.fallAway(
                  meeting.id().value(),
                  Set.of(Task.Kind.MEETING_AFTER_THE_END),
                  "A plan runs again",
                  clock.instant()));
    }
  }

  private void reconcile(CoreGroupId group, LocalDate today) {
    ahead(group, today).forEach(meeting -> invitations.reconcile(meeting, today));
  }

  private List<Meeting> ahead(CoreGroupId group, LocalDate today) {
    return meetings.of(group).stream().filter(meeting -> meeting.isAhead(today)).toList();
  }
}
