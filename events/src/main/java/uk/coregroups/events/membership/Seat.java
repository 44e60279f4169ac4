package uk.coregroups.events.membership;

import java.time.LocalDate;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/**
 * One person's place in a core group.
 *
 * @param role the partnership's code for the role, such as {@code HEALTH_VISITOR}
 * @param from the first day of membership
 */
public record Seat(
    MemberId member, PersonId person, PersonKind kind, String role, LocalDate from) {}
