package uk.coregroups.scheduling.stocktake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.coregroups.events.ids.MemberId;

/**
 * That a meeting went through who belongs to its group.
 *
 * @param id what a task about it is about
 * @param seats what was said of each member of that day
 * @param missing the roles that should be added, by their codes
 */
public record StockTake(
    UUID id, Map<MemberId, Standing> seats, List<String> missing, Instant takenAt) {

  /** What is said of one member. */
  public enum Standing {
    /** They belong to the group. */
    CONFIRMED,
    /** They do not, any more; the office records since when, and why. */
    LEFT
  }
}
