package uk.coregroups.notification.mailbox.bounce;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;

/** Looks each morning at the letters that were held up. */
@Component
class DelayRound implements Round {

  private final FollowDelays followDelays;
  private final Clock clock;

  DelayRound(FollowDelays followDelays, Clock clock) {
    this.followDelays = followDelays;
    this.clock = clock;
  }

  @Override
  @Scheduled(cron = "0 30 6 * * *", zone = "Europe/London")
  public void run() {
    Sight.HOUSE.run(() -> followDelays.look(clock.instant()));
  }
}
