package uk.coregroups.notification.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/** Tasks: the table {@code task}. */
@Repository
public class TaskStore {

  private final JdbcClient jdbc;

  TaskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a task, unless one of its kind is open about the same thing. */
  public void open(Task task) {
    jdbc.sql(
            """
            insert into task (id, partnership, core_group, person, kind, about, reference, opened_at,
              detail)
            values (:id, :partnership, :group, :person, :kind, :about, :reference, :now, :detail)
            on conflict do nothing
            """)
        .param("id", task.id().value())
        .param("partnership", task.partnership() == null ? null : task.partnership().value())
        .param("group", task.coreGroup() == null ? null : task.coreGroup().value())
        .param("person", task.person() == null ? null : task.person().value())
        .param("kind", task.kind().name())
        .param("about", task.about())
        .param("reference", task.reference())
        .param("now", task.openedAt().atOffset(ZoneOffset.UTC))
        .param("detail", task.detail())
        .update();
  }

  /** Whether somebody has been asked about this before, answered or not. */
  public boolean hasBeen(Task.Kind kind, UUID about) {
    return jdbc.sql("select exists (select 1 from task where kind = :kind and about = :about)")
        .param("kind", kind.name())
        .param("about", about)
        .query(Boolean.class)
        .single();
  }

  /** Opens a task, or changes what the open one of its kind about the same thing is called. */
  public void openAs(Task task) {
    open(task);
    jdbc.sql(
            """
            update task set reference = :reference
            where kind = :kind and about = :about and done_at is null
            """)
        .param("reference", task.reference())
        .param("kind", task.kind().name())
        .param("about", task.about())
        .update();
  }

  /** Ends what is open of a kind about something, because it has come right by itself. */
  public void cameRight(Task.Kind kind, UUID about, Instant now) {
    cameRight(kind, List.of(about), now);
  }

  /** The same of several things. */
  public void cameRight(Task.Kind kind, List<UUID> about, Instant now) {
    jdbc.sql(
            """
            update task set done_at = :now, done_by = 'suite', note = 'It came right by itself'
            where kind = :kind and about = any (:about) and done_at is null
            """)
        .param("kind", kind.name())
        .param("about", new SqlArrayValue("uuid", about.toArray()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Ends whatever is open about something. */
  public void cameRight(UUID about, Instant now) {
    jdbc.sql(
            """
            update task set done_at = :now, done_by = 'suite', note = 'It came right by itself'
            where about = :about and done_at is null
            """)
        .param("about", about)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean isOpen(TaskId id, Task.Kind kind) {
    return jdbc.sql(
            """
            select exists (select 1 from task
              where id = :id and kind = :kind and done_at is null)
            """)
        .param("id", id.value())
        .param("kind", kind.name())
        .query(Boolean.class)
        .single();
  }

  /** A task that is open. */
  public Optional<Task> find(TaskId id, PartnershipId partnership, Task.Kind kind) {
    return jdbc.sql(
            """
            select * from task
            where id = :id and partnership = :partnership and kind = :kind and done_at is null
            """)
        .param("id", id.value())
        .param("partnership", partnership.value())
        .param("kind", kind.name())
        .query((row, n) -> task(row))
        .optional();
  }

  /** Records what somebody did about a task; says whether it was open. */
  public boolean done(TaskId id, PartnershipId partnership, String by, String note, Instant now) {
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
        .query((row, n) -> task(row))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql(
            "select count(*) from task where partnership = :partnership and done_at is null")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  private static Task task(ResultSet row) throws SQLException {
    var group = row.getObject("core_group", UUID.class);
    var person = row.getObject("person", UUID.class);
    var partnership = row.getObject("partnership", UUID.class);
    return new Task(
        new TaskId(row.getObject("id", UUID.class)),
        partnership == null ? null : new PartnershipId(partnership),
        group == null ? null : new CoreGroupId(group),
        person == null ? null : new PersonId(person),
        Task.Kind.valueOf(row.getString("kind")),
        row.getObject("about", UUID.class),
        row.getString("reference"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("detail"));
  }
}
