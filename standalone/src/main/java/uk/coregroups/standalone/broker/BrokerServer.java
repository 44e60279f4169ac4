package uk.coregroups.standalone.broker;

import java.net.URI;
import java.nio.file.Path;

/** A running AMQP 0-9-1 broker. */
public interface BrokerServer extends AutoCloseable {

  String USER = "coregroups";
  String PASSWORD = "coregroups-on-loopback";

  /** RabbitMQ if this machine has it, else the embedded broker. */
  static BrokerServer best(Path home, int port) {
    return RabbitMq.isInstalled() ? new RabbitMq(home, port) : new EmbeddedBroker(home, port);
  }

  int port();

  /** What it is, for people: "RabbitMQ" or "embedded broker". */
  String title();

  /** Ends it outright, as a power cut would. Its folder keeps what was confirmed. */
  void kill();

  /** Starts it again after {@link #kill()}, on the same port and folder. */
  void restart();

  default URI uri() {
    return URI.create("amqp://" + USER + ":" + PASSWORD + "@127.0.0.1:" + port());
  }

  @Override
  void close();
}
