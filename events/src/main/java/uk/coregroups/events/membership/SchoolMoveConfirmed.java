package uk.coregroups.events.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;

/**
 * The new school's Designated Safeguarding Lead knows: told by a person, or confirmed by
 * themselves.
 *
 * @param newLead the lead who knows
 */
public record SchoolMoveConfirmed(
    CoreGroupId coreGroup, SchoolMoveId move, @Nullable PersonId newLead, LocalDate on)
    implements MembershipEvent {}
