package uk.coregroups.membership.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Works out, before anything is touched, what of an extract is not as it is here.
 *
 * <p>Three things recorded here outlast an extract that does not know of them: that an address is
 * confidential; that a plan or a membership has ended; and how a family member is reached about
 * whom somebody has made sure what is safe. A blank cell of a column that extracts need not have
 * takes nothing away.
 */
@Repository
class Changes {

  private static final String PEOPLE =
      """
      create temporary table changed_person on commit drop as
      select * from (
        select s.id, s.case_key, s.name, coalesce(s.agency, p.agency) as agency,
          s.confidential or p.confidential_address as confidential,
          case when c.person is null then s.email else p.email end as email,
          case when c.person is null then coalesce(s.mobile, p.mobile) else p.mobile end as mobile
        from s_person s join person p on p.id = s.id
        left join safe_contact c on c.person = p.id) n
      where exists (select 1 from person p where p.id = n.id
        and (p.case_key, p.name, p.agency, p.confidential_address, p.email, p.mobile)
          is distinct from (n.case_key, n.name, n.agency, n.confidential, n.email, n.mobile))
      """;

  /** Who begins a plan after the last one ended has another; it is not the same one moved. */
  private static final String CHILDREN =
      """
      create temporary table changed_child on commit drop as
      select s.id, s.family, s.name, s.born_on, coalesce(s.school, c.school) as school,
        s.started_on, l.another, case when l.another then s.plan else p.id end as plan,
        case when l.another then s.ended_on else coalesce(s.ended_on, p.ended_on) end as ended_on
      from s_child s join child c on c.id = s.id
      join lateral (select * from plan where child = c.id
        order by started_on desc, ended_on desc nulls first limit 1) p on true,
      lateral (select coalesce(s.started_on > p.ended_on, false) as another) l
      where (c.name, c.born_on, c.school, p.started_on) is distinct from
          (s.name, s.born_on, coalesce(s.school, c.school), s.started_on)
        or s.ended_on <> coalesce(p.ended_on, 'infinity')
      """;

  private static final String MEMBERS =
      """
      create temporary table changed_member on commit drop as
      select m.id, s.family, s.person, s.role, s.from_day,
        coalesce(s.until_day, m.until_day) as until_day, coalesce(s.why, m.left_why) as why
      from s_member s join member m on m.partnership = :partnership and m.case_key = s.case_key
      where (m.person, m.role, m.from_day) is distinct from (s.person, s.role, s.from_day)
        or s.until_day <> coalesce(m.until_day, 'infinity')
        or s.why <> coalesce(m.left_why, '')
      """;

  private static final String GROUPS =
      """
      create temporary table touched on commit drop as
      select id from s_family where fresh
      union select s.family from s_child s join core_group g on g.id = s.family where s.fresh
      union select family from changed_child
      union select family from changed_member
      union select g.id from s_family s join core_group g on g.id = s.id where g.team <> s.team
      union select s.family from s_member s join core_group g on g.id = s.family
        where not exists (select 1 from member m
          where m.partnership = :partnership and m.case_key = s.case_key)
      """;

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void workOut(PartnershipId partnership) {
    adopt(partnership);
    jdbc.sql(PEOPLE).update();
    jdbc.sql(CHILDREN).update();
    jdbc.sql(MEMBERS).param("partnership", partnership.value()).update();
    jdbc.sql(GROUPS).param("partnership", partnership.value()).update();
  }

  /** A professional who was typed in before the first extract named them is the same person. */
  private void adopt(PartnershipId partnership) {
    jdbc.sql(
            """
            create temporary table adopted on commit drop as
            select s.id as was, p.id from s_person s join person p on p.partnership = :partnership
              and p.kind = 'PROFESSIONAL' and lower(p.email) = lower(s.email)
            where s.fresh and s.kind = 'PROFESSIONAL' and p.case_key is null
              and p.merged_into is null
            """)
        .param("partnership", partnership.value())
        .update();
    if (jdbc.sql("select exists (select 1 from adopted)").query(Boolean.class).single()) {
      jdbc.sql("update s_person s set id = a.id, fresh = false from adopted a where a.was = s.id")
          .update();
      jdbc.sql("update s_member s set person = a.id from adopted a where a.was = s.person")
          .update();
    }
  }
}
