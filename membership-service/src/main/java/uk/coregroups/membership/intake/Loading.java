package uk.coregroups.membership.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.extract.RecordKind;
import uk.coregroups.membership.intake.Intake.Count;

/** From the tables an extract is laid out in to those where it stays. */
@Repository
class Loading {

  private static final String ALL = "true";

  private static final String NOT_HERE_YET =
      """
      not exists (select 1 from member m
        where m.partnership = :partnership and m.case_key = s.case_key)
      """;

  private static final String KEYED = "case_key is not null";

  private static final int BYTES_OF_A_SEAT = 150;
  private static final int PEOPLE_AT_ONCE = 1_500;

  private final JdbcClient jdbc;
  private final SetAside setAside;

  Loading(JdbcClient jdbc, SetAside setAside) {
    this.jdbc = jdbc;
    this.setAside = setAside;
  }

  /** Adds what is new and changes what has changed; what is absent is left alone. */
  List<Count> load(PartnershipId partnership, LocalDate today, Instant now) {
    jdbc.sql("select set_config('coregroups.way', 'EXTRACT', true)").query(String.class).single();
    var newSeats = newSeats(partnership);
    var counts =
        List.of(
            count(RecordKind.CHILD, "child", "fresh", KEYED, partnership),
            count(
                RecordKind.PERSON,
                "person",
                "fresh",
                "((" + KEYED + " and merged_into is null) or id in (select id from adopted))",
                partnership),
            count(RecordKind.MEMBERSHIP, "member", newSeats, KEYED, partnership));
    boolean mostIsNew = counts.getLast().added() > seatsOfTheHouse();
    if (mostIsNew) {
      setAside.during(() -> take(partnership, newSeats, today, now));
    } else {
      take(partnership, newSeats, today, now);
    }
    return counts;
  }

  /** Which of the memberships laid out are new: all of them, if no extract ever brought any. */
  private String newSeats(PartnershipId partnership) {
    boolean isFirst =
        jdbc.sql(
                "select not exists (select 1 from member where partnership = :partnership and "
                    + KEYED
                    + ")")
            .param("partnership", partnership.value())
            .query(Boolean.class)
            .single();
    return isFirst ? ALL : NOT_HERE_YET;
  }

  /** How many memberships the table holds, roughly, of all partnerships together. */
  private long seatsOfTheHouse() {
    return jdbc.sql("select pg_relation_size('member')").query(Long.class).single()
        / BYTES_OF_A_SEAT;
  }

  private Count count(
      RecordKind kind, String table, String fresh, String known, PartnershipId partnership) {
    var added =
        fresh.equals(ALL)
            ? "staged"
            : "(select count(*) from s_%s s where %s)".formatted(table, fresh);
    var before =
        fresh.equals(ALL)
            ? "0"
            : "(select count(*) from %s where partnership = :partnership and %s)"
                .formatted(table, known);
    return jdbc.sql(
            """
            select staged, %2$s as added, (select count(*) from changed_%1$s) as changed,
              %3$s as before
            from (select count(*) as staged from s_%1$s) laid_out
            """
                .formatted(table, added, before))
        .param("partnership", partnership.value())
        .query((row, n) ->
            Count.of(
                kind,
                row.getInt("staged"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("before")))
        .single();
  }

  private void take(PartnershipId partnership, String newSeats, LocalDate today, Instant now) {
    formerAgencies(today);
    people(partnership, now);
    families(partnership);
    children(partnership);
    members(partnership, newSeats);
  }

  /** Where somebody worked until this day is kept, as it is when they are corrected by hand. */
  private void formerAgencies(LocalDate today) {
    jdbc.sql(
            """
            insert into former_agency (person, partnership, agency, until_day)
            select p.id, p.partnership, p.agency, :today from person p
            join changed_person c on c.id = p.id
            where p.agency is distinct from c.agency on conflict do nothing
            """)
        .param("today", today)
        .update();
  }

  private void people(PartnershipId partnership, Instant now) {
    run(
        """
        update person p set case_key = c.case_key, name = c.name, agency = c.agency,
          email = c.email, mobile = c.mobile, confidential_address = c.confidential
        from changed_person c where c.id = p.id
        """);
    jdbc.sql(
            """
            insert into person (id, partnership, kind, name, agency, email, mobile,
              confidential_address, recorded_at, case_key)
            select id, :partnership, kind, name, agency, email, mobile, confidential, :now, case_key
            from s_person where fresh
            """)
        .param("partnership", partnership.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void families(PartnershipId partnership) {
    run(
        """
        update core_group g set team = s.team from s_family s
        where g.id = s.id and not s.fresh and g.team <> s.team
        """);
    jdbc.sql(
            """
            insert into core_group (id, partnership, reference, team, formed_on, case_key)
            select id, :partnership, reference, team, since, case_key from s_family where fresh
            """)
        .param("partnership", partnership.value())
        .update();
  }

  private void children(PartnershipId partnership) {
    run(
        """
        update child c set name = s.name, born_on = s.born_on, school = s.school
        from changed_child s where s.id = c.id
        """);
    run(
        """
        update plan p set started_on = s.started_on, ended_on = s.ended_on
        from changed_child s where s.plan = p.id
        """);
    jdbc.sql(
            """
            insert into plan (id, partnership, child, started_on, ended_on)
            select plan, :partnership, id, started_on, ended_on from changed_child where another
            """)
        .param("partnership", partnership.value())
        .update();
    jdbc.sql(
            """
            insert into child (id, partnership, core_group, name, born_on, school, case_key)
            select id, :partnership, family, name, born_on, school, case_key
            from s_child where fresh
            """)
        .param("partnership", partnership.value())
        .update();
    jdbc.sql(
            """
            insert into plan (id, partnership, child, started_on, ended_on)
            select plan, :partnership, id, started_on, ended_on from s_child where fresh
            """)
        .param("partnership", partnership.value())
        .update();
  }

  private void members(PartnershipId partnership, String newSeats) {
    run(
        """
        update member m set person = s.person, role = s.role, from_day = s.from_day,
          until_day = s.until_day, left_why = s.why
        from changed_member s where s.family = m.core_group and s.id = m.id
        """);
    jdbc.sql(
            """
            insert into member (id, partnership, core_group, person, role, from_day, until_day,
              left_why, case_key)
            select s.id, :partnership, s.family, s.person, s.role, s.from_day, s.until_day, s.why,
              s.case_key
            from s_member s where
            """
                + newSeats)
        .param("partnership", partnership.value())
        .update();
  }

  /** Who was here before, by the id that was given to them when their row was looked at. */
  Map<UUID, UUID> adopted() {
    return jdbc
        .sql("select was, id from adopted")
        .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All groups that were ever in an extract. */
  List<CoreGroupId> groups(PartnershipId partnership) {
    return jdbc.sql(
            """
            select id from core_group
            where partnership = :partnership and case_key is not null and purged_on is null
            order by id
            """)
        .param("partnership", partnership.value())
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The groups that were here and are not as they were. */
  List<CoreGroupId> changedGroups() {
    return jdbc.sql(
            """
            select id from touched where id not in (select id from s_family where fresh)
            order by id
            """)
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  /**
   * How those are reached who were not here before, a page at a time. Nobody among them has a
   * record of safe contact, and nothing is sent to a parent.
   */
  Stream<ContactChanged> newPeople() {
    return jdbc
        .sql("select id, kind, name, email, mobile, confidential from s_person where fresh")
        .withFetchSize(PEOPLE_AT_ONCE)
        .query((row, n) -> {
          var kind = PersonKind.valueOf(row.getString("kind"));
          return new ContactChanged(
              new PersonId(row.getObject("id", UUID.class)),
              kind,
              kind == PersonKind.PROFESSIONAL ? row.getString("name") : null,
              row.getString("email"),
              row.getString("mobile"),
              row.getBoolean("confidential"),
              null);
        })
        .stream();
  }

  /** Those who were here and are reached otherwise from now on. */
  List<PersonId> changedPeople() {
    return jdbc.sql("select id from changed_person order by id")
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list();
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }
}
