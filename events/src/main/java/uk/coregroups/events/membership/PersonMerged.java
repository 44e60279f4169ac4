package uk.coregroups.events.membership;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * Two records were of one person. In this group, whatever the one was the other is.
 *
 * @param from the record that only leads to the other from now on
 * @param into the record that stays
 * @param reachedAs whose ways of being reached were kept: one of the two
 * @param seats every seat of either in this group as it stands now; one that is not among them has
 *     become part of one that is
 */
public record PersonMerged(
    CoreGroupId coreGroup, PersonId from, PersonId into, PersonId reachedAs, List<MergedSeat> seats)
    implements MembershipEvent {}
