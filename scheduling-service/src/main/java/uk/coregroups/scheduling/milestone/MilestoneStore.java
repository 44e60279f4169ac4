package uk.coregroups.scheduling.milestone;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.scheduling.milestone.Milestone.Kind;
import uk.coregroups.scheduling.roster.RosterGroup;

/** Milestones: the tables {@code milestone} and {@code milestone_child}. */
@Repository
class MilestoneStore {

  private final JdbcClient jdbc;

  MilestoneStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Milestone milestone, RosterGroup group, String by) {
    jdbc.sql(
            """
            insert into milestone
              (id, partnership, core_group, kind, happened_on, recorded_at, recorded_by)
            values (:id, :partnership, :group, :kind, :on, :now, :by)
            """)
        .param("id", milestone.id())
        .param("partnership", group.partnership().value())
        .param("group", group.id().value())
        .param("kind", milestone.kind().name())
        .param("on", milestone.on())
        .param("now", milestone.recordedAt().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    for (var child : milestone.children()) {
      jdbc.sql("insert into milestone_child values (:milestone, :child)")
          .param("milestone", milestone.id())
          .param("child", child.value())
          .update();
    }
  }

  /** A group's milestones, the first first. */
  List<Milestone> of(CoreGroupId group) {
    return jdbc.sql(
            """
            select m.*, (select array_agg(c.child order by c.child) from milestone_child c
              where c.milestone = m.id) as children
            from milestone m where m.core_group = :group order by m.happened_on, m.recorded_at
            """)
        .param("group", group.value())
        .query((row, n) ->
            new Milestone(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("happened_on", LocalDate.class),
                Stream.of((UUID[]) row.getArray("children").getArray()).map(ChildId::new).toList(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
