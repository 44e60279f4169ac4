package uk.coregroups.events.membership;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;

/** A person has released one letter, naming no child, to the new school's Safeguarding Lead. */
public record SchoolMoveReleased(
    CoreGroupId coreGroup, SchoolMoveId move, String reference, PersonId newLead)
    implements MembershipEvent {}
