package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * A child's plan has ended; the group goes on while another child of the family has one.
 *
 * @param on the day the plan ended
 */
public record PlanEnded(CoreGroupId coreGroup, ChildId child, LocalDate on)
    implements MembershipEvent {}
