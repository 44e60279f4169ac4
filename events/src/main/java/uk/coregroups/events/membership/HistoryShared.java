package uk.coregroups.events.membership;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;

/**
 * The chair has said whether a member may see what was before they joined.
 *
 * @param shared whether they may; no until somebody says so
 */
public record HistoryShared(CoreGroupId coreGroup, MemberId member, boolean shared)
    implements MembershipEvent {}
