package uk.coregroups.membership.child;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.SchoolId;

/**
 * A child with a plan, or with one that has ended.
 *
 * @param school where the child goes to school, if they do
 * @param planStartedOn the day the plan began
 * @param planEndedOn the day the plan ended; null while it is running
 */
public record Child(
    ChildId id,
    ChildName name,
    LocalDate bornOn,
    @Nullable SchoolId school,
    LocalDate planStartedOn,
    @Nullable LocalDate planEndedOn) {

  /** Whether nobody has recorded an end of the plan. */
  public boolean hasRunningPlan() {
    return planEndedOn == null;
  }

  /** The same child, who goes to another school or to none. */
  public Child goingTo(@Nullable SchoolId to) {
    return new Child(id, name, bornOn, to, planStartedOn, planEndedOn);
  }

  /** The same child, whose plan has ended. */
  public Child withPlanEnded(LocalDate on) {
    return new Child(id, name, bornOn, school, planStartedOn, on);
  }
}
