package uk.coregroups.events.carrier;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has not gone out, and what has come in and waits. */
class Backlog {

  private static final int GAPS_SHOWN = 100;

  private final JdbcClient jdbc;

  Backlog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Facts the broker has not confirmed. */
  Count untold() {
    return count("select count(*), min(at) from outbox");
  }

  /** Facts that wait for one before them. */
  Count early() {
    return count("select count(*), min(arrived_at) from inbox_waiting");
  }

  private Count count(String sql) {
    return jdbc.sql(sql)
        .query((row, n) -> new Count(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
        .single();
  }

  /** What they wait for, the longest wait first. */
  List<Gap> gaps() {
    return jdbc.sql(
            """
            select w.family, w.stream, coalesce(p.last_number, 0) + 1 as missing,
              count(*) as waiting, min(w.arrived_at) as since
            from inbox_waiting w left join inbox_position p
              on p.family = w.family and p.stream = w.stream
            group by w.family, w.stream, p.last_number order by since, w.stream limit :most
            """)
        .param("most", GAPS_SHOWN)
        .query((row, n) ->
            new Gap(
                row.getString("family"),
                row.getObject("stream", UUID.class),
                row.getLong("missing"),
                row.getInt("waiting"),
                row.getObject("since", OffsetDateTime.class)))
        .list();
  }

  record Count(long count, @Nullable OffsetDateTime oldest) {}

  /**
   * A fact that has not come.
   *
   * @param family the publisher's, such as {@code scheduling}
   * @param stream the core group or person it is about
   * @param missing its number
   * @param waiting how many facts wait for it
   */
  record Gap(String family, UUID stream, long missing, int waiting, OffsetDateTime since) {}
}
