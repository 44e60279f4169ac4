package uk.coregroups.membership.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/** People: the tables {@code person} and {@code safe_contact}. */
@Repository
public class PersonStore {

  private static final String WITH_SAFE_CONTACT =
      """
      select p.*, s.person as safe, s.email as safe_email, s.text as safe_text, s.voicemail,
        s.council_named, s.may_know_place, s.from_time, s.until_time, s.verified_on,
        s.shared_device, s.confirm_each_use, s.language, s.reads_english
      from person p left join safe_contact s on s.person = p.id
      """;

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Person person, Instant now) {
    jdbc.sql(
            """
            insert into person (id, partnership, kind, name, agency, email, mobile,
              confidential_address, recorded_at)
            values (:id, :partnership, :kind, :name, :agency, :email, :mobile, :confidential, :now)
            """)
        .param("id", person.id().value())
        .param("partnership", person.partnership().value())
        .param("kind", person.kind().name())
        .param("name", person.name().value())
        .param("agency", person.agency())
        .param("email", person.email() == null ? null : person.email().value())
        .param("mobile", person.mobile() == null ? null : person.mobile().value())
        .param("confidential", person.confidentialAddress())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Saves what is corrected; where they worked until this day is kept. */
  void correct(Person person, LocalDate day) {
    jdbc.sql(
            """
            insert into former_agency select id, partnership, agency, :day from person
            where id = :id and agency is distinct from :agency on conflict do nothing
            """)
        .param("id", person.id().value())
        .param("agency", person.agency())
        .param("day", day)
        .update();
    jdbc.sql(
            """
            update person set name = :name, agency = :agency, email = :email, mobile = :mobile,
              confidential_address = :confidential
            where id = :id
            """)
        .param("id", person.id().value())
        .param("name", person.name().value())
        .param("agency", person.agency())
        .param("email", person.email() == null ? null : person.email().value())
        .param("mobile", person.mobile() == null ? null : person.mobile().value())
        .param("confidential", person.confidentialAddress())
        .update();
  }

  void save(Person person, SafeContactRecord record, Instant now, String by) {
    jdbc.sql(
            """
            insert into safe_contact (person, partnership, email, text, voicemail, council_named,
              may_know_place, from_time, until_time, verified_on, shared_device, confirm_each_use,
              language, reads_english, recorded_at, recorded_by)
            values (:person, :partnership, :email, :text, :voicemail, :council, :place, :from, :until,
              :verified, :shared, :confirm, :language, :english, :now, :by)
            on conflict (person) do update set email = excluded.email, text = excluded.text,
              voicemail = excluded.voicemail, council_named = excluded.council_named,
              may_know_place = excluded.may_know_place, from_time = excluded.from_time,
              until_time = excluded.until_time, verified_on = excluded.verified_on,
              shared_device = excluded.shared_device, confirm_each_use = excluded.confirm_each_use,
              language = excluded.language, reads_english = excluded.reads_english,
              recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
            """)
        .param("person", person.id().value())
        .param("partnership", person.partnership().value())
        .param("email", record.email())
        .param("text", record.text())
        .param("voicemail", record.voicemail())
        .param("council", record.councilNamed())
        .param("place", record.mayKnowPlace())
        .param("from", record.from())
        .param("until", record.until())
        .param("verified", record.verifiedOn())
        .param("shared", record.sharedDevice())
        .param("confirm", record.confirmEachUse())
        .param("language", record.language() == null ? null : record.language().code())
        .param("english", record.readsEnglish())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** Somebody, by the id of their record or of one that was merged into it. */
  public Optional<Person> find(PersonId id, PartnershipId partnership) {
    return jdbc.sql(
            WITH_SAFE_CONTACT
                + """
                where p.partnership = :partnership
                  and p.id = coalesce((select merged_into from person where id = :id), :id)
                """)
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> person(row))
        .optional();
  }

  /**
   * These records, those of them that belong to the partnership; also one that was merged into
   * another, by its own name.
   */
  public List<Person> all(Collection<PersonId> ids, PartnershipId partnership) {
    return jdbc.sql(WITH_SAFE_CONTACT + "where p.id = any (:ids) and p.partnership = :partnership")
        .param("ids", new SqlArrayValue("uuid", ids.stream().map(PersonId::value).toArray()))
        .param("partnership", partnership.value())
        .query((row, n) -> person(row))
        .list();
  }

  /** The professional with this mailbox. */
  public Optional<Person> professionalAt(EmailAddress email, PartnershipId partnership) {
    return jdbc.sql(
            WITH_SAFE_CONTACT
                + """
                where p.partnership = :partnership and p.mailbox = lower(:email)
                  and p.kind = 'PROFESSIONAL' and p.merged_into is null
                """)
        .param("partnership", partnership.value())
        .param("email", email.value())
        .query((row, n) -> person(row))
        .optional();
  }

  /**
   * People of a partnership whose name, agency or address holds the words; all if there are none.
   */
  List<Person> search(PartnershipId partnership, String words, int offset, int atMost) {
    return jdbc.sql(
            WITH_SAFE_CONTACT
                + """
                where p.partnership = :partnership and p.merged_into is null and (:words = ''
                  or position(lower(:words) in lower(p.name)) > 0
                  or position(lower(:words) in lower(coalesce(p.agency, ''))) > 0
                  or position(lower(:words) in lower(coalesce(p.email, ''))) > 0)
                order by lower(p.name), p.id offset :offset limit :most
                """)
        .param("partnership", partnership.value())
        .param("words", words)
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> person(row))
        .list();
  }

  long count(PartnershipId partnership, String words) {
    return jdbc.sql(
            """
            select count(*) from person p where p.partnership = :partnership and p.merged_into is null and (:words = ''
              or position(lower(:words) in lower(p.name)) > 0
              or position(lower(:words) in lower(coalesce(p.agency, ''))) > 0
              or position(lower(:words) in lower(coalesce(p.email, ''))) > 0)
            """)
        .param("partnership", partnership.value())
        .param("words", words)
        .query(Long.class)
        .single();
  }

  /**
   * Everybody with this mailbox who is a member of a group today, somebody's deputy now or soon, or
   * the lead of a school that has been told of a move: those who have something to see when they
   * sign in.
   */
  List<Known> withMailbox(EmailAddress email, LocalDate today) {
    return jdbc.sql(
            """
            select p.id, p.partnership from person p
            left join safe_contact s on s.person = p.id
            where p.mailbox = lower(:email) and p.merged_into is null
              and (p.kind = 'PROFESSIONAL' or s.email)
              and (exists (select 1 from member m where m.person = p.id and m.from_day <= :today
                    and (m.until_day is null or m.until_day > :today))
                or exists (select 1 from absence a
                    join member d on d.core_group = a.core_group and d.id = a.member
                    where a.deputy = p.id and a.until_day >= :today and a.until_day >= a.from_day
                      and (d.until_day is null or d.until_day > :today))
                or exists (select 1 from school_lead l join school_move v on v.to_school = l.school
                    and v.partnership = l.partnership
                    where l.person = p.id
                      and (v.released_at is not null or v.confirmed_on is not null)))
            """)
        .param("email", email.value())
        .param("today", today)
        .query((row, n) ->
            new Known(
                new PersonId(row.getObject("id", UUID.class)),
                new PartnershipId(row.getObject("partnership", UUID.class))))
        .list();
  }

  /** Somebody with a mailbox, and the partnership that knows them. */
  record Known(PersonId person, PartnershipId partnership) {}

  private static Person person(ResultSet row) throws SQLException {
    var email = row.getString("email");
    var mobile = row.getString("mobile");
    return new Person(
        new PersonId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        PersonKind.valueOf(row.getString("kind")),
        new PersonName(row.getString("name")),
        row.getString("agency"),
        email == null ? null : new EmailAddress(email),
        mobile == null ? null : new MobileNumber(mobile),
        row.getBoolean("confidential_address"),
        row.getObject("safe") == null ? null : safeContact(row));
  }

  private static SafeContactRecord safeContact(ResultSet row) throws SQLException {
    var language = row.getString("language");
    return new SafeContactRecord(
        row.getBoolean("safe_email"),
        row.getBoolean("safe_text"),
        row.getBoolean("voicemail"),
        row.getBoolean("council_named"),
        row.getBoolean("may_know_place"),
        row.getObject("from_time", LocalTime.class),
        row.getObject("until_time", LocalTime.class),
        row.getObject("verified_on", LocalDate.class),
        row.getObject("shared_device", Boolean.class),
        row.getObject("confirm_each_use", Boolean.class),
        language == null ? null : new Language(language),
        row.getObject("reads_english", Boolean.class));
  }
}
