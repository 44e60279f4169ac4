package uk.coregroups.events.carrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Lets each fact in once and in its turn.
 *
 * <p>A number already heard is dropped. A number too high waits for the ones before it, in a table
 * where a page can see it. A fact that restates everything may come at any number.
 */
class Inbox {

  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Says which facts are to be heard now, in order, and remembers them as heard. It must share the
   * transaction of the hearing.
   */
  List<Envelope> admit(List<Envelope> batch) {
    var positions = lock(batch);
    var waiting = waiting(positions.keySet());
    var queues = new HashMap<Stream, NavigableSet<Envelope>>();
    positions.keySet().forEach(stream -> queues.put(stream, inOrder()));
    waiting.forEach(one -> queueOf(one, queues).add(one));
    var admitted = new ArrayList<Envelope>();
    for (var arrived : batch) {
      var stream = Stream.of(arrived);
      var queue = queueOf(arrived, queues);
      queue.add(arrived);
      long last = positions.getOrDefault(stream, 0L);
      while (!queue.isEmpty() && follows(queue.first(), last)) {
        var next = queue.removeFirst();
        if (next.number() > last) {
          admitted.add(next);
          last = next.number();
        }
      }
      positions.put(stream, last);
    }
    save(positions);
    delete(waiting.stream().filter(one -> !queueOf(one, queues).contains(one)).toList());
    keepWaiting(batch.stream().filter(one -> queueOf(one, queues).contains(one)).toList());
    return admitted;
  }

  private static NavigableSet<Envelope> queueOf(
      Envelope one, Map<Stream, NavigableSet<Envelope>> queues) {
    return Objects.requireNonNull(queues.get(Stream.of(one)));
  }

  /** The next in turn, one heard before, or one with which a reader may begin. */
  private static boolean follows(Envelope envelope, long last) {
    return envelope.number() <= last + 1 || envelope.restates();
  }

  private Map<Stream, Long> lock(List<Envelope> batch) {
    var streams = new TreeSet<Stream>();
    batch.forEach(one -> streams.add(Stream.of(one)));
    var positions = new TreeMap<Stream, Long>();
    jdbc.sql(
            """
            insert into inbox_position as p (family, stream, last_number)
            select family, stream, 0 from unnest(:families, :streams) as s (family, stream)
            on conflict (family, stream) do update set last_number = p.last_number
            returning family, stream, last_number
            """)
        .param("families", families(streams))
        .param("streams", Outbox.uuids(streams.stream().map(Stream::id).toList()))
        .query(row -> {
          positions.put(Stream.of(row), row.getLong("last_number"));
        });
    return positions;
  }

  /**
   * What already waits in these streams.
   *
   * <p>Only where this transaction holds the position. What another reader has in its hand, of the
   * same core group and another family, is left alone: it would be missed there when its turn
   * comes.
   */
  private List<Envelope> waiting(Set<Stream> held) {
    return jdbc.sql(
            """
            select w.* from inbox_waiting w join unnest(:families, :streams) as s (family, stream)
            on w.family = s.family and w.stream = s.stream
            """)
        .param("families", families(held))
        .param("streams", Outbox.uuids(held.stream().map(Stream::id).toList()))
        .query((row, n) -> Envelope.of(row))
        .list();
  }

  private void delete(List<Envelope> gone) {
    if (!gone.isEmpty()) {
      jdbc.sql(
              """
              delete from inbox_waiting w
              using unnest(:families, :streams, :numbers) as g (family, stream, number)
              where w.family = g.family and w.stream = g.stream and w.number = g.number
              """)
          .param("families", families(gone.stream().map(Stream::of).toList()))
          .param("streams", Outbox.uuids(gone.stream().map(Envelope::stream).toList()))
          .param(
              "numbers", new SqlArrayValue("bigint", gone.stream().map(Envelope::number).toArray()))
          .update();
    }
  }

  private void save(Map<Stream, Long> positions) {
    jdbc.sql(
            """
            update inbox_position p set last_number = s.last_number
            from unnest(:families, :streams, :numbers) as s (family, stream, last_number)
            where p.family = s.family and p.stream = s.stream
            """)
        .param("families", families(positions.keySet()))
        .param("streams", Outbox.uuids(positions.keySet().stream().map(Stream::id).toList()))
        .param("numbers", new SqlArrayValue("bigint", positions.values().toArray()))
        .update();
  }

  /** One that came before, and waits, goes on waiting. */
  private void keepWaiting(List<Envelope> early) {
    for (var envelope : early) {
      jdbc.sql(
              """
              insert into inbox_waiting
                (family, stream, number, id, type, partnership, restates, at, body)
              values (:family, :stream, :number, :id, :type, :partnership, :restates, :at, :body)
              on conflict (family, stream, number) do nothing
              """)
          .param("family", envelope.family())
          .param("stream", envelope.stream())
          .param("number", envelope.number())
          .param("id", envelope.id())
          .param("type", envelope.type())
          .param("partnership", envelope.partnership().value())
          .param("restates", envelope.restates())
          .param("at", envelope.at().atOffset(ZoneOffset.UTC))
          .param("body", envelope.body())
          .update();
    }
  }

  private static SqlArrayValue families(Collection<Stream> streams) {
    return new SqlArrayValue("text", streams.stream().map(Stream::family).toArray());
  }

  private static NavigableSet<Envelope> inOrder() {
    return new TreeSet<>(
        Comparator.comparing((Envelope one) -> !one.restates())
            .thenComparingLong(Envelope::number));
  }

  private record Stream(String family, UUID id) implements Comparable<Stream> {

    static Stream of(Envelope one) {
      return new Stream(one.family(), one.stream());
    }

    static Stream of(ResultSet row) throws SQLException {
      return new Stream(row.getString("family"), row.getObject("stream", UUID.class));
    }

    @Override
    public int compareTo(Stream other) {
      int byFamily = family.compareTo(other.family);
      return byFamily != 0 ? byFamily : id.compareTo(other.id);
    }
  }
}
