package uk.coregroups.scheduling.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.scheduling.need.Arrangement.State;

/** What must be arranged for a meeting: the table {@code arrangement}. */
@Repository
class ArrangementStore {

  /** What the people invited to a meeting in the diary need. */
  private static final String NEEDED =
      """
      from meeting m
      join invitation i on i.meeting = m.id and i.withdrawn_at is null
      join roster_need n on n.core_group = m.core_group and n.person = i.person
      where m.id = :meeting and m.cancelled_at is null and m.held_at is null
      """;

  private final JdbcClient jdbc;

  ArrangementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens what is needed and not there yet, and lets fall away what is not needed any more. */
  void follow(MeetingId meeting) {
    jdbc.sql(
            """
            update arrangement a set state = 'FELL_AWAY'
            where a.meeting = :meeting and a.state <> 'FELL_AWAY'
              and exists (select 1 from meeting m
                where m.id = :meeting and m.cancelled_at is null and m.held_at is null)
              and not exists (select 1
            """
                + NEEDED
                + " and n.person = a.person and n.kind = a.kind)")
        .param("meeting", meeting.value())
        .update();
    jdbc.sql(
            """
            insert into arrangement (id, partnership, meeting, person, kind, language, state)
            select gen_random_uuid(), m.partnership, m.id, n.person, n.kind, n.language, 'OPEN'
            """
                + NEEDED
                + """
                on conflict (meeting, person, kind) do update set state = 'OPEN',
                  language = excluded.language, why = null, settled_at = null, settled_by = null
                where arrangement.state = 'FELL_AWAY'
                  or arrangement.language is distinct from excluded.language
                """)
        .param("meeting", meeting.value())
        .update();
  }

  /** Opens again what was arranged for another time or place. */
  void reopen(MeetingId meeting) {
    jdbc.sql(
            """
            update arrangement set state = 'OPEN', why = null, settled_at = null, settled_by = null
            where meeting = :meeting and state in ('MET', 'WAIVED')
            """)
        .param("meeting", meeting.value())
        .update();
  }

  List<Arrangement> of(MeetingId meeting) {
    return jdbc.sql("select * from arrangement where meeting = :meeting order by person, kind")
        .param("meeting", meeting.value())
        .query((row, n) -> arrangement(row))
        .list();
  }

  /** Which meeting it is for, if it is still in the diary of this partnership. */
  Optional<MeetingId> bookedMeeting(UUID arrangement, PartnershipId partnership) {
    return jdbc.sql(
            """
            select m.id from arrangement a join meeting m on m.id = a.meeting
            where a.id = :id and a.partnership = :partnership and a.state <> 'FELL_AWAY'
              and m.cancelled_at is null and m.held_at is null
            for update of a
            """)
        .param("id", arrangement)
        .param("partnership", partnership.value())
        .query((row, n) -> new MeetingId(row.getObject(1, UUID.class)))
        .optional();
  }

  void settle(UUID arrangement, State state, String why, String by, Instant now) {
    jdbc.sql(
            """
            update arrangement set state = :state, why = :why, settled_at = :now, settled_by = :by
            where id = :id
            """)
        .param("id", arrangement)
        .param("state", state.name())
        .param("why", why.isEmpty() ? null : why)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** The meeting, as tasks about it call it; whether it is still in the diary. */
  Optional<Gathering> meeting(MeetingId meeting) {
    return jdbc.sql(
            """
            select partnership, core_group, reference,
              cancelled_at is null and held_at is null as booked
            from meeting where id = :meeting
            """)
        .param("meeting", meeting.value())
        .query((row, n) ->
            new Gathering(
                meeting,
                new PartnershipId(row.getObject("partnership", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                row.getBoolean("booked")))
        .optional();
  }

  private static Arrangement arrangement(ResultSet row) throws SQLException {
    return new Arrangement(
        row.getObject("id", UUID.class),
        new PersonId(row.getObject("person", UUID.class)),
        new Need(NeedKind.valueOf(row.getString("kind")), row.getString("language")),
        State.valueOf(row.getString("state")),
        row.getString("why"),
        row.getString("settled_by"));
  }

  /** A meeting that something is arranged for. */
  record Gathering(
      MeetingId id,
      PartnershipId partnership,
      CoreGroupId coreGroup,
      String reference,
      boolean booked) {}
}
