package uk.coregroups.events.surroundings;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Looks for what is left of something in every table of a service, whatever migration made it. */
public final class Traces {

  private Traces() {}

  /** The tables in which some cell of some row says one of these words or ids. */
  public static List<String> of(JdbcClient jdbc, Object... sought) {
    var patterns = Arrays.stream(sought).map(one -> "%" + one + "%").toArray();
    return jdbc
        .sql(
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname
            """)
        .query((row, n) -> row.getString(1))
        .list()
        .stream()
        .filter(table ->
            jdbc.sql(
                    "select exists (select 1 from %s as one where (one.*)::text like any (:sought))"
                        .formatted(table))
                .param("sought", new SqlArrayValue("text", patterns))
                .query(Boolean.class)
                .single())
        .toList();
  }
}
