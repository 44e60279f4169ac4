package uk.coregroups.membership.child;

import java.sql.ResultSet;
import java.sql.SQLException;
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
    var name = child.name();
    var school = child.school();
    jdbc.sql(
            """
            insert into child (id, partnership, core_group, name, born_on, expected_on, school)
            values (:id, :partnership, :group, :name, :bornOn, :expectedOn, :school)
            """)
        .param("id", child.id().value())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("name", name == null ? null : name.value())
        .param("bornOn", child.bornOn())
        .param("expectedOn", child.expectedOn())
        .param("school", school == null ? null : school.value())
        .update();
    beginPlan(child.id(), partnership, child.category(), child.planStartedOn());
  }

  /** A plan begins: the child's first, or another after the one before has ended. */
  public void beginPlan(
      ChildId child, PartnershipId partnership, @Nullable Category category, LocalDate on) {
    jdbc.sql(
            """
            insert into plan (id, partnership, child, started_on, category)
            values (:id, :partnership, :child, :startedOn, :category)
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", partnership.value())
        .param("child", child.value())
        .param("startedOn", on)
        .param("category", category == null ? null : category.name())
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

  /** The category of the plan that is running. */
  public void categorise(ChildId child, @Nullable Category category) {
    jdbc.sql("update plan set category = :category where child = :child and ended_on is null")
        .param("category", category == null ? null : category.name())
        .param("child", child.value())
        .update();
  }

  public void expect(ChildId child, LocalDate on) {
    jdbc.sql("update child set expected_on = :on where id = :child")
        .param("on", on)
        .param("child", child.value())
        .update();
  }

  /** The child is born, and stays the same child. */
  public void birth(ChildId child, ChildName name, LocalDate on) {
    jdbc.sql("update child set name = :name, born_on = :on where id = :child")
        .param("name", name.value())
        .param("on", on)
        .param("child", child.value())
        .update();
  }

  public void pregnancyEnded(ChildId child, LocalDate on) {
    jdbc.sql("update child set pregnancy_ended_on = :on where id = :child")
        .param("on", on)
        .param("child", child.value())
        .update();
  }

  /**
   * The children of a group with their latest plans, also those whose plan has ended: the eldest
   * first, the unborn last.
   */
  public List<Child> of(CoreGroupId group) {
    return jdbc.sql(
            """
            select c.*, p.started_on, p.ended_on, p.category from child c
            join lateral (select * from plan where child = c.id
              order by started_on desc, ended_on desc nulls first limit 1) p on true
            where c.core_group = :group order by c.born_on, c.expected_on, c.id
            """)
        .param("group", group.value())
        .query((row, n) -> child(row))
        .list();
  }

  public Optional<Child> find(ChildId id, CoreGroupId group) {
    return of(group).stream().filter(child -> child.id().equals(id)).findFirst();
  }

  private static Child child(ResultSet row) throws SQLException {
    var name = row.getString("name");
    var school = row.getObject("school", UUID.class);
    var category = row.getString("category");
    return new Child(
        new ChildId(row.getObject("id", UUID.class)),
        name == null ? null : new ChildName(name),
        row.getObject("born_on", LocalDate.class),
        row.getObject("expected_on", LocalDate.class),
        row.getObject("pregnancy_ended_on", LocalDate.class),
        school == null ? null : new SchoolId(school),
        category == null ? null : Category.valueOf(category),
        row.getObject("started_on", LocalDate.class),
        row.getObject("ended_on", LocalDate.class));
  }
}
