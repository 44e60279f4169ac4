package uk.coregroups.membership.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;
import uk.coregroups.events.membership.RetentionClass;

/**
 * Every night, whatever has come to the end of its time is purged, group by group. Two nodes may do
 * it at once: each group is held by one of them.
 */
@Component
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
  public void run() {
    Sight.HOUSE.run(this::purge);
  }

  @Override
  public Waking waking() {
    return new Waking.Nightly("purge-round", LocalTime.of(2, 15));
  }

  private void purge() {
    var today = LocalDate.now(clock);
    Round.forEach(
        EnumSet.allOf(RetentionClass.class), retentionClass -> purge(retentionClass, today));
  }

  private void purge(RetentionClass retentionClass, LocalDate today) {
    switch (retentionClass) {
      case WORKING_RECORD ->
          Round.forEach(purges.closed(), closed -> purgeGroup.workingRecord(closed, today));
      case READINGS ->
          Round.forEach(
              purges.stillKeeping(retentionClass), closed -> purgeGroup.readings(closed, today));
      case LETTERS_SENT ->
          Round.forEach(
              purges.stillKeeping(retentionClass), closed -> purgeGroup.lettersSent(closed, today));
    }
  }
}
