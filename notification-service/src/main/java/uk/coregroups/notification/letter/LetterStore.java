package uk.coregroups.notification.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.task.Task;

/** The ledger: the table {@code letter}. What the post does to it is in the room {@code post}. */
@Repository
public class LetterStore {

  private static final String NOT_GONE_YET = "('DUE', 'AWAITING_ADDRESS', 'AWAITING_CONFIRMATION')";

  private final JdbcClient jdbc;

  LetterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes letters; one that was written before stays as it is, and one to somebody who was merged
   * with another is the other's. Says how many are new.
   */
  public int write(List<Letter> letters, Instant now) {
    if (letters.isEmpty()) {
      return 0;
    }
    return jdbc.sql(
            """
            insert into letter (id, partnership, core_group, person, purpose, about, step, reference,
              meeting, invitation, due_on, code, state, not_before, expires_at, written_at)
            select l.id, l.partnership, l.core_group, coalesce(a.merged_into, l.person), l.purpose, l.about, l.step,
              l.reference, l.meeting, l.invitation, l.due_on, l.code,
              case when a.person is null then 'AWAITING_ADDRESS' else 'DUE' end,
              :now, l.expires_at, :now
            from unnest(:ids, :partnerships, :groups, :people, :purposes, :abouts, :steps, :references,
              :meetings, :invitations, :dueOn, :codes, :expires)
              as l (id, partnership, core_group, person, purpose, about, step, reference, meeting,
                invitation, due_on, code, expires_at)
            left join address a on a.person = l.person
            on conflict (about, purpose, step, person) do nothing
            """)
        .param("now", utc(now))
        .param("ids", array("uuid", letters, one -> one.id().value()))
        .param("partnerships", array("uuid", letters, one -> one.partnership().value()))
        .param(
            "groups",
            array("uuid", letters, one -> one.coreGroup() == null ? null : one.coreGroup().value()))
        .param("people", array("uuid", letters, one -> one.person().value()))
        .param("purposes", array("text", letters, one -> one.purpose().name()))
        .param("abouts", array("uuid", letters, Letter::about))
        .param("steps", array("text", letters, Letter::step))
        .param("references", array("text", letters, Letter::reference))
        .param(
            "meetings",
            array("uuid", letters, one -> one.meeting() == null ? null : one.meeting().value()))
        .param(
            "invitations",
            array(
                "uuid", letters, one -> one.invitation() == null ? null : one.invitation().value()))
        .param(
            "dueOn",
            array("date", letters, one -> one.dueOn() == null ? null : one.dueOn().toString()))
        .param("codes", array("text", letters, Letter::code))
        .param(
            "expires",
            array(
                "timestamptz",
                letters,
                one -> one.expiresAt() == null ? null : one.expiresAt().toString()))
        .update();
  }

  /**
   * The letters of a person who could not be reached before go out now, also those that were held
   * because their mailbox returned one; those for which they were to be asked are looked at again,
   * by what they have said since.
   */
  public void addressArrived(PersonId person, Instant now) {
    change(
            "state = 'DUE', not_before = :now, reason = null, waits_for = null",
            "person = :person and (state in ('AWAITING_ADDRESS', 'AWAITING_CONFIRMATION')"
                + " or state = 'DUE' and waits_for is not null or state = 'WITHHELD'"
                + " and reason = :returns and (expires_at is null or expires_at > :now))",
            "What is safe has been recorded anew",
            now)
        .param("person", person.value())
        .param("returns", Route.Why.MAIL_RETURNS.words())
        .query(Integer.class)
        .single();
  }

  /** Nothing about this meeting that has not gone out yet is to go out. */
  public void supersede(MeetingId meeting, Instant now) {
    supersede("meeting = :it", meeting.value(), now);
  }

  /** Nothing about this invitation that has not gone out yet is to go out. */
  public void supersede(InvitationId invitation, Instant now) {
    supersede("invitation = :it", invitation.value(), now);
  }

  private void supersede(String which, UUID it, Instant now) {
    change(
            "state = 'SUPERSEDED', reason = 'something newer says more'",
            which + " and state in " + NOT_GONE_YET,
            "Something newer says more",
            now)
        .param("it", it)
        .query(Integer.class)
        .single();
  }

  /** Changes letters and ends the tasks about them; the query counts the letters. */
  private JdbcClient.StatementSpec change(String how, String which, String note, Instant now) {
    return jdbc.sql(
            """
            with changed as (update letter set %s where %s returning id),
              ended as (update task set done_at = :now, done_by = 'suite', note = :note
                where about in (select id from changed) and done_at is null)
            select count(*) from changed
            """
                .formatted(how, which))
        .param("note", note)
        .param("now", utc(now));
  }

  /** The invitations of which a letter to this person tells that has not gone out yet. */
  List<Untold> untold(PersonId person) {
    return jdbc.sql(
            """
            select distinct invitation, core_group, reference from letter
            where person = :person and invitation is not null and purpose = any (:purposes)
              and state in
            """
                + NOT_GONE_YET)
        .param("person", person.value())
        .param("purposes", new SqlArrayValue("text", Purpose.thatInvite().toArray()))
        .query((row, n) ->
            new Untold(
                row.getObject("invitation", UUID.class),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference")))
        .list();
  }

  /** Whether they know of this invitation, or may: by a letter, or because somebody tells them. */
  public boolean hasGoneOut(InvitationId invitation) {
    return jdbc.sql(
            """
            select exists (select 1 from letter where invitation = :invitation
              and state in ('SENDING', 'SENT', 'DELIVERED', 'UNCERTAIN', 'UNDELIVERABLE',
                'FOR_A_PERSON')
              union all select 1 from invitation i
                join task t on t.meeting = i.meeting and t.person = i.person
              where i.id = :invitation and t.done_by <> 'suite'
                and t.kind in ('TELL_THEM', 'EXPIRED', 'WOULD_TELL', 'NOT_SAFE_NOW'))
            """)
        .param("invitation", invitation.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * Nothing that has not gone out to this person yet is to go out; says how many letters that is.
   */
  int withhold(PersonId person, String reason, Instant now) {
    return change(
            "state = 'WITHHELD', reason = :reason, code = null",
            "person = :person and state in " + NOT_GONE_YET,
            "Everything to this person has been stopped",
            now)
        .param("person", person.value())
        .param("reason", reason)
        .query(Integer.class)
        .single();
  }

  /** What waits for its hour is looked at now: what it waited for has been settled. */
  public void hurry(PersonId person, Instant now) {
    jdbc.sql("update letter set not_before = :now where person = :person and state = 'DUE'")
        .param("person", person.value())
        .param("now", utc(now))
        .update();
  }

  /** Puts what a person, or a mail that came back, has told on record. */
  public boolean settle(LetterId letter, List<Letter.State> from, Letter.State to, String reason) {
    return jdbc.sql(
                """
                update letter set state = :to, reason = :reason
                where id = :id and state = any (:from)
                """)
            .param("id", letter.value())
            .param("to", to.name())
            .param("reason", reason)
            .param("from", new SqlArrayValue("text", from.stream().map(Enum::name).toArray()))
            .update()
        == 1;
  }

  /** Gives a letter to the post again, because a person says so. */
  boolean again(LetterId letter, Instant now) {
    return jdbc.sql(
                """
                update letter set state = 'DUE', not_before = :now, attempts = 0, put_off = 0,
                  refused_at = null, waits_for = null, claimed_by = null,
                  reason = 'sent again by hand'
                where id = :id and state in ('UNCERTAIN', 'UNDELIVERABLE')
                """)
            .param("id", letter.value())
            .param("now", utc(now))
            .update()
        == 1;
  }

  public Optional<Written> find(LetterId letter) {
    return jdbc.sql("select * from letter where id = :id")
        .param("id", letter.value())
        .query((row, n) -> written(row))
        .optional();
  }

  /** The newest letter that went out by e-mail about one of these invitations. */
  public Optional<Written> newestAbout(Collection<UUID> invitations) {
    return jdbc.sql(
            """
            select * from letter where invitation = any (:invitations) and channel = 'EMAIL'
              and sent_at is not null
            order by sent_at desc, id limit 1
            """)
        .param("invitations", new SqlArrayValue("uuid", invitations.toArray()))
        .query((row, n) -> written(row))
        .optional();
  }

  /** The letters that went out by e-mail to whoever has this mailbox, the newest first. */
  public List<Written> sentTo(String mailbox, Instant from, Instant until) {
    return jdbc.sql(
            """
            select l.* from letter l join address a on a.person = l.person
            where a.mailbox = :mailbox and l.channel = 'EMAIL'
              and l.sent_at > :from and l.sent_at <= :until
            order by l.sent_at desc, l.id limit 50
            """)
        .param("mailbox", mailbox)
        .param("from", utc(from))
        .param("until", utc(until))
        .query((row, n) -> written(row))
        .list();
  }

  /** Reads a row of the ledger. */
  public static Written written(ResultSet row) throws SQLException {
    return new Written(
        new LetterId(row.getObject("id", UUID.class)),
        row.getObject("partnership", UUID.class),
        row.getObject("core_group", UUID.class),
        new PersonId(row.getObject("person", UUID.class)),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("reference"),
        Letter.State.valueOf(row.getString("state")),
        row.getString("channel"),
        row.getString("reason"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        row.getObject("not_before", OffsetDateTime.class).toInstant(),
        instant(row, "sent_at"),
        instant(row, "confirmed_at"),
        row.getString("confirmed_by"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static SqlArrayValue array(
      String type, List<Letter> letters, Function<Letter, @Nullable Object> column) {
    return new SqlArrayValue(type, letters.stream().map(column).toArray());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** An invitation nobody has been told of. */
  record Untold(UUID invitation, CoreGroupId group, String reference) {

    Task ask(PersonId person, PartnershipId partnership, Instant now) {
      var why = "Nothing is sent: " + Route.Why.STOPPED.words();
      return Task.of(Task.Kind.TELL_THEM, invitation, partnership, group, person, reference, now)
          .with(why);
    }
  }

  /** A letter as the ledger has it; what it said is not kept. */
  public record Written(
      LetterId id,
      UUID partnership,
      @Nullable UUID coreGroup,
      PersonId person,
      Purpose purpose,
      String reference,
      Letter.State state,
      @Nullable String channel,
      @Nullable String reason,
      Instant writtenAt,
      Instant notBefore,
      @Nullable Instant sentAt,
      @Nullable Instant confirmedAt,
      @Nullable String confirmedBy) {}
}
