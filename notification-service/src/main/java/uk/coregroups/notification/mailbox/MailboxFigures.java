package uk.coregroups.notification.mailbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far behind the reading of the mailbox is, for an alarm. Of several nodes one reads: the
 * shortest time since a look counts, and only whoever reads knows what is unread.
 */
@Component
class MailboxFigures implements MeterBinder {

  private final Clock clock;
  private volatile long looked = System.nanoTime();
  private volatile @Nullable Instant oldest;
  private volatile boolean ours;

  MailboxFigures(Clock clock) {
    this.clock = clock;
  }

  /** The mailbox was looked through, and nothing in it is unread. */
  void lookedThrough() {
    oldest = null;
    ours = true;
    looked = System.nanoTime();
  }

  /**
   * Mail waits to be read.
   *
   * @param since when the server received the oldest; null if it does not say
   */
  void waits(@Nullable Instant since) {
    oldest = since;
    ours = true;
  }

  /** Another node reads. */
  void readByAnother() {
    ours = false;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("coregroups.mailbox.look.age.seconds", this, MailboxFigures::secondsSinceLook)
        .description("How long ago the mailbox was last read to its end, or reading began")
        .register(registry);
    Gauge.builder("coregroups.mailbox.unread.age.seconds", this, MailboxFigures::secondsUnread)
        .description("How long the oldest mail known to be unread has been there")
        .register(registry);
  }

  private double secondsSinceLook() {
    return Duration.ofNanos(System.nanoTime() - looked).toMillis() / 1e3;
  }

  private double secondsUnread() {
    var since = oldest;
    if (!ours) {
      return Double.NaN;
    }
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3);
  }
}
