package uk.coregroups.notification.addressbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;

/** The address book: the tables {@code address}, {@code opted_out} and {@code seat}. */
@Repository
public class AddressStore {

  /** The columns of an address beside others in a query, all of them beginning with {@code a_}. */
  public static final String COLUMNS =
      """
      a.person as a_person, a.kind as a_kind, a.name as a_name, a.email as a_email,
      a.mobile as a_mobile, a.safe as a_safe, a.safe_email as a_safe_email,
      a.safe_text as a_safe_text, a.may_know_place as a_place, a.from_time as a_from,
      a.until_time as a_until, a.stopped_at as a_stopped, a.council_named as a_council,
      a.shared_device as a_shared, a.confirm_each_use as a_confirm, a.reads_english as a_english,
      a.ask_again_from as a_ask_again,
      a.mail_returns and a.stale_mailbox = a.mailbox as a_stale,
      exists (select 1 from opted_out o where o.mobile = a.mobile and o.out) as a_texts_stopped,
      exists (select 1 from task held where held.person = a.person
        and held.kind = 'PERHAPS_NO_TEXTS' and held.done_at is null) as a_texts_held
      """;

  /** Professionals have working hours; nobody's phone rings at night. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private static final String RESTRICTED =
      """
      exists (select from seat s join restriction r on r.core_group = s.core_group
        where s.person = address.person) as restricted
      """;

  private final JdbcClient jdbc;

  AddressStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whatever was known of them before is no longer so; whoever is forgotten stays so. */
  void save(ContactChanged contact, PartnershipId partnership) {
    save(
        contact,
        partnership,
        """
        update set kind = excluded.kind, name = excluded.name,
          email = excluded.email, mobile = excluded.mobile, confidential = excluded.confidential,
          safe = excluded.safe, safe_email = excluded.safe_email, safe_text = excluded.safe_text,
          may_know_place = excluded.may_know_place, from_time = excluded.from_time,
          until_time = excluded.until_time, council_named = excluded.council_named,
          shared_device = excluded.shared_device, confirm_each_use = excluded.confirm_each_use,
          reads_english = excluded.reads_english, ask_again_from = excluded.ask_again_from,
          stale_mailbox = case when lower(excluded.email) = address.stale_mailbox
            then address.stale_mailbox end,
          mail_returns = address.mail_returns
            and coalesce(lower(excluded.email) = address.stale_mailbox, false)
        """);
  }

  /** Unless they are known already, or forgotten. */
  void add(ContactChanged contact, PartnershipId partnership) {
    save(contact, partnership, "nothing");
  }

  private void save(ContactChanged contact, PartnershipId partnership, String ifKnown) {
    var safe = contact.safeContact();
    jdbc.sql(
            """
            insert into address (person, partnership, kind, name, email, mobile, confidential, safe,
              safe_email, safe_text, may_know_place, from_time, until_time, council_named,
              shared_device, confirm_each_use, reads_english, ask_again_from)
            select :person, :partnership, :kind, :name, :email, :mobile, :confidential, :safe,
              :safeEmail, :safeText, :place, :from, :until, :council, :shared, :confirm, :english,
              :askAgain
            where not exists (select 1 from forgotten where person = :person)
            on conflict (person) do
            """
                + ifKnown)
        .param("person", contact.person().value())
        .param("partnership", partnership.value())
        .param("kind", contact.kind().name())
        .param("name", contact.kind() == PersonKind.FAMILY ? null : contact.name())
        .param("email", contact.email())
        .param("mobile", contact.mobile())
        .param("confidential", contact.confidentialAddress())
        .param("safe", safe != null)
        .param("safeEmail", safe != null && safe.email())
        .param("safeText", safe != null && safe.text())
        .param("place", safe != null && safe.mayKnowPlace())
        .param("from", safe == null ? null : safe.from())
        .param("until", safe == null ? null : safe.until())
        .param("council", safe == null ? null : safe.councilNamed())
        .param("shared", safe == null ? null : safe.sharedDevice())
        .param("confirm", safe == null ? null : safe.confirmEachUse())
        .param("english", safe == null ? null : safe.readsEnglish())
        .param("askAgain", safe == null ? null : safe.askAgainFrom())
        .update();
  }

  void seat(Seat seat, CoreGroupId group, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into seat (member, partnership, core_group, person, kind, from_day)
            values (:member, :partnership, :group, :person, :kind, :from)
            on conflict (member) do update set kind = excluded.kind, from_day = excluded.from_day
            """)
        .param("member", seat.member().value())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("person", seat.person().value())
        .param("kind", seat.kind().name())
        .param("from", seat.from())
        .update();
  }

  void leave(MemberId member, LocalDate from) {
    jdbc.sql("update seat set until_day = :from where member = :member")
        .param("member", member.value())
        .param("from", from)
        .update();
  }

  void leaveAllBut(CoreGroupId group, List<MemberId> staying, LocalDate from) {
    jdbc.sql(
            """
            update seat set until_day = :from
            where core_group = :group and until_day is null and not member = any (:staying)
            """)
        .param("group", group.value())
        .param("from", from)
        .param(
            "staying", new SqlArrayValue("uuid", staying.stream().map(MemberId::value).toArray()))
        .update();
  }

  /** Stops everything to a person, or lets it go on; says whether they are known here. */
  public boolean stop(
      PersonId person, PartnershipId partnership, boolean stopped, String by, Instant now) {
    return jdbc.sql(
                """
                update address set stopped_at = :at, stopped_by = :by
                where person = :person and partnership = :partnership
                """)
            .param("person", person.value())
            .param("partnership", partnership.value())
            .param("at", stopped ? now.atOffset(ZoneOffset.UTC) : null)
            .param("by", stopped ? by : null)
            .update()
        == 1;
  }

  /**
   * Remembers that a number has said STOP, or START again. What it said before that counts no more,
   * whichever is heard first; says whether this is the last word.
   *
   * @param at when it was said, to the second, which is how providers tell it
   */
  public boolean optOut(String mobile, boolean out, Instant at) {
    return jdbc.sql(
                """
                insert into opted_out (mobile, at, out) values (:mobile, :at, :out)
                on conflict (mobile) do update set at = excluded.at, out = excluded.out
                where opted_out.at <= excluded.at
                """)
            .param("mobile", mobile)
            .param("at", at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
            .param("out", out)
            .update()
        == 1;
  }

  /** Whether the last word of this number was STOP. */
  public boolean isOptedOut(String mobile) {
    return jdbc.sql("select exists (select 1 from opted_out where mobile = :mobile and out)")
        .param("mobile", mobile)
        .query(Boolean.class)
        .single();
  }

  /**
   * A mail server has said that this mailbox takes nothing: whoever has it is to be asked.
   *
   * @param surely whether it was said to us, or of a letter by its own id, and for good: then
   *     nothing more goes there
   */
  public void markStale(String mailbox, String words, boolean surely, Instant now) {
    jdbc.sql(
            """
            update address set stale_mailbox = mailbox, stale_since = :now, stale_words = :words,
              mail_returns = :surely or mail_returns and stale_mailbox = mailbox
            where mailbox = :mailbox
            """)
        .param("mailbox", mailbox)
        .param("words", words)
        .param("surely", surely)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Somebody has said that a mailbox takes letters again, whoever has it; says whether that was not
   * known.
   */
  public boolean worksAgain(PersonId person, PartnershipId partnership) {
    return jdbc.sql(
                """
                update address set stale_mailbox = null, mail_returns = false
                where partnership = :partnership and stale_mailbox is not null
                  and mailbox = (select mailbox from address where person = :person
                    and partnership = :partnership)
                """)
            .param("person", person.value())
            .param("partnership", partnership.value())
            .update()
        > 0;
  }

  /**
   * Whether this account may not see what a person writes, because of restricted groups they have
   * belonged to. It is to be told to nobody but by a refusal.
   */
  public boolean isForOthers(PersonId person, String account) {
    return anyIsForOthers("a.person = :person", person, account);
  }

  /** The same of anybody of their partnership who has their mailbox. */
  public boolean mailboxIsForOthers(PersonId person, String account) {
    return anyIsForOthers(
        """
        (a.partnership, a.mailbox) in
          (select partnership, mailbox from address where person = :person)
        """,
        person,
        account);
  }

  private boolean anyIsForOthers(String who, PersonId person, String account) {
    return jdbc.sql(
            """
            select exists (select from address a where %s
              and a.person = any ((select people_of_closed_groups(:account))::uuid[]))
            """
                .formatted(who))
        .param("person", person.value())
        .param("account", Restrictions.account(account))
        .query(Boolean.class)
        .single();
  }

  /** What a mail server has said of the mailbox a person has now, if it takes nothing. */
  public Optional<Stale> stale(PersonId person, PartnershipId partnership) {
    return jdbc.sql(
            """
            select stale_mailbox, stale_since, stale_words from address
            where person = :person and partnership = :partnership and stale_mailbox = mailbox
            """)
        .param("person", person.value())
        .param("partnership", partnership.value())
        .query((row, n) ->
            new Stale(
                row.getString("stale_mailbox"),
                row.getObject("stale_since", OffsetDateTime.class).toInstant(),
                row.getString("stale_words")))
        .optional();
  }

  public Optional<Address> find(PersonId person) {
    return jdbc.sql("select " + COLUMNS + " from address a where a.person = :person")
        .param("person", person.value())
        .query((row, n) -> address(row))
        .optional();
  }

  /** The address, if the person belongs to this partnership. */
  public Optional<Address> find(PersonId person, PartnershipId partnership) {
    return jdbc.sql(
            "select " + COLUMNS + " from address a where a.person = :person and a.partnership = :p")
        .param("person", person.value())
        .param("p", partnership.value())
        .query((row, n) -> address(row))
        .optional();
  }

  /** Everybody who has this mailbox, in whichever partnership. */
  public List<Owner> ownersOfMailbox(String mailbox) {
    return owners("mailbox = lower(:value)", mailbox);
  }

  /**
   * Everybody who has one of these mailboxes, in whichever partnership, by the mailbox as given.
   */
  public Map<String, List<Owner>> ownersOfMailboxes(Collection<String> mailboxes) {
    var owners = new HashMap<String, List<Owner>>();
    if (!mailboxes.isEmpty()) {
      jdbc.sql(
              """
              select given.mailbox as given, address.person, address.partnership,
              {restricted}
              from unnest(:mailboxes) as given (mailbox)
                join address on address.mailbox = lower(given.mailbox)
              order by restricted desc, address.person
              """
                  .replace("{restricted}", RESTRICTED))
          .param("mailboxes", new SqlArrayValue("text", mailboxes.toArray()))
          .query(row -> {
            owners
                .computeIfAbsent(row.getString("given"), one -> new ArrayList<>())
                .add(owner(row));
          });
    }
    return owners;
  }

  /** The mailboxes of people who have one, in lower case. */
  public Map<PersonId, String> mailboxes(Collection<PersonId> people) {
    var mailboxes = new HashMap<PersonId, String>();
    if (!people.isEmpty()) {
      jdbc.sql("select person, email from address where person = any (:people) and email <> ''")
          .param(
              "people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
          .query(row -> {
            mailboxes.put(
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("email").toLowerCase(Locale.ROOT));
          });
    }
    return mailboxes;
  }

  /** Everybody who has this number. */
  public List<Owner> ownersOfNumber(String mobile) {
    return owners("mobile = :value", mobile);
  }

  private List<Owner> owners(String which, String value) {
    return jdbc.sql(
            "select person, partnership, "
                + RESTRICTED
                + " from address where "
                + which
                + " order by restricted desc, person")
        .param("value", value)
        .query((row, n) -> owner(row))
        .list();
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(
        new PersonId(row.getObject("person", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getBoolean("restricted"));
  }

  /** Reads the columns named in {@link #COLUMNS}. */
  public static Address address(ResultSet row) throws SQLException {
    var from = row.getObject("a_from", LocalTime.class);
    var until = row.getObject("a_until", LocalTime.class);
    var kind = PersonKind.valueOf(row.getString("a_kind"));
    return new Address(
        new PersonId(row.getObject("a_person", UUID.class)),
        kind,
        row.getString("a_name"),
        row.getString("a_email"),
        row.getString("a_mobile"),
        row.getBoolean("a_safe"),
        row.getBoolean("a_safe_email"),
        row.getBoolean("a_safe_text"),
        row.getBoolean("a_stale"),
        row.getBoolean("a_place"),
        from == null ? MORNING : from,
        until == null ? EVENING : until,
        row.getBoolean("a_texts_stopped"),
        row.getBoolean("a_texts_held"),
        row.getObject("a_stopped") != null,
        Wishes.of(kind, row));
  }

  /** A mailbox that takes nothing, since when, and what its server has said. */
  public record Stale(String mailbox, Instant since, String words) {

    @Override
    public String toString() {
      return "Stale";
    }
  }

  /**
   * Whose mailbox or number it is.
   *
   * @param restricted whether they have belonged to a group that opens to named staff alone
   */
  public record Owner(PersonId person, PartnershipId partnership, boolean restricted) {

    /**
     * Of these, one for each partnership, one who is restricted before all others: what may be from
     * any of them is seen by those alone who may see what is from each.
     */
    public static List<Owner> strictest(Collection<Owner> owners) {
      var strictest = new LinkedHashMap<PartnershipId, Owner>();
      for (var owner : owners) {
        strictest.merge(owner.partnership, owner, (one, other) -> one.restricted ? one : other);
      }
      return List.copyOf(strictest.values());
    }
  }
}
