package uk.coregroups.events.membership;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * A group opens only to the staff who are named for it, until it is opened again.
 *
 * @param openTo the accounts of the staff who may see it; what was told before no longer holds
 */
public record CoreGroupRestricted(CoreGroupId coreGroup, List<String> openTo)
    implements MembershipEvent {}
