package uk.coregroups.notification.mailbox;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/** How much people nobody knows have written: the table {@code stranger_mail}. */
@Repository
class StrangerStore {

  private final JdbcClient jdbc;

  StrangerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How much has come on a day: from one sender, from how many others, and altogether. */
  Count soFar(PartnershipId partnership, LocalDate day, String sender) {
    return jdbc.sql(
            """
            select coalesce(sum(messages) filter (where sender = :sender), 0) as of_sender,
              count(*) filter (where sender <> :sender) as others,
              coalesce(sum(messages), 0) as of_all
            from stranger_mail where partnership = :partnership and day = :day
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .param("sender", sender)
        .query((row, n) ->
            new Count(row.getInt("of_sender"), row.getInt("others"), row.getInt("of_all")))
        .single();
  }

  /** One more has come; says how many that makes. */
  int came(PartnershipId partnership, LocalDate day, String sender) {
    return jdbc.sql(
            """
            insert into stranger_mail as s values (:partnership, :day, :sender, 1)
            on conflict (partnership, day, sender) do update set messages = s.messages + 1
            returning messages
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .param("sender", sender)
        .query(Integer.class)
        .single();
  }

  /** Only the present day's count is asked for. */
  void forgetBefore(LocalDate day) {
    jdbc.sql("delete from stranger_mail where day < :day").param("day", day).update();
  }

  /** How much has come on one day. */
  record Count(int ofSender, int others, int ofAll) {}
}
