package uk.coregroups.scheduling.milestone;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.scheduling.duty.PlanDuties;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;
import uk.coregroups.scheduling.timetable.Explanation;

/**
 * Follows the ends of plans. Nobody is written to: a person decides whether a meeting that is still
 * booked is kept, and until then nobody is reminded of it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowPlans {

  private final RosterStore roster;
  private final MeetingStore meetings;
  private final PlanDuties duties;
  private final TaskStore tasks;

  FollowPlans(RosterStore roster, MeetingStore meetings, PlanDuties duties, TaskStore tasks) {
    this.roster = roster;
    this.meetings = meetings;
    this.duties = duties;
    this.tasks = tasks;
  }

  public void ended(PlanEnded ended, LocalDate today, Instant now) {
    var before = roster.group(ended.coreGroup()).orElseThrow();
    if (!before.onAPlan().contains(ended.child())) {
      return;
    }
    roster.endPlan(before.id(), ended.child(), ended.on());
    var group = roster.group(before.id()).orElseThrow();
    duties.ended(ended.child(), ended.on(), group.isOver(), group);
    if (group.isOver()) {
      meetings.of(group.id()).stream()
          .filter(meeting -> meeting.isAhead(today))
          .forEach(meeting ->
              tasks.open(
                  new TaskStore.About(
                      Task.Kind.MEETING_AFTER_THE_END,
                      meeting.id().value(),
                      meeting.id(),
                      "It is booked for " + Explanation.full(meeting.slot().date())),
                  group.partnership(),
                  group.id(),
                  meeting.reference(),
                  now));
    }
  }
}
