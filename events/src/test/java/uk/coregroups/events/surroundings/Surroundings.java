package uk.coregroups.events.surroundings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import uk.coregroups.standalone.broker.BrokerServer;
import uk.coregroups.standalone.database.DatabaseServer;

/**
 * Points a service under test at a database and a broker of its own.
 *
 * <p>RabbitMQ is used where it is installed. Where it is not, the embedded broker stands in, and
 * the test's output says so.
 */
public final class Surroundings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** What membership and notification hash identifying words with. */
  public static final String WORDS_KEY = "a key that two services share and nobody else";

  private static final Path HOME = temporary();
  private static final DatabaseServer DATABASE = DatabaseServer.start(HOME.resolve("postgres"), 0);
  private static final BrokerServer BROKER = BrokerServer.best(HOME.resolve("broker"), 0);

  static {
    if (!BROKER.title().equals("RabbitMQ")) {
      System.err.println(
          "\n*** RabbitMQ is not installed: these tests run on the " + BROKER.title() + ". ***\n");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(Surroundings::end));
  }

  public static BrokerServer broker() {
    return BROKER;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var database = "test_" + Long.toHexString(System.nanoTime());
    DATABASE.ensure(database);
    OneConnectionEach.watchOver(context);
    TestPropertyValues.of(
            Map.of(
                "DATABASE_URL", DATABASE.url(database),
                "DATABASE_USER", database,
                "DATABASE_PASSWORD", DATABASE.password(),
                "RABBITMQ_URL", BROKER.uri().toString(),
                "GATEWAY_KEYS_URL", Passes.keysUrl(),
                "IDENTIFYING_WORDS_KEY", WORDS_KEY,
                "SERVER_ADDRESS", "127.0.0.1"))
        .applyTo(context);
  }

  private static void end() {
    BROKER.close();
    DATABASE.close();
    try (var files = Files.walk(HOME)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (var file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("Left behind: " + HOME);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("surroundings");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
