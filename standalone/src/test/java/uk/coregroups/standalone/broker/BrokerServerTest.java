package uk.coregroups.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.PasswordFile;
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

  @Test
  void everyEmbeddedBrokerHasAPasswordOfItsOwnThatNoCommandLineShows(
      @TempDir Path one, @TempDir Path other) {
    try (var broker = new EmbeddedBroker(one, 0)) {
      var password = broker.password();
      assertThat(password).hasSize(32).isEqualTo(PasswordFile.in(one));
      assertThat(password).isNotEqualTo(PasswordFile.in(other));
      assertThat(ProcessHandle.allProcesses().map(any -> any.info().commandLine().orElse("")))
          .noneMatch(line -> line.contains(password));
      var stranger = new ConnectionFactory();
      stranger.setPort(broker.port());
      stranger.setUsername(BrokerServer.USER);
      stranger.setPassword("coregroups-on-loopback");
      assertThatThrownBy(stranger::newConnection)
          .isInstanceOf(PossibleAuthenticationFailureException.class);
    }
  }

  /** Its database was made with the password that all had before. */
  @Test
  void rabbitMqOpensAFolderOfBeforePasswordsWereMadeUp(@TempDir Path home) throws Exception {
    assumeTrue(RabbitMq.isInstalled(), "RabbitMQ is not installed here");
    var before = Files.createDirectories(home.resolve("data"));
    int port = Ports.free();
    try (var broker = new RabbitMq(home, port)) {
      assertThat(broker.password()).isEqualTo("coregroups-on-loopback");
    }
    assertThat(before).isNotEmptyDirectory();
  }

  @Test
  void theEmbeddedBrokerEndsWithWhoeverStartedItAndIsKilled(@TempDir Path home) {
    int port = Ports.free();
    var command = Part.javaCommand(List.of(), Starter.class, home.toString(), String.valueOf(port));
    try (var starter = Part.start("starter", home.resolve("starter.log"), command, Map.of())) {
      starter.await(Duration.ofSeconds(60), () -> Ports.isTaken(port));
      ProcessHandle.of(starter.pid()).orElseThrow().destroyForcibly();

      await().atMost(Duration.ofSeconds(10)).until(() -> !Ports.isTaken(port));
    }
  }

  /** Starts a broker and waits to be killed. */
  static final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws InterruptedException {
      new EmbeddedBroker(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      Thread.currentThread().join();
    }
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
