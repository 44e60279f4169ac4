package uk.coregroups.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Processes that choose ports at the same moment choose different ones. */
class PortsTest {

  private static final int PROCESSES = 4;
  private static final int PORTS = 150;

  @Test
  void processesThatLiveAtTheSameTimeNeverChooseTheSame() throws Exception {
    var chosen = new HashSet<Integer>();
    var processes = Stream.generate(PortsTest::choosing).limit(PROCESSES).toList();
    for (var process : processes) {
      try (var lines = process.inputReader()) {
        var line = lines.readLine();
        var ports = Stream.of(line.split(" ")).map(Integer::valueOf).toList();
        assertThat(ports).hasSize(PORTS).noneMatch(chosen::contains);
        chosen.addAll(ports);
      }
    }
    processes.forEach(Process::destroy);
    assertThat(chosen).hasSize(PROCESSES * PORTS);
  }

  private static Process choosing() {
    try {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var path = System.getProperty("java.class.path");
      return new ProcessBuilder(List.of(java, "-cp", path, Choosing.class.getName()))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A process that says which ports it would take, and lives until it is ended. */
  static final class Choosing {

    private Choosing() {}

    public static void main(String... none) throws Exception {
      var ports = IntStream.range(0, PORTS).mapToObj(i -> String.valueOf(Ports.free())).toList();
      System.out.println(String.join(" ", ports));
      Thread.sleep(60_000);
    }
  }
}
