package uk.coregroups.events.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Surroundings;

/**
 * Several readers of several families, on the same core groups at the same moment: each event is
 * let in once and in its turn, and none is left waiting whose turn has come.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.config.import=classpath:service.yaml")
@ContextConfiguration(initializers = Surroundings.class)
class InboxAtRandomTest {

  private static final PartnershipId ANYTOWN = PartnershipId.fresh();
  private static final List<String> FAMILIES = List.of("membership", "contact", "scheduling");
  private static final int LONGEST = 12;

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired DataSource database;

  @BeforeEach
  void aTableOfWhatWasLetIn() {
    var house = HouseView.of(database);
    house.sql("delete from inbox_waiting").update();
    house.sql("delete from inbox_position").update();
    house
        .sql(
            """
            create table if not exists let_in
              (place bigserial, family text, stream uuid, number bigint)
            """)
        .update();
    house.sql("truncate let_in").update();
  }

  static List<Long> seeds() {
    return IntStream.range(0, 30).mapToObj(i -> 150_611L + i).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachIsLetInOnceAndInItsTurnAndNoneIsLeftWaiting(long seed) throws Exception {
    var random = new Random(seed);
    var streams =
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> UUID.randomUUID()).toList();
    var told = new ArrayList<Envelope>();
    for (var family : FAMILIES) {
      streams.forEach(stream -> told.addAll(ofStream(family, stream, random)));
    }

    readAll(told, random);

    var expected = new TreeMap<String, List<Envelope>>();
    told.forEach(one -> expected.computeIfAbsent(key(one), any -> new ArrayList<>()).add(one));
    var heard = heard();
    expected.forEach(
        (stream, events) -> check(stream, events, heard.getOrDefault(stream, List.of())));
    assertThat(count("inbox_waiting")).as("left waiting, seed %d", seed).isZero();
  }

  /** As it went: 9 waits in one family, and 8 comes while another family of the group is read. */
  @Test
  void whatWaitsIsNotInTheHandOfAnotherFamilysReader() throws Exception {
    var group = UUID.randomUUID();
    for (int round = 0; round < 40; round++) {
      long first = 2L * round + 1;
      read(List.of(event("scheduling", group, first + 1, false)));
      together(
          List.of(
              () -> read(List.of(event("membership", group, round(first), false))),
              () -> read(List.of(event("scheduling", group, first, false)))));
      assertThat(count("inbox_waiting")).as("round %d", round).isZero();
    }
  }

  @Test
  void whatWaitsHasWaitedSinceItCame() throws Exception {
    var group = UUID.randomUUID();
    var second = event("scheduling", group, 2, false);
    read(List.of(second));
    var since = arrivedAt(group);
    read(List.of(event("scheduling", group, 4, false)));
    read(List.of(second, event("scheduling", group, 5, false)));
    assertThat(arrivedAt(group)).isEqualTo(since);
    read(List.of(event("scheduling", group, 1, false)));
    assertThat(count("inbox_waiting")).isEqualTo(2);
    read(List.of(event("scheduling", group, 3, false)));
    assertThat(count("inbox_waiting")).isZero();
    assertThat(heard().get("scheduling " + group)).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  private OffsetDateTime arrivedAt(UUID group) {
    return HouseView.of(database)
        .sql("select min(arrived_at) from inbox_waiting where stream = :stream")
        .param("stream", group)
        .query(OffsetDateTime.class)
        .single();
  }

  private static long round(long first) {
    return (first + 1) / 2;
  }

  /** Some may be passed over: those before one that restates everything. */
  private static void check(String stream, List<Envelope> told, List<Long> heard) {
    assertThat(heard)
        .as("%s is in order and nothing twice", stream)
        .isSorted()
        .doesNotHaveDuplicates();
    long last = 0;
    for (var number : heard) {
      var event = told.get((int) (number - 1));
      assertThat(number == last + 1 || event.restates())
          .as("%s: %d was let in after %d", stream, number, last)
          .isTrue();
      last = number;
    }
    assertThat(last).as("%s was heard to its end", stream).isEqualTo(told.size());
  }

  private static List<Envelope> ofStream(String family, UUID stream, Random random) {
    return IntStream.rangeClosed(1, 1 + random.nextInt(LONGEST))
        .mapToObj(number -> event(family, stream, number, random.nextInt(15) == 0))
        .toList();
  }

  private static Envelope event(String family, UUID stream, long number, boolean restates) {
    return new Envelope(
        UUID.randomUUID(),
        family + ".any.v1",
        ANYTOWN,
        stream,
        number,
        restates,
        Instant.now(),
        "{}");
  }

  /** Deals them out to two readers of each queue, out of order, some of them twice, in batches. */
  private void readAll(List<Envelope> told, Random random) throws Exception {
    var work = new ArrayList<Callable<Boolean>>();
    for (var queue : List.of(List.of("membership", "contact"), List.of("scheduling"))) {
      for (int node = 0; node < 2; node++) {
        var mine =
            new ArrayList<>(told.stream().filter(one -> queue.contains(one.family())).toList());
        int share = node;
        mine.removeIf(one -> one.number() % 2 != share && random.nextInt(5) > 0);
        Collections.shuffle(mine, random);
        work.add(reader(mine, new Random(random.nextLong())));
      }
    }
    together(work);
  }

  private Callable<Boolean> reader(List<Envelope> events, Random random) {
    return () -> {
      for (int from = 0; from < events.size(); ) {
        int until = Math.min(events.size(), from + 1 + random.nextInt(4));
        read(events.subList(from, until));
        from = until;
      }
      return true;
    };
  }

  private boolean read(List<Envelope> batch) throws InterruptedException {
    while (true) {
      try {
        Sight.of(List.of(ANYTOWN))
            .run(() -> transaction.executeWithoutResult(status -> hear(batch)));
        return true;
      } catch (TransientDataAccessException e) {
        // What a reader does, too: it is tried again.
        Thread.sleep(5);
      }
    }
  }

  private void hear(List<Envelope> batch) {
    for (var one : new Inbox(jdbc).admit(batch)) {
      jdbc.sql("insert into let_in (family, stream, number) values (:family, :stream, :number)")
          .param("family", one.family())
          .param("stream", one.stream())
          .param("number", one.number())
          .update();
    }
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void together(List<Callable<Boolean>> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(work.size())) {
      for (var ended : threads.invokeAll(work)) {
        ended.get();
      }
    }
  }

  private Map<String, List<Long>> heard() {
    return HouseView.of(database)
        .sql("select family || ' ' || stream as key, number from let_in order by place")
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static String key(Envelope event) {
    return event.family() + " " + event.stream();
  }

  private long count(String table) {
    return HouseView.of(database).sql("select count(*) from " + table).query(Long.class).single();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(KeptApart.class)
  static class App {}
}
