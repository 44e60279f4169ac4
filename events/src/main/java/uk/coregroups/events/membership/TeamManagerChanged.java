package uk.coregroups.events.membership;

import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * Somebody else answers for the team that holds a case.
 *
 * @param teamManager who does now; null if nobody does
 */
public record TeamManagerChanged(CoreGroupId coreGroup, @Nullable PersonId teamManager)
    implements MembershipEvent {}
