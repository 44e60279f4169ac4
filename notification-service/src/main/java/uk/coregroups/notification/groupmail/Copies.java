package uk.coregroups.notification.groupmail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.mailrule.MailRuleStore;

/** What was written to a group, for those to whom it is passed on. */
@Repository
public class Copies {

  private static final Pattern ID = Pattern.compile("<([0-9a-f-]{36})@([^<>\\s]+)>");

  private final JdbcClient jdbc;
  private final MailContents contents;
  private final MailRuleStore rules;
  private final GroupMailSettings settings;
  private final Neutral neutral;

  Copies(
      JdbcClient jdbc,
      MailContents contents,
      MailRuleStore rules,
      GroupMailSettings settings,
      Neutral neutral) {
    this.jdbc = jdbc;
    this.contents = contents;
    this.rules = rules;
    this.settings = settings;
    this.neutral = neutral;
  }

  /**
   * The copy for one receiver. Whether they may have it is asked again as it leaves: nothing if
   * they are no member any more, if their mailbox is not at a secure domain now, or if what was
   * written is no longer kept.
   */
  public Optional<Copy> of(UUID mail, PersonId receiver, String mailbox, Instant now) {
    return kept(mail, receiver, now)
        .filter(one -> rules.of(one.partnership).isSecure(mailbox))
        .map(one ->
            new Copy(
                () -> contents.open(mail, one.partnership, one.octets),
                settings.of(one.token),
                one.author,
                one.authorsMailbox,
                neutral.fromName(),
                id -> asKnownTo(receiver, one.group, id)));
  }

  private Optional<Kept> kept(UUID mail, PersonId receiver, Instant now) {
    return jdbc.sql(
            """
            select m.octets, m.partnership, m.core_group, g.token, a.name, a.email
            from group_mail m
            join group_address g on g.core_group = m.core_group
            join address a on a.person = m.author
            where m.id = :mail and m.kept and exists (
              select 1 from seat s where s.core_group = m.core_group and s.person = :receiver
                and s.kind = 'PROFESSIONAL' and s.from_day <= :today
                and (s.until_day is null or s.until_day > :today))
            """)
        .param("mail", mail)
        .param("receiver", receiver.value())
        .param("today", LocalDate.ofInstant(now, SuiteClock.LONDON))
        .query((row, n) ->
            new Kept(
                new PartnershipId(row.getObject("partnership", UUID.class)),
                row.getObject("core_group", UUID.class),
                row.getString("token"),
                row.getLong("octets"),
                Objects.requireNonNullElse(row.getString("name"), ""),
                Objects.requireNonNullElse(row.getString("email"), "")))
        .optional();
  }

  /** What is kept of a message, for a member of today. */
  private record Kept(
      PartnershipId partnership,
      UUID group,
      String token,
      long octets,
      String author,
      String authorsMailbox) {

    @Override
    public String toString() {
      return "Kept";
    }
  }

  /**
   * What a message is called in one member's mailbox: each copy has an id of its own, and who wrote
   * a message has it under the id it was written with. Nothing if they do not have it.
   */
  private Optional<String> asKnownTo(PersonId receiver, UUID group, String messageId) {
    return jdbc
        .sql(
            """
            with meant as (
              select l.about as mail from letter l where l.id = cast(:letter as uuid)
                and l.purpose = 'GROUP_MAIL' and l.core_group = :group
              union select m.id from group_mail m
                where m.message_id = :messageId and m.core_group = :group)
            select coalesce(
              (select '<' || l.id || '@' || :domain || '>' from letter l
                where l.about = meant.mail and l.purpose = 'GROUP_MAIL' and l.person = :receiver),
              (select m.message_id from group_mail m
                where m.id = meant.mail and m.author = :receiver)) as id
            from meant
            """)
        .param("letter", letter(messageId))
        .param("group", group)
        .param("messageId", messageId)
        .param("domain", neutral.domain())
        .param("receiver", receiver.value())
        .query((row, n) -> Optional.ofNullable(row.getString("id")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private @Nullable String letter(String messageId) {
    var ours = ID.matcher(messageId);
    return ours.matches() && ours.group(2).equals(neutral.domain()) ? ours.group(1) : null;
  }
}
