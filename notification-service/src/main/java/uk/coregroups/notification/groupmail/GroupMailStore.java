package uk.coregroups.notification.groupmail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.GroupAddressStore.GroupAddress;
import uk.coregroups.notification.mailbox.StorableText;

/**
 * What came for groups: the tables {@code group_mail} and {@code group_mail_chunk}, and who sits in
 * a group.
 */
@Repository
class GroupMailStore {

  /** How long somebody who was only told of a message may read it; longer than most leave. */
  static final Duration READABLE_FOR = Duration.ofDays(14);

  /** Of those who sit in a group, professionals alone: as their seat says, and they themselves. */
  private static final String MEMBERS =
      """
      select distinct s.person, a.email from seat s left join address a on a.person = s.person
      where s.core_group = :group and s.kind = 'PROFESSIONAL'
        and (a.kind is null or a.kind = 'PROFESSIONAL')
        and s.from_day <= :today and (s.until_day is null or s.until_day > :today)
      order by s.person
      """;

  private final JdbcClient jdbc;

  GroupMailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what came for a group; nothing if it is the same mail that comes again. */
  Optional<UUID> keep(GroupAddress group, Arrived mail, Instant now) {
    var id = UUID.randomUUID();
    int kept =
        jdbc.sql(
                """
                insert into group_mail (id, partnership, core_group, fingerprint, state, sender,
                  message_id, vouched, automatic, octets, attached, subject, words, kept, arrived_at)
                values (:id, :partnership, :group, :fingerprint, 'HELD', :sender, :messageId, :vouched,
                  :automatic, :octets, :attached, :subject, :words, :kept, :now)
                on conflict (core_group, fingerprint) do nothing
                """)
            .param("id", id)
            .param("partnership", group.partnership().value())
            .param("group", group.coreGroup().value())
            .param("fingerprint", mail.fingerprint())
            .param("sender", StorableText.orNull(mail.sender()))
            .param("messageId", StorableText.orNull(mail.messageId()))
            .param("vouched", mail.vouched())
            .param("automatic", mail.automatic())
            .param("octets", mail.octets())
            .param(
                "attached",
                new SqlArrayValue("text", mail.attached().stream().map(StorableText::of).toArray()))
            .param("subject", StorableText.orNull(mail.subject()))
            .param("words", StorableText.orNull(mail.words()))
            .param("kept", mail.content() != null)
            .param("now", utc(now))
            .update();
    return kept == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Held mail without a waymark in the queue, or with one that should have come round. */
  List<UUID> unmarked() {
    return jdbc.sql(
            """
            select id from group_mail where state = 'HELD' and not facts_read
              and (marked_at is null or marked_at < now() - interval '1 minute')
            order by arrived_at limit 100
            """)
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  void marked(UUID mail) {
    jdbc.sql("update group_mail set marked_at = now() where id = :id").param("id", mail).update();
  }

  void factsRead(UUID mail) {
    jdbc.sql("update group_mail set facts_read = true where id = :id").param("id", mail).update();
  }

  /**
   * Held mail of groups about which, and about whose members, no fact is set aside or waits. What
   * could not be decided a moment ago stands in no other's way.
   */
  List<UUID> ready() {
    return jdbc.sql(
            """
            select m.id from group_mail m where m.state = 'HELD' and m.facts_read
              and (m.failed_at is null or m.failed_at < now() - interval '1 minute')
              and not exists (
              select 1 from (
                select stream from parked where queue = :queue
                union select stream from inbox_waiting where family in ('membership', 'contact')
              ) missing
              where missing.stream = m.core_group or missing.stream in (
                select s.person from seat s where s.core_group = m.core_group))
            order by m.arrived_at limit 100
            """)
        .param("queue", HeldMail.QUEUE)
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  /** It could not be decided; it is tried again in a minute. */
  Optional<Held> failed(UUID mail) {
    return jdbc.sql(
            "update group_mail set failed_at = now() where id = :id and state = 'HELD' returning *")
        .param("id", mail)
        .query((row, n) -> held(row))
        .optional();
  }

  /** A mail that is still held, for this transaction alone. */
  Optional<Held> lock(UUID mail) {
    return jdbc.sql("select * from group_mail where id = :id and state = 'HELD' for update")
        .param("id", mail)
        .query((row, n) -> held(row))
        .optional();
  }

  /** How much is held for a group. */
  long held(CoreGroupId group) {
    return jdbc.sql("select count(*) from group_mail where core_group = :group and state = 'HELD'")
        .param("group", group.value())
        .query(Long.class)
        .single();
  }

  List<Member> members(CoreGroupId group, LocalDate today) {
    return jdbc.sql(MEMBERS)
        .param("group", group.value())
        .param("today", today)
        .query((row, n) ->
            new Member(new PersonId(row.getObject("person", UUID.class)), row.getString("email")))
        .list();
  }

  /** How many messages somebody has had passed on since a moment, in all their groups. */
  long passedOn(PersonId author, Instant since) {
    return jdbc.sql(
            """
            select count(*) from group_mail
            where author = :author and arrived_at > :since and state = 'PASSED_ON'
            """)
        .param("author", author.value())
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  /** It is passed on; what it says is kept for that. */
  void passedOn(UUID mail, PersonId author, Instant now) {
    decided(mail, "PASSED_ON", author, now);
  }

  /** It goes no further, and nothing of it stays here. */
  void goesNoFurther(UUID mail, Instant now) {
    decided(mail, "NO_FURTHER", null, now);
    jdbc.sql(
            """
            update group_mail set kept = false, words = null, subject = null, sender = null
            where id = :id
            """)
        .param("id", mail)
        .update();
    forgetContents();
  }

  private void decided(UUID mail, String state, @Nullable PersonId author, Instant now) {
    jdbc.sql(
            """
            update group_mail set state = :state, author = :author, decided_at = :now where id = :id
            """)
        .param("id", mail)
        .param("state", state)
        .param("author", author == null ? null : author.value())
        .param("now", utc(now))
        .update();
  }

  /**
   * Forgets the content of what has reached everybody it was sent to, the words of what has reached
   * everybody, and all of it after the days in which it may be read.
   */
  void forget(Instant now) {
    jdbc.sql(
            """
            update group_mail m set
              kept = m.kept and not old.of_all and old.copies > 0,
              words = case when old.of_all or old.notices = 0 then null else m.words end,
              subject = case when old.of_all or old.notices = 0 then null else m.subject end,
              sender = null
            from (
              select g.id, g.arrived_at < :before as of_all,
                (select count(*) from letter l where l.about = g.id and l.purpose = 'GROUP_MAIL'
                  and l.state in ('DUE', 'AWAITING_ADDRESS', 'SENDING', 'UNCERTAIN',
                    'UNDELIVERABLE')) as copies,
                (select count(*) from letter l where l.about = g.id
                  and l.purpose = 'GROUP_NOTICE') as notices
              from group_mail g
              where g.state = 'PASSED_ON' and (g.kept or g.words is not null)
            ) old
            where old.id = m.id and (old.of_all or m.kept and old.copies = 0
              or m.words is not null and old.notices = 0)
            """)
        .param("before", utc(now.minus(READABLE_FOR)))
        .update();
    forgetContents();
  }

  private void forgetContents() {
    jdbc.sql(
            """
            delete from group_mail_chunk c using group_mail m where m.id = c.mail and not m.kept
            """)
        .update();
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        row.getObject("id", UUID.class),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        row.getString("fingerprint"),
        row.getString("sender"),
        row.getBoolean("vouched"),
        row.getBoolean("automatic"),
        row.getLong("octets"),
        List.of((String[]) row.getArray("attached").getArray()),
        row.getString("subject"),
        row.getString("words"),
        row.getObject("arrived_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A professional member of today, and their mailbox if it is known. */
  record Member(PersonId person, @Nullable String mailbox) {

    boolean has(@Nullable String other) {
      return mailbox != null && mailbox.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
      return "Member[" + person + "]";
    }
  }

  /** A mail that is held. It never prints itself in a log. */
  record Held(
      UUID id,
      PartnershipId partnership,
      CoreGroupId coreGroup,
      String fingerprint,
      @Nullable String sender,
      boolean vouched,
      boolean automatic,
      long octets,
      List<String> attached,
      String subject,
      String words,
      Instant arrivedAt) {

    @Override
    public String toString() {
      return "Held[" + id + "]";
    }
  }
}
