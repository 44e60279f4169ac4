package uk.coregroups.standalone.bench;

import java.time.Duration;
import java.util.function.IntSupplier;
import uk.coregroups.standalone.part.Pause;

/** Says how far long work has come, every few seconds. */
final class Progress {

  private static final long EVERY_NS = Duration.ofSeconds(5).toNanos();
  private static final long STUCK_NS = Duration.ofMinutes(2).toNanos();

  private final String what;
  private final int all;
  private long said = System.nanoTime();
  private long moved = System.nanoTime();
  private int last;

  Progress(String what, int all) {
    this.what = what;
    this.all = all;
  }

  /**
   * Waits until the count has reached them all.
   *
   * @throws IllegalStateException if it has not moved for two minutes
   */
  void await(IntSupplier count) {
    for (int now = count.getAsInt(); now < all; now = count.getAsInt()) {
      reached(now);
      if (System.nanoTime() - moved > STUCK_NS) {
        throw new IllegalStateException("%s stopped at %,d of %,d.".formatted(what, now, all));
      }
      Pause.of(Duration.ofMillis(5));
    }
  }

  synchronized void reached(int now) {
    long moment = System.nanoTime();
    if (now != last) {
      last = now;
      moved = moment;
    }
    if (moment - said > EVERY_NS) {
      said = moment;
      System.out.printf("  %s: %,d of %,d%n", what, now, all);
    }
  }
}
