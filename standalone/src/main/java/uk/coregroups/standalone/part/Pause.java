package uk.coregroups.standalone.part;

import java.time.Duration;

/** A short wait between two looks at something that another process is doing. */
public final class Pause {

  private Pause() {}

  /** Sleeps; an interrupt ends the wait and is told to the caller as an exception. */
  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
