package uk.coregroups.membership.partnership;

import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/**
 * A team of social workers.
 *
 * @param manager who answers for its cases
 */
public record Team(TeamId id, String name, @Nullable PersonId manager) {}
