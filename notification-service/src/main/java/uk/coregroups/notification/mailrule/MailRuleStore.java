package uk.coregroups.notification.mailrule;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/** What partnerships let through: the table {@code group_mail_rule}. */
@Repository
public class MailRuleStore {

  private final JdbcClient jdbc;

  MailRuleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A partnership's rule. */
  public MailRule of(PartnershipId partnership) {
    return jdbc.sql("select * from group_mail_rule where partnership = :partnership")
        .param("partnership", partnership.value())
        .query((row, n) ->
            new MailRule(
                list(row, "secure_domains"), row.getInt("megabytes"), list(row, "attachments")))
        .optional()
        .orElse(MailRule.AT_FIRST);
  }

  void save(PartnershipId partnership, MailRule rule, String by, Instant now) {
    jdbc.sql(
            """
            insert into group_mail_rule
              (partnership, secure_domains, megabytes, attachments, changed_by, changed_at)
            values (:partnership, :domains, :megabytes, :attachments, :by, :now)
            on conflict (partnership) do update set secure_domains = excluded.secure_domains,
              megabytes = excluded.megabytes, attachments = excluded.attachments,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .param("partnership", partnership.value())
        .param("domains", new SqlArrayValue("text", rule.secureDomains().toArray()))
        .param("megabytes", rule.megabytes())
        .param("attachments", new SqlArrayValue("text", rule.attachments().toArray()))
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static List<String> list(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
