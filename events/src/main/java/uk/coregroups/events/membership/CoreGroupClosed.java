package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * The last plan of a family has ended, and with it the group; its {@link PlanEnded} came before.
 *
 * @param on the day the last plan ended
 */
public record CoreGroupClosed(CoreGroupId coreGroup, LocalDate on) implements MembershipEvent {}
