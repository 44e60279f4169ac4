package uk.coregroups.notification.invite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.notification.letter.Neutral;

/** Meetings and calendar entries: the tables {@code meeting} and {@code invitation}. */
@Repository
public class EntryStore {

  /** The columns of an entry beside others in a query, all of them beginning with {@code e_}. */
  public static final String COLUMNS =
      """
      i.id as e_id, m.id as e_meeting, m.reference as e_reference, i.uid as e_uid,
      i.sequence as e_sequence,
      m.held_date + m.starts + make_interval(mins => coalesce(i.own_after, 0)) as e_begins,
      coalesce(i.own_minutes, m.minutes) as e_minutes,
      m.venue as e_venue, i.sent_sequence as e_sent_sequence, i.sent_stamp as e_sent_stamp,
      i.sent_date as e_sent_date, i.sent_starts as e_sent_starts, i.sent_minutes as e_sent_minutes
      """;

  private final JdbcClient jdbc;
  private final Neutral neutral;

  EntryStore(JdbcClient jdbc, Neutral neutral) {
    this.jdbc = jdbc;
    this.neutral = neutral;
  }

  void save(
      MeetingId meeting,
      PartnershipId partnership,
      CoreGroupId group,
      String reference,
      Slot slot,
      String venue) {
    jdbc.sql(
            """
            insert into meeting (id, partnership, core_group, reference, held_date, starts, minutes,
              venue)
            values (:id, :partnership, :group, :reference, :date, :starts, :minutes, :venue)
            on conflict (id) do update set held_date = excluded.held_date, starts = excluded.starts,
              minutes = excluded.minutes, venue = excluded.venue
            """)
        .param("id", meeting.value())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("reference", reference)
        .param("date", slot.date())
        .param("starts", slot.start())
        .param("minutes", slot.minutes())
        .param("venue", venue)
        .update();
  }

  void cancel(MeetingId meeting) {
    jdbc.sql("update meeting set cancelled = true where id = :id")
        .param("id", meeting.value())
        .update();
  }

  /** Saves an invitation at its present sequence; its UID is made the first time and stays. */
  void save(Invited invited, MeetingId meeting, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into invitation (id, partnership, meeting, person, uid, sequence, own_after,
              own_minutes)
            values (:id, :partnership, :meeting,
              coalesce((select merged_into from address where person = :person), :person), :uid,
              :sequence, :after, :minutes)
            on conflict (id) do update set person = excluded.person,
              sequence = greatest(invitation.sequence, excluded.sequence),
              own_after = excluded.own_after, own_minutes = excluded.own_minutes
            """)
        .param("id", invited.invitation().value())
        .param("partnership", partnership.value())
        .param("meeting", meeting.value())
        .param("person", invited.person().value())
        .param("uid", UUID.randomUUID() + "@" + neutral.domain())
        .param("sequence", invited.sequence())
        .param("after", invited.ownTime() == null ? null : invited.ownTime().after())
        .param("minutes", invited.ownTime() == null ? null : invited.ownTime().minutes())
        .update();
  }

  void withdraw(InvitationId invitation) {
    jdbc.sql("update invitation set withdrawn = true where id = :id")
        .param("id", invitation.value())
        .update();
  }

  /** Whose invitation it is. */
  public Optional<PersonId> invited(InvitationId invitation) {
    return jdbc.sql("select person from invitation where id = :invitation")
        .param("invitation", invitation.value())
        .query((row, n) -> new PersonId(row.getObject("person", UUID.class)))
        .optional();
  }

  /** When and what a meeting is. */
  public Optional<Gathering> meeting(MeetingId meeting) {
    return jdbc.sql("select * from meeting where id = :id")
        .param("id", meeting.value())
        .query((row, n) ->
            new Gathering(
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                new Slot(
                    row.getObject("held_date", LocalDate.class),
                    row.getObject("starts", LocalTime.class),
                    row.getInt("minutes"))))
        .optional();
  }

  /** Whose entry answers to a UID. */
  public Optional<Holder> byUid(String uid) {
    return Optional.ofNullable(byUids(List.of(uid)).get(uid));
  }

  /** Whose entries answer to these UIDs, by the UID. */
  public Map<String, Holder> byUids(Collection<String> uids) {
    var holders = new HashMap<String, Holder>();
    if (!uids.isEmpty()) {
      jdbc.sql(
              """
              select i.uid, i.id, i.person, i.sequence, i.own_after, i.own_minutes, i.withdrawn,
                m.id as meeting, m.core_group, m.partnership, m.reference, m.cancelled
              from invitation i join meeting m on m.id = i.meeting where i.uid = any (:uids)
              """)
          .param("uids", new SqlArrayValue("text", uids.toArray()))
          .query(row -> {
            holders.put(row.getString("uid"), holder(row));
          });
    }
    return holders;
  }

  private static Holder holder(ResultSet row) throws SQLException {
    return new Holder(
        invited(row),
        new MeetingId(row.getObject("meeting", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getString("reference"),
        row.getBoolean("withdrawn") || row.getBoolean("cancelled"));
  }

  private static Invited invited(ResultSet row) throws SQLException {
    var after = row.getObject("own_after", Integer.class);
    return new Invited(
        new InvitationId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getInt("sequence"),
        after == null ? null : new OwnTime(after, row.getInt("own_minutes")));
  }

  /** Remembers what went out. */
  public void sent(List<Sent> sent) {
    for (var one : sent) {
      jdbc.sql(
              """
              update invitation set sent_sequence = :sequence, sent_stamp = :stamp, sent_date = :date,
                sent_starts = :starts, sent_minutes = :minutes
              where id = :id
              """)
          .param("id", one.invitation.value())
          .param("sequence", one.sequence)
          .param("stamp", one.stamp.atOffset(ZoneOffset.UTC))
          .param("date", one.date)
          .param("starts", one.start)
          .param("minutes", one.minutes)
          .update();
    }
  }

  /** Reads the columns named in {@link #COLUMNS}; null if there is no invitation. */
  public static @Nullable Entry entry(ResultSet row) throws SQLException {
    var id = row.getObject("e_id", UUID.class);
    if (id == null) {
      return null;
    }
    var begins = row.getObject("e_begins", LocalDateTime.class);
    var stamp = row.getObject("e_sent_stamp", OffsetDateTime.class);
    return new Entry(
        new InvitationId(id),
        row.getObject("e_meeting", UUID.class),
        row.getString("e_reference"),
        row.getString("e_uid"),
        row.getInt("e_sequence"),
        begins.toLocalDate(),
        begins.toLocalTime(),
        row.getInt("e_minutes"),
        row.getString("e_venue"),
        row.getObject("e_sent_sequence", Integer.class),
        stamp == null ? null : stamp.toInstant(),
        row.getObject("e_sent_date", LocalDate.class),
        row.getObject("e_sent_starts", LocalTime.class),
        row.getObject("e_sent_minutes", Integer.class));
  }

  /** A meeting as letters see it. */
  public record Gathering(CoreGroupId coreGroup, String reference, Slot slot) {}

  /** Whose entry it is. */
  public record Holder(
      Invited invited,
      MeetingId meeting,
      CoreGroupId coreGroup,
      PartnershipId partnership,
      String reference,
      boolean over) {}

  /** What one person was told. */
  public record Sent(
      InvitationId invitation,
      int sequence,
      Instant stamp,
      LocalDate date,
      LocalTime start,
      int minutes) {}
}
