package uk.coregroups.scheduling.today;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.obligation.Kind;

/**
 * What concerns one person, in every partnership that knows them. A leaver sees nothing from that
 * day.
 */
@Repository
class MineStore {

  private final JdbcClient jdbc;

  MineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Coming> coming(Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select m.id, m.core_group, m.reference,
              m.held_date + m.starts + make_interval(mins => coalesce(i.own_after, 0)) as begins,
              coalesce(i.own_minutes, m.minutes) as stays, m.venue, i.id as invitation, i.kind,
              i.answer, i.sends_report
            from invitation i
            join meeting m on m.id = i.meeting
            join roster_seat s on s.member = i.member
              and s.from_day <= m.held_date and (s.until_day is null or s.until_day > :today)
            where i.person = any (:people) and i.withdrawn_at is null
              and m.cancelled_at is null and m.held_at is null and m.held_date >= :today
            order by m.held_date, m.starts, m.id
            """)
        .param("people", uuids(people))
        .param("today", today)
        .query((row, n) ->
            new Coming(
                new MeetingId(row.getObject("id", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                slot(row),
                row.getString("kind"),
                row.getString("kind").equals("FAMILY") ? null : row.getString("venue"),
                new InvitationId(row.getObject("invitation", UUID.class)),
                row.getString("answer"),
                row.getBoolean("sends_report")))
        .list();
  }

  /** When this person comes. */
  private static Slot slot(ResultSet row) throws SQLException {
    var begins = row.getObject("begins", LocalDateTime.class);
    return new Slot(begins.toLocalDate(), begins.toLocalTime(), row.getInt("stays"));
  }

  /** What a person has been made responsible for and not yet done. */
  List<Asked> asked(Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select o.kind, o.core_group, o.reference, o.due_on, o.about
            from obligation o
            left join meeting m on m.id = o.anchor and o.kind like 'SHARE_%'
            left join school_move s on s.id = o.about and o.kind in ('MOVE_SCHOOL', 'TRANSFER_FILE')
            where o.settled_on is null
              and (m.chair = any (:people) or m.minute_taker = any (:people)
                or s.contact = any (:people) or s.current_lead = any (:people)
                or s.new_lead = any (:people))
              and (s.current_lead = any (:people) or s.new_lead = any (:people)
                or exists (select 1 from roster_seat r
                  where r.core_group = o.core_group and r.person = any (:people)
                    and r.from_day <= :today and (r.until_day is null or r.until_day > :today)))
            order by o.due_on, o.kind, o.id
            """)
        .param("people", uuids(people))
        .param("today", today)
        .query((row, n) ->
            new Asked(
                row.getString("kind"),
                Kind.valueOf(row.getString("kind")).words(),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("about", UUID.class)))
        .list();
  }

  /**
   * The latest meetings of a member's groups: those since they joined, and what was before only if
   * the chair has said so. A family member sees those they were invited to.
   */
  List<Held> held(Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select m.core_group, m.reference, m.held_date, s.kind, max(o.settled_on) as shared_on
            from roster_seat s
            join meeting m on m.core_group = s.core_group and m.held_at is not null
              and (m.held_date >= s.from_day or s.history_shared)
            left join obligation o on o.about = m.id and o.settled_how = 'MET'
              and o.kind = case s.kind when 'FAMILY' then 'SHARE_WITH_FAMILY'
                else 'SHARE_WITH_PROFESSIONALS' end
            where s.person = any (:people) and s.from_day <= :today
              and (s.until_day is null or s.until_day > :today)
              and (s.kind = 'PROFESSIONAL' or exists (select 1 from invitation i
                where i.meeting = m.id and i.person = s.person and i.withdrawn_at is null))
            group by m.id, s.kind order by m.held_date desc, m.id limit 25
            """)
        .param("people", uuids(people))
        .param("today", today)
        .query((row, n) ->
            new Held(
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                row.getObject("held_date", LocalDate.class),
                row.getString("kind"),
                row.getObject("shared_on", LocalDate.class)))
        .list();
  }

  private static SqlArrayValue uuids(Set<PersonId> people) {
    return new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray());
  }

  /**
   * A meeting to come, and what this person has said.
   *
   * @param venue for professionals alone: a place may say where somebody else lives
   */
  record Coming(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      Slot slot,
      String kind,
      @Nullable String venue,
      InvitationId invitation,
      @Nullable String answer,
      boolean sendsReport) {}

  /**
   * A meeting that was held.
   *
   * @param kind whether the reader is a professional or family there
   * @param sharedOn the day its minutes went to those of their kind; null while they have not
   */
  record Held(
      CoreGroupId coreGroup,
      String reference,
      LocalDate heldOn,
      String kind,
      @Nullable LocalDate sharedOn) {}

  /** Something this person is to do. */
  record Asked(
      String kind,
      String words,
      CoreGroupId coreGroup,
      String reference,
      LocalDate dueOn,
      UUID about) {}
}
