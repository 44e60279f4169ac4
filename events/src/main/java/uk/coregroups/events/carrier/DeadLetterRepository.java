package uk.coregroups.events.carrier;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import uk.coregroups.events.ids.PartnershipId;

/** What is known of the messages in the queues of dead letters, and why each is there. */
class DeadLetterRepository {

  private static final int SHOWN = 100;

  private static final String INSERT =
      """
      insert into parked (id, queue, type, partnership, stream, number, reason, parked_at)
      values (:id, :queue, :type, :partnership, :stream, :number, :reason,
        coalesce(:since, clock_timestamp()))
      on conflict (id) do
      """;

  private final JdbcClient jdbc;

  DeadLetterRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds one that has just been set aside, perhaps not for the first time. */
  void add(DeadLetter letter) {
    insert(letter, "update set reason = excluded.reason, parked_at = excluded.parked_at");
  }

  /** Adds one that was found. */
  void addIfNew(DeadLetter letter) {
    insert(letter, "nothing");
  }

  private void insert(DeadLetter letter, String ifKnown) {
    var partnership = letter.partnership();
    jdbc.sql(INSERT + ifKnown)
        .param("id", letter.id())
        .param("queue", letter.queue())
        .param("type", letter.type())
        .param(
            "partnership", partnership == null ? null : partnership.value(), java.sql.Types.OTHER)
        .param("stream", letter.stream(), java.sql.Types.OTHER)
        .param("number", letter.number(), java.sql.Types.BIGINT)
        .param("reason", letter.reason())
        .param("since", letter.since(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /** The oldest of them. */
  List<DeadLetter> all() {
    return jdbc.sql(
            """
            select id, queue, type, partnership, stream, number, reason, parked_at from parked
            order by parked_at, id limit :most
            """)
        .param("most", SHOWN)
        .query((row, n) -> {
          var partnership = row.getObject("partnership", UUID.class);
          return new DeadLetter(
              row.getString("id"),
              row.getString("queue"),
              row.getString("type"),
              partnership == null ? null : new PartnershipId(partnership),
              row.getObject("stream", UUID.class),
              row.getObject("number", Long.class),
              row.getString("reason"),
              row.getObject("parked_at", OffsetDateTime.class));
        })
        .list();
  }

  int count(String queue) {
    return jdbc.sql("select count(*) from parked where queue = :queue")
        .param("queue", queue)
        .query(Integer.class)
        .single();
  }

  List<String> idsOf(String queue) {
    return jdbc.sql("select id from parked where queue = :queue")
        .param("queue", queue)
        .query((row, n) -> row.getString(1))
        .list();
  }

  void delete(String queue, Collection<String> ids) {
    jdbc.sql("delete from parked where queue = :queue and id = any (:ids)")
        .param("queue", queue)
        .param("ids", new SqlArrayValue("text", ids.toArray()))
        .update();
  }

  /** Whether nobody else looks through the queues just now; held until the transaction ends. */
  boolean tryLock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('dead letters'))")
        .query(Boolean.class)
        .single();
  }

  /** As above, and waits for whoever does. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('dead letters'))")
        .query((row, n) -> true)
        .single();
  }
}
