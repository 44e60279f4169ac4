package uk.coregroups.membership.birth;

import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildCheck;
import uk.coregroups.membership.child.ChildName;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroupStore;

/** What becomes known of a child who is expected: a better day, and then the birth. */
@Service
class ExpectChild {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final Outbox outbox;

  ExpectChild(CoreGroupStore groups, ChildStore children, Outbox outbox) {
    this.groups = groups;
    this.children = children;
    this.outbox = outbox;
  }

  /** Corrects the day expected. */
  @Transactional
  public Outcome<Child> on(Which which, LocalDate expectedOn, LocalDate today) {
    return unborn(
        which,
        child -> {
          var wrong = ChildCheck.wrongExpected(expectedOn, today);
          if (wrong.isPresent()) {
            return Outcome.refused("expectedOn", wrong.get());
          }
          if (!expectedOn.equals(child.expectedOn())) {
            children.expect(child.id(), expectedOn);
            outbox.tell(
                which.partnership, new ChildExpected(which.coreGroup, child.id(), expectedOn));
          }
          return after(which);
        });
  }

  /** The child is born: from now on they have a name and a birthday, and everything else stays. */
  @Transactional
  public Outcome<Child> born(Which which, ChildName name, LocalDate bornOn, LocalDate today) {
    return unborn(
        which,
        child -> {
          var wrongName = ChildCheck.wrongName(name);
          if (wrongName.isPresent()) {
            return Outcome.refused("name", wrongName.get());
          }
          var expectedOn = child.expectedOn();
          var wrong =
              ChildCheck.wrongBirthday(bornOn, expectedOn == null ? bornOn : expectedOn, today);
          if (wrong.isPresent()) {
            return Outcome.refused("bornOn", wrong.get());
          }
          children.birth(child.id(), name, bornOn);
          outbox.tell(which.partnership, new ChildBorn(which.coreGroup, child.id(), bornOn));
          return after(which);
        });
  }

  private Outcome<Child> unborn(Which which, Function<Child, Outcome<Child>> then) {
    var found =
        groups
            .lock(which.coreGroup, which.partnership)
            .flatMap(group -> children.find(which.child, which.coreGroup));
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    if (found.get().isBorn()) {
      return Outcome.refused("child", "has been born already");
    }
    return found.get().hasRunningPlan()
        ? then.apply(found.get())
        : Outcome.refused("child", "has no plan any more");
  }

  private Outcome<Child> after(Which which) {
    return Outcome.done(children.find(which.child, which.coreGroup).orElseThrow());
  }

  /** The child that is meant. */
  record Which(PartnershipId partnership, CoreGroupId coreGroup, ChildId child) {}
}
