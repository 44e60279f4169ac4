package uk.coregroups.events.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.ids.PartnershipId;

/** Tries a service's tables with plain SQL from the wrong side of the fence. */
public final class Fence {

  private static final String REFUSED = "42501"; // insufficient_privilege

  private final JdbcClient bound;
  private final JdbcClient house;

  public Fence(DataSource database) {
    this.bound = JdbcClient.create(database);
    this.house = HouseView.of(database);
  }

  /**
   * Every table is kept apart by a policy that holds for its owner too, except those that belong to
   * no partnership.
   */
  public void enclosesAllBut(String... common) {
    var outside =
        house
            .sql(
                """
                select relname from pg_class
                where relkind = 'r' and relnamespace = current_schema()::regnamespace
                  and relname not like 'qrtz_%'
                  and not (relforcerowsecurity and relrowsecurity
                    and exists (select 1 from pg_policy where polrelid = pg_class.oid))
                """)
            .query((row, n) -> row.getString(1))
            .list();
    assertThat(new TreeSet<>(outside)).isEqualTo(new TreeSet<>(Set.of(common)));
    assertThat(withPartnership()).doesNotContainAnyElementsOf(outside);
  }

  /**
   * With sight of the other partnership alone, nobody can read, change, remove or write a row of
   * this one, in any table that has one; with none they see nothing.
   *
   * @return the tables that were tried
   */
  public Set<String> holds(PartnershipId ours, PartnershipId others) {
    var tried = new TreeSet<String>();
    for (var table : enclosed()) {
      var rows = rowsIn(table, ours);
      if (!rows.isEmpty()) {
        assertThat(rowsIn(table)).as("%s, unbound", table).isEmpty();
        assertThat(rowsIn(table, others)).as("%s, read", table).doesNotContainAnyElementsOf(rows);
        cannotChange(table, rows.stream().map(Row::place).toList(), others);
        cannotWrite(table, rows.getFirst().values(), others);
        tried.add(table);
      }
    }
    return tried;
  }

  /** Every row of a partnership, but for the facts on their way, to be held against it later. */
  public String rowsOf(PartnershipId ours) {
    return enclosed().stream()
        .filter(table -> !table.equals("outbox"))
        .sorted()
        .map(table -> rows(table, ours))
        .collect(Collectors.joining("\n"));
  }

  /** Every row of a partnership that holds one of these ids, to be held against it later. */
  public String rowsAbout(PartnershipId ours, Collection<String> ids) {
    return rowsOf(ours)
        .lines()
        .filter(row -> ids.stream().anyMatch(row::contains))
        .collect(Collectors.joining("\n"));
  }

  private String rows(String table, PartnershipId ours) {
    return Sight.of(List.of(ours))
        .call(() ->
            bound
                .sql(
                    """
                    select coalesce(string_agg('%1$s: ' || replace(t::text, chr(10), ' '), chr(10)
                      order by t::text), '')
                    from %1$s t
                    """
                        .formatted(table))
                .query(String.class)
                .single());
  }

  private void cannotChange(String table, List<String> rows, PartnershipId others) {
    var column = columns(table).getFirst();
    var change = "update " + table + " set " + column + " = " + column;
    assertThat(as(others, change, rows)).as("%s, changed", table).isZero();
    assertThat(as(others, "delete from " + table, rows)).as("%s, removed", table).isZero();
  }

  private void cannotWrite(String table, String row, PartnershipId others) {
    var columns = String.join(", ", columns(table));
    var write =
        "insert into %s (%s) select %s from jsonb_populate_record(null::%s, cast(:row as jsonb))"
            .formatted(table, columns, columns, table);
    assertThatThrownBy(
            () -> Sight.of(List.of(others)).run(() -> bound.sql(write).param("row", row).update()))
        .as("%s, written", table)
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
  }

  private int as(PartnershipId partnership, String sql, List<String> rows) {
    return Sight.of(List.of(partnership))
        .call(() ->
            bound
                .sql(sql + " where ctid = any (cast(:rows as tid[]))")
                .param("rows", new SqlArrayValue("text", rows.toArray()))
                .update());
  }

  /** The rows that can be seen for these partnerships. */
  private List<Row> rowsIn(String table, PartnershipId... partnerships) {
    return Sight.of(List.of(partnerships))
        .call(() ->
            bound
                .sql("select ctid::text, to_jsonb(t)::text from " + table + " t")
                .query((row, n) -> new Row(row.getString(1), row.getString(2)))
                .list());
  }

  private List<String> enclosed() {
    return house
        .sql(
            """
            select relname from pg_class where relkind = 'r' and relforcerowsecurity
              and relnamespace = current_schema()::regnamespace
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<String> withPartnership() {
    return house
        .sql(
            """
            select table_name from information_schema.columns
            where column_name = 'partnership' and table_schema = current_schema()
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** Those that a statement may set. */
  private List<String> columns(String table) {
    return house
        .sql(
            """
            select attname from pg_attribute
            where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
              and attgenerated = '' and attidentity = ''
            order by attnum
            """)
        .param("table", table)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** A row, where it stands and what is in it; a fact may be on its way before it is looked at. */
  private record Row(String place, String values) {}
}
