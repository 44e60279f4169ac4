package uk.coregroups.notification.mailbox.bounce;

import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;

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
  public Waking waking() {
    return new Waking.Nightly("delay-round", LocalTime.of(6, 30));
  }

  @Override
  public void run() {
    Sight.HOUSE.run(() -> followDelays.look(clock.instant()));
  }
}
