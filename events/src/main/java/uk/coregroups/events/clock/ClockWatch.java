package uk.coregroups.events.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Compares the machine's clock with the database's, which all nodes share, four times a minute. It
 * is not the suite's clock that is compared: that one may have been wound.
 */
public final class ClockWatch implements SmartLifecycle, MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final Clock machine;
  private final JdbcClient jdbc;
  private final Duration apartAtMost;
  private final Worker worker;
  private volatile @Nullable Duration skew;

  ClockWatch(Clock machine, JdbcClient jdbc, Duration apartAtMost, Workers workers) {
    this.machine = machine;
    this.jdbc = jdbc;
    this.apartAtMost = apartAtMost;
    this.worker =
        workers.employ(
            "clock-watch",
            BETWEEN_LOOKS.multipliedBy(3),
            () -> {
              look();
              Thread.sleep(BETWEEN_LOOKS);
            });
  }

  /** Asks the database what time it is; the answer was true between the asking and the hearing. */
  void look() {
    try {
      skew = ask();
    } catch (RuntimeException e) {
      skew = null;
      throw e;
    }
    if (isApart()) {
      LOG.error("This machine's clock and the database's are {} apart", skew);
    }
  }

  private Duration ask() {
    var asked = machine.instant();
    var theirs =
        jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    return Duration.between(middle(asked, machine.instant()), theirs);
  }

  private static Instant middle(Instant from, Instant until) {
    return from.plus(Duration.between(from, until).dividedBy(2));
  }

  /** How far the database is ahead of this machine; null if that is not known. */
  public @Nullable Duration skew() {
    return skew;
  }

  /** Whether they are further apart than they may be. */
  public boolean isApart() {
    var known = skew;
    return known != null && known.abs().compareTo(apartAtMost) > 0;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("coregroups.clock.skew.seconds", this, ClockWatch::seconds)
        .description("How far the database's clock is ahead of this machine's")
        .register(registry);
    Gauge.builder("coregroups.database.answers", this, watch -> watch.skew() == null ? 0 : 1)
        .description("Whether the database answered when it was last asked; 0 or 1")
        .register(registry);
  }

  private double seconds() {
    var known = skew;
    return known == null ? Double.NaN : known.toMillis() / 1000.0;
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop(Duration.ofSeconds(5));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
