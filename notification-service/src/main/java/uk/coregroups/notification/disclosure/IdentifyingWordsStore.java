package uk.coregroups.notification.disclosure;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.IdentifyingWordsChanged;

/** The hashed words that no letter of a group may hold. */
@Repository
public class IdentifyingWordsStore {

  /** For a query that has a group at hand. */
  public static final String OF_GROUP =
      "(select words from identifying_words where core_group = t.core_group) as identifying";

  private final JdbcClient jdbc;

  IdentifyingWordsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps these words of a group, and no others. */
  public void keep(IdentifyingWordsChanged changed, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into identifying_words (core_group, partnership, words)
            values (:group, :partnership, :words)
            on conflict (core_group) do update set words = excluded.words
            """)
        .param("group", changed.coreGroup().value())
        .param("partnership", partnership.value())
        .param("words", new SqlArrayValue("bigint", changed.words().toArray()))
        .update();
  }

  /** Reads the column named in {@link #OF_GROUP}; null if nothing has been heard of the group. */
  public static @Nullable Set<Long> words(ResultSet row) throws SQLException {
    Array array = row.getArray("identifying");
    return array == null ? null : Set.copyOf(Arrays.asList((Long[]) array.getArray()));
  }
}
