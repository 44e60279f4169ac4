package uk.coregroups.notification.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
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

  /**
   * Opens a task, unless one of its kind is open about the same thing. One about a letter, an
   * invitation or a mail that answers a letter is about their meeting, too.
   */
  public void open(Task task) {
    jdbc.sql(
            """
            insert into task (id, partnership, core_group, person, kind, about, reference, opened_at,
              detail, meeting)
            values (:id, :partnership, :group, :person, :kind, :about, :reference, :now, :detail,
              coalesce(:meeting,
                (select meeting from letter where id = :about),
                (select meeting from invitation where id = :about),
                (select l.meeting from incoming i join letter l on l.id = i.letter
                  where i.id = :about)))
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
        .param("meeting", task.meeting() == null ? null : task.meeting().value(), Types.OTHER)
        .update();
  }

  /**
   * Asks somebody to tell a person of a meeting. It is one task for one person and one meeting: it
   * takes the place of those about letters that did not reach them, and what is to be told is
   * looked up when it is shown.
   */
  public void askToTell(Task task) {
    open(task);
    jdbc.sql(
            """
            with asked as (update task set detail = :detail
                where kind = 'TELL_THEM' and about = :about and done_at is null
                returning person, meeting)
            update task old set done_at = :now, done_by = 'suite', note = 'Told in person instead'
            from asked
            where old.meeting = asked.meeting and old.person = asked.person and old.done_at is null
              and old.kind in ('UNDELIVERABLE', 'LETTER_REFUSED', 'WOULD_TELL', 'EXPIRED', 'HELD_UP')
            """)
        .param("detail", task.detail())
        .param("about", task.about())
        .param("now", task.openedAt().atOffset(ZoneOffset.UTC))
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
    if (about.isEmpty()) {
      return;
    }
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

  /** A task that is open, whatever it asks. */
  Optional<Task> find(TaskId id, PartnershipId partnership) {
    return jdbc.sql(
            "select * from task where id = :id and partnership = :partnership and done_at is null")
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> task(row))
        .optional();
  }

  List<Task> open(Which which, int offset, int atMost) {
    return which
        .in(jdbc, "select * from task where %s order by opened_at, id offset :offset limit :most")
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> task(row))
        .list();
  }

  long count(Which which) {
    return which.in(jdbc, "select count(*) from task where %s").query(Long.class).single();
  }

  /**
   * Which open tasks.
   *
   * @param meeting of this meeting alone, if given
   * @param kind of this kind alone, if given
   */
  record Which(PartnershipId partnership, @Nullable MeetingId meeting, Task.@Nullable Kind kind) {

    private JdbcClient.StatementSpec in(JdbcClient jdbc, String query) {
      var rows =
          "partnership = :partnership and done_at is null"
              + (meeting == null ? "" : " and meeting = :meeting")
              + (kind == null ? "" : " and kind = :kind");
      return jdbc.sql(query.formatted(rows))
          .param("partnership", partnership.value())
          .param("meeting", meeting == null ? null : meeting.value())
          .param("kind", kind == null ? null : kind.name());
    }
  }

  private static Task task(ResultSet row) throws SQLException {
    var group = row.getObject("core_group", UUID.class);
    var person = row.getObject("person", UUID.class);
    var partnership = row.getObject("partnership", UUID.class);
    var meeting = row.getObject("meeting", UUID.class);
    return new Task(
        new TaskId(row.getObject("id", UUID.class)),
        partnership == null ? null : new PartnershipId(partnership),
        group == null ? null : new CoreGroupId(group),
        person == null ? null : new PersonId(person),
        Task.Kind.valueOf(row.getString("kind")),
        row.getObject("about", UUID.class),
        row.getString("reference"),
        meeting == null ? null : new MeetingId(meeting),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("detail"));
  }
}
