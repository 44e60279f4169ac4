package uk.coregroups.events.membership;

import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;

/** Another child of the family has a plan. */
public record ChildAdded(CoreGroupId coreGroup, ChildId child) implements MembershipEvent {}
