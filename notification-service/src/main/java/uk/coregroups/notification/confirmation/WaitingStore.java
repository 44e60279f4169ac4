package uk.coregroups.notification.confirmation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.LetterStore.Written;

/** Letters in the ledger that wait until somebody has asked the person. */
@Repository
class WaitingStore {

  private static final String WAITING =
      "from letter where partnership = :partnership and state = 'AWAITING_CONFIRMATION'";

  private final JdbcClient jdbc;

  WaitingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Written> rows(PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql("select * " + WAITING + " order by written_at, id offset :offset limit :most")
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> LetterStore.written(row))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql("select count(*) " + WAITING)
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  /** Puts on record what the person said; nothing if the letter waits no more. */
  Optional<Written> settle(
      LetterId letter, PartnershipId partnership, boolean safe, String by, Instant now) {
    return jdbc.sql(
            """
            update letter set state = :state, reason = :reason, not_before = :now,
              confirmed_at = :now, confirmed_by = :by
            where id = :id and partnership = :partnership and state = 'AWAITING_CONFIRMATION'
              and (expires_at is null or expires_at > :now)
            returning *
            """)
        .param("id", letter.value())
        .param("partnership", partnership.value())
        .param("state", safe ? "DUE" : "WITHHELD")
        .param("reason", safe ? "they said that it is safe" : "they said that it is not safe")
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) -> LetterStore.written(row))
        .optional();
  }
}
