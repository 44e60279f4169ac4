package uk.coregroups.membership.figures;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/** Counts by team, made by the database: no case is read for them. */
@Repository
class FigureStore {

  private final JdbcClient jdbc;

  FigureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The figures of each team on a day. A group is open while a child of it is on a plan. Expected
   * are a health visitor for a child under five, and a school for one of four to eighteen.
   */
  List<OfTeam> of(PartnershipId partnership, LocalDate day) {
    return jdbc.sql(
            """
            with planned as (
              select g.id, g.team, g.formed_on, c.born_on
              from core_group g
              join child c on c.core_group = g.id
              join plan p on p.child = c.id and p.ended_on is null
              where g.partnership = :partnership),
            seated as (
              select m.core_group, bool_or(m.role = 'HEALTH_VISITOR') as visitor,
                bool_or(m.role = 'SCHOOL') as school,
                count(*) filter (where r.kind = 'PROFESSIONAL') as professionals
              from member m join role r on r.partnership = m.partnership and r.code = m.role
              where m.partnership = :partnership and m.from_day <= :day
                and (m.until_day is null or m.until_day > :day)
              group by m.core_group),
            groups as (
              select p.id, p.team, count(*) as children,
                bool_or(p.born_on > :five) and not coalesce(bool_or(s.visitor), false) as no_visitor,
                bool_or(p.born_on <= :four and p.born_on > :nineteen)
                  and not coalesce(bool_or(s.school), false) as no_school,
                coalesce(max(s.professionals), 0) <= 1 as alone
              from planned p left join seated s on s.core_group = p.id
              group by p.id, p.team)
            select t.name, count(g.id) as open, coalesce(sum(g.children), 0) as children,
              count(*) filter (where g.no_visitor) as no_visitor,
              count(*) filter (where g.no_school) as no_school,
              count(*) filter (where g.alone) as alone
            from team t left join groups g on g.team = t.id
            where t.partnership = :partnership
            group by t.id, t.name order by lower(t.name), t.id
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .param("five", day.minusYears(5))
        .param("four", day.minusYears(4))
        .param("nineteen", day.minusYears(19))
        .query((row, n) ->
            new OfTeam(
                row.getString("name"),
                Figure.of(row.getInt("open")),
                Figure.of(row.getInt("children")),
                Figure.of(row.getInt("no_visitor")),
                Figure.of(row.getInt("no_school")),
                Figure.of(row.getInt("alone"))))
        .list();
  }

  /**
   * One team's figures.
   *
   * @param openGroups groups with a child on a plan
   * @param children children on a plan
   * @param withoutHealthVisitor groups with a child under five and no health visitor
   * @param withoutSchool groups with a child of school age and no school
   * @param oneProfessional groups in which at most one professional sits
   */
  record OfTeam(
      String team,
      Figure openGroups,
      Figure children,
      Figure withoutHealthVisitor,
      Figure withoutSchool,
      Figure oneProfessional) {}
}
