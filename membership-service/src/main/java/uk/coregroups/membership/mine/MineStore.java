package uk.coregroups.membership.mine;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.membership.retention.Retention;

/**
 * Reads the groups in which somebody is a member today; one that has closed for as long as its
 * record is kept.
 */
@Repository
class MineStore {

  private final JdbcClient jdbc;

  MineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Mine> groups(Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select g.id, g.reference, n.name as partnership, r.label,
              children_of(g.id) as children
            from member m
            join core_group g on g.id = m.core_group
            join partnership n on n.id = g.partnership
            join role r on r.partnership = g.partnership and r.code = m.role
            where m.person = any (:people) and m.from_day <= :today
              and (m.until_day is null or m.until_day > :today) and g.purged_on is null
              and (select bool_or(p.ended_on is null) or max(p.ended_on) + make_interval(
                  months => coalesce((select months from retention r
                    where r.partnership = g.partnership and r.record = 'WORKING_RECORD'), :months))
                  >= :today
                from child c join plan p on p.child = c.id where c.core_group = g.id)
            order by n.name, g.reference
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("today", today)
        .param("months", Retention.byDefault(RetentionClass.WORKING_RECORD).months())
        .query((row, n) ->
            new Mine(
                new CoreGroupId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                row.getString("partnership"),
                row.getString("label"),
                row.getString("children")))
        .list();
  }

  /** One of a member's groups. */
  record Mine(
      CoreGroupId coreGroup, String reference, String partnership, String role, String children) {}
}
