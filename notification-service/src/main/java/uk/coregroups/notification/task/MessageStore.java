package uk.coregroups.notification.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.TaskId;

/** What people are to be told about meetings, as these stand now, and where they may be rung. */
@Repository
class MessageStore {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What those of these tasks ask for that ask to tell somebody of a meeting. */
  Map<TaskId, Message> of(Collection<Task> tasks) {
    var asking =
        tasks.stream()
            .filter(one -> one.kind().asksToTell() && one.meeting() != null)
            .map(one -> one.id().value())
            .toArray();
    var messages = new HashMap<TaskId, Message>();
    if (asking.length > 0) {
      jdbc.sql(
              """
              select t.id, m.reference, m.cancelled, i.withdrawn,
                m.held_date + m.starts + make_interval(mins => coalesce(i.own_after, 0)) as begins,
                coalesce(i.own_minutes, m.minutes) as minutes,
                i.sent_sequence < i.sequence as changed,
                case when a.stopped_at is null and (a.kind <> 'FAMILY' or a.safe) then a.mobile end
                  as number
              from task t
                join meeting m on m.id = t.meeting
                join lateral (select * from invitation
                  where meeting = t.meeting and person = t.person
                  order by withdrawn, id limit 1) i on true
                left join address a on a.person = t.person
              where t.id = any (:tasks)
              """)
          .param("tasks", new SqlArrayValue("uuid", asking))
          .query(row -> {
            messages.put(
                new TaskId(row.getObject("id", UUID.class)),
                new Message(say(row), row.getString("number")));
          });
    }
    return messages;
  }

  /** Whoever is no longer invited is told no time: it may be newer than what they know. */
  private static String say(ResultSet row) throws SQLException {
    var meeting = "The meeting " + row.getString("reference");
    var begins = row.getObject("begins", LocalDateTime.class);
    if (row.getBoolean("cancelled")) {
      return meeting + " on " + DAY.format(begins) + " is cancelled.";
    }
    if (row.getBoolean("withdrawn")) {
      return meeting + " goes on without them: they need not come.";
    }
    return meeting
        + (row.getBoolean("changed") ? " is now on " : " is on ")
        + DAY.format(begins)
        + ", "
        + TIME.format(begins)
        + " to "
        + TIME.format(begins.plusMinutes(row.getInt("minutes")))
        + ".";
  }

  /**
   * What to tell somebody.
   *
   * @param say one sentence, without a place, a family or a reason
   * @param number never of somebody to whom everything is stopped, for it may have been stopped
   *     because that telephone is not safe; of a family member only where what is safe is on record
   */
  record Message(String say, @Nullable String number) {

    @Override
    public String toString() {
      return "Message";
    }
  }
}
