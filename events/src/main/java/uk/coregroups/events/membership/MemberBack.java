package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;

/**
 * A member is back sooner than was said.
 *
 * @param from the first day of the absence that ends
 * @param back the first day on which they are there again
 */
public record MemberBack(CoreGroupId coreGroup, MemberId member, LocalDate from, LocalDate back)
    implements MembershipEvent {}
