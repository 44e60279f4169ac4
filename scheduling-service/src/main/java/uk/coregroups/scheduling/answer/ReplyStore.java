package uk.coregroups.scheduling.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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

  /**
   * An answer to keep.
   *
   * @param stands the invitation that stands for the one that was answered
   */
  record Kept(InvitationId stands, KeptReply reply, boolean counted) {}

  /** Keeps answers in their order. */
  void keep(List<Kept> answers, Instant now) {
    if (answers.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into reply (invitation, entry, answer, sends_report, sequence, at, received_at, via,
              counted, recorded_at)
            select invitation, entry, answer, report, sequence, at, received, via, counted, :now
            from unnest(:invitations, :entries, :answers, :reports, :sequences, :stamps, :received,
                :ways, :counted) with ordinality
              as a (invitation, entry, answer, report, sequence, at, received, via, counted, place)
            order by place
            """)
        .param("invitations", array("uuid", answers, one -> one.stands.value()))
        .param("entries", array("uuid", answers, one -> one.reply.entry().value()))
        .param("answers", array("text", answers, one -> one.reply.answer().name()))
        .param("reports", array("boolean", answers, one -> one.reply.sendsReport()))
        .param("sequences", array("int", answers, one -> one.reply.sequence()))
        .param("stamps", array("timestamptz", answers, one -> one.reply.stamp().toString()))
        .param("received", array("timestamptz", answers, one -> one.reply.receivedAt().toString()))
        .param("ways", array("text", answers, one -> one.reply.via().name()))
        .param("counted", array("boolean", answers, Kept::counted))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * The answers to the present time of each of these invitations, those to invitations it stands
   * for among them. What was said to one of these about its last time is said of the time that
   * stood then.
   */
  Map<InvitationId, List<KeptReply>> toPresentTime(Map<InvitationId, Invitation> invitations) {
    var all = List.copyOf(invitations.values());
    var known = new HashMap<InvitationId, List<KeptReply>>();
    jdbc.sql(
            """
            select p.id as stands, r.*, coalesce(r.received_at, r.recorded_at) as reached
            from unnest(:ids, :times) as p (id, time)
              cross join lateral (
                select id, p.time as since from invitation where id = p.id
                union all select id, time_sequence from invitation
                  where stands = p.id and stands_since >= p.time) i
              join reply r on r.entry = i.id and r.sequence >= i.since
            """)
        .param("ids", array("uuid", all, one -> one.id().value()))
        .param("times", array("int", all, Invitation::timeSequence))
        .query(row -> {
          var stands = new InvitationId(row.getObject("stands", UUID.class));
          known.computeIfAbsent(stands, none -> new ArrayList<>()).add(kept(row));
        });
    return known;
  }

  private static KeptReply kept(ResultSet row) throws SQLException {
    return new KeptReply(
        new InvitationId(row.getObject("entry", UUID.class)),
        Via.valueOf(row.getString("via")),
        Answer.valueOf(row.getString("answer")),
        row.getBoolean("sends_report"),
        row.getInt("sequence"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("reached", OffsetDateTime.class).toInstant(),
        row.getLong("number"));
  }

  private static <T> SqlArrayValue array(
      String type, List<T> rows, Function<? super T, Object> column) {
    return new SqlArrayValue(type, rows.stream().map(column).toArray());
  }
}
