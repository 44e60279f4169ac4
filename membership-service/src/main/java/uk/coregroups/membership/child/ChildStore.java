package uk.coregroups.membership.child;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolId;

/** Children and their plans: the tables {@code child} and {@code plan}. */
@Repository
public class ChildStore {

  private final JdbcClient jdbc;

  ChildStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(Child child, CoreGroupId group, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into child (id, partnership, core_group, name, born_on, school)
            values (:id, :partnership, :group, :name, :bornOn, :school)
            """)
        .param("id", child.id().value())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("name", child.name().value())
        .param("bornOn", child.bornOn())
        .param("school", child.school() == null ? null : child.school().value())
        .update();
    jdbc.sql(
            """
            insert into plan (id, partnership, child, started_on)
            values (:id, :partnership, :child, :startedOn)
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", partnership.value())
        .param("child", child.id().value())
        .param("startedOn", child.planStartedOn())
        .update();
  }

  /** Where a child goes to school from a day on; null for none. */
  public void goTo(ChildId child, @Nullable SchoolId school, LocalDate since) {
    jdbc.sql("update child set school = :school, school_since = :since where id = :child")
        .param("school", school == null ? null : school.value())
        .param("since", since)
        .param("child", child.value())
        .update();
  }

  public void endPlan(ChildId child, LocalDate on) {
    jdbc.sql("update plan set ended_on = :on where child = :child and ended_on is null")
        .param("on", on)
        .param("child", child.value())
        .update();
  }

  /** The children of a group, also those whose plan has ended, the eldest first. */
  public List<Child> of(CoreGroupId group) {
    return jdbc.sql(
            """
            select c.*, p.started_on, p.ended_on from child c join plan p on p.child = c.id
            where c.core_group = :group order by c.born_on, c.id
            """)
        .param("group", group.value())
        .query((row, n) -> {
          var school = row.getObject("school", UUID.class);
          return new Child(
              new ChildId(row.getObject("id", UUID.class)),
              new ChildName(row.getString("name")),
              row.getObject("born_on", LocalDate.class),
              school == null ? null : new SchoolId(school),
              row.getObject("started_on", LocalDate.class),
              row.getObject("ended_on", LocalDate.class));
        })
        .list();
  }

  public Optional<Child> find(ChildId id, CoreGroupId group) {
    return of(group).stream().filter(child -> child.id().equals(id)).findFirst();
  }
}
