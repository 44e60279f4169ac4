package uk.coregroups.events.membership;

import java.time.LocalDate;
import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * A class of a closed group's records has come to the end of its time and is gone here; whoever
 * hears of it lets go of theirs.
 *
 * @param record never {@link RetentionClass#READINGS}, which nobody else keeps
 * @param forgotten family members who were in no other group: nobody needs their addresses now
 */
public record CoreGroupPurged(
    CoreGroupId coreGroup, RetentionClass record, LocalDate on, List<PersonId> forgotten)
    implements MembershipEvent {}
