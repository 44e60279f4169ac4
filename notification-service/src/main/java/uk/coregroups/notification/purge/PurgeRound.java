package uk.coregroups.notification.purge;

import java.time.Clock;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;

/** Looks again, each night, at every group that waits to be purged. */
@Component
@EnableScheduling
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
  @Scheduled(cron = "0 45 2 * * *", zone = "Europe/London")
  public void run() {
    Sight.HOUSE.run(this::lookAgain);
  }

  private void lookAgain() {
    purges.waiting().forEach(group -> followPurges.letGo(group, clock.instant()));
  }
}
