package uk.coregroups.events.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How long ago each round last came to a good end on this node, for an alarm. It is told by the
 * machine's own ticking, so that a clock that is set changes nothing. Of several nodes one alone
 * may run a round: the smallest figure counts.
 */
public final class LastRounds implements MeterBinder {

  private final Map<String, Long> ended = new ConcurrentHashMap<>();
  private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

  /** A round is to be run; until it has come to a good end once, it counts from now. */
  public void expect(String round) {
    ended.putIfAbsent(round, System.nanoTime());
    registries.forEach(registry -> register(registry, round));
  }

  /** A round has come to a good end. */
  public void ended(String round) {
    ended.put(round, System.nanoTime());
  }

  /** The round, told of here whenever it has come to a good end. */
  Round following(String name, Round round) {
    expect(name);
    return () -> {
      round.run();
      ended(name);
    };
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    registries.add(registry);
    ended.keySet().forEach(round -> register(registry, round));
  }

  private void register(MeterRegistry registry, String round) {
    Gauge.builder("coregroups.round.age.seconds", ended, all -> seconds(all, round))
        .description("How long ago a round last came to a good end, or was first expected")
        .tag("round", round)
        .register(registry);
  }

  private static double seconds(Map<String, Long> all, String round) {
    return Duration.ofNanos(System.nanoTime() - all.getOrDefault(round, 0L)).toMillis() / 1e3;
  }
}
