package uk.coregroups.scheduling.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * A core group as this service knows it.
 *
 * @param children all of them, whether their plan still runs or not
 * @param onAPlan those whose plan has not ended
 */
public record RosterGroup(
    CoreGroupId id,
    PartnershipId partnership,
    String reference,
    @Nullable PersonId teamManager,
    List<ChildId> children,
    List<ChildId> onAPlan) {

  /** The group, and the children somebody names of it: all, if they name none. */
  Outcome<Concerned> concerned(List<ChildId> named) {
    return children.containsAll(named)
        ? Outcome.done(new Concerned(this, named.isEmpty() ? children : named))
        : Outcome.refused("children", "includes a child who is not of this group");
  }

  /** Children of a group about whom something is recorded or planned. */
  public record Concerned(RosterGroup group, List<ChildId> children) {}

  /** Whether no plan is left for which it would meet. */
  public boolean isOver() {
    return onAPlan.isEmpty();
  }
}
