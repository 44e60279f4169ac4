package uk.coregroups.events.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.MemberId;

/**
 * A seat of somebody of whom there were two records.
 *
 * @param from the first day of membership
 * @param until the first day on which they are no longer a member, if that is known
 */
public record MergedSeat(
    MemberId member, PersonKind kind, String role, LocalDate from, @Nullable LocalDate until) {}
