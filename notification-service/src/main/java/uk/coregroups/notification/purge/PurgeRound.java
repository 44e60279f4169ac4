package uk.coregroups.notification.purge;

import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;

/** Looks again, each night, at every group that waits to be purged. */
@Component
class PurgeRound implements Round {

  private final PurgeStore purges;
  private final FollowPurges followPurges;
  private final Clock clock;

  PurgeRound(PurgeStore purges, FollowPurges followPurges, Clock clock) {
    this.purges = purges;
    this.followPurges = followPurges;
    this.clock = clock;
  }

  @Override
  public void run() {
    Sight.HOUSE.run(this::lookAgain);
  }

  @Override
  public Waking waking() {
    return new Waking.Nightly("purge-round", LocalTime.of(2, 45));
  }

  private void lookAgain() {
    Round.forEach(purges.waiting(), group -> followPurges.letGo(group, clock.instant()));
  }
}
