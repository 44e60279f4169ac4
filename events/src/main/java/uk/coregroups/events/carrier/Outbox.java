package uk.coregroups.events.carrier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.PartnershipId;

/** Saves facts in the transaction of the change they announce, numbered in their streams. */
public class Outbox {

  private final JdbcClient jdbc;
  private final FactTypes types;
  private final Clock clock;

  Outbox(JdbcClient jdbc, FactTypes types, Clock clock) {
    this.jdbc = jdbc;
    this.types = types;
    this.clock = clock;
  }

  /** Saves one fact. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(PartnershipId partnership, Fact fact) {
    tellAll(Collections.nCopies(1, partnership), List.of(fact));
  }

  /** Saves facts of one partnership, in this order. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(PartnershipId partnership, List<? extends Fact> facts) {
    tellAll(Collections.nCopies(facts.size(), partnership), facts);
  }

  /**
   * Saves many facts with two statements.
   *
   * <p>The lock on a stream's last number is held until the transaction ends, so numbers are given
   * out in the order in which transactions commit.
   *
   * @param partnerships the partnership of each fact, at the same place
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellAll(List<PartnershipId> partnerships, List<? extends Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    var names = facts.stream().map(types::nameOf).toList();
    var families = names.stream().map(name -> name.substring(0, name.indexOf('.'))).toList();
    var next = firstNumbers(families, facts);
    var numbers = new ArrayList<Long>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      numbers.add(next.merge(new Key(families.get(i), facts.get(i).stream()), 1L, Long::sum) - 1);
    }
    jdbc.sql(
            """
            insert into outbox (id, type, partnership, stream, number, restates, at, body)
            select gen_random_uuid(), f.type, f.partnership, f.stream, f.number, f.restates, :at, f.body
            from unnest(:types, :partnerships, :streams, :numbers, :restates, :bodies)
              with ordinality as f (type, partnership, stream, number, restates, body, place)
            order by f.place
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("types", new SqlArrayValue("text", names.toArray()))
        .param("partnerships", uuids(partnerships.stream().map(PartnershipId::value).toList()))
        .param("streams", uuids(facts.stream().map(Fact::stream).toList()))
        .param("numbers", new SqlArrayValue("bigint", numbers.toArray()))
        .param("restates", new SqlArrayValue("boolean", restates(facts)))
        .param("bodies", new SqlArrayValue("text", facts.stream().map(types::write).toArray()))
        .update();
  }

  /**
   * Saves facts that lie in tables or are written by the database, because there are very many of
   * them: the first of streams that begin in this transaction. One that had begun before ends the
   * transaction.
   *
   * <p>The fact that begins a stream bears the stream's id: to draw another for each is half of
   * what it takes to save them.
   *
   * @param streams a query for family, stream and count: how many facts of each stream there are
   * @param facts a query for stream, number (from 1 on in each stream), type, restates and body, as
   *     {@link FactTypes} would write it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellFirst(PartnershipId partnership, String streams, String facts) {
    jdbc.sql("insert into fact_stream (family, stream, last_number) " + streams).update();
    jdbc.sql(
            """
            insert into outbox (id, type, partnership, stream, number, restates, at, body)
            select case f.number when 1 then f.stream else gen_random_uuid() end, f.type,
              :partnership, f.stream, f.number, f.restates, :at, f.body
            from (%s) f
            """
                .formatted(facts))
        .param("partnership", partnership.value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Object[] restates(List<? extends Fact> facts) {
    return facts.stream().map(Fact::restates).toArray();
  }

  /** Takes as many numbers as each stream needs, and says the first of them. */
  private Map<Key, Long> firstNumbers(List<String> families, List<? extends Fact> facts) {
    var wanted = new TreeMap<Key, Long>();
    for (int i = 0; i < facts.size(); i++) {
      wanted.merge(new Key(families.get(i), facts.get(i).stream()), 1L, Long::sum);
    }
    var first = new HashMap<Key, Long>();
    jdbc.sql(
            """
            insert into fact_stream as s (family, stream, last_number)
            select * from unnest(:families, :streams, :counts)
            on conflict (family, stream) do update
              set last_number = s.last_number + excluded.last_number
            returning family, stream, last_number
            """)
        .param(
            "families",
            new SqlArrayValue("text", wanted.keySet().stream().map(Key::family).toArray()))
        .param("streams", uuids(wanted.keySet().stream().map(Key::stream).toList()))
        .param("counts", new SqlArrayValue("bigint", wanted.values().toArray()))
        .query(row -> {
          var key = new Key(row.getString("family"), row.getObject("stream", UUID.class));
          first.put(key, row.getLong("last_number") - wanted.getOrDefault(key, 0L) + 1);
        });
    return first;
  }

  static SqlArrayValue uuids(List<UUID> values) {
    return new SqlArrayValue("uuid", values.toArray());
  }

  /** Streams are locked in this order, so that two transactions never wait for each other. */
  private record Key(String family, UUID stream) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFamily = family.compareTo(other.family);
      return byFamily != 0 ? byFamily : stream.compareTo(other.stream);
    }
  }
}
