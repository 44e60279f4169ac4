package uk.coregroups.scheduling.stocktake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.stocktake.StockTake.Standing;

/**
 * Stock-takes: the tables {@code stock_take}, {@code stock_take_seat} and {@code
 * stock_take_skipped}.
 */
@Repository
// What belongs to a row is read while the row is, on the same connection.
@Transactional
class StockTakeStore {

  private final JdbcClient jdbc;

  StockTakeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Saves a stock-take; the one before it of the same meeting is forgotten. */
  void save(Meeting meeting, StockTake stock, String by) {
    jdbc.sql(
            """
            insert into stock_take (meeting, id, partnership, missing, taken_at, taken_by)
            values (:meeting, :id, :partnership, :missing, :at, :by)
            on conflict (meeting) do update set missing = excluded.missing,
              taken_at = excluded.taken_at, taken_by = excluded.taken_by
            """)
        .param("meeting", meeting.id().value())
        .param("id", stock.id())
        .param("partnership", meeting.partnership().value())
        .param("missing", new SqlArrayValue("text", stock.missing().toArray()))
        .param("at", stock.takenAt().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    jdbc.sql("delete from stock_take_seat where meeting = :meeting")
        .param("meeting", meeting.id().value())
        .update();
    stock.seats().forEach((member, standing) -> save(meeting, member, standing));
  }

  private void save(Meeting meeting, MemberId member, Standing standing) {
    jdbc.sql("insert into stock_take_seat values (:meeting, :partnership, :member, :standing)")
        .param("meeting", meeting.id().value())
        .param("partnership", meeting.partnership().value())
        .param("member", member.value())
        .param("standing", standing.name())
        .update();
  }

  Optional<StockTake> find(MeetingId meeting) {
    return jdbc.sql("select * from stock_take where meeting = :meeting")
        .param("meeting", meeting.value())
        .query((row, n) -> stock(row, seats(meeting)))
        .optional();
  }

  private Map<MemberId, Standing> seats(MeetingId meeting) {
    var seats = new HashMap<MemberId, Standing>();
    jdbc.sql("select member, standing from stock_take_seat where meeting = :meeting")
        .param("meeting", meeting.value())
        .query(row -> {
          seats.put(
              new MemberId(row.getObject("member", UUID.class)),
              Standing.valueOf(row.getString("standing")));
        });
    return seats;
  }

  private static StockTake stock(ResultSet row, Map<MemberId, Standing> seats) throws SQLException {
    return new StockTake(
        row.getObject("id", UUID.class),
        seats,
        List.of((String[]) row.getArray("missing").getArray()),
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }

  void skip(Meeting meeting, String why, String by, Instant now) {
    jdbc.sql("insert into stock_take_skipped values (:meeting, :partnership, :why, :now, :by)")
        .param("meeting", meeting.id().value())
        .param("partnership", meeting.partnership().value())
        .param("why", why)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** Why a meeting was closed without one, if it was. */
  Optional<String> skipped(MeetingId meeting) {
    return jdbc.sql("select why from stock_take_skipped where meeting = :meeting")
        .param("meeting", meeting.value())
        .query((row, n) -> row.getString(1))
        .optional();
  }

  /** Whether nobody has gone through who belongs to the group, and somebody must. */
  boolean isOwed(Meeting meeting) {
    return meeting.purpose() == Meeting.Purpose.CORE_GROUP && find(meeting.id()).isEmpty();
  }

  /** How many of a group's core groups held went through who belongs to it. */
  Reviewed reviewed(CoreGroupId group) {
    return jdbc.sql(
            """
            select count(s.meeting) as reviewed, count(*) as held
            from meeting m left join stock_take s on s.meeting = m.id
            where m.core_group = :group and m.held_at is not null and m.cancelled_at is null
              and m.purpose = 'CORE_GROUP'
            """)
        .param("group", group.value())
        .query((row, n) -> new Reviewed(row.getInt("reviewed"), row.getInt("held")))
        .single();
  }

  /** Of so many core groups held, so many with a stock-take. */
  record Reviewed(int reviewed, int held) {}
}
