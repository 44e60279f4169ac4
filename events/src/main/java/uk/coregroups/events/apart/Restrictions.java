package uk.coregroups.events.apart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/**
 * The core groups that open only to named staff: the table {@code restriction}, which each service
 * has. The database hides them from everybody else.
 */
public class Restrictions {

  private final JdbcClient jdbc;

  Restrictions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An account as restrictions know it: the case of its letters does not matter. */
  public static String account(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** Closes a group to everybody but these accounts. */
  public void close(CoreGroupId group, PartnershipId partnership, List<String> accounts) {
    jdbc.sql(
            """
            insert into restriction (core_group, partnership, accounts)
            values (:group, :partnership, :accounts)
            on conflict (core_group) do update set accounts = excluded.accounts
            """)
        .param("group", group.value())
        .param("partnership", partnership.value())
        .param(
            "accounts",
            new SqlArrayValue("text", accounts.stream().map(Restrictions::account).toArray()))
        .update();
  }

  /** Opens a group to all staff of its partnership again. */
  public void open(CoreGroupId group) {
    jdbc.sql("delete from restriction where core_group = :group")
        .param("group", group.value())
        .update();
  }

  /** The accounts a group opens to; empty if it is not restricted. */
  public Optional<List<String>> of(CoreGroupId group) {
    return jdbc.sql("select accounts from restriction where core_group = :group")
        .param("group", group.value())
        .query((row, n) -> List.of((String[]) row.getArray(1).getArray()))
        .optional();
  }
}
