package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.SchoolMoveId;

/** A move that was expected will not be made; a person has said why. */
public record SchoolMoveCalledOff(CoreGroupId coreGroup, SchoolMoveId move, LocalDate on)
    implements MembershipEvent {}
