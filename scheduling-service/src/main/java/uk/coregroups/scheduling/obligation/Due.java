package uk.coregroups.scheduling.obligation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The day by which something is owed, and what made it that day.
 *
 * @param on the day
 * @param from the day it is counted from
 * @param limit the policy's limit that made the date, if a policy made it
 * @param warnOn the day from which it should worry somebody, before it is late
 * @param orLimit a second limit, where the sooner of two holds
 * @param orFrom the day the second is counted from
 * @param provisional whether {@code from} is only the last day for what it is counted from, because
 *     that is not in the diary yet
 */
public record Due(
    LocalDate on,
    LocalDate from,
    @Nullable UUID limit,
    @Nullable LocalDate warnOn,
    @Nullable UUID warnLimit,
    @Nullable UUID orLimit,
    @Nullable LocalDate orFrom,
    boolean provisional) {

  /** A day that no policy made, such as the day of a meeting. */
  public static Due given(LocalDate on, LocalDate from) {
    return new Due(on, from, null, null, null, null, null, false);
  }
}
