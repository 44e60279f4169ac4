package uk.coregroups.events.membership;

import uk.coregroups.events.ids.CoreGroupId;

/** A group that was restricted is open to all staff of its partnership again. */
public record CoreGroupOpened(CoreGroupId coreGroup) implements MembershipEvent {}
