package uk.coregroups.events.carrier;

import com.rabbitmq.client.ChannelContinuationTimeoutException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.HeldConnection;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Takes facts from the outbox to the broker: one relay at a time for each service, in the order of
 * each stream, and never past a fact the broker has not confirmed.
 *
 * <p>A stream whose fact was refused waits and is tried again, longer each time, up to a minute;
 * the others go on. A fact confirmed but not yet deleted when the relay dies is published twice;
 * readers know it by its number.
 */
class Relay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 1000;
  private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(10);
  private static final Duration ROUND_WITHIN = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final RabbitTemplate rabbit;
  private final Map<UUID, Delay> delays = new HashMap<>();
  private final Set<String> reached = new HashSet<>();

  /** Facts the broker has and the outbox still holds, because it could not be written since. */
  private final Set<Long> confirmed = new HashSet<>();

  private final Worker worker;
  private volatile @Nullable String trouble;

  Relay(DataSource dataSource, JdbcClient jdbc, RabbitTemplate rabbit, Workers workers) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
    this.rabbit = rabbit;
    this.worker = workers.employ("relay", ROUND_WITHIN, () -> Sight.HOUSE.call(this::relay));
  }

  /** Why nothing goes out just now, in words for a page; null when all is well. */
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop(Duration.ofSeconds(15));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  /** One connection does it all: it listens, holds the lock, reads the outbox and empties it. */
  private boolean relay() throws SQLException {
    try (var held = HeldConnection.of(dataSource)) {
      relayWhileOurs(held.connection());
      return true;
    } catch (SQLException | RuntimeException e) {
      trouble = Unavailable.is(e) ? Unavailable.words(e) : "The relay broke off and begins again.";
      throw e;
    }
  }

  /** Works for as long as this connection holds the lock that makes it the only relay. */
  private void relayWhileOurs(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var lock = statement.executeQuery("select pg_try_advisory_lock(hashtext('relay'))")) {
      lock.next();
      if (!lock.getBoolean(1)) {
        trouble = null;
        pause(Duration.ofSeconds(1));
        return;
      }
    }
    // Somebody else may have had it meanwhile, and told what waited here.
    delays.clear();
    try {
      carryAndListen(connection);
    } finally {
      letTheLockGo(connection);
    }
  }

  private void carryAndListen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen outbox");
    }
    var notifications = connection.unwrap(PGConnection.class);
    while (isRunning()) {
      if (carry() == 0) {
        notifications.getNotifications(500);
      }
      worker.beat();
    }
  }

  /** The connection goes back to the pool and lives on there, and so would the lock. */
  private static void letTheLockGo(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("unlisten outbox");
      statement.execute("select pg_advisory_unlock(hashtext('relay'))");
    }
  }

  /** Publishes what is due, stream by stream in waves, and says how many facts went out. */
  private int carry() {
    int sent = 0;
    forgetConfirmed();
    var due = due();
    if (due.isEmpty() && delays.isEmpty()) {
      trouble = null;
    }
    while (!due.isEmpty() && isRunning()) {
      var wave = firstOfEachStream(due);
      sent += publish(wave);
      forgetConfirmed();
      worker.beat();
      var tried = wave.stream().map(Row::seq).collect(Collectors.toSet());
      due =
          due.stream()
              .filter(row -> !tried.contains(row.seq) && !delays.containsKey(row.envelope.stream()))
              .toList();
    }
    return sent;
  }

  private List<Row> due() {
    var waiting = delays.keySet().stream().filter(this::isDelayed).toList();
    return jdbc.sql(
            """
            select seq, id, type, partnership, stream, number, restates, at, body from outbox
            where not stream = any (:waiting) order by seq limit :batch
            """)
        .param("waiting", Outbox.uuids(waiting))
        .param("batch", BATCH)
        .query((row, n) -> new Row(row.getLong("seq"), Envelope.of(row)))
        .list();
  }

  private static List<Row> firstOfEachStream(List<Row> due) {
    var first = new LinkedHashMap<UUID, Row>();
    due.forEach(row -> first.putIfAbsent(row.envelope.stream(), row));
    return List.copyOf(first.values());
  }

  /** Publishes a wave and waits for the broker's word on each fact; says how many it confirmed. */
  private int publish(List<Row> wave) {
    var asked = new LinkedHashMap<Long, CorrelationData>();
    var reason = send(wave, asked);
    long until = System.nanoTime() + CONFIRM_WITHIN.toNanos();
    var refused = new ArrayList<UUID>();
    for (var row : wave) {
      var word = asked.get(row.seq);
      var refusal = word == null ? reason : refusal(word, until);
      if (refusal == null) {
        confirmed.add(row.seq);
      } else {
        reason = refusal;
        refused.add(row.envelope.stream());
      }
    }
    say(reason);
    delay(refused, refused.size() < wave.size());
    return wave.size() - refused.size();
  }

  /** A broker that takes facts is worth asking at once about those that it did not take before. */
  private void delay(List<UUID> refused, boolean othersWent) {
    var before = Map.copyOf(delays);
    if (othersWent) {
      delays.clear();
    }
    for (var stream : refused) {
      var delay = before.get(stream);
      delays.put(stream, delay == null ? Delay.first() : delay.next());
    }
  }

  /** Hands the wave to the broker on one channel; says why it stopped before the end, if it did. */
  private @Nullable String send(List<Row> wave, Map<Long, CorrelationData> asked) {
    try {
      for (var family : wave.stream().map(row -> row.envelope.family()).distinct().toList()) {
        var unreachable = unreachable(family);
        if (unreachable != null) {
          return unreachable;
        }
      }
      rabbit.invoke(channel -> {
        for (var row : wave) {
          var word = new CorrelationData(row.envelope.id().toString());
          channel.send(
              Topology.EXCHANGE.getName(), row.envelope.type(), row.envelope.toMessage(), word);
          asked.put(row.seq, word);
        }
        return true;
      });
      return null;
    } catch (AmqpException e) {
      reached.clear();
      return "The broker did not answer.";
    }
  }

  private void say(@Nullable String reason) {
    if (reason != null && !reason.equals(trouble)) {
      LOG.warn("Facts wait: {}", reason);
    }
    trouble = reason;
  }

  /** Waits for the broker's word; null if it has the fact and it reached a queue. */
  private @Nullable String refusal(CorrelationData word, long until) {
    try {
      long left = Math.max(0, until - System.nanoTime());
      var confirm = word.getFuture().get(left, TimeUnit.NANOSECONDS);
      if (word.getReturned() != null) {
        reached.clear();
        return "No queue took a fact.";
      }
      return confirm.ack() ? null : "The broker refused a fact.";
    } catch (ExecutionException | TimeoutException e) {
      // Ask it something before it is sent more: one in alarm reads nothing and answers nothing.
      reached.clear();
      return "The broker did not confirm.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Stopping.";
    }
  }

  /**
   * A fact published before its readers have made their queues would be lost to them, so the relay
   * waits for every reader and sees to the binding itself.
   */
  private @Nullable String unreachable(String family) {
    if (reached.contains(family)) {
      return null;
    }
    for (var queue : Topology.readersOf(family)) {
      boolean there =
          Question.<Boolean>ask(
              rabbit,
              channel -> {
                try {
                  channel.queueDeclarePassive(queue);
                  channel.queueBind(queue, Topology.EXCHANGE.getName(), family + ".#");
                  return true;
                } catch (ChannelContinuationTimeoutException e) {
                  throw e;
                } catch (IOException e) {
                  return false;
                }
              });
      if (!there) {
        return "The reader of " + queue + " has not been started yet.";
      }
    }
    reached.add(family);
    return null;
  }

  private boolean isDelayed(UUID stream) {
    var delay = delays.get(stream);
    return delay != null && delay.until - System.nanoTime() > 0;
  }

  /** Should this fail, they are known for the next turn, and not published again. */
  private void forgetConfirmed() {
    if (!confirmed.isEmpty()) {
      jdbc.sql("delete from outbox where seq = any (:seqs)")
          .param("seqs", new SqlArrayValue("bigint", confirmed.toArray()))
          .update();
      confirmed.clear();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Row(long seq, Envelope envelope) {}

  /** Until when a stream is left alone, by the machine's own ticking: a clock may be set. */
  private record Delay(int attempts, long until) {
    static Delay first() {
      return of(1, 500);
    }

    Delay next() {
      return of(attempts + 1, Math.min(60_000, 500L << Math.min(attempts, 10)));
    }

    private static Delay of(int attempts, long millis) {
      return new Delay(attempts, System.nanoTime() + Duration.ofMillis(millis).toNanos());
    }
  }
}
