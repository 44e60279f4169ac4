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

  private static final String TABLES = "'person', 'core_group', 'child', 'plan', 'member'";

  private static final String OF_MEMBERS = "confrelid = 'member'::regclass";

  private final JdbcTemplate jdbc;

  SetAside(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Does the work without them. A key stays to which other tables refer, for there are many; but
   * not that of members, who are most of what comes: only absences refer to it.
   */
  void during(Runnable work) {
    jdbc.execute(
        "lock table person, core_group, child, plan, member, absence in access exclusive mode");
    var references = constraints("contype = 'f' and (conrelid in (%s) or " + OF_MEMBERS + ")");
    var keys =
        constraints(
            """
            contype in ('p', 'u') and conrelid in (%s) and not exists (
              select 1 from pg_constraint reference
              where reference.contype = 'f' and reference.conindid = key.conindid)
            """);
    var indexes =
        take(
            """
            select format('drop index %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index where indrelid in (%s) and not exists (
              select 1 from pg_constraint c where c.conindid = indexrelid)
            """);
    work.run();
    keys.forEach(jdbc::execute);
    indexes.forEach(jdbc::execute);
    references.forEach(jdbc::execute);
  }

  private List<String> constraints(String which) {
    return take(
        """
        select format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
          format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname,
            pg_get_constraintdef(oid))
        from pg_constraint key where
        """
            + which);
  }

  /** Takes down what the query finds; says how it is put up again. */
  private List<String> take(String query) {
    var tables = "select t::regclass from unnest(array[" + TABLES + "]) t";
    List<Standing> found =
        jdbc.query(
            query.formatted(tables), (row, n) -> new Standing(row.getString(1), row.getString(2)));
    found.forEach(one -> jdbc.execute(one.down));
    return found.stream().map(Standing::up).toList();
  }

  private record Standing(String down, String up) {}
}
