package uk.coregroups.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.broker.RabbitMq;
import uk.coregroups.standalone.launch.Settings;
import uk.coregroups.standalone.launch.Settings.Ports;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.Suite.Plan;
import uk.coregroups.standalone.launch.SuiteTime;
import uk.coregroups.standalone.launch.SuiteTime.Wound;

/**
 * A suite of its own for a benchmark, in a temporary folder: gone afterwards, also when somebody
 * presses Ctrl-C, and also when that happens while it is starting.
 */
final class Stage implements AutoCloseable {

  private final Path home;
  private final Wound clock = new Wound();
  private @Nullable Suite suite;
  private volatile boolean closed;

  private Stage(Path home) {
    this.home = home;
  }

  /** Starts the suite, its services as {@code ./run} starts them. */
  static Stage open(int smtpPort) {
    return open(smtpPort, UnaryOperator.identity());
  }

  /**
   * Starts the suite on real servers, its letters going to a mail server on loopback.
   *
   * @param as how services are started, if not as {@code ./run} starts them
   * @throws IllegalStateException if this machine has no RabbitMQ: figures on another broker would
   *     say nothing
   */
  static Stage open(int smtpPort, UnaryOperator<Plan> as) {
    return open(Map.of("smtp", "smtp://127.0.0.1:" + smtpPort), as);
  }

  /** The same, with the addresses of the servers it is to use, by their option. */
  static Stage open(Map<String, String> servers, UnaryOperator<Plan> as) {
    if (!RabbitMq.isInstalled()) {
      throw new IllegalStateException(
          "Benchmarks run on a real RabbitMQ, and none is installed: the package is"
              + " rabbitmq-server.");
    }
    try {
      var stage = new Stage(Files.createTempDirectory("core-groups-bench"));
      Runtime.getRuntime().addShutdownHook(new Thread(stage::endEarly));
      System.out.println("Starting the suite …");
      stage.start(servers, as);
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder could be made", e);
    }
  }

  private synchronized void start(Map<String, String> servers, UnaryOperator<Plan> as) {
    if (closed) {
      throw new IllegalStateException("Stopped.");
    }
    var settings = new Settings(home, Ports.anyFree(), servers);
    var plan = Plan.of(settings, Path.of("")).withTheBestBroker().withClock(clock);
    suite = Suite.start(as.apply(plan));
  }

  Suite suite() {
    var running = suite;
    if (running == null) {
      throw new IllegalStateException("The suite is not running");
    }
    return running;
  }

  SuiteTime time() {
    return new SuiteTime(suite(), clock);
  }

  /** Somebody pressed Ctrl-C, or the benchmark failed; a suite that is starting is let start. */
  private void endEarly() {
    if (!closed) {
      System.out.println("Stopping …");
      close();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (suite != null) {
      suite.close();
    }
    try (var all = Files.walk(home)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (NoSuchFileException e) {
      // Somebody was quicker.
      System.err.println("Already gone: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + home + " could not be removed", e);
    }
  }
}
