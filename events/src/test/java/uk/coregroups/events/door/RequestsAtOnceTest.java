package uk.coregroups.events.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every place is taken, as when the database refuses and each call waits for it. */
class RequestsAtOnceTest {

  private final RequestsAtOnce door = new RequestsAtOnce();

  @Test
  void theClusterDoesNotStandInLine() throws Exception {
    var inside = new Semaphore(0);
    var end = new Semaphore(0);
    FilterChain waits =
        (request, response) -> {
          inside.release();
          end.acquireUninterruptibly();
        };
    FilterChain passes = (request, response) -> {};
    var inLine = new ArrayList<Future<Integer>>();
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < door.connections(); i++) {
        inLine.add(calls.submit(() -> status("/letters", waits)));
      }
      try {
        await().until(() -> inside.availablePermits() == door.connections());
        for (var path : List.of("/livez", "/readyz", "/actuator/health/liveness")) {
          var begun = System.nanoTime();
          assertThat(status(path, passes)).isEqualTo(200);
          assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(status("/letters", passes)).isEqualTo(503);
      } finally {
        end.release(door.connections());
      }
    }
    for (var one : inLine) {
      assertThat(one.get()).isEqualTo(200);
    }
    assertThat(status("/letters", passes)).isEqualTo(200);
  }

  private int status(String path, FilterChain chain) throws Exception {
    var response = new MockHttpServletResponse();
    door.doFilter(new MockHttpServletRequest("GET", path), response, chain);
    return response.getStatus();
  }
}
