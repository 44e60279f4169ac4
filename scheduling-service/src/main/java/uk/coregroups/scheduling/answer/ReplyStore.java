package uk.coregroups.scheduling.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.scheduling.meeting.Invitation;

/** Every answer as it came: the table {@code reply}. */
@Repository
class ReplyStore {

  private final JdbcClient jdbc;

  ReplyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps an answer to the invitation that stands for the one that was answered. */
  void keep(InvitationId stands, KeptReply reply, boolean counted, Instant now) {
    jdbc.sql(
            """
            insert into reply (invitation, entry, answer, sends_report, sequence, at, received_at, via,
              counted, recorded_at)
            values (:invitation, :entry, :answer, :report, :sequence, :at, :received, :via, :counted,
              :now)
            """)
        .param("invitation", stands.value())
        .param("entry", reply.entry().value())
        .param("answer", reply.answer().name())
        .param("report", reply.sendsReport())
        .param("sequence", reply.sequence())
        .param("at", utc(reply.stamp()))
        .param("received", utc(reply.receivedAt()))
        .param("via", reply.via().name())
        .param("counted", counted)
        .param("now", utc(now))
        .update();
  }

  /**
   * The answers to the present time of an invitation, those to invitations it stands for among
   * them. What was said to one of these about its last time is said of the time that stood then.
   */
  List<KeptReply> toPresentTime(Invitation invitation) {
    return jdbc.sql(
            """
            select r.*, i.id as answered, coalesce(r.received_at, r.recorded_at) as reached
            from reply r join invitation i on i.id = r.entry
            where (i.id = :id and r.sequence >= :time)
              or (i.stands = :id and r.sequence >= i.time_sequence and i.stands_since >= :time)
            """)
        .param("id", invitation.id().value())
        .param("time", invitation.timeSequence())
        .query((row, n) -> kept(row))
        .list();
  }

  private static KeptReply kept(ResultSet row) throws SQLException {
    return new KeptReply(
        new InvitationId(row.getObject("answered", UUID.class)),
        Via.valueOf(row.getString("via")),
        Answer.valueOf(row.getString("answer")),
        row.getBoolean("sends_report"),
        row.getInt("sequence"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("reached", OffsetDateTime.class).toInstant(),
        row.getLong("number"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
