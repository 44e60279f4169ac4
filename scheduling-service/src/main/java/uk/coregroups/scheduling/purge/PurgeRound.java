package uk.coregroups.scheduling.purge;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;

/** Looks again at every group that waits to be purged. */
@Component
public class PurgeRound implements Round {

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

  private void lookAgain() {
    var today = LocalDate.now(clock);
    Round.forEach(purges.waiting(), group -> followPurges.letGo(group, today, clock.instant()));
  }
}
