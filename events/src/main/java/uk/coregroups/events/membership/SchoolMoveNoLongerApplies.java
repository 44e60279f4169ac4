package uk.coregroups.events.membership;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;

/**
 * The school has changed after its first Safeguarding Lead had been told.
 *
 * @param byLetter whether that lead had been told by a released letter, so that a letter may
 *     follow; otherwise a person told them, and a person must tell them again
 */
public record SchoolMoveNoLongerApplies(
    CoreGroupId coreGroup,
    SchoolMoveId move,
    String reference,
    PersonId formerLead,
    boolean byLetter)
    implements MembershipEvent {}
