package uk.coregroups.membership.child;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.SchoolId;

/**
 * A child with a plan.
 *
 * @param school where the child goes to school, if they do
 * @param planStartedOn the day the plan began
 */
public record Child(
    ChildId id,
    ChildName name,
    LocalDate bornOn,
    @Nullable SchoolId school,
    LocalDate planStartedOn) {}
