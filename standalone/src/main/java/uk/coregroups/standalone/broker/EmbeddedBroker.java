package uk.coregroups.standalone.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.PasswordFile;
import uk.coregroups.standalone.part.Ports;

/** Apache Qpid Broker-J with a Derby store, for a machine without RabbitMQ. */
public final class EmbeddedBroker implements BrokerServer {

  private final Path home;
  private final int port;
  private final String password;
  private Part part;

  public EmbeddedBroker(Path home, int port) {
    this.home = home.toAbsolutePath();
    this.port = port == 0 ? Ports.free() : port;
    this.password = PasswordFile.in(this.home);
    this.part = launch();
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
    return "embedded broker";
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
  }

  private Part launch() {
    var flags =
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "-XX:MaxDirectMemorySize=192m");
    var command =
        Part.javaCommand(
            flags, QpidBroker.class, QpidBroker.WORD, home.toString(), String.valueOf(port));
    var started = Part.start("embedded broker", home.resolve("broker.log"), command, Map.of());
    started.await(Duration.ofSeconds(90), this::isReady);
    return started;
  }
}
