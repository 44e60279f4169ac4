package uk.coregroups.events.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import uk.coregroups.events.database.NeedsConnections;

/** Everybody who works in this service for as long as it runs. */
public class Workers implements NeedsConnections {

  private final List<Supplier<Pulse>> all = new CopyOnWriteArrayList<>();
  private volatile Runnable changed = () -> {};

  /**
   * Takes somebody on; their work begins when they are started.
   *
   * @param atLeastEvery within this time a turn ends, or says that it goes on
   */
  public Worker employ(String name, Duration atLeastEvery, Worker.Turn turn) {
    var worker = new Worker(name, atLeastEvery, turn);
    watch(worker::pulse);
    return worker;
  }

  /** Watches a thread that something else keeps going. */
  public void watch(Supplier<Pulse> pulse) {
    all.add(pulse);
    changed.run();
  }

  /** Calls back now, and whenever somebody has been taken on. */
  void whenChanged(Runnable listener) {
    changed = listener;
    listener.run();
  }

  List<String> names() {
    return pulses().stream().map(Pulse::worker).toList();
  }

  double secondsSince(String name) {
    return pulses().stream()
        .filter(one -> one.worker().equals(name))
        .mapToDouble(one -> one.since().toMillis() / 1000.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  public List<Pulse> pulses() {
    return all.stream().map(Supplier::get).toList();
  }

  /** Each holds one connection at most. */
  @Override
  public int connections() {
    return all.size();
  }
}
