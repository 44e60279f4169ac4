package uk.coregroups.scheduling.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every answer as it came: the table {@code reply}. */
@Repository
class ReplyStore {

  private final JdbcClient jdbc;

  ReplyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(RecordReply.Given given, boolean counted, Instant now) {
    jdbc.sql(
            """
            insert into reply (invitation, answer, sequence, at, via, counted, recorded_at)
            values (:invitation, :answer, :sequence, :at, :via, :counted, :now)
            """)
        .param("invitation", given.invitation().value())
        .param("answer", given.answer().name())
        .param("sequence", given.sequence())
        .param("at", given.at().atOffset(ZoneOffset.UTC))
        .param("via", given.via())
        .param("counted", counted)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
