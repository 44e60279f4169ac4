package uk.coregroups.events.carrier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Looks every few seconds at what lies and waits between the services, so that it is known and can
 * raise an alarm before anybody opens a page.
 */
class CarrierWatch implements SmartLifecycle {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration LOOK_WITHIN = Duration.ofMinutes(2);

  private final List<String> queues;
  private final DeadLetters deadLetters;
  private final Backlog backlog;
  private final Clock clock;
  private final Worker worker;
  private volatile @Nullable Figures figures;
  private boolean hasLooked;

  /**
   * A watch over some queues.
   *
   * @param clock by which facts are told: it may have been wound, as the database's may not
   */
  CarrierWatch(
      List<String> queues, DeadLetters deadLetters, Backlog backlog, Clock clock, Workers workers) {
    this.clock = clock;
    this.queues = queues;
    this.deadLetters = deadLetters;
    this.backlog = backlog;
    this.worker =
        workers.employ(
            "carrier-watch",
            LOOK_WITHIN,
            () -> {
              Sight.HOUSE.run(this::look);
              Thread.sleep(BETWEEN_LOOKS);
            });
  }

  private void look() {
    try {
      figures = figures();
      hasLooked = true;
    } catch (RuntimeException | Error e) {
      // What could not be looked at is not known, and is not what it was.
      figures = null;
      throw e;
    }
  }

  private Figures figures() {
    var dead = new HashMap<String, Integer>();
    for (var queue : queues) {
      dead.put(queue, deadLetters.lookThrough(queue, !hasLooked, worker::beat));
      worker.beat();
    }
    return new Figures(backlog.untold(), backlog.early(), Map.copyOf(dead));
  }

  List<String> queues() {
    return queues;
  }

  double dead(String queue) {
    var now = figures;
    return now == null ? Double.NaN : now.dead.getOrDefault(queue, 0);
  }

  double untold() {
    var now = figures;
    return now == null ? Double.NaN : now.untold.count();
  }

  double untoldSeconds() {
    var now = figures;
    return now == null ? Double.NaN : secondsSince(now.untold.oldest(), clock.instant());
  }

  double early() {
    var now = figures;
    return now == null ? Double.NaN : now.early.count();
  }

  double earlySeconds() {
    var now = figures;
    return now == null ? Double.NaN : secondsSince(now.early.oldest(), Instant.now());
  }

  private static double secondsSince(@Nullable OffsetDateTime moment, Instant now) {
    return moment == null ? 0 : Math.max(0, Duration.between(moment.toInstant(), now).toSeconds());
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop(Duration.ofSeconds(15));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  private record Figures(Backlog.Count untold, Backlog.Count early, Map<String, Integer> dead) {}
}
