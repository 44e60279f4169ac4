package uk.coregroups.notification.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.notification.refusal.Fault;

/**
 * The ledger of texts: what the provider says became of each, by its own name for it.
 *
 * <p>A letter may go again, and a report of the text before may come late, or twice. A letter that
 * has gone has the name of its text; one that is leaving has that of the text before it, if any,
 * for its own is not known yet. A report is of the text that goes now, or it changes nothing.
 */
@Repository
public class SentTexts {

  private static final String GOES_NOW =
      """
      id = :id and (state = 'SENT' and channel = 'TEXT'
          and (provider_id is null or provider_id = :sid)
        or state in ('SENDING', 'UNCERTAIN') and provider_id is distinct from :sid)
      """;

  private final JdbcClient jdbc;

  SentTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Texts that the provider took and has said nothing of since; each is asked about once an hour.
   */
  public List<Text> unsure(Instant now, Duration silence, Duration atMost) {
    return jdbc.sql(
            """
            with unsure as (
              select id from letter where state = 'SENT' and channel = 'TEXT'
                and provider_id is not null and sent_at between :from and :until
                and (report_asked_at is null or report_asked_at not between :until and :now)
              order by sent_at limit 200 for update skip locked)
            update letter l set report_asked_at = :now from unsure u where l.id = u.id
            returning l.id, l.provider_id
            """)
        .param("now", utc(now))
        .param("from", utc(now.minus(atMost)))
        .param("until", utc(now.minus(silence)))
        .query((row, n) ->
            new Text(new LetterId(row.getObject("id", UUID.class)), row.getString("provider_id")))
        .list();
  }

  /** When this text left; nothing if it is not the one that goes now, or if nobody knows. */
  public Optional<Instant> left(Text text, Instant now) {
    return jdbc.sql(
            "select case state when 'SENDING' then :now else sent_at end as left_at from letter"
                + " where "
                + GOES_NOW)
        .param("id", text.letter().value())
        .param("sid", text.sid())
        .param("now", utc(now))
        .query((row, n) -> Optional.ofNullable(row.getObject("left_at", OffsetDateTime.class)))
        .optional()
        .flatMap(left -> left.map(OffsetDateTime::toInstant));
  }

  /** Puts the end of a text on record; says no if it is not the one that goes now. */
  public boolean settle(Text text, Letter.State to, String reason) {
    return jdbc.sql(
                "update letter set state = :to, reason = :reason, provider_id = :sid where "
                    + GOES_NOW)
            .param("id", text.letter().value())
            .param("sid", text.sid())
            .param("to", to.name())
            .param("reason", reason)
            .update()
        == 1;
  }

  /**
   * Gives the letter to the post again, for its text did not arrive through no fault of its
   * receiver; says no if it is not the text that goes now, or if it has been tried so often that
   * somebody should know. After a policy, or a fault nobody can name, that is soon: the text may
   * have arrived. After a fault of ours it is never.
   */
  public boolean tryAgain(Text text, Fault fault, String reason, Instant notBefore) {
    return jdbc.sql(
                """
                update letter set state = 'DUE', not_before = :notBefore, reason = :reason,
                  provider_id = :sid, put_off = put_off + case when :policy then 1 else 0 end,
                  claimed_by = null, waits_for = null
                where (:sender or case when :policy then put_off < 2 else attempts < 50 end) and
                """
                    + GOES_NOW)
            .param("id", text.letter().value())
            .param("sid", text.sid())
            .param("sender", fault == Fault.SENDER)
            .param("policy", fault == Fault.POLICY)
            .param("reason", reason)
            .param("notBefore", utc(notBefore))
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * A text of ours.
   *
   * @param sid what the provider calls it
   */
  public record Text(LetterId letter, String sid) {}
}
