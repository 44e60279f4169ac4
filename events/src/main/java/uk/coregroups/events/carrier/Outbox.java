package uk.coregroups.events.carrier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    var families = facts.stream().map(this::familyOf).toList();
    var next = firstNumbers(families, facts);
    var lines = new ArrayList<Line>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      var fact = facts.get(i);
      long number = next.merge(new Key(families.get(i), fact.stream()), 1L, Long::sum) - 1;
      lines.add(line(partnerships.get(i), fact, number));
    }
    save(lines);
  }

  private String familyOf(Fact fact) {
    var name = types.nameOf(fact);
    return name.substring(0, name.indexOf('.'));
  }

  private Line line(PartnershipId partnership, Fact fact, long number) {
    return new Line(
        UUID.randomUUID(),
        types.nameOf(fact),
        partnership.value(),
        fact.stream(),
        number,
        fact.restates(),
        types.write(fact));
  }

  private void save(List<Line> lines) {
    jdbc.sql(
            """
            insert into outbox (id, type, partnership, stream, number, restates, at, body)
            select f.id, f.type, f.partnership, f.stream, f.number, f.restates, :at, f.body
            from unnest(:ids, :types, :partnerships, :streams, :numbers, :restates, :bodies)
              with ordinality as f (id, type, partnership, stream, number, restates, body, place)
            order by f.place
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("ids", uuids(lines.stream().map(Line::id).toList()))
        .param("types", texts(lines, Line::type))
        .param("partnerships", uuids(lines.stream().map(Line::partnership).toList()))
        .param("streams", uuids(lines.stream().map(Line::stream).toList()))
        .param("numbers", new SqlArrayValue("bigint", lines.stream().map(Line::number).toArray()))
        .param(
            "restates", new SqlArrayValue("boolean", lines.stream().map(Line::restates).toArray()))
        .param("bodies", texts(lines, Line::body))
        .update();
  }

  /**
   * Puts facts into words, of streams that begin with them. It needs neither the database nor the
   * transaction, and may be done on another thread than the telling.
   */
  public First first(PartnershipId partnership, List<? extends Fact> facts) {
    var counts = new LinkedHashMap<Key, Long>();
    var lines = new ArrayList<Line>(facts.size());
    for (var fact : facts) {
      long number = counts.merge(new Key(familyOf(fact), fact.stream()), 1L, Long::sum);
      lines.add(line(partnership, fact, number));
    }
    return new First(counts, lines);
  }

  /** Saves the first facts of streams. One that had begun before ends the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(First facts) {
    count(facts.counts, "").update();
    save(facts.lines);
  }

  /** Takes as many numbers as each stream needs, and says the first of them. */
  private Map<Key, Long> firstNumbers(List<String> families, List<? extends Fact> facts) {
    var wanted = new TreeMap<Key, Long>();
    for (int i = 0; i < facts.size(); i++) {
      wanted.merge(new Key(families.get(i), facts.get(i).stream()), 1L, Long::sum);
    }
    var first = new HashMap<Key, Long>();
    var addThem =
        """
        on conflict (family, stream) do update
          set last_number = s.last_number + excluded.last_number
        returning family, stream, last_number
        """;
    count(wanted, addThem)
        .query(row -> {
          var key = new Key(row.getString("family"), row.getObject("stream", UUID.class));
          first.put(key, row.getLong("last_number") - wanted.getOrDefault(key, 0L) + 1);
        });
    return first;
  }

  /** How many facts each stream has more. */
  private StatementSpec count(Map<Key, Long> counts, String ifBegun) {
    return jdbc.sql(
            """
            insert into fact_stream as s (family, stream, last_number)
            select * from unnest(:families, :streams, :counts)
            """
                + ifBegun)
        .param(
            "families",
            new SqlArrayValue("text", counts.keySet().stream().map(Key::family).toArray()))
        .param("streams", uuids(counts.keySet().stream().map(Key::stream).toList()))
        .param("counts", new SqlArrayValue("bigint", counts.values().toArray()));
  }

  /** As an array of strings, which the driver sends as it is and need not quote. */
  private static SqlArrayValue texts(List<Line> lines, Function<Line, String> text) {
    return new SqlArrayValue("text", (Object[]) lines.stream().map(text).toArray(String[]::new));
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

  /** A fact in words, with its place in its stream. */
  private record Line(
      UUID id,
      String type,
      UUID partnership,
      UUID stream,
      long number,
      boolean restates,
      String body) {}

  /** The first facts of streams, in words. */
  public static final class First {
    private final Map<Key, Long> counts;
    private final List<Line> lines;

    private First(Map<Key, Long> counts, List<Line> lines) {
      this.counts = counts;
      this.lines = lines;
    }
  }
}
