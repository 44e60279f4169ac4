package uk.coregroups.membership.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.membership.retention.PurgeStore.Closed;

/**
 * Every night, whatever has come to the end of its time is purged, group by group. Two nodes may do
 * it at once: each group is held by one of them.
 */
@Component
@EnableScheduling
class PurgeRound implements Round {

  private final PurgeStore purges;
  private final PurgeGroup purgeGroup;
  private final Clock clock;

  PurgeRound(PurgeStore purges, PurgeGroup purgeGroup, Clock clock) {
    this.purges = purges;
    this.purgeGroup = purgeGroup;
    this.clock = clock;
  }

  @Override
  @Scheduled(cron = "0 15 2 * * *", zone = "Europe/London")
  public void run() {
    Sight.HOUSE.run(this::purge);
  }

  private void purge() {
    var today = LocalDate.now(clock);
    each(purges.closed(), closed -> purgeGroup.workingRecord(closed, today));
    each(
        purges.stillKeeping(RetentionClass.READINGS), closed -> purgeGroup.readings(closed, today));
    each(
        purges.stillKeeping(RetentionClass.LETTERS_SENT),
        closed -> purgeGroup.lettersSent(closed, today));
  }

  /** A group that fails is not the end of the others; it is said when they are done. */
  private static void each(List<Closed> groups, Consumer<Closed> purge) {
    var failures = new ArrayList<DataAccessException>();
    for (var closed : groups) {
      try {
        purge.accept(closed);
      } catch (DataAccessException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
