package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * A child of the group is not born yet; told again when the day expected is corrected.
 *
 * @param expectedOn the estimated day of delivery
 */
public record ChildExpected(CoreGroupId coreGroup, ChildId child, LocalDate expectedOn)
    implements MembershipEvent {}
