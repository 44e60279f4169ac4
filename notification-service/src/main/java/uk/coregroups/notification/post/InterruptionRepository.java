package uk.coregroups.notification.post;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Interrupted channels: the table {@code interruption}. */
@Repository
class InterruptionRepository {

  private final JdbcClient jdbc;

  InterruptionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Interruption> all() {
    return jdbc.sql(
            "select channel, refused, reported, since, reason from interruption order by channel")
        .query((row, n) ->
            new Interruption(
                Channel.valueOf(row.getString("channel")),
                row.getBoolean("refused"),
                row.getBoolean("reported"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("reason")))
        .list();
  }

  /** Another node may have noticed it before: it began when it was first noticed. */
  void save(Interruption one) {
    jdbc.sql(
            """
            insert into interruption (channel, refused, reported, since, reason)
            values (:channel, :refused, :reported, :since, :reason)
            on conflict (channel) do update
              set refused = excluded.refused, reason = excluded.reason,
                reported = interruption.reported or excluded.reported
            """)
        .param("channel", one.channel().name())
        .param("refused", one.refused())
        .param("reported", one.reported())
        .param("since", one.since().atOffset(ZoneOffset.UTC))
        .param("reason", one.reason())
        .update();
  }

  /** Ends what a letter that was taken proves to be over. */
  void end(Channel channel) {
    jdbc.sql("delete from interruption where channel = :channel and not reported")
        .param("channel", channel.name())
        .update();
  }

  /** Ends what was reported before this moment. */
  void endReported(Channel channel, Instant since) {
    jdbc.sql("delete from interruption where channel = :channel and reported and since < :since")
        .param("channel", channel.name())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .update();
  }
}
