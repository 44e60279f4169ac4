package uk.coregroups.events.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/**
 * A member is away for some days; said again of the same first day, the later word stands.
 *
 * @param until the last day
 * @param deputy the professional of the same partnership who comes in their place; null if nobody
 *     does. They become no member
 */
public record MemberAway(
    CoreGroupId coreGroup,
    MemberId member,
    LocalDate from,
    LocalDate until,
    @Nullable PersonId deputy)
    implements MembershipEvent {}
