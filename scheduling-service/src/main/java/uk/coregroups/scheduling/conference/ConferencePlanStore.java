package uk.coregroups.scheduling.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.scheduling.conference.Conference.Type;
import uk.coregroups.scheduling.roster.RosterGroup;

/** Dates set for conferences: {@code conference_plan} and {@code conference_plan_child}. */
@Repository
class ConferencePlanStore {

  private final JdbcClient jdbc;

  ConferencePlanStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ConferencePlan plan, RosterGroup group, Instant now, String by) {
    jdbc.sql(
            """
            insert into conference_plan
              (id, partnership, core_group, kind, planned_on, planned_at, planned_by)
            values (:id, :partnership, :group, :kind, :on, :now, :by)
            """)
        .param("id", plan.id())
        .param("partnership", group.partnership().value())
        .param("group", group.id().value())
        .param("kind", plan.kind().name())
        .param("on", plan.on())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    for (var child : plan.children()) {
      jdbc.sql("insert into conference_plan_child values (:plan, :child)")
          .param("plan", plan.id())
          .param("child", child.value())
          .update();
    }
  }

  void move(UUID plan, LocalDate on, Instant now, String by) {
    jdbc.sql(
            """
            update conference_plan set planned_on = :on, planned_at = :now, planned_by = :by
            where id = :id
            """)
        .param("id", plan)
        .param("on", on)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** It was held, or will not be. */
  void over(UUID plan, LocalDate on) {
    jdbc.sql("update conference_plan set over_on = :on where id = :id")
        .param("id", plan)
        .param("on", on)
        .update();
  }

  /** Those still to come, the soonest first. */
  List<ConferencePlan> of(CoreGroupId group) {
    return jdbc.sql(
            """
            select p.*, (select array_agg(c.child order by c.child) from conference_plan_child c
              where c.conference_plan = p.id) as children
            from conference_plan p where p.core_group = :group and p.over_on is null
            order by p.planned_on, p.id
            """)
        .param("group", group.value())
        .query((row, n) ->
            new ConferencePlan(
                row.getObject("id", UUID.class),
                Type.valueOf(row.getString("kind")),
                row.getObject("planned_on", LocalDate.class),
                List.of((UUID[]) row.getArray("children").getArray()).stream()
                    .map(ChildId::new)
                    .toList()))
        .list();
  }

  /** The one of a kind that is planned for any of these children. */
  Optional<ConferencePlan> planned(CoreGroupId group, Type kind, List<ChildId> children) {
    return of(group).stream()
        .filter(plan -> plan.kind() == kind)
        .filter(plan -> plan.children().stream().anyMatch(children::contains))
        .findFirst();
  }

  /** The plans that a conference fulfilled: those of its kind, for its children. */
  List<UUID> meant(Conference conference) {
    return planned(conference.coreGroup(), conference.kind(), conference.children()).stream()
        .map(ConferencePlan::id)
        .toList();
  }
}
