package uk.coregroups.events.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @Test
  void oneThatIsStoppedAtAnyMomentEnds() {
    var random = new Random(151);
    for (int i = 0; i < 3_000; i++) {
      var worker = new Workers().employ("sleeper", HOUR, () -> Thread.sleep(HOUR));
      worker.start();
      long until = System.nanoTime() + random.nextInt(150_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      var begun = System.nanoTime();
      worker.stop(AT_ONCE);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }
  }
}
