package uk.coregroups.scheduling.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.Reference;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.meeting.Invitation.Reply;

/** Meetings and invitations: the tables {@code meeting} and {@code invitation}. */
@Repository
public class MeetingStore {

  private static final String STATE =
      """
      case when cancelled_at is not null then 'CANCELLED'
           when held_at is not null then 'HELD' else 'BOOKED' end as state
      """;

  private final JdbcClient jdbc;

  MeetingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String freshReference(PartnershipId partnership) {
    return Reference.fresh(
        'M',
        reference ->
            jdbc.sql(
                    """
                    select exists (select 1 from meeting
                      where partnership = :partnership and reference = :reference)
                    """)
                .param("partnership", partnership.value())
                .param("reference", reference)
                .query(Boolean.class)
                .single());
  }

  void insert(Meeting meeting, Instant now) {
    jdbc.sql(
            """
            insert into meeting (id, partnership, core_group, reference, held_date, starts, minutes,
              venue, purpose, booked_at)
            values (:id, :partnership, :group, :reference, :date, :starts, :minutes, :venue, :purpose,
              :now)
            """)
        .param("id", meeting.id().value())
        .param("partnership", meeting.partnership().value())
        .param("group", meeting.coreGroup().value())
        .param("reference", meeting.reference())
        .param("date", meeting.slot().date())
        .param("starts", meeting.slot().start())
        .param("minutes", meeting.slot().minutes())
        .param("venue", meeting.venue())
        .param("purpose", meeting.purpose().name())
        .param("now", utc(now))
        .update();
  }

  void insert(Meeting meeting, Invitation invitation) {
    jdbc.sql(
            """
            insert into invitation (id, partnership, meeting, member, person, kind, role, sequence,
              time_sequence, own_after, own_minutes)
            values (:id, :partnership, :meeting, :member, :person, :kind, :role, 0, 0, :after,
              :minutes)
            """)
        .param("id", invitation.id().value())
        .param("partnership", meeting.partnership().value())
        .param("meeting", meeting.id().value())
        .param("member", invitation.member().value())
        .param("person", invitation.person().value())
        .param("kind", invitation.kind().name())
        .param("role", invitation.role())
        .param("after", invitation.ownTime() == null ? null : invitation.ownTime().after())
        .param("minutes", invitation.ownTime() == null ? null : invitation.ownTime().minutes())
        .update();
  }

  void move(MeetingId meeting, Slot slot, String venue) {
    jdbc.sql(
            """
            update meeting set held_date = :date, starts = :starts, minutes = :minutes, venue = :venue
            where id = :id
            """)
        .param("id", meeting.value())
        .param("date", slot.date())
        .param("starts", slot.start())
        .param("minutes", slot.minutes())
        .param("venue", venue)
        .update();
  }

  void cancel(MeetingId meeting, String why, Instant now) {
    jdbc.sql("update meeting set cancelled_at = :now, cancelled_why = :why where id = :id")
        .param("id", meeting.value())
        .param("why", why)
        .param("now", utc(now))
        .update();
  }

  public void hold(
      MeetingId meeting,
      PersonId chair,
      @Nullable PersonId minuteTaker,
      boolean inquorate,
      Instant now) {
    jdbc.sql(
            """
            update meeting set held_at = :now, chair = :chair, minute_taker = :taker,
              inquorate = :inquorate
            where id = :id
            """)
        .param("inquorate", inquorate)
        .param("id", meeting.value())
        .param("chair", chair.value())
        .param("taker", minuteTaker == null ? null : minuteTaker.value())
        .param("now", utc(now))
        .update();
  }

  /** Saves an invitation whose sequence has gone up; an answer to another time is forgotten. */
  void change(Invitation changed) {
    boolean awaited = changed.reply() instanceof Reply.Awaited;
    jdbc.sql(
            """
            update invitation set sequence = :sequence, time_sequence = :time,
              own_after = :after, own_minutes = :minutes,
              answer = case when :awaited then null else answer end,
              answered_at = case when :awaited then null else answered_at end,
              sends_report = sends_report and not :awaited
            where id = :id
            """)
        .param("id", changed.id().value())
        .param("sequence", changed.sequence())
        .param("time", changed.timeSequence())
        .param("awaited", awaited)
        .param("after", changed.ownTime() == null ? null : changed.ownTime().after())
        .param("minutes", changed.ownTime() == null ? null : changed.ownTime().minutes())
        .update();
  }

  void withdraw(Invitation changed, Instant now) {
    change(changed);
    jdbc.sql("update invitation set withdrawn_at = :now where id = :id")
        .param("id", changed.id().value())
        .param("now", utc(now))
        .update();
  }

  public void attended(InvitationId invitation, Attendance attendance, boolean report) {
    jdbc.sql(
            """
            update invitation set attendance = :attendance, report_received = :report where id = :id
            """)
        .param("id", invitation.value())
        .param("attendance", attendance.name())
        .param("report", report)
        .update();
  }

  /**
   * What stands on an invitation as its answer.
   *
   * @param at when it reached us
   */
  public record Answered(InvitationId invitation, String answer, Instant at, boolean sendsReport) {}

  /** Puts answers on their invitations, one each. */
  public void answer(List<Answered> answers) {
    jdbc.sql(
            """
            update invitation i
            set answer = a.answer, answered_at = a.at, sends_report = a.report
            from unnest(:ids, :answers, :at, :reports) as a (id, answer, at, report)
            where i.id = a.id
            """)
        .param("ids", array("uuid", answers, one -> one.invitation.value()))
        .param("answers", array("text", answers, Answered::answer))
        .param("at", array("timestamptz", answers, one -> one.at.toString()))
        .param("reports", array("boolean", answers, Answered::sendsReport))
        .update();
  }

  /**
   * The meetings that invitations are to, by invitation; others do not change them until the
   * transaction ends.
   */
  public Map<InvitationId, Meeting> lockOf(List<InvitationId> invitations) {
    var meetings = new HashMap<InvitationId, Meeting>();
    jdbc.sql(
            "select i.id as invitation, m.*, "
                + STATE
                + """
                from invitation i join meeting m on m.id = i.meeting
                where i.id = any (:ids) order by m.id for update of m
                """)
        .param("ids", ids(invitations))
        .query(row -> {
          meetings.put(new InvitationId(row.getObject("invitation", UUID.class)), meeting(row));
        });
    return meetings;
  }

  /** Reads a meeting and keeps others from changing it until the transaction ends. */
  public Optional<Meeting> lock(MeetingId id) {
    return jdbc.sql("select *, " + STATE + " from meeting where id = :id for update")
        .param("id", id.value())
        .query((row, n) -> meeting(row))
        .optional();
  }

  public Optional<Meeting> find(MeetingId id) {
    return jdbc.sql("select *, " + STATE + " from meeting where id = :id")
        .param("id", id.value())
        .query((row, n) -> meeting(row))
        .optional();
  }

  /** The meeting, if it is one of the partnership's. */
  public Outcome<Meeting> known(MeetingId id, PartnershipId partnership) {
    return find(id)
        .filter(meeting -> meeting.partnership().equals(partnership))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.unknown("This meeting is not known here."));
  }

  /** The meeting an invitation is to. */
  public Optional<Meeting> of(InvitationId invitation) {
    return jdbc.sql(
            "select *, "
                + STATE
                + " from meeting where id = (select meeting from invitation where id = :id)")
        .param("id", invitation.value())
        .query((row, n) -> meeting(row))
        .optional();
  }

  /** Which invitation counts instead of this one, if another does. */
  public Optional<Twin> twin(InvitationId invitation) {
    return Optional.ofNullable(withTwins(List.of(invitation)).twins.get(invitation));
  }

  /** These invitations, and those that count instead of some of them. */
  public WithTwins withTwins(List<InvitationId> invitations) {
    var found = new WithTwins(new HashMap<>(), new HashMap<>());
    jdbc.sql(
            """
            select * from invitation where id in (
              select unnest(:ids)
              union select stands from invitation where id = any (:ids) and stands is not null)
            """)
        .param("ids", ids(invitations))
        .query(row -> {
          var invitation = invitation(row);
          found.invitations.put(invitation.id(), invitation);
          var stands = row.getObject("stands", UUID.class);
          if (stands != null) {
            var since = row.getInt("stands_since");
            found.twins.put(
                invitation.id(),
                new Twin(new InvitationId(stands), since, invitation.timeSequence()));
          }
        });
    return found;
  }

  /** A group's meetings, the latest first. */
  public List<Meeting> of(CoreGroupId group) {
    return jdbc.sql(
            "select *, "
                + STATE
                + " from meeting where core_group = :group order by held_date desc, starts desc,"
                + " id")
        .param("group", group.value())
        .query((row, n) -> meeting(row))
        .list();
  }

  /** Everybody who is or was invited. */
  public List<Invitation> invitations(MeetingId meeting) {
    return jdbc.sql(
            "select * from invitation where meeting = :meeting order by kind desc, role, id")
        .param("meeting", meeting.value())
        .query((row, n) -> invitation(row))
        .list();
  }

  /** The part of a group's last meeting to which a person was asked, if to one. */
  Optional<OwnTime> lastOwnTime(CoreGroupId group, PersonId person) {
    return jdbc.sql(
            """
            select i.own_after, i.own_minutes from invitation i join meeting m on m.id = i.meeting
            where m.core_group = :group and i.person = :person
            order by m.held_date desc, m.starts desc, i.withdrawn_at desc nulls first, i.id limit 1
            """)
        .param("group", group.value())
        .param("person", person.value())
        .query((row, n) -> Optional.ofNullable(ownTime(row)))
        .optional()
        .flatMap(part -> part);
  }

  private static @Nullable OwnTime ownTime(ResultSet row) throws SQLException {
    var after = row.getObject("own_after", Integer.class);
    return after == null ? null : new OwnTime(after, row.getInt("own_minutes"));
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(
        new MeetingId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        row.getString("reference"),
        new Slot(
            row.getObject("held_date", LocalDate.class),
            row.getObject("starts", LocalTime.class),
            row.getInt("minutes")),
        row.getString("venue"),
        Meeting.Purpose.valueOf(row.getString("purpose")),
        Meeting.State.valueOf(row.getString("state")),
        row.getBoolean("inquorate"),
        person(row, "chair"),
        person(row, "minute_taker"));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    var attendance = row.getString("attendance");
    return new Invitation(
        new InvitationId(row.getObject("id", UUID.class)),
        new MemberId(row.getObject("member", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        PersonKind.valueOf(row.getString("kind")),
        row.getString("role"),
        row.getInt("sequence"),
        row.getInt("time_sequence"),
        row.getObject("withdrawn_at") != null,
        reply(row),
        attendance == null ? null : Attendance.valueOf(attendance),
        row.getBoolean("report_received"),
        ownTime(row));
  }

  private static Reply reply(ResultSet row) throws SQLException {
    var answer = row.getString("answer");
    if (answer == null) {
      return new Reply.Awaited();
    }
    var at = row.getObject("answered_at", OffsetDateTime.class).toInstant();
    return switch (answer) {
      case "ACCEPTED" -> new Reply.Accepted(at);
      case "TENTATIVE" -> new Reply.Tentative(at);
      default -> new Reply.Declined(at, row.getBoolean("sends_report"));
    };
  }

  private static SqlArrayValue ids(List<InvitationId> invitations) {
    return array("uuid", invitations, InvitationId::value);
  }

  private static <T> SqlArrayValue array(
      String type, List<T> rows, Function<? super T, Object> column) {
    return new SqlArrayValue(type, rows.stream().map(column).toArray());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * Invitations as they were at one moment.
   *
   * @param twins for each of them the one that counts instead of it, if another does
   */
  public record WithTwins(
      Map<InvitationId, Invitation> invitations, Map<InvitationId, Twin> twins) {}

  /**
   * The invitation that counts instead of another: one person had both.
   *
   * @param since the sequence it had when it began to
   * @param timeSequence the other's sequence of the last time that was told
   */
  public record Twin(InvitationId stands, int since, int timeSequence) {

    /**
     * What an answer to the other is to this one; below its first if it was about an older time.
     */
    public int sequence(int answered) {
      return answered >= timeSequence ? since : -1;
    }
  }
}
