package uk.coregroups.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.part.Ports;

class BrokerServerTest {

  @Test
  void theEmbeddedBrokerKeepsWhatItConfirmedWhenItIsKilled(@TempDir Path home) throws Exception {
    keepsWhatItConfirmed(new EmbeddedBroker(home, 0));
  }

  @Test
  void rabbitMqKeepsWhatItConfirmedWhenItIsKilled(@TempDir Path home) throws Exception {
    assumeTrue(RabbitMq.isInstalled(), "RabbitMQ is not installed here");
    keepsWhatItConfirmed(new RabbitMq(home, 0));
  }

  private static void keepsWhatItConfirmed(BrokerServer broker) throws Exception {
    try (broker) {
      try (var connection = connect(broker);
          var channel = connection.createChannel()) {
        channel.confirmSelect();
        channel.queueDeclare("kept", true, false, false, null);
        // RabbitMQ 3.10 answers for a new queue before its table of queues is on disk.
        Thread.sleep(3000);
        channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, new byte[] {42});
        channel.waitForConfirmsOrDie(10_000);
      }

      broker.kill();
      assertThat(Ports.isTaken(broker.port())).isFalse();
      broker.restart();

      try (var connection = connect(broker);
          var channel = connection.createChannel()) {
        assertThat(channel.basicGet("kept", true).getBody()).containsExactly(42);
      }
    }
  }

  private static Connection connect(BrokerServer broker) throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(broker.uri());
    return factory.newConnection();
  }
}
