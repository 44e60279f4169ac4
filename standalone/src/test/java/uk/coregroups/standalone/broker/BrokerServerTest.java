package uk.coregroups.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.part.Ports;

class BrokerServerTest {

  @Test
  void theEmbeddedBrokerComesBackOnItsPortAfterBeingKilled(@TempDir Path home) {
    comesBack(new EmbeddedBroker(home, 0));
  }

  @Test
  void rabbitMqComesBackOnItsPortAfterBeingKilled(@TempDir Path home) {
    assumeTrue(RabbitMq.isInstalled(), "RabbitMQ is not installed here");
    comesBack(new RabbitMq(home, 0));
  }

  private static void comesBack(BrokerServer broker) {
    try (broker) {
      assertThat(Ports.isTaken(broker.port())).isTrue();
      broker.kill();
      assertThat(Ports.isTaken(broker.port())).isFalse();
      broker.restart();
      assertThat(Ports.isTaken(broker.port())).isTrue();
    }
  }
}
