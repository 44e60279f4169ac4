package uk.coregroups.membership.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberAway;

/** Absences: the table {@code absence}, and the seats they are about. */
@Repository
public class AbsenceStore {

  private final JdbcClient jdbc;

  AbsenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The seats of a person on any of these days, in one group or in all. */
  List<Seat> seats(PersonId person, Away away) {
    var group = away.coreGroup();
    return jdbc.sql(
            """
            select id, core_group from member
            where person = :person and from_day <= :until
              and (until_day is null or until_day > :from)
              and (cast(:group as uuid) is null or core_group = :group)
            order by core_group, id
            """)
        .param("person", person.value())
        .param("from", away.from())
        .param("until", away.until())
        .param("group", group == null ? null : group.value())
        .query((row, n) ->
            new Seat(
                new MemberId(row.getObject("id", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class))))
        .list();
  }

  /** Whether this seat is away on one of these days already. */
  boolean overlaps(Seat seat, Away away) {
    return jdbc.sql(
            """
            select exists (select 1 from absence where member = :member
              and from_day <= :until and until_day >= :from and until_day >= from_day)
            """)
        .param("member", seat.member.value())
        .param("from", away.from())
        .param("until", away.until())
        .query(Boolean.class)
        .single();
  }

  /** Saves it; one of the same first day that was taken back altogether is replaced. */
  void insert(Seat seat, Away away, @Nullable PersonId deputy, Recorded recorded) {
    jdbc.sql(
            """
            insert into absence (member, from_day, until_day, partnership, core_group, deputy,
              recorded_at, recorded_by)
            values (:member, :from, :until, :partnership, :group, :deputy, :now, :by)
            on conflict (member, from_day) do update
              set until_day = excluded.until_day, deputy = excluded.deputy,
                recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                ended_at = null, ended_by = null
            """)
        .param("member", seat.member.value())
        .param("from", away.from())
        .param("until", away.until())
        .param("partnership", recorded.partnership.value())
        .param("group", seat.coreGroup.value())
        .param("deputy", deputy == null ? null : deputy.value())
        .param("now", recorded.at.atOffset(ZoneOffset.UTC))
        .param("by", recorded.by)
        .update();
  }

  /** Ends what began on a day and still lasts, for one group or for all; says which seats. */
  List<Seat> end(PersonId person, Away back, Recorded recorded) {
    var group = back.coreGroup();
    return jdbc.sql(
            """
            update absence set until_day = cast(:back as date) - 1, ended_at = :now, ended_by = :by
            where member in (select id from member where person = :person)
              and partnership = :partnership and from_day = :from and until_day >= :back
              and (cast(:group as uuid) is null or core_group = :group)
            returning member, core_group
            """)
        .param("back", back.until())
        .param("now", recorded.at.atOffset(ZoneOffset.UTC))
        .param("by", recorded.by)
        .param("person", person.value())
        .param("partnership", recorded.partnership.value())
        .param("from", back.from())
        .param("group", group == null ? null : group.value())
        .query((row, n) ->
            new Seat(
                new MemberId(row.getObject("member", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class))))
        .list();
  }

  /** What is on record of these people's absences, today or to come. */
  List<Listed> of(Set<PersonId> people, LocalDate today) {
    return listed("m.person = any (:people)", people, today);
  }

  /** In whose place, and in which groups, these people are deputies, today or soon. */
  List<Listed> deputising(Set<PersonId> people, LocalDate today) {
    return listed("a.deputy = any (:people)", people, today);
  }

  private List<Listed> listed(String which, Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select g.id, g.reference, a.from_day, a.until_day, d.name as deputy,
              children_of(g.id) as children
            from absence a
            join member m on m.core_group = a.core_group and m.id = a.member
              and (m.until_day is null or m.until_day > :today)
            join core_group g on g.id = a.core_group
            left join person d on d.id = a.deputy
            where a.until_day >= :today and a.until_day >= a.from_day and
            """
                + which
                + " order by a.from_day, g.reference")
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("today", today)
        .query((row, n) -> listed(row))
        .list();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new CoreGroupId(row.getObject("id", UUID.class)),
        row.getString("reference"),
        row.getString("children"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("deputy"));
  }

  /** The professionals among these persons, each with their partnership. */
  List<Who> professionals(Set<PersonId> people) {
    return jdbc.sql(
            """
            select id, partnership from person
            where id = any (:people) and kind = 'PROFESSIONAL' order by id
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .query((row, n) ->
            new Who(
                new PersonId(row.getObject("id", UUID.class)),
                new PartnershipId(row.getObject("partnership", UUID.class))))
        .list();
  }

  /** A group's absences of today or to come, as they are told to a reader that is new. */
  public List<MemberAway> toTell(CoreGroupId group, LocalDate today) {
    return jdbc.sql(
            """
            select a.* from absence a
            join member m on m.core_group = a.core_group and m.id = a.member
              and (m.until_day is null or m.until_day > :today)
            where a.core_group = :group and a.until_day >= :today and a.until_day >= a.from_day
            order by a.from_day, a.member
            """)
        .param("group", group.value())
        .param("today", today)
        .query((row, n) -> {
          var deputy = row.getObject("deputy", UUID.class);
          return new MemberAway(
              group,
              new MemberId(row.getObject("member", UUID.class)),
              row.getObject("from_day", LocalDate.class),
              row.getObject("until_day", LocalDate.class),
              deputy == null ? null : new PersonId(deputy));
        })
        .list();
  }

  /** One seat in a group. */
  record Seat(MemberId member, CoreGroupId coreGroup) {}

  /** A professional, as one partnership knows them. */
  record Who(PersonId person, PartnershipId partnership) {}

  /** By whom something was recorded, and when. */
  record Recorded(PartnershipId partnership, String by, Instant at) {}

  /**
   * An absence, for a page.
   *
   * @param deputy the name of who comes in their place
   */
  record Listed(
      CoreGroupId coreGroup,
      String reference,
      String children,
      LocalDate from,
      LocalDate until,
      @Nullable String deputy) {}
}
