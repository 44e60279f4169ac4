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
    var admitted = new ArrayList<Envelope>();
    for (var arrived : batch) {
      var stream = new Stream(arrived.family(), arrived.stream());
      var queue = waiting.computeIfAbsent(stream, any -> inOrder());
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
    keepWaiting(waiting);
    return admitted;
  }

  /** The next in turn, one heard before, or one with which a reader may begin. */
  private static boolean follows(Envelope envelope, long last) {
    return envelope.number() <= last + 1 || envelope.restates();
  }

  private Map<Stream, Long> lock(List<Envelope> batch) {
    var streams = new TreeSet<Stream>();
    batch.forEach(one -> streams.add(new Stream(one.family(), one.stream())));
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
   * What already waits in these streams; taken out here, and put back if it must go on waiting.
   *
   * <p>Only where this transaction holds the position. What another reader has in its hand, of the
   * same core group and another family, is left alone: it would be missed there when its turn
   * comes.
   */
  private Map<Stream, NavigableSet<Envelope>> waiting(Set<Stream> held) {
    var waiting = new HashMap<Stream, NavigableSet<Envelope>>();
    jdbc.sql(
            """
            delete from inbox_waiting w using unnest(:families, :streams) as s (family, stream)
            where w.family = s.family and w.stream = s.stream returning w.*
            """)
        .param("families", families(held))
        .param("streams", Outbox.uuids(held.stream().map(Stream::id).toList()))
        .query(row -> {
          waiting.computeIfAbsent(Stream.of(row), any -> inOrder()).add(Envelope.of(row));
        });
    return waiting;
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

  private void keepWaiting(Map<Stream, NavigableSet<Envelope>> waiting) {
    for (var queue : waiting.values()) {
      for (var envelope : queue) {
        jdbc.sql(
                """
                insert into inbox_waiting
                  (family, stream, number, id, type, partnership, restates, at, body)
                values (:family, :stream, :number, :id, :type, :partnership, :restates, :at, :body)
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
