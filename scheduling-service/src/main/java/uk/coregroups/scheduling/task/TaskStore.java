package uk.coregroups.scheduling.task;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TaskId;

/** Tasks: the table {@code task}. */
@Repository
public class TaskStore {

  private final JdbcClient jdbc;

  TaskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a task; while one of its kind is open about the same thing, it is not opened again. */
  public void open(
      Task.Kind kind,
      PartnershipId partnership,
      CoreGroupId group,
      UUID about,
      String reference,
      Instant now) {
    jdbc.sql(
            """
            insert into task (id, partnership, core_group, kind, about, reference, opened_at)
            values (:id, :partnership, :group, :kind, :about, :reference, :now)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("kind", kind.name())
        .param("about", about)
        .param("reference", reference)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Ends what is open about something, because the thing itself has been done. */
  public void doneFor(UUID about, String by, String note) {
    jdbc.sql(
            """
            update task set done_at = now(), done_by = :by, note = :note
            where about = :about and done_at is null
            """)
        .param("about", about)
        .param("by", by)
        .param("note", note)
        .update();
  }

  /** Ends what is open of these kinds about something, because nobody need do it any more. */
  public void fallAway(UUID about, Set<Task.Kind> kinds, String note, Instant now) {
    jdbc.sql(
            """
            update task set done_at = :now, done_by = 'nobody', note = :note
            where about = :about and kind = any (:kinds) and done_at is null
            """)
        .param("about", about)
        .param("kinds", new SqlArrayValue("text", kinds.stream().map(Task.Kind::name).toArray()))
        .param("note", note)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean done(TaskId id, PartnershipId partnership, String by, String note, Instant now) {
    return jdbc.sql(
                """
                update task set done_at = :now, done_by = :by, note = :note
                where id = :id and partnership = :partnership and done_at is null
                """)
            .param("id", id.value())
            .param("partnership", partnership.value())
            .param("by", by)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  List<Task> open(PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql(
            """
            select * from task where partnership = :partnership and done_at is null
            order by opened_at, id offset :offset limit :most
            """)
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) ->
            new Task(
                new TaskId(row.getObject("id", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                Task.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("note")))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql(
            "select count(*) from task where partnership = :partnership and done_at is null")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }
}
