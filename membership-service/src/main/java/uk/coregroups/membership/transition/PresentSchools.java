package uk.coregroups.membership.transition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.child.Child;

/**
 * Where children go to school on a day, from the tables {@code child} and {@code school_move}.
 *
 * <p>It is what was last written down, or the school of a later move from the day on which that
 * move begins. Nobody has to change it in the holidays.
 */
@Repository
public class PresentSchools {

  private final JdbcClient jdbc;

  PresentSchools(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same children, with the schools to which they go on a day. */
  public List<Child> at(List<Child> children, LocalDate day) {
    var schools = of(children.stream().map(Child::id).toList(), day);
    return children.stream().map(child -> child.goingTo(schools.get(child.id()))).toList();
  }

  /** The schools of these children; a child who goes to none is not among them. */
  public Map<ChildId, SchoolId> of(Collection<ChildId> children, LocalDate day) {
    var schools = new HashMap<ChildId, SchoolId>();
    jdbc.sql(
            """
            select c.id, case when m.child is null then c.school else m.to_school end as school
            from child c left join lateral (
              select v.child, v.to_school from school_move v
              where v.child = c.id and v.called_off_on is null and v.starts_on <= :day
                and (c.school_since is null or v.starts_on > c.school_since)
              order by v.starts_on desc limit 1) m on true
            where c.id = any (:children)
            """)
        .param("children", ids(children))
        .param("day", day)
        .query(row -> {
          var school = row.getObject("school", UUID.class);
          if (school != null) {
            schools.put(new ChildId(row.getObject("id", UUID.class)), new SchoolId(school));
          }
        });
    return schools;
  }

  /**
   * Those of these children of whom a move in a summer has been written down, called off or not.
   */
  public Set<ChildId> withMove(Collection<ChildId> children, int summer) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct child from school_move
                where child = any (:children) and year = :summer and joins_on is null
                """)
            .param("children", ids(children))
            .param("summer", summer)
            .query((row, n) -> new ChildId(row.getObject("child", UUID.class)))
            .list());
  }

  private static SqlArrayValue ids(Collection<ChildId> children) {
    return new SqlArrayValue("uuid", children.stream().map(ChildId::value).toArray());
  }
}
