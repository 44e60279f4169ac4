package uk.coregroups.membership.birth;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.membership.birth.ExpectChild.Which;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.EndPlan;

/**
 * A pregnancy has ended and nobody was born. The plan ends with it; nothing is asked and nothing is
 * said about it anywhere else.
 */
@Service
class EndPregnancy {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final EndPlan endPlan;

  EndPregnancy(CoreGroupStore groups, ChildStore children, EndPlan endPlan) {
    this.groups = groups;
    this.children = children;
    this.endPlan = endPlan;
  }

  @Transactional
  public Outcome<Child> end(Which which, LocalDate on, LocalDate today) {
    var child =
        groups
            .lock(which.coreGroup(), which.partnership())
            .flatMap(group -> children.find(which.child(), which.coreGroup()));
    if (child.filter(Child::isBorn).isPresent()) {
      return Outcome.refused("child", "has been born already");
    }
    var ended = endPlan.end(which.coreGroup(), which.partnership(), which.child(), on, today);
    if (ended instanceof Outcome.Done<Child>) {
      children.pregnancyEnded(which.child(), on);
      return Outcome.done(children.find(which.child(), which.coreGroup()).orElseThrow());
    }
    return ended;
  }
}
