package uk.coregroups.scheduling.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
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
    open(new About(kind, about, null, null), partnership, group, reference, now);
  }

  /** The same, where it is settled on a meeting's page. */
  public void open(
      About what, PartnershipId partnership, CoreGroupId group, String reference, Instant now) {
    jdbc.sql(
            """
            insert into task (id, partnership, core_group, kind, about, reference, opened_at, meeting,
              detail)
            values (:id, :partnership, :group, :kind, :about, :reference, :now, :meeting, :detail)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("kind", what.kind.name())
        .param("about", what.about)
        .param("meeting", what.meeting == null ? null : what.meeting.value())
        .param("detail", what.detail)
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

  /**
   * Ends what is open of a kind about something by what somebody decided.
   *
   * @return whether it was open
   */
  public boolean decided(UUID about, Task.Kind kind, String by, String note, Instant now) {
    return jdbc.sql(
                """
                update task set done_at = :now, done_by = :by, note = :note
                where about = :about and kind = :kind and done_at is null
                """)
            .param("about", about)
            .param("kind", kind.name())
            .param("by", by)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Whether one of a kind is open about something. */
  public boolean isOpen(UUID about, Task.Kind kind) {
    return jdbc.sql(
            """
            select exists (select 1 from task
              where about = :about and kind = :kind and done_at is null)
            """)
        .param("about", about)
        .param("kind", kind.name())
        .query(Boolean.class)
        .single();
  }

  boolean done(TaskId id, PartnershipId partnership, String by, String note, Instant now) {
    return jdbc.sql(
                """
                update task set done_at = :now, done_by = :by, note = :note
                where id = :id and partnership = :partnership and done_at is null
                  and meeting is null
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
                row.getString("note"),
                meeting(row),
                row.getString("detail")))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql(
            "select count(*) from task where partnership = :partnership and done_at is null")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  /** Whether an open task is settled on its meeting's page and not here. */
  boolean isSettledElsewhere(TaskId id, PartnershipId partnership) {
    return jdbc.sql(
            """
            select exists (select 1 from task where id = :id and partnership = :partnership
              and done_at is null and meeting is not null)
            """)
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query(Boolean.class)
        .single();
  }

  private static @Nullable MeetingId meeting(ResultSet row) throws SQLException {
    var meeting = row.getObject("meeting", UUID.class);
    return meeting == null ? null : new MeetingId(meeting);
  }

  /**
   * What a task is about.
   *
   * @param about one of a kind is open about it at a time
   */
  public record About(
      Task.Kind kind, UUID about, @Nullable MeetingId meeting, @Nullable String detail) {}
}
