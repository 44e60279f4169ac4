package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;

/**
 * Records that one child's plan has ended; brothers and sisters keep theirs, and with the last one
 * the group closes.
 */
@Service
public class EndPlan {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final Outbox outbox;

  EndPlan(CoreGroupStore groups, ChildStore children, Outbox outbox) {
    this.groups = groups;
    this.children = children;
    this.outbox = outbox;
  }

  @Transactional
  public Outcome<Child> end(
      CoreGroupId id, PartnershipId partnership, ChildId childId, LocalDate on, LocalDate today) {
    var found = groups.lock(id, partnership).flatMap(group -> children.find(childId, id));
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    var child = found.get();
    if (!child.hasRunningPlan()) {
      return Outcome.refused("endedOn", "has been recorded for this child already");
    }
    if (on.isBefore(child.planStartedOn())) {
      return Outcome.refused("endedOn", "is before the day the plan began");
    }
    if (on.isAfter(today)) {
      return Outcome.refused("endedOn", "is in the future");
    }
    children.endPlan(childId, on);
    outbox.tell(partnership, new PlanEnded(id, childId, on));
    CoreGroup.closedOn(children.of(id))
        .ifPresent(day -> outbox.tell(partnership, new CoreGroupClosed(id, day)));
    return Outcome.done(children.find(childId, id).orElseThrow());
  }
}
