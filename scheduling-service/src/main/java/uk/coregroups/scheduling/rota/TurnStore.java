package uk.coregroups.scheduling.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * What was agreed about turns: the tables {@code turn}, {@code next_minute_taker} and {@code
 * rota_rule}.
 */
@Repository
class TurnStore {

  private final JdbcClient jdbc;

  TurnStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void agree(PartnershipId partnership, MeetingId meeting, Agreed agreed, String by, Instant now) {
    var minuteTaker = agreed.minuteTaker;
    jdbc.sql(
            """
            insert into turn (id, partnership, meeting, chair, minute_taker, why, agreed_at, agreed_by)
            values (:id, :partnership, :meeting, :chair, :taker, :why, :now, :by)
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", partnership.value())
        .param("meeting", meeting.value())
        .param("chair", agreed.chair.value())
        .param("taker", minuteTaker == null ? null : minuteTaker.value())
        .param("why", agreed.why)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** What was agreed by hand last. */
  Optional<Agreed> agreed(MeetingId meeting) {
    return jdbc.sql("select * from turn where meeting = :id order by agreed_at desc, id limit 1")
        .param("id", meeting.value())
        .query((row, n) -> {
          var taker = row.getObject("minute_taker", UUID.class);
          return new Agreed(
              new PersonId(row.getObject("chair", UUID.class)),
              taker == null ? null : new PersonId(taker),
              row.getString("why"));
        })
        .optional();
  }

  void agreeNext(PartnershipId partnership, MeetingId meeting, PersonId person) {
    jdbc.sql("insert into next_minute_taker values (:meeting, :partnership, :person)")
        .param("meeting", meeting.value())
        .param("partnership", partnership.value())
        .param("person", person.value())
        .update();
  }

  /** Who is to write after this meeting. */
  Optional<PersonId> next(MeetingId meeting) {
    return jdbc.sql("select person from next_minute_taker where meeting = :meeting")
        .param("meeting", meeting.value())
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .optional();
  }

  boolean onePerson(PartnershipId partnership) {
    return jdbc.sql("select one_person from rota_rule where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void set(PartnershipId partnership, boolean onePerson, String by, Instant now) {
    jdbc.sql(
            """
            insert into rota_rule (partnership, one_person, set_at, set_by)
            values (:partnership, :one, :now, :by)
            on conflict (partnership) do update
              set one_person = excluded.one_person, set_at = excluded.set_at, set_by = excluded.set_by
            """)
        .param("partnership", partnership.value())
        .param("one", onePerson)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** The booked meetings since a day to which these people are invited as members of today. */
  List<MeetingId> booked(Set<PersonId> people, LocalDate since, LocalDate today) {
    return jdbc.sql(
            """
            select distinct m.id, m.held_date, m.starts
            from invitation i
            join meeting m on m.id = i.meeting
            join roster_seat s on s.member = i.member and s.person = i.person
              and (s.until_day is null or s.until_day > :today)
            where i.person = any (:people) and i.withdrawn_at is null
              and m.cancelled_at is null and m.held_at is null and m.held_date >= :since
            order by m.held_date, m.starts, m.id
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("since", since)
        .param("today", today)
        .query((row, n) -> new MeetingId(row.getObject("id", UUID.class)))
        .list();
  }

  /**
   * A turn agreed by hand.
   *
   * @param minuteTaker null if the office is to write
   */
  record Agreed(PersonId chair, @Nullable PersonId minuteTaker, String why) {

    boolean holdsAmong(Set<PersonId> available) {
      return available.contains(chair) && (minuteTaker == null || available.contains(minuteTaker));
    }
  }
}
