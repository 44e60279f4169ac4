package uk.coregroups.notification.mailbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** What came back by post: the table {@code incoming}. */
@Repository
public class IncomingStore {

  private final JdbcClient jdbc;
  private final MailboxSettings settings;

  IncomingStore(JdbcClient jdbc, MailboxSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** The partnership whose office reads what could not be placed. */
  public @Nullable PartnershipId office() {
    return settings.home();
  }

  /** Keeps what came in; says no if the same thing came before. */
  public boolean keep(Incoming one, Instant now) {
    return !keep(List.of(one), now).isEmpty();
  }

  /** Keeps what came in; says of which the same thing had not come before. */
  Set<UUID> keep(List<Incoming> all, Instant now) {
    if (all.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql(
            """
            insert into incoming (id, fingerprint, kind, partnership, core_group, person, letter,
              sender, subject, words, received_at)
            select *, :now from unnest(:ids, :fingerprints, :kinds, :partnerships, :groups, :people,
              :letters, :senders, :subjects, :words)
            on conflict (fingerprint) do nothing
            returning id
            """)
        .param("ids", array("uuid", all, Incoming::id))
        .param("fingerprints", array("text", all, Incoming::fingerprint))
        .param("kinds", array("text", all, one -> one.kind().name()))
        .param(
            "partnerships",
            array("uuid", all, one -> one.partnership() == null ? null : one.partnership().value()))
        .param(
            "groups",
            array("uuid", all, one -> one.coreGroup() == null ? null : one.coreGroup().value()))
        .param(
            "people", array("uuid", all, one -> one.person() == null ? null : one.person().value()))
        .param(
            "letters",
            array("uuid", all, one -> one.letter() == null ? null : one.letter().value()))
        .param("senders", array("text", all, one -> StorableText.orNull(one.sender())))
        .param("subjects", array("text", all, one -> StorableText.orNull(one.subject())))
        .param("words", array("text", all, one -> StorableText.orNull(one.words())))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }

  private static SqlArrayValue array(
      String type, List<Incoming> all, Function<Incoming, @Nullable Object> column) {
    return new SqlArrayValue(type, all.stream().map(column).toArray());
  }

  /** Who sent it; nothing if that is no longer kept. */
  public Optional<String> senderOf(UUID incoming) {
    return jdbc.sql("select sender from incoming where id = :id and sender is not null")
        .param("id", incoming)
        .query(String.class)
        .optional();
  }

  /** A page of what came in: first of people who are known, then of all others. */
  List<Shown> list(PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql(
            """
            select * from incoming where partnership = :partnership
            order by known desc, received_at desc, id offset :offset limit :most
            """)
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) ->
            new Shown(
                row.getObject("id", UUID.class),
                Incoming.Kind.valueOf(row.getString("kind")).words(),
                row.getObject("core_group", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("sender"),
                row.getString("subject"),
                row.getString("words"),
                row.getBoolean("known"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql("select count(*) from incoming where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  /** One thing that came in, as a page shows it. */
  record Shown(
      UUID id,
      String kind,
      @Nullable UUID coreGroup,
      @Nullable UUID person,
      @Nullable String sender,
      @Nullable String subject,
      @Nullable String words,
      boolean known,
      Instant receivedAt) {}

  /** Something that came in. It never prints itself in a log. */
  public record Incoming(
      UUID id,
      String fingerprint,
      Kind kind,
      @Nullable PartnershipId partnership,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      @Nullable LetterId letter,
      @Nullable String sender,
      @Nullable String subject,
      @Nullable String words) {

    @Override
    public String toString() {
      return "Incoming[" + id + "]";
    }

    /** What it turned out to be. */
    public enum Kind {
      CALENDAR_ANSWER("Calendar answer"),
      BOUNCE("Could not be delivered"),
      DELAYED("Delivery delayed"),
      DELIVERED("Delivered, a mail server says"),
      REPORT_UNCLEAR("Report from a mail server that could not be made out"),
      OUT_OF_OFFICE("Out of office"),
      RECEIPT("Read receipt"),
      CIRCULAR("Sent to many by somebody who is not known here"),
      BY_HAND("Written by hand"),
      UNKNOWN_ANSWER("Calendar answer that could not be placed"),
      DEPUTY_PROPOSED("Calendar proposed somebody else"),
      OTHER_TIME_PROPOSED("Calendar proposed another time"),
      TEXT("Text"),
      STOP("Texts stopped"),
      START("Texts allowed again"),
      GROUP_AUTOMATIC("Automatic answer to a core group's address, passed on to nobody"),
      GROUP_CLOSED("Message to a core group that has closed, passed on to nobody"),
      GROUP_STRANGER("Message to a core group from nobody in it, passed on to nobody"),
      GROUP_UNVOUCHED(
          "Message to a core group that says it is from a member, without proof; passed on to"
              + " nobody"),
      GROUP_RETURNED("Message to a core group that may not be passed on; its writer has been told"),
      TOO_LARGE("Too large to be read here; it is in the mailbox"),
      JUNK("Junk, as the mail server says"),
      GROUP_UNDECIDED("Message to a core group that could not be read, passed on to nobody"),
      UNREADABLE("Could not be read");

      private final String words;

      Kind(String words) {
        this.words = words;
      }

      /** For a page. */
      public String words() {
        return words;
      }
    }
  }
}
