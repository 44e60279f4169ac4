package uk.coregroups.notification.post;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.notification.letter.Letter;

/** Counts what has not gone out, for a page. */
@Repository
class PostStanding {

  /** What is counted for an alarm: all that has not reached anybody, and may yet. */
  static final Set<Letter.State> COUNTED =
      Set.of(
          Letter.State.DUE,
          Letter.State.SENDING,
          Letter.State.AWAITING_ADDRESS,
          Letter.State.AWAITING_CONFIRMATION,
          Letter.State.UNCERTAIN,
          Letter.State.UNDELIVERABLE);

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

  /** How many letters stand where: each of these states has an index of its own to count by. */
  Map<Letter.State, Standing> byState() {
    var all = new EnumMap<Letter.State, Standing>(Letter.State.class);
    jdbc.sql(
            """
            select state, sum(letters) as letters, min(since) as since from (
              select 'DUE' as state, count(*) as letters, min(not_before) as since
                from letter where state = 'DUE' and waits_for is null
              union all select 'DUE', count(*), min(not_before)
                from letter where state = 'DUE' and waits_for is not null
              union all select 'SENDING', count(*), min(claimed_at)
                from letter where state = 'SENDING'
              union all select 'AWAITING_ADDRESS', count(*), min(written_at)
                from letter where state = 'AWAITING_ADDRESS'
              union all select 'AWAITING_CONFIRMATION', count(*), min(written_at)
                from letter where state = 'AWAITING_CONFIRMATION'
              union all select 'UNCERTAIN', count(*), min(written_at)
                from letter where state = 'UNCERTAIN'
              union all select 'UNDELIVERABLE', count(*), min(written_at)
                from letter where state = 'UNDELIVERABLE') counted
            group by state
            """)
        .query(row -> {
          var since = row.getObject("since", OffsetDateTime.class);
          all.put(
              Letter.State.valueOf(row.getString("state")),
              new Standing(row.getLong("letters"), since == null ? null : since.toInstant()));
        });
    return all;
  }

  /** Letters that stand alike, and since when the oldest does; null if there are none. */
  record Standing(long letters, @Nullable Instant since) {

    static final Standing NOTHING = new Standing(0, null);
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
