package uk.coregroups.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.Pause;

/** A service that died is started again, and whoever started the suite is told. */
class KeepRunningTest {

  private final Map<Service, Part> parts = new ConcurrentHashMap<>();
  private final List<String> said = new ArrayList<>();
  private final List<Service> restarted = new ArrayList<>();
  private final KeepRunning keep = new KeepRunning(this::now, this::restart, said::add);

  @TempDir Path home;

  @BeforeEach
  void allRun() {
    for (var service : Service.values()) {
      parts.put(service, part(service));
    }
  }

  @AfterEach
  void allEnd() {
    parts.values().forEach(Part::kill);
  }

  @Test
  void oneThatDiedIsStartedAgainAndTheWordsItDiedWithAreShown() {
    keep.look();
    assertThat(said).isEmpty();
    now(Service.SCHEDULING).kill();

    keep.look();
    keep.look();

    assertThat(restarted).containsExactly(Service.SCHEDULING);
    assertThat(said).hasSize(2);
    assertThat(said.getFirst())
        .startsWith("scheduling-service has ended and is started again.")
        .contains("last words");
    assertThat(said.getLast()).isEqualTo("scheduling-service is running again.");
  }

  @Test
  void oneThatDoesNotStartIsTriedAgainAndTheOthersAreLookedAfter() {
    now(Service.MEMBERSHIP).kill();
    var stubborn =
        new KeepRunning(
            this::now,
            service -> {
              throw new IllegalStateException("no room");
            },
            said::add);

    stubborn.look();

    assertThat(said.getLast()).isEqualTo("membership-service did not start: no room");
  }

  @Test
  void whatEndsWhileTheSuiteStopsStaysDown() {
    keep.stop();
    now(Service.GATEWAY).kill();

    keep.look();

    assertThat(restarted).isEmpty();
  }

  private Part now(Service service) {
    return Objects.requireNonNull(parts.get(service));
  }

  private void restart(Service service) {
    restarted.add(service);
    parts.put(service, part(service));
  }

  private Part part(Service service) {
    var started =
        Part.start(
            service.module(),
            home.resolve(service.module() + ".log"),
            List.of("sh", "-c", "echo last words; exec sleep 60"),
            Map.of());
    started.await(Duration.ofSeconds(10), () -> started.endOfLog().contains("last words"));
    Pause.of(Duration.ofMillis(10));
    return started;
  }
}
