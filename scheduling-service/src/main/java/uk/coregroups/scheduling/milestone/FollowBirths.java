package uk.coregroups.scheduling.milestone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.scheduling.duty.PlanDuties;
import uk.coregroups.scheduling.milestone.Milestone.Kind;
import uk.coregroups.scheduling.roster.BirthStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Follows what membership tells of the unborn: each day that is news becomes a milestone, and what
 * it makes due is counted from it. Told again, it changes nothing.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowBirths {

  private static final String BY = "membership";

  private final RosterStore roster;
  private final BirthStore births;
  private final MilestoneStore milestones;
  private final PlanDuties duties;

  FollowBirths(
      RosterStore roster, BirthStore births, MilestoneStore milestones, PlanDuties duties) {
    this.roster = roster;
    this.births = births;
    this.milestones = milestones;
    this.duties = duties;
  }

  public void expected(ChildExpected expected, LocalDate today, Instant now) {
    if (births.expect(expected.coreGroup(), expected.child(), expected.expectedOn())) {
      var group = roster.group(expected.coreGroup()).orElseThrow();
      var milestone =
          remember(Kind.EXPECTED_DELIVERY, expected.expectedOn(), expected.child(), group, now);
      if (group.onAPlan().contains(expected.child())) {
        duties.expected(milestone.id(), milestone.on(), milestone.children(), group, today);
      }
    }
  }

  public void born(ChildBorn born, LocalDate today, Instant now) {
    if (births.born(born.coreGroup(), born.child(), born.bornOn())) {
      var group = roster.group(born.coreGroup()).orElseThrow();
      var milestone = remember(Kind.BIRTH, born.bornOn(), born.child(), group, now);
      duties.born(milestone.on(), milestone.children(), group, today);
    }
  }

  private Milestone remember(
      Kind kind, LocalDate on, ChildId child, RosterGroup group, Instant now) {
    var milestone = new Milestone(UUID.randomUUID(), kind, on, List.of(child), now);
    milestones.insert(milestone, group, BY);
    return milestone;
  }
}
