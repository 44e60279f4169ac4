package uk.coregroups.membership.scrutiny;

import java.util.stream.Stream;
import org.postgresql.PGConnection;
import uk.coregroups.membership.copying.CopyTable;

/** The temporary tables in which an extract is laid out until it is taken in. */
record Layout(
    CopyTable.Wire wire,
    CopyTable people,
    CopyTable families,
    CopyTable children,
    CopyTable members) {

  static final String TABLES =
      """
      create temporary table s_person (n int, id uuid, case_key text collate "C", fresh boolean, kind text,
        name text, agency text, email text, mobile text, confidential boolean) on commit drop;
      create temporary table s_family (n int, id uuid, case_key text collate "C", fresh boolean, team uuid,
        reference text, since date) on commit drop;
      create temporary table s_child (n int, id uuid, plan uuid, case_key text collate "C", fresh boolean, family uuid,
        name text, born_on date, school uuid, started_on date, ended_on date) on commit drop;
      create temporary table s_member (n int, id uuid, case_key text collate "C", family uuid, person uuid,
        role text, from_day date, until_day date, why text) on commit drop;
      create temporary table s_held (n int, record text, field text, id uuid, email text, mobile text,
        person uuid, from_day date, until_day date) on commit drop;
      """;

  static Layout on(PGConnection connection) {
    var wire = new CopyTable.Wire(connection);
    return new Layout(
        wire,
        new CopyTable(
            wire,
            "s_person",
            "n, id, case_key, fresh, kind, name, agency, email, mobile, confidential"),
        new CopyTable(wire, "s_family", "n, id, case_key, fresh, team, reference, since"),
        new CopyTable(
            wire,
            "s_child",
            "n, id, plan, case_key, fresh, family, name, born_on, school, started_on, ended_on"),
        new CopyTable(
            wire, "s_member", "n, id, case_key, family, person, role, from_day, until_day, why"));
  }

  /** Everything is laid out now. */
  void end() {
    Stream.of(people, families, children, members).forEach(CopyTable::send);
    wire.end();
  }
}
