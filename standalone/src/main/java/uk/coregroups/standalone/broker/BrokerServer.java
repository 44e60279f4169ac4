package uk.coregroups.standalone.broker;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;

/** A running AMQP 0-9-1 broker. */
public interface BrokerServer extends AutoCloseable {

  String USER = "coregroups";

  /** RabbitMQ if this machine has it, else the embedded broker. */
  static BrokerServer best(Path home, int port) {
    return RabbitMq.isInstalled() ? new RabbitMq(home, port) : new EmbeddedBroker(home, port);
  }

  int port();

  /** Its own, made up when its folder was. */
  String password();

  /** What it is, for people: "RabbitMQ" or "embedded broker". */
  String title();

  /** Ends it outright, as a power cut would. Its folder keeps what was confirmed. */
  void kill();

  /** Starts it again after {@link #kill()}, on the same port and folder. */
  void restart();

  /**
   * Whether a client is let in. The port alone does not say so: it opens before the queues are
   * back.
   */
  default boolean isReady() {
    var factory = new ConnectionFactory();
    factory.setAutomaticRecoveryEnabled(false);
    try {
      factory.setUri(uri());
      factory.newConnection().close();
      return true;
    } catch (IOException | TimeoutException e) {
      return false;
    } catch (GeneralSecurityException | URISyntaxException e) {
      throw new IllegalStateException("The broker's own address is not understood", e);
    }
  }

  default URI uri() {
    return URI.create("amqp://" + USER + ":" + password() + "@127.0.0.1:" + port());
  }

  @Override
  void close();
}
