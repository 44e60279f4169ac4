package uk.coregroups.events.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes one turn after another until it is stopped.
 *
 * <p>Whatever ends a turn, an exception or an error such as no memory, the next one is taken after
 * a pause that grows to five seconds; should the thread itself die, another takes its place. The
 * pulse is the moment at which a turn last ended, well or not, told by the machine's own ticking
 * and not by any clock that could be set.
 */
public final class Worker {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final Duration atLeastEvery;
  private final Turn turn;
  private volatile long pulse = System.nanoTime();
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread thread;

  /**
   * Somebody's work.
   *
   * @param atLeastEvery within this time a turn ends, or tells that it goes on with {@link #beat}
   */
  Worker(String name, Duration atLeastEvery, Turn turn) {
    this.name = name;
    this.atLeastEvery = atLeastEvery;
    this.turn = turn;
  }

  /** One turn of the work. It is taken again at once when it returns. */
  @FunctionalInterface
  public interface Turn {
    void take() throws Exception;
  }

  public void start() {
    pulse = System.nanoTime();
    employ();
  }

  private void employ() {
    var fresh = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
    // Known before it runs: it works for as long as it is this one.
    thread = fresh;
    fresh.start();
  }

  /** Interrupts the turn and waits for its end. */
  public void stop(Duration atMost) {
    end(atMost, true);
  }

  /** Lets the turn come to its own end. */
  public void finish(Duration atMost) {
    end(atMost, false);
  }

  private void end(Duration atMost, boolean now) {
    var running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    if (now) {
      running.interrupt();
    }
    try {
      running.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is to take another turn. */
  public boolean isRunning() {
    return thread != null;
  }

  /** The turn goes on: said by one that takes long. */
  public void beat() {
    pulse = System.nanoTime();
  }

  private void work() {
    var me = Thread.currentThread();
    try {
      var pause = FIRST_PAUSE;
      while (me.equals(thread)) {
        pause = takeTurn() ? FIRST_PAUSE : rest(pause);
      }
    } finally {
      // Even what watches over the turns may have had no memory left.
      if (me.equals(thread)) {
        employ();
      }
    }
  }

  /** Whether no rest is needed after it. */
  private boolean takeTurn() {
    // An interruption was for the turn before.
    Thread.interrupted();
    if (!Thread.currentThread().equals(thread)) {
      // That one was not: it was stop's.
      return true;
    }
    try {
      turn.take();
      failure = null;
      return true;
    } catch (Throwable e) {
      if (!isRunning()) {
        return true;
      }
      failure = e;
      // A message may quote what was being read.
      LOG.error("{} stopped and goes on: {} at {}", name, e.getClass().getName(), place(e));
      return false;
    } finally {
      beat();
    }
  }

  private static Object place(Throwable e) {
    var trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0];
  }

  private static Duration rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** How it is now. */
  public Pulse pulse() {
    var since = Duration.ofNanos(System.nanoTime() - pulse);
    var one = thread;
    boolean alive = one != null && one.isAlive() && since.compareTo(atLeastEvery) < 0;
    var reason = failure;
    return new Pulse(name, alive, since, reason == null ? null : reason.getClass().getSimpleName());
  }
}
