package uk.coregroups.scheduling.milestone;

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
import uk.coregroups.scheduling.duty.PlanDuties;
import uk.coregroups.scheduling.milestone.Milestone.Kind;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterGroup.Concerned;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Records what happened in a case; what it starts is counted from its day. Births are told by
 * membership, which knows the child.
 */
@Service
class RecordMilestone {

  private final MilestoneStore milestones;
  private final RosterStore roster;
  private final PlanDuties duties;
  private final Clock clock;

  RecordMilestone(MilestoneStore milestones, RosterStore roster, PlanDuties duties, Clock clock) {
    this.milestones = milestones;
    this.roster = roster;
    this.duties = duties;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Milestone> record(
      PartnershipId partnership, CoreGroupId id, Happened happened, String by, LocalDate today) {
    return roster
        .concerned(id, partnership, happened.children)
        .then(concerned -> record(concerned, happened, by, today));
  }

  private Outcome<Milestone> record(
      Concerned concerned, Happened happened, String by, LocalDate today) {
    if (happened.kind.isTold()) {
      return Outcome.refused("kind", "is recorded with the child, on the child's own page");
    }
    if (happened.on.isAfter(today)) {
      return Outcome.refused("on", "is in the future; record it once it has happened");
    }
    if (happened.on.isBefore(today.minusYears(5))) {
      return Outcome.refused("on", "is more than five years ago; check the year");
    }
    var milestone =
        new Milestone(
            UUID.randomUUID(), happened.kind, happened.on, concerned.children(), clock.instant());
    milestones.insert(milestone, concerned.group(), by);
    start(milestone, concerned.group(), today);
    return Outcome.done(milestone);
  }

  private void start(Milestone milestone, RosterGroup group, LocalDate today) {
    var id = milestone.id();
    var on = milestone.on();
    var children = milestone.children();
    switch (milestone.kind()) {
      case STRATEGY_DISCUSSION -> duties.strategy(id, on, children, group, today);
      case TRANSFER_NOTIFIED -> duties.transferNotified(id, on, children, group, today);
      case EXPECTED_DELIVERY, BIRTH -> throw new IllegalStateException("Membership tells these");
    }
  }

  /**
   * What happened.
   *
   * @param children to whom; empty for all children of the group
   */
  record Happened(Kind kind, LocalDate on, List<ChildId> children) {}
}
