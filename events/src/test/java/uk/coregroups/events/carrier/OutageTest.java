package uk.coregroups.events.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.DeliverCallback;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.SuiteTime;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.door.Doors;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Surroundings;

/**
 * As in production, with queues that give up after twenty deliveries: what the broker sets aside is
 * known, and a database that is away is waited for and costs no delivery.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.MOCK,
    properties = {
      "spring.config.import=classpath:service.yaml",
      "carrier.quorum-queues=true",
      "carrier.single-active-consumer=true",
      "carrier.delivery-limit=20"
    })
@ContextConfiguration(initializers = Surroundings.class)
class OutageTest {

  private static final String QUEUE = "scheduling.from-notification";
  private static final PartnershipId ANYTOWN = PartnershipId.fresh();
  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired DeadLetters deadLetters;
  @Autowired Ears ears;
  @Autowired Relay relay;
  @Autowired RabbitTemplate rabbit;
  @Autowired DataSource database;
  @Autowired Notes notes;
  @Autowired MeterRegistry figures;

  @Value("${DATABASE_URL}")
  String url = "";

  @Value("${DATABASE_USER}")
  String name = "";

  @Value("${DATABASE_PASSWORD}")
  String password = "";

  @BeforeEach
  void nothingHeardYet() {
    notes.heard.clear();
    rabbit.execute(channel -> channel.queuePurge(Topology.dead(QUEUE)));
    HouseView.of(database).sql("delete from parked").update();
  }

  @Test
  void whatTheBrokerItselfSetsAsideIsSeenCountedAndGivenBack() {
    var group = CoreGroupId.fresh();
    ears.stop();
    rejectAll(IntStream.rangeClosed(1, 5).mapToObj(number -> event(group, number)).toList());
    ears.start();
    send(List.of(event(group, 6), event(group, 7)));

    await().atMost(SOON).until(() -> known().size() == 5);
    assertThat(known())
        .allSatisfy(one -> {
          assertThat(one.reason()).isEqualTo("The broker gave up after 21 deliveries");
          assertThat(one.queue()).isEqualTo(QUEUE);
          assertThat(one.stream()).isEqualTo(group.value());
          assertThat(one.type()).isEqualTo("membership.member-left.v1");
        })
        .extracting(DeadLetter::number)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    await().atMost(SOON).until(() -> figure("coregroups.dead.letters") == 5);
    await().atMost(SOON).until(() -> figure("coregroups.waiting.events") == 2);
    var gap = Sight.HOUSE.call(new Backlog(JdbcClient.create(database))::gaps).getFirst();
    assertThat(gap.family()).isEqualTo("membership");
    assertThat(gap.stream()).isEqualTo(group.value());
    assertThat(gap.missing()).isEqualTo(1);
    assertThat(gap.waiting()).isEqualTo(2);

    // Looked at again and again, and still there.
    for (int look = 0; look < 25; look++) {
      Sight.HOUSE.call(() -> deadLetters.lookThrough(QUEUE, true, () -> {}));
    }
    assertThat(deadLetters.count(QUEUE)).isEqualTo(5);

    var first = known().stream().filter(one -> Objects.equals(one.number(), 1L)).findFirst();
    int one =
        Sight.HOUSE.call(() -> deadLetters.giveBack(List.of(QUEUE), first.orElseThrow().id()));
    assertThat(one).isEqualTo(1);
    await().atMost(SOON).until(() -> notes.heard.size() == 1);
    int rest = Sight.HOUSE.call(() -> deadLetters.giveBack(List.of(QUEUE)));
    assertThat(rest).isEqualTo(4);
    await().atMost(SOON).until(() -> notes.heard.equals(List.of(1, 2, 3, 4, 5, 6, 7)));
    await().atMost(SOON).until(() -> known().isEmpty() && figure("coregroups.dead.letters") == 0);
  }

  @Test
  void aDatabaseThatCanOnlyBeReadIsWaitedFor() throws Exception {
    // Not a connection to the database itself: it could only read, too.
    var postgres =
        JdbcClient.create(
            new DriverManagerDataSource(url.replace(name, "postgres"), "postgres", password));
    var group = CoreGroupId.fresh();
    postgres.sql("alter database " + name + " set default_transaction_read_only = on").update();
    cutOff(postgres);
    send(List.of(event(group, 1), event(group, 2)));
    await().atMost(SOON).until(() -> "the database is away".equals(failure()));
    // Longer than a delivery limit of twenty would last at one a second.
    Thread.sleep(Duration.ofSeconds(25));
    assertThat(notes.heard).isEmpty();
    assertThat(deadLetters.count(QUEUE)).isZero();

    postgres.sql("alter database " + name + " reset default_transaction_read_only").update();
    cutOff(postgres);
    await().atMost(Duration.ofSeconds(20)).until(() -> notes.heard.equals(List.of(1, 2)));
    await().atMost(SOON).until(() -> failure() == null && relay.trouble() == null);
    assertThat(deadLetters.count(QUEUE)).isZero();
  }

  /** Nobody cuts the connections off: the pool itself gives up those that can only read. */
  @Test
  void whatWasSetAsideIsStillThereWhenTheDatabaseCanBeWrittenAgain() throws Exception {
    var postgres =
        JdbcClient.create(
            new DriverManagerDataSource(url.replace(name, "postgres"), "postgres", password));
    await().atMost(SOON).until(() -> figure("coregroups.dead.letters") == 0);
    postgres.sql("alter database " + name + " set default_transaction_read_only = on").update();
    cutOff(postgres);
    try {
      for (int i = 0; i < 5; i++) {
        rabbit.send("", Topology.dead(QUEUE), event(CoreGroupId.fresh(), 1).toMessage());
      }
      // Several looks.
      Thread.sleep(Duration.ofSeconds(15));
      assertThatThrownBy(() -> Sight.HOUSE.call(() -> deadLetters.giveBack(List.of(QUEUE))))
          .matches(Unavailable::is)
          .extracting(Unavailable::words)
          .isEqualTo("The database can be read and not written.");
    } finally {
      postgres.sql("alter database " + name + " reset default_transaction_read_only").update();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> known().size() == 5);
    await().atMost(SOON).until(() -> figure("coregroups.dead.letters") == 5);
    assertThat(deadLetters.count(QUEUE)).isEqualTo(5);
    assertThat(
            Sight.HOUSE.<Integer, RuntimeException>call(() -> deadLetters.giveBack(List.of(QUEUE))))
        .isEqualTo(5);
    await().atMost(SOON).until(() -> notes.heard.size() == 5);
  }

  @Test
  void aFullDiskIsWaitedForToo() {
    var house = HouseView.of(database);
    house
        .sql(
            """
            create function full_disk() returns trigger language plpgsql as $$
            begin raise 'no space' using errcode = '53100'; end $$
            """)
        .update();
    house
        .sql(
            """
            create trigger full_disk before insert on inbox_position
            execute function full_disk()
            """)
        .update();
    send(List.of(event(CoreGroupId.fresh(), 1)));
    await().atMost(SOON).until(() -> "the database is away".equals(failure()));
    await()
        .during(Duration.ofSeconds(3))
        .atMost(SOON)
        .until(() -> notes.heard.isEmpty() && deadLetters.count(QUEUE) == 0);
    house.sql("drop function full_disk cascade").update();
    await().atMost(SOON).until(() -> notes.heard.equals(List.of(1)));
    await().atMost(SOON).until(() -> failure() == null);
  }

  @Test
  void aPoolThatIsUsedUpIsWaitedForToo() throws SQLException {
    var pool = database.unwrap(HikariDataSource.class);
    var held = new ArrayList<Connection>();
    try {
      while (held.size() < pool.getMaximumPoolSize()) {
        held.add(pool.getConnection());
      }
    } catch (SQLException e) {
      // The relay holds the last of them.
    }
    try {
      send(List.of(event(CoreGroupId.fresh(), 1)));
      await().atMost(SOON).until(() -> "the database is away".equals(failure()));
    } finally {
      for (var one : held) {
        one.close();
      }
    }
    await().atMost(SOON).until(() -> notes.heard.equals(List.of(1)));
    assertThat(deadLetters.count(QUEUE)).isZero();
  }

  private void cutOff(JdbcClient postgres) {
    postgres
        .sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = :name and pid <> pg_backend_pid()
            """)
        .param("name", name)
        .query((row, n) -> row.getBoolean(1))
        .list();
  }

  /** As a reader does that is killed again and again. */
  private void rejectAll(List<Envelope> events) {
    rabbit.execute(channel -> {
      DeliverCallback reject =
          (tag, got) -> channel.basicReject(got.getEnvelope().getDeliveryTag(), true);
      CancelCallback ended = tag -> {};
      var consumer = channel.basicConsume(QUEUE, false, reject, ended);
      send(events);
      await().atMost(SOON).until(() -> deadLetters.count(QUEUE) == events.size());
      channel.basicCancel(consumer);
      return true;
    });
  }

  private void send(List<Envelope> events) {
    events.forEach(one -> rabbit.send("", QUEUE, one.toMessage()));
  }

  private static Envelope event(CoreGroupId group, int number) {
    var left =
        new MemberLeft(group, MemberId.fresh(), PersonId.fresh(), LocalDate.EPOCH.plusDays(number));
    var types = new FactTypes(JsonMapper.builder().build());
    return new Envelope(
        UUID.randomUUID(),
        types.nameOf(left),
        ANYTOWN,
        group.value(),
        number,
        false,
        Instant.now(),
        types.write(left));
  }

  private List<DeadLetter> known() {
    return Sight.HOUSE.call(deadLetters::all);
  }

  private @Nullable String failure() {
    return ears.pulses().getFirst().failure();
  }

  private double figure(String of) {
    return Objects.requireNonNull(figures.find(of).gauge()).value();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Carrier.class, Doors.class, KeptApart.class, SuiteTime.class})
  static class App {
    @Bean
    Notes notes() {
      return new Notes();
    }
  }

  /** Writes down the days of whom it hears that they left. */
  static final class Notes implements QueueDoor {
    final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String queue() {
      return QUEUE;
    }

    @Override
    public void hear(Told told) {
      if (told.fact() instanceof MemberLeft left) {
        heard.add((int) left.from().toEpochDay());
      }
    }
  }
}
