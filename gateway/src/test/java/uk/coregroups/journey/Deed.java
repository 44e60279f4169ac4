package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does, and does again if it was not taken, having looked first whether it
 * was after all. What was taken is never done again: it must come true by itself.
 */
final class Deed {

  private static final Duration TRUE_WITHIN = Duration.ofSeconds(90);

  private final String what;
  private final Runnable doing;
  private final BooleanSupplier done;
  private boolean taken;
  private @Nullable Exception refusal;

  /**
   * A deed.
   *
   * @param doing throws {@link IllegalStateException} or {@link UncheckedIOException} if it was not
   *     taken, or perhaps was
   */
  Deed(String what, Runnable doing, BooleanSupplier done) {
    this.what = what;
    this.doing = doing;
    this.done = done;
  }

  void attempt() {
    try {
      doing.run();
      taken = true;
    } catch (IllegalStateException | UncheckedIOException e) {
      // It is done again when all is well; who has waited in vain is interrupted at the last try.
      refusal = Thread.currentThread().isInterrupted() ? refusal : e;
    }
  }

  void finish() {
    try {
      Awaitility.await()
          .atMost(TRUE_WITHIN)
          .pollInterval(Duration.ofMillis(100))
          .pollDelay(Duration.ZERO)
          .ignoreExceptions()
          .until(this::isDone);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + (taken ? " was taken, and is lost" : " is refused"), refusal);
    }
  }

  private boolean isDone() {
    if (!taken && !done.getAsBoolean()) {
      attempt();
    }
    return done.getAsBoolean();
  }

  /** It is still so at the end. */
  void check() {
    assertThat(done.getAsBoolean()).as(what).isTrue();
  }
}
