package uk.coregroups.events.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Queue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.SuiteTime;
import uk.coregroups.events.door.Doors;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.events.worker.Workers;

/**
 * A broker whose disk or memory is full keeps its connections, reads nothing more from them, and
 * says so to nobody: everybody waits, and says that they do.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.MOCK,
    properties = {
      "spring.config.import=classpath:service.yaml",
      // A broker in alarm does not ask for heartbeats; this one would.
      "spring.rabbitmq.requested-heartbeat=600s"
    })
@ContextConfiguration(initializers = {Surroundings.class, BrokerInAlarmTest.Between.class})
class BrokerInAlarmTest {

  private static final PartnershipId ANYTOWN = PartnershipId.fresh();
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Wire WIRE = new Wire();

  @Autowired Outbox outbox;
  @Autowired Relay relay;
  @Autowired Workers workers;
  @Autowired TransactionTemplate transaction;
  @Autowired Notes notes;

  @AfterAll
  static void end() throws IOException {
    WIRE.close();
  }

  @Test
  void itIsWaitedForAndEverybodySaysSoAndGoesRound() {
    tell(20);
    await().atMost(SOON).until(() -> notes.heard.size() == 20 && relay.trouble() == null);

    WIRE.stall();
    try {
      tell(30);
      await().atMost(Duration.ofSeconds(15)).until(() -> relay.trouble() != null);
      await()
          .during(Duration.ofSeconds(40))
          .atMost(Duration.ofSeconds(45))
          .until(() ->
              workers.pulses().stream()
                  .filter(one -> !one.worker().equals("clock-watch"))
                  .allMatch(one -> one.since().compareTo(Duration.ofSeconds(25)) < 0));
      assertThat(notes.heard).hasSize(20);
      assertThat(relay.trouble()).startsWith("The broker did not");
    } finally {
      WIRE.goOn();
    }
    await().atMost(SOON).until(() -> notes.heard.size() > 20);
    tell(1);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> notes.heard.size() == 51 && relay.trouble() == null);
  }

  private void tell(int howMany) {
    var facts =
        Stream.generate(() ->
                new MemberLeft(
                    CoreGroupId.fresh(), MemberId.fresh(), PersonId.fresh(), LocalDate.EPOCH))
            .limit(howMany)
            .toList();
    Sight.of(List.of(ANYTOWN))
        .run(() ->
            transaction.executeWithoutResult(
                status -> outbox.tellAll(Collections.nCopies(facts.size(), ANYTOWN), facts)));
  }

  /** Everything goes through the wire. */
  static final class Between
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var direct = Surroundings.broker().uri().toString();
      var through = direct.replace(":" + Surroundings.broker().port(), ":" + WIRE.port());
      TestPropertyValues.of(Map.of("RABBITMQ_URL", through)).applyTo(context);
    }
  }

  /** A wire to the broker on which nothing gets there while it is stalled; what comes back does. */
  private static final class Wire implements AutoCloseable {

    private final ServerSocket server;
    private final Semaphore moving = new Semaphore(1);

    Wire() {
      try {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.startVirtualThread(this::accept);
    }

    int port() {
      return server.getLocalPort();
    }

    void stall() {
      moving.acquireUninterruptibly();
    }

    void goOn() {
      moving.release();
    }

    private void accept() {
      try {
        while (true) {
          var near = server.accept();
          var far = new Socket(InetAddress.getLoopbackAddress(), Surroundings.broker().port());
          Thread.startVirtualThread(() -> carry(near, far, true));
          Thread.startVirtualThread(() -> carry(far, near, false));
        }
      } catch (IOException e) {
        // The test has ended.
      }
    }

    private void carry(Socket from, Socket to, boolean stalls) {
      try (from;
          to) {
        var in = from.getInputStream();
        var out = to.getOutputStream();
        var some = new byte[8192];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          if (stalls) {
            moving.acquireUninterruptibly();
            moving.release();
          }
          out.write(some, 0, read);
        }
      } catch (IOException e) {
        // One of the two has hung up.
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Carrier.class, Doors.class, KeptApart.class, SuiteTime.class})
  static class App {
    @Bean
    Notes notes() {
      return new Notes();
    }

    /** The other service that hears of membership. */
    @Bean
    Queue otherReader() {
      return new Queue("notification.from-membership");
    }
  }

  static final class Notes implements QueueDoor {
    final List<Told> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String queue() {
      return "scheduling.from-membership";
    }

    @Override
    public void hear(Told told) {
      heard.add(told);
    }
  }
}
