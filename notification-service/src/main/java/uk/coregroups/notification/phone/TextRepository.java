package uk.coregroups.notification.phone;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which texts have been taken in: the tables {@code text_received}, {@code texts_looked_through}.
 */
@Repository
class TextRepository {

  private final JdbcClient jdbc;

  TextRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers a message; says no if it has been taken in before. */
  boolean isNew(ReceivedText text, Instant now) {
    return jdbc.sql("insert into text_received values (:id, :now) on conflict do nothing")
            .param("id", text.id())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  boolean isKnown(ReceivedText text) {
    return jdbc.sql("select exists (select 1 from text_received where id = :id)")
        .param("id", text.id())
        .query(Boolean.class)
        .single();
  }

  Optional<Instant> lookedThroughUntil(String account) {
    return jdbc.sql("select until from texts_looked_through where account = :account")
        .param("account", account)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void lookedThrough(String account, Instant until) {
    jdbc.sql(
            """
            insert into texts_looked_through values (:account, :until)
            on conflict (account) do update set until = excluded.until
            """)
        .param("account", account)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }
}
