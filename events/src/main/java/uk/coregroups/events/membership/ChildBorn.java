package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;

/** A child of the group who was expected is born, and stays the same child. */
public record ChildBorn(CoreGroupId coreGroup, ChildId child, LocalDate bornOn)
    implements MembershipEvent {}
