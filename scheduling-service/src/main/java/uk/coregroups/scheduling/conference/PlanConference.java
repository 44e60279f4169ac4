package uk.coregroups.scheduling.conference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.conference.Conference.Type;
import uk.coregroups.scheduling.duty.ConferenceDuties;
import uk.coregroups.scheduling.roster.RosterGroup.Concerned;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * Sets the date of a conference to come, or another one. What must be done before it is counted
 * back from that date; the limit by which it must be held never moves.
 */
@Service
class PlanConference {

  private final RosterStore roster;
  private final ConferencePlanStore plans;
  private final ConferenceDuties duties;
  private final Clock clock;

  PlanConference(
      RosterStore roster, ConferencePlanStore plans, ConferenceDuties duties, Clock clock) {
    this.roster = roster;
    this.plans = plans;
    this.duties = duties;
    this.clock = clock;
  }

  @Transactional
  public Outcome<ConferencePlan> plan(
      PartnershipId partnership, CoreGroupId id, Wanted wanted, String by, LocalDate today) {
    return roster
        .concerned(id, partnership, wanted.children)
        .then(concerned -> plan(concerned, wanted, by, today));
  }

  private Outcome<ConferencePlan> plan(
      Concerned concerned, Wanted wanted, String by, LocalDate today) {
    if (wanted.on.isBefore(today)) {
      return Outcome.refused("on", "is in the past; record the conference as held");
    }
    if (wanted.on.isAfter(today.plusYears(1))) {
      return Outcome.refused("on", "is more than a year away; check the year");
    }
    if (WorkingDays.isWeekend(wanted.on)) {
      return Outcome.refused("on", "is a Saturday or a Sunday, when no conference is held");
    }
    var group = concerned.group();
    var before = plans.planned(group.id(), wanted.kind, concerned.children());
    var plan =
        new ConferencePlan(
            before.map(ConferencePlan::id).orElseGet(UUID::randomUUID),
            wanted.kind,
            wanted.on,
            before.map(ConferencePlan::children).orElse(concerned.children()));
    if (before.isPresent()) {
      plans.move(plan.id(), plan.on(), clock.instant(), by);
    } else {
      plans.insert(plan, group, clock.instant(), by);
    }
    duties.planned(plan.id(), plan.kind() == Type.REVIEW, plan.on(), group, today);
    return Outcome.done(plan);
  }

  /**
   * What is planned.
   *
   * @param children for whom; empty for all children of the group
   */
  record Wanted(Type kind, LocalDate on, List<ChildId> children) {}
}
