package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/**
 * Somebody is no longer a member.
 *
 * @param from the first day on which they are not
 */
public record MemberLeft(CoreGroupId coreGroup, MemberId member, PersonId person, LocalDate from)
    implements MembershipEvent {}
