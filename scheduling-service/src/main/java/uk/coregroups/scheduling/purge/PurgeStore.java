package uk.coregroups.scheduling.purge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/** Deletes what is kept of a group: the table {@code purge_waiting}, and everything below it. */
@Repository
class PurgeStore {

  private static final List<String> ROWS =
      List.of(
          "reply where invitation in (select i.id from invitation i join meeting m on m.id ="
              + " i.meeting where m.core_group = :group)",
          "invitation where meeting in (select id from meeting where core_group = :group)",
          "arrangement where meeting in (select id from meeting where core_group = :group)",
          "stock_take_seat where meeting in (select id from meeting where core_group = :group)",
          "turn where meeting in (select id from meeting where core_group = :group)",
          "next_minute_taker where meeting in (select id from meeting where core_group = :group)",
          "roster_need where core_group = :group",
          "school_move where core_group = :group",
          "milestone_child where milestone in (select id from milestone where core_group = :group)",
          "milestone where core_group = :group",
          "conference_plan_child where conference_plan in (select id from conference_plan where"
              + " core_group = :group)",
          "conference_plan where core_group = :group",
          "conference_child where conference in (select id from conference where core_group ="
              + " :group)",
          "roster_child where core_group = :group",
          "roster_seat where core_group = :group");

  private static final List<String> WORDS =
      List.of(
          "meeting set venue = '', cancelled_why = null, chair = null, minute_taker = null where"
              + " core_group = :group",
          "stock_take_skipped set why = '' where meeting in (select id from meeting where"
              + " core_group = :group)",
          "task set note = null, detail = null where core_group = :group",
          "rung set told = '{}' where obligation in (select id from obligation where core_group ="
              + " :group)",
          "roster_group set team_manager = null where core_group = :group");

  private final JdbcClient jdbc;

  PurgeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void await(CoreGroupId group, PartnershipId partnership, LocalDate on) {
    jdbc.sql("insert into purge_waiting values (:group, :partnership, :on) on conflict do nothing")
        .param("group", group.value())
        .param("partnership", partnership.value())
        .param("on", on)
        .update();
  }

  List<CoreGroupId> waiting() {
    return jdbc.sql("select core_group from purge_waiting order by told_on, core_group")
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The day a group that waits was told of, held against other rounds. */
  Optional<LocalDate> lock(CoreGroupId group) {
    return jdbc.sql("select told_on from purge_waiting where core_group = :group for update")
        .param("group", group.value())
        .query((row, n) -> row.getObject(1, LocalDate.class))
        .optional();
  }

  boolean isAnythingOpen(CoreGroupId group) {
    return jdbc.sql(
            """
            select exists (select 1 from obligation where core_group = :group and settled_on is null)
              or exists (select 1 from task
                where core_group = :group and done_at is null and kind <> 'PURGE_WAITS')
            """)
        .param("group", group.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether a person has been asked about what is open, and has answered. */
  boolean isDecided(CoreGroupId group) {
    return jdbc.sql(
            """
            select coalesce(bool_and(done_at is not null), false) from task
            where core_group = :group and kind = 'PURGE_WAITS'
            """)
        .param("group", group.value())
        .query(Boolean.class)
        .single();
  }

  /** Nobody owes anything any more, and nobody is asked anything. */
  void settleTheRest(CoreGroupId group, LocalDate on) {
    jdbc.sql(
            """
            update obligation set settled_on = :on, settled_how = 'MISSED', look_on = null
            where core_group = :group and settled_on is null
            """)
        .param("group", group.value())
        .param("on", on)
        .update();
    jdbc.sql(
            """
            update task set done_at = now(), done_by = 'suite'
            where core_group = :group and done_at is null
            """)
        .param("group", group.value())
        .update();
  }

  void delete(CoreGroupId group) {
    ROWS.forEach(rows -> jdbc.sql("delete from " + rows).param("group", group.value()).update());
  }

  /** Takes out places, words and people; what is left is dates. */
  void strip(CoreGroupId group) {
    WORDS.forEach(words -> jdbc.sql("update " + words).param("group", group.value()).update());
  }

  void over(CoreGroupId group, LocalDate on) {
    jdbc.sql("update roster_group set purged_on = :on where core_group = :group")
        .param("group", group.value())
        .param("on", on)
        .update();
    jdbc.sql("delete from purge_waiting where core_group = :group")
        .param("group", group.value())
        .update();
  }
}
