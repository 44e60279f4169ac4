package uk.coregroups.events.membership;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * What a member of a core group needs to take part, all of it, from now on. It is told to every
 * group in which they sit, and carries neither name nor address.
 */
public record NeedsChanged(CoreGroupId coreGroup, PersonId person, List<Need> needs)
    implements MembershipEvent {}
