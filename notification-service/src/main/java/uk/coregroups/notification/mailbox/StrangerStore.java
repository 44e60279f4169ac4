package uk.coregroups.notification.mailbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/** How much people nobody knows have written: the table {@code stranger_mail}. */
@Repository
class StrangerStore {

  private final JdbcClient jdbc;

  StrangerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How much has come on a day, by sender. */
  StrangerTally of(PartnershipId partnership, LocalDate day) {
    var messages = new HashMap<String, Integer>();
    jdbc.sql(
            """
            select sender, messages from stranger_mail
            where partnership = :partnership and day = :day
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .query(row -> {
          messages.put(row.getString("sender"), row.getInt("messages"));
        });
    return new StrangerTally(messages);
  }

  /** So many more have come, by sender. */
  void came(PartnershipId partnership, LocalDate day, SortedMap<String, Integer> more) {
    jdbc.sql(
            """
            insert into stranger_mail as s
            select :partnership, :day, * from unnest(:senders, :more)
            on conflict (partnership, day, sender) do update set
              messages = s.messages + excluded.messages
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .param("senders", new SqlArrayValue("text", more.keySet().toArray()))
        .param("more", new SqlArrayValue("int", more.values().toArray()))
        .update();
  }

  /** Only the present day's count is asked for. */
  void forgetBefore(LocalDate day) {
    jdbc.sql("delete from stranger_mail where day < :day").param("day", day).update();
  }
}
