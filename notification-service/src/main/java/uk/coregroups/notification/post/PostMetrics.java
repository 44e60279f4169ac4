package uk.coregroups.notification.post;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What an alarm is raised by: that we are refused, and how long the oldest letter has been due. */
@Component
class PostMetrics implements MeterBinder {

  private final Channels channels;
  private final Desk desk;
  private final Clock clock;

  PostMetrics(Channels channels, Desk desk, Clock clock) {
    this.channels = channels;
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var channel : Channel.values()) {
      Gauge.builder("coregroups.post.refused", channels, all -> all.isRefused(channel) ? 1 : 0)
          .description("Whether the server of a channel refuses us, so that all letters wait")
          .tag("channel", channel.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("coregroups.post.oldest", this, PostMetrics::secondsDue)
        .description("Seconds for which the oldest letter that has not gone has been due")
        .baseUnit("seconds")
        .register(registry);
  }

  private double secondsDue() {
    var since = desk.oldestDue();
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1e3;
  }
}
