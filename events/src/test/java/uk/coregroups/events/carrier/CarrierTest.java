package uk.coregroups.events.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.events.worker.Pulse;

/** Facts on a real broker and a real database: in order, once each, none lost. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.MOCK,
    properties = "spring.config.import=classpath:service.yaml")
@ContextConfiguration(initializers = Surroundings.class)
@ExtendWith(OutputCaptureExtension.class)
class CarrierTest {

  private static final PartnershipId ANYTOWN = PartnershipId.fresh();
  private static final Duration SOON = Duration.ofSeconds(40);

  @Autowired Outbox outbox;
  @Autowired DeadLetters deadLetters;
  @Autowired CarrierWatch watch;
  @Autowired Relay relay;
  @Autowired Ears ears;
  @Autowired TransactionTemplate transaction;
  @Autowired RabbitTemplate rabbit;
  @Autowired DataSource database;
  @Autowired Notebook notebook;

  @BeforeEach
  void anEmptyNotebookAndNothingParked() {
    notebook.heard.clear();
    notebook.deafTo = null;
    notebook.outOfMemoryAt = null;
    notebook.reading.drainPermits();
    notebook.reading.release(Integer.MAX_VALUE);
    rabbit.execute(channel -> channel.queuePurge(Topology.dead(Notebook.QUEUE)));
    HouseView.of(database).sql("delete from parked").update();
  }

  @Test
  void factsOfEachGroupAreHeardOnceAndInOrder() {
    var groups = IntStream.range(0, 40).mapToObj(i -> CoreGroupId.fresh()).toList();
    for (int day = 0; day < 25; day++) {
      tell(groups, day);
    }
    await().atMost(SOON).until(() -> notebook.count() == 40 * 25);
    for (var group : groups) {
      assertThat(notebook.days(group)).isEqualTo(IntStream.range(0, 25).boxed().toList());
    }
    await().atMost(SOON).until(() -> rows("outbox") == 0);
  }

  @Test
  void aThousandFactsAtOnceDoNotTakeAThousandThreads() {
    var groups = Stream.generate(CoreGroupId::fresh).limit(2_000).toList();
    var threads = ManagementFactory.getThreadMXBean();
    threads.resetPeakThreadCount();
    int before = threads.getThreadCount();
    tell(groups, 0);
    await().atMost(SOON).until(() -> notebook.count() == 2_000 && rows("outbox") == 0);
    assertThat(threads.getPeakThreadCount() - before).isLessThan(50);
  }

  @Test
  void aBrokerThatDiesLosesNothingAndDoublesNothing() {
    var groups = IntStream.range(0, 30).mapToObj(i -> CoreGroupId.fresh()).toList();
    for (int day = 0; day < 30; day++) {
      tell(groups, day);
      if (day == 10) {
        Surroundings.broker().kill();
      }
      if (day == 20) {
        Surroundings.broker().restart();
      }
    }
    await().atMost(Duration.ofSeconds(90)).until(() -> notebook.count() == 30 * 30);
    for (var group : groups) {
      assertThat(notebook.days(group)).isEqualTo(IntStream.range(0, 30).boxed().toList());
    }
    await().atMost(SOON).until(() -> ears.unread(rabbit) == 0);
  }

  @Test
  void whatIsBeingReadIsNotReadYet() {
    var group = CoreGroupId.fresh();
    notebook.reading.drainPermits();
    tell(List.of(group), 0);
    tell(List.of(group), 1);
    await().atMost(SOON).until(() -> notebook.count() == 1);
    await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> ears.unread(rabbit) == 2);
    notebook.reading.release(2);
    await().atMost(SOON).until(() -> ears.unread(rabbit) == 0);
    assertThat(notebook.days(group)).containsExactly(0, 1);
  }

  @Test
  void aFactNobodyCouldReadIsParkedAndTheOnesBehindItWaitUntilItHasBeenRead() {
    var stuck = CoreGroupId.fresh();
    var other = CoreGroupId.fresh();
    notebook.deafTo = stuck;
    tell(List.of(stuck), 0);
    await().atMost(SOON).until(() -> parked().size() == 1);
    notebook.deafTo = null;
    for (int day = 1; day < 4; day++) {
      tell(List.of(stuck, other), day);
    }
    await().atMost(SOON).until(() -> notebook.days(other).size() == 3);
    await().atMost(SOON).until(() -> rows("inbox_waiting") == 3);
    assertThat(notebook.days(stuck)).isEmpty();
    assertThat(parked().getFirst().stream()).isEqualTo(stuck.value());

    assertThat(tryAgain()).isEqualTo(1);

    await().atMost(SOON).until(() -> notebook.days(stuck).size() == 4);
    assertThat(notebook.days(stuck)).containsExactly(0, 1, 2, 3);
    // What was read last is let go of a moment after it was written down.
    await().atMost(SOON).until(() -> parked().isEmpty() && rows("inbox_waiting") == 0);
  }

  @Test
  void aMessageOfAnUnknownTypeIsParkedWithItsReasonAndNeverDropped() {
    var group = CoreGroupId.fresh();
    var unknown =
        new Envelope(
            UUID.randomUUID(),
            "membership.member-knighted.v7",
            ANYTOWN,
            group.value(),
            1,
            false,
            java.time.Instant.now(),
            "{}");
    rabbit.send("", Notebook.QUEUE, unknown.toMessage());
    rabbit.send("", Notebook.QUEUE, MessageBuilder.withBody("hello".getBytes(UTF_8)).build());
    await().atMost(SOON).until(() -> parked().size() == 2);
    assertThat(parked())
        .extracting(DeadLetter::reason)
        .containsExactlyInAnyOrder(
            "This build does not know facts of type membership.member-knighted.v7",
            "The outside of the message is not one of ours");

    assertThat(tryAgain()).isEqualTo(2);
    await().atMost(SOON).until(() -> parked().size() == 2);
  }

  @Test
  void aFactThatRestatesEverythingEndsTheWaiting() {
    var group = CoreGroupId.fresh();
    notebook.deafTo = group;
    tell(List.of(group), 0);
    await().atMost(SOON).until(() -> parked().size() == 1);
    notebook.deafTo = null;
    tell(List.of(group), 1);
    await().atMost(SOON).until(() -> rows("inbox_waiting") == 1);

    var restated =
        new CoreGroupRestated(group, "G-1", null, LocalDate.EPOCH, List.of(), List.of(), null);
    Sight.of(List.of(ANYTOWN))
        .run(() -> transaction.executeWithoutResult(status -> outbox.tell(ANYTOWN, restated)));
    tell(List.of(group), 3);

    await().atMost(SOON).until(() -> notebook.days(group).equals(List.of(-1, 3)));
    await().atMost(SOON).until(() -> rows("inbox_waiting") == 0);
    tryAgain();
    await().atMost(SOON).until(() -> parked().isEmpty());
    assertThat(notebook.days(group)).containsExactly(-1, 3);
  }

  @Test
  void anErrorInAHandlerIsOneMessagesAndNotTheEndOfAllReading() {
    var heavy = CoreGroupId.fresh();
    var other = CoreGroupId.fresh();
    notebook.outOfMemoryAt = heavy;
    tell(List.of(heavy), 0);
    await().atMost(SOON).until(() -> "OutOfMemoryError".equals(pulse().failure()));
    await().atMost(SOON).until(() -> parked().size() == 1);
    assertThat(parked().getFirst().reason())
        .isEqualTo("It was read, and OutOfMemoryError followed");
    tell(List.of(other), 0);
    await().atMost(SOON).until(() -> notebook.days(other).size() == 1);
    await().atMost(SOON).until(() -> pulse().failure() == null && pulse().alive());

    notebook.outOfMemoryAt = null;
    assertThat(tryAgain()).isEqualTo(1);
    await().atMost(SOON).until(() -> notebook.days(heavy).equals(List.of(0)));
  }

  @Test
  void ofSeveralDeadLettersOneIsGivenBackAndTheOthersStay() {
    var groups = Stream.generate(CoreGroupId::fresh).limit(3).toList();
    for (var group : groups) {
      notebook.deafTo = group;
      tell(List.of(group), 0);
      await().atMost(SOON).until(() -> notebook.wasDeafTo.contains(group));
      await().atMost(SOON).until(() -> parked().size() == groups.indexOf(group) + 1);
    }
    notebook.deafTo = null;
    var second = parked().get(1);
    assertThat(second.stream()).isEqualTo(groups.get(1).value());

    assertThat(
            Sight.HOUSE.<Integer, RuntimeException>call(
                () -> deadLetters.giveBack(List.of(Notebook.QUEUE), second.id())))
        .isEqualTo(1);

    await().atMost(SOON).until(() -> notebook.days(groups.get(1)).size() == 1);
    assertThat(parked())
        .extracting(DeadLetter::stream)
        .containsExactly(groups.getFirst().value(), groups.getLast().value());
    assertThat(deadLetters.count(Notebook.QUEUE)).isEqualTo(2);
    await().atMost(SOON).until(() -> watch.dead(Notebook.QUEUE) == 2);
    assertThat(tryAgain()).isEqualTo(2);
    await().atMost(SOON).until(() -> notebook.days(groups.getLast()).size() == 1);
    assertThat(parked()).isEmpty();
  }

  @Test
  void whatIsWrittenOnTheOutsideOfADeadLetterStopsNobodyFromSeeingIt() {
    var odd =
        MessageBuilder.withBody("{}".getBytes(UTF_8))
            .setMessageId("an id\0 with a control character" + "x".repeat(150))
            .setType("membership.member-left.v1\0")
            .setHeader("partnership", "nobody's")
            .setHeader("stream", 17)
            .setHeader("number", "many")
            .build();
    rabbit.send("", Topology.dead(Notebook.QUEUE), odd);
    rabbit.send("", Topology.dead(Notebook.QUEUE), odd);
    rabbit.send("", Topology.dead(Notebook.QUEUE), MessageBuilder.withBody(new byte[1]).build());
    rabbit.send("", Notebook.QUEUE, odd);
    var group = CoreGroupId.fresh();
    tell(List.of(group), 0);
    await().atMost(SOON).until(() -> notebook.days(group).equals(List.of(0)));
    await().atMost(SOON).until(() -> parked().size() == 2);
    await().atMost(SOON).until(() -> deadLetters.count(Notebook.QUEUE) >= 2);
  }

  @Test
  void anOddMessageTakesNoneOfTheOthersWithIt() {
    notebook.reading.drainPermits();
    tell(List.of(CoreGroupId.fresh()), 0);
    await().atMost(SOON).until(() -> notebook.count() == 1 && rows("outbox") == 0);
    // These come in one batch, while that one is being read.
    tell(Stream.generate(CoreGroupId::fresh).limit(40).toList(), 0);
    await().atMost(SOON).until(() -> rows("outbox") == 0);
    var batch = new BasicProperties.Builder().headers(Map.of("springBatchFormat", "lengthHeader4"));
    publish(Notebook.QUEUE, batch.build(), "{\"a\": 1}");
    publish(Notebook.QUEUE, batch.build(), "{}");
    tell(Stream.generate(CoreGroupId::fresh).limit(40).toList(), 0);
    notebook.reading.release(1_000_000);

    await().atMost(SOON).until(() -> notebook.count() == 81);
    await().atMost(SOON).until(() -> parked().size() == 2);
    assertThat(deadLetters.count(Notebook.QUEUE)).isEqualTo(2);
    await().atMost(SOON).until(() -> ears.unread(rabbit) == 0 && pulse().failure() == null);
  }

  @Test
  void whateverIsWrittenAsItsIdADeadLetterCanBeGivenBack() {
    publish(
        Topology.dead(Notebook.QUEUE), new BasicProperties.Builder().messageId("").build(), "{}");
    var odd = new BasicProperties.Builder().messageId("../a;b%2F\u00a0").build();
    publish(Topology.dead(Notebook.QUEUE), odd, "{}");
    publish(Notebook.QUEUE, odd, "{} ");
    await().atMost(SOON).until(() -> parked().size() == 3);
    assertThat(parked())
        .allSatisfy(one -> assertThat(UUID.fromString(one.id())).hasToString(one.id()));
    for (var one : parked()) {
      assertThat(
              Sight.HOUSE.<Integer, RuntimeException>call(
                  () -> deadLetters.giveBack(List.of(Notebook.QUEUE), one.id())))
          .isEqualTo(1);
    }
    // Nobody can read them this time either.
    await().atMost(SOON).until(() -> parked().size() == 3);
  }

  @Test
  void withoutAQueueForItADeadLetterWaitsInItsOwn() {
    rabbit.execute(channel -> channel.queueDelete(Topology.dead(Notebook.QUEUE)));
    try {
      publish(Notebook.QUEUE, new BasicProperties(), "hello");
      await().atMost(SOON).until(() -> "the broker is away".equals(pulse().failure()));
      assertThat(parked()).isEmpty();
    } finally {
      rabbit.execute(channel ->
          channel.queueDeclare(Topology.dead(Notebook.QUEUE), true, false, false, Map.of()));
    }
    await().atMost(SOON).until(() -> parked().size() == 1);
    assertThat(deadLetters.count(Notebook.QUEUE)).isEqualTo(1);
    await().atMost(SOON).until(() -> pulse().failure() == null);
  }

  @Test
  void ofManyDeadLettersAHundredAreShownAndAllAreCounted() {
    for (int i = 0; i < 120; i++) {
      publish(Topology.dead(Notebook.QUEUE), new BasicProperties(), "hello " + i);
    }
    await().atMost(SOON).until(() -> watch.dead(Notebook.QUEUE) == 120 && rows("parked") == 120);
    assertThat(parked()).hasSize(100);
  }

  @Test
  void figuresAreKnownWhileTheyAreLookedAtAnew() {
    await().atMost(SOON).until(() -> watch.dead(Notebook.QUEUE) == 0);
    long until = System.nanoTime() + Duration.ofSeconds(7).toNanos();
    while (System.nanoTime() < until) {
      assertThat(watch.dead(Notebook.QUEUE)).isNotNaN();
    }
  }

  @Test
  void whatAReaderThrowsQuotesNothingAndIsReadAgain(
      @Autowired FactTypes types,
      @Autowired JdbcClient jdbc,
      @Autowired ConnectionFactory broker,
      CapturedOutput log) {
    var queue = "odd.ones";
    rabbit.execute(channel -> channel.queueDeclare(queue, true, false, false, Map.of()));
    var tries = new AtomicInteger();
    var clumsy =
        new DeadLetters(
            new DeadLetterRepository(jdbc), new DeadQueue(rabbit, 0), rabbit, transaction) {
          @Override
          void put(String from, Message message, String reason) {
            if (tries.incrementAndGet() < 3) {
              throw new IllegalStateException("1 Low Street");
            }
          }
        };
    QueueDoor door =
        new QueueDoor() {
          @Override
          public String queue() {
            return queue;
          }

          @Override
          public void hear(Told told) {}
        };
    var listening = new Listening(door, new Inbox(jdbc), types, clumsy, transaction, broker);
    listening.start();
    try {
      publish(queue, new BasicProperties(), "hello");
      await().atMost(SOON).until(() -> tries.get() == 3 && listening.unread(rabbit) == 0);
    } finally {
      listening.stop();
    }
    assertThat(log.getAll()).contains("odd.ones was not heard: java.lang.IllegalStateException");
    assertThat(log.getAll()).doesNotContain("1 Low Street");
  }

  private void publish(String queue, BasicProperties outside, String body) {
    rabbit.execute(channel -> {
      channel.basicPublish("", queue, outside, body.getBytes(UTF_8));
      return true;
    });
  }

  private Pulse pulse() {
    return ears.pulses().getFirst();
  }

  private void tell(List<CoreGroupId> groups, int day) {
    var facts =
        groups.stream()
            .map(group ->
                new MemberLeft(
                    group, MemberId.fresh(), PersonId.fresh(), LocalDate.EPOCH.plusDays(day)))
            .toList();
    Sight.of(List.of(ANYTOWN))
        .run(() ->
            transaction.executeWithoutResult(
                status -> outbox.tellAll(Collections.nCopies(facts.size(), ANYTOWN), facts)));
  }

  private long rows(String table) {
    return HouseView.of(database).sql("select count(*) from " + table).query(Long.class).single();
  }

  private List<DeadLetter> parked() {
    return Sight.HOUSE.call(deadLetters::all);
  }

  private int tryAgain() {
    return Sight.HOUSE.call(() -> deadLetters.giveBack(List.of(Notebook.QUEUE)));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Carrier.class, Doors.class, KeptApart.class, SuiteTime.class})
  static class App {
    @Bean
    Notebook notebook() {
      return new Notebook();
    }

    /** The other service that hears of membership: its queue is there, and nobody reads it here. */
    @Bean
    Queue otherReader() {
      return new Queue("notification.from-membership");
    }
  }

  /** Writes down what it hears; it can be made deaf to one group, or to wait over what it reads. */
  static final class Notebook implements QueueDoor {
    static final String QUEUE = "scheduling.from-membership";

    final Map<UUID, List<Integer>> heard = new ConcurrentHashMap<>();
    final Semaphore reading = new Semaphore(Integer.MAX_VALUE);
    final Set<CoreGroupId> wasDeafTo = ConcurrentHashMap.newKeySet();
    volatile @Nullable CoreGroupId deafTo;
    volatile @Nullable CoreGroupId outOfMemoryAt;

    @Override
    public String queue() {
      return QUEUE;
    }

    @Override
    public void hear(Told told) {
      var deaf = deafTo;
      if (deaf != null && told.fact().stream().equals(deaf.value())) {
        wasDeafTo.add(deaf);
        throw new IllegalStateException("deaf");
      }
      var heavy = outOfMemoryAt;
      if (heavy != null && told.fact().stream().equals(heavy.value())) {
        throw new OutOfMemoryError("as a test would have it");
      }
      int day = told.fact() instanceof MemberLeft left ? (int) left.from().toEpochDay() : -1;
      heard
          .computeIfAbsent(
              told.fact().stream(), any -> Collections.synchronizedList(new ArrayList<>()))
          .add(day);
      reading.acquireUninterruptibly();
    }

    List<Integer> days(CoreGroupId group) {
      return List.copyOf(heard.getOrDefault(group.value(), List.of()));
    }

    int count() {
      return heard.values().stream().mapToInt(List::size).sum();
    }
  }
}
