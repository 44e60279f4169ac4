package uk.coregroups.standalone.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.PasswordFile;
import uk.coregroups.standalone.part.Ports;

/** The system's RabbitMQ, as a node of our own: own folder, own ports, loopback only. */
public final class RabbitMq implements BrokerServer {

  private static final Path SCRIPT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

  /** Others live on this machine: Erlang's threads are to sleep while they have nothing to do. */
  private static final String WAITS_WITHOUT_SPINNING = "+sbwt none +sbwtdcpu none +sbwtdio none";

  private static final String DATA = "data";

  /** A node made before passwords were made up keeps this one in its database. */
  private static final String OF_BEFORE = "coregroups-on-loopback";

  private final Path home;
  private final int port;
  private final String password;
  private final int portMapper = Ports.free();
  private Part part;

  public RabbitMq(Path home, int port) {
    this.home = home.toAbsolutePath();
    this.port = port == 0 ? Ports.free() : port;
    this.password =
        Files.exists(this.home.resolve(DATA))
            ? PasswordFile.in(this.home, () -> OF_BEFORE)
            : PasswordFile.in(this.home);
    this.part = launch();
  }

  public static boolean isInstalled() {
    return Files.isExecutable(SCRIPT);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public String title() {
    return "RabbitMQ";
  }

  @Override
  public void kill() {
    part.kill();
  }

  @Override
  public void restart() {
    part = launch();
  }

  @Override
  public void close() {
    part.close();
    endPortMapper();
  }

  private Part launch() {
    try {
      Files.createDirectories(home);
      Files.writeString(
          home.resolve("rabbitmq.conf"),
          """
          listeners.tcp.local = 127.0.0.1:%d
          default_user = %s
          default_pass = %s
          loopback_users.%s = true
          disk_free_limit.absolute = 100MB
          """
              .formatted(port, USER, password, USER));
      Files.writeString(home.resolve("enabled_plugins"), "[].");
    } catch (IOException e) {
      throw new UncheckedIOException("RabbitMQ's folder could not be made", e);
    }
    var started =
        Part.start(
            "RabbitMQ", home.resolve("rabbitmq.log"), List.of(SCRIPT.toString()), environment());
    started.await(Duration.ofSeconds(90), this::isReady);
    return started;
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HOME", home.toString()),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        Map.entry("ERL_EPMD_PORT", String.valueOf(portMapper)),
        Map.entry("RABBITMQ_NODENAME", "suite-" + port + "@localhost"),
        Map.entry("RABBITMQ_DIST_PORT", String.valueOf(Ports.free())),
        Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("enabled_plugins").toString()),
        Map.entry("RABBITMQ_MNESIA_BASE", home.resolve(DATA).toString()),
        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
        Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
        Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", WAITS_WITHOUT_SPINNING),
        Map.entry("RABBITMQ_SERVER_START_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"));
  }

  /** Erlang starts a port mapper that outlives the node; it is ours alone, so it goes with us. */
  private void endPortMapper() {
    var ending = new ProcessBuilder("epmd", "-port", String.valueOf(portMapper), "-kill");
    ending.redirectErrorStream(true).redirectOutput(home.resolve("epmd.log").toFile());
    try {
      if (!ending.start().waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("RabbitMQ's port mapper did not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("RabbitMQ's port mapper could not be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
