package uk.coregroups.notification.post;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what has not gone out, for a page. */
@Repository
class PostStanding {

  private final JdbcClient jdbc;
  private final InterruptionRepository interruptions;

  PostStanding(JdbcClient jdbc, InterruptionRepository interruptions) {
    this.jdbc = jdbc;
    this.interruptions = interruptions;
  }

  Waiting waiting(Instant now) {
    var interrupted = interruptions.all();
    return jdbc.sql(
            """
            select count(*) filter (where state = 'DUE' and not_before <= :now
                and waits_for is null) as due,
              count(*) filter (where state = 'DUE' and (attempts > 0 or waits_for is not null))
                as delayed,
              count(*) filter (where state = 'SENDING') as sending,
              count(*) filter (where state = 'AWAITING_ADDRESS') as awaiting,
              count(*) filter (where state = 'UNCERTAIN') as uncertain,
              min(written_at) filter (where state = 'DUE'
                and (attempts > 0 or waits_for is not null)) as since,
              max(reason) filter (where state = 'DUE'
                and (attempts > 0 or waits_for is not null)) as why
            from letter where state in ('DUE', 'SENDING', 'AWAITING_ADDRESS', 'UNCERTAIN')
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Waiting(
                row.getLong("due"),
                row.getLong("delayed"),
                row.getLong("sending"),
                row.getLong("awaiting"),
                row.getLong("uncertain"),
                row.getObject("since", OffsetDateTime.class),
                row.getString("why"),
                interrupted))
        .single();
  }

  /**
   * What has not gone out.
   *
   * @param due to go now
   * @param delayed tried before, and waiting to be tried again
   * @param since since when the oldest of those waits
   * @param why what hindered it
   * @param interrupted the channels by which nothing goes
   */
  record Waiting(
      long due,
      long delayed,
      long sending,
      long awaitingAddress,
      long uncertain,
      @Nullable OffsetDateTime since,
      @Nullable String why,
      List<Interruption> interrupted) {}
}
