package uk.coregroups.membership.intake;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes down the tables' indexes and references before very many rows are added, and puts the same
 * ones up again afterwards, in the same transaction.
 *
 * <p>PostgreSQL looks up a reference once for every row, and sorts a row into every index by
 * itself: fifteen seconds for 450,000 memberships. Put up afterwards, every index is built and
 * every reference checked for all rows at once, in two. Nothing is left unchecked: an index or a
 * reference that does not hold ends the transaction. Meanwhile the tables are locked, so this is
 * for when most of what will be in them is new.
 */
@Repository
class SetAside {

  private static final String OIDS =
      "select t::regclass from unnest('{person,core_group,child,plan,member}'::text[]) t";

  private final JdbcTemplate jdbc;

  SetAside(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Does the work without them. Tables that refer to these ones are locked as well. */
  void during(Runnable work) {
    jdbc.execute("lock table " + all() + " in access exclusive mode");
    var references = constraints("contype = 'f' and (conrelid in (%1$s) or confrelid in (%1$s))");
    var keys = constraints("contype in ('p', 'u') and conrelid in (%1$s)");
    var indexes =
        take(
            """
            select format('drop index %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index where indrelid in (%1$s)
            """);
    work.run();
    keys.forEach(jdbc::execute);
    indexes.forEach(jdbc::execute);
    references.forEach(jdbc::execute);
  }

  /**
   * These tables, and those that refer to them; groups first, for most work begins with a group.
   */
  private String all() {
    return String.join(
        ", ",
        jdbc.queryForList(
            """
            select t.oid::regclass::text from pg_class t
            where t.oid in (%1$s) or t.oid in (
              select conrelid from pg_constraint where contype = 'f' and confrelid in (%1$s))
            order by t.oid <> 'core_group'::regclass, 1
            """
                .formatted(OIDS),
            String.class));
  }

  private List<String> constraints(String which) {
    return take(
        """
        select format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
          format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname,
            pg_get_constraintdef(oid))
        from pg_constraint where
        """
            + which);
  }

  /** Takes down what the query finds; says how it is put up again. */
  private List<String> take(String query) {
    List<Standing> found =
        jdbc.query(
            query.formatted(OIDS), (row, n) -> new Standing(row.getString(1), row.getString(2)));
    found.forEach(one -> jdbc.execute(one.down));
    return found.stream().map(Standing::up).toList();
  }

  private record Standing(String down, String up) {}
}
