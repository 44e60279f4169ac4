package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever one mail does to the thread that reads it, the next one is read. */
class TimeLimitTest {

  private final TimeLimit limit = new TimeLimit(Duration.ofMillis(300));

  @Test
  void whatTakesTooLongIsLeftBehindAndMayNotEnd() throws Exception {
    var goOn = new CountDownLatch(1);
    var counted = new CompletableFuture<Boolean>();
    assertThatThrownBy(() ->
            limit.run(permission -> {
              awaitUninterruptibly(goOn);
              counted.complete(permission.isGiven());
            }))
        .isInstanceOf(TimeLimit.TookTooLong.class);

    goOn.countDown();
    assertThat(counted.get(5, TimeUnit.SECONDS)).isFalse();
    limit.run(permission -> assertThat(permission.isGiven()).isTrue());
  }

  @Test
  void twoThatNeverEndLeaveRoomForTheNext() throws Exception {
    var never = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> limit.run(permission -> awaitUninterruptibly(never)))
          .isInstanceOf(TimeLimit.TookTooLong.class);
    }
    limit.run(permission -> assertThat(permission.isGiven()).isTrue());
    never.countDown();
  }

  @Test
  void anErrorIsHandedOnLikeAnException() {
    assertThatThrownBy(() -> limit.run(permission -> deeper(0)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(() ->
            limit.run(permission -> {
              throw new OutOfMemoryError("Java heap space");
            }))
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : 1 + deeper(depth + 1);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // A pattern that goes astray does not notice either.
        Thread.onSpinWait();
      }
    }
  }
}
