package uk.coregroups.notification.mailbox;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does a piece of work on a thread of its own, for so long and no longer. Work that takes longer is
 * left behind: what it does afterwards must not count, and it is told so when it asks.
 */
final class TimeLimit {

  /** One that works, and two that were left behind and have not noticed yet. */
  static final int AT_ONCE = 3;

  private final Duration atMost;
  private final Semaphore places = new Semaphore(AT_ONCE);

  TimeLimit(Duration atMost) {
    this.atMost = atMost;
  }

  /** Work that asks, at its end and once, whether it still counts. */
  @FunctionalInterface
  interface Work {
    void run(Permission toEnd) throws Exception;
  }

  /** Whether the work still counts. */
  @FunctionalInterface
  interface Permission {
    boolean isGiven();
  }

  /** Its time was over. */
  static final class TookTooLong extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Does it.
   *
   * @throws TookTooLong if it was left behind
   * @throws ExecutionException with what ended it, an exception or an error
   */
  void run(Work work) throws TookTooLong, ExecutionException, InterruptedException {
    places.acquire();
    // Whoever sets it first has decided: the work, that it ends, or we, that it is left behind.
    var decided = new AtomicBoolean();
    var task =
        new FutureTask<Boolean>(() -> {
          try {
            work.run(() -> decided.compareAndSet(false, true));
            return true;
          } finally {
            places.release();
          }
        });
    var thread = start(task);
    try {
      task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (decided.compareAndSet(false, true)) {
        thread.interrupt();
        throw new TookTooLong();
      }
      task.get();
    }
  }

  private Thread start(Runnable task) {
    try {
      return Thread.ofPlatform().name("mail").daemon().start(task);
    } catch (Error e) {
      // There is no thread, and so nobody who would give the place back.
      places.release();
      throw e;
    }
  }
}
