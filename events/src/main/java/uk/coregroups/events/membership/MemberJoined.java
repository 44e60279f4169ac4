package uk.coregroups.events.membership;

import uk.coregroups.events.ids.CoreGroupId;

/** Somebody is a member from a day on. */
public record MemberJoined(CoreGroupId coreGroup, Seat seat) implements MembershipEvent {}
