package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.extract.Column;
import uk.coregroups.membership.extract.Fault;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.extract.RecordKind;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.scrutiny.Known.Someone;

/**
 * What can only be wrong with rows together. Whether there is anything at all was seen while they
 * went by; the tables are searched for the rows it concerns only then.
 */
@Repository
class CrossCheck {

  private final JdbcClient jdbc;

  CrossCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void check(Scrutiny scrutiny, PartnershipId partnership, LocalDate today) {
    var known = scrutiny.known();
    var faults = scrutiny.faults();
    strangers(known, faults);
    wrongRoles(known, faults);
    // A mailbox belongs to one professional, in the file and out of it.
    if (scrutiny.people().hasMailboxTwice()) {
      mailboxesTwice(faults);
    }
    mailboxesTaken(partnership, faults);
    unled(known, faults, today);
    if (scrutiny.memberships().hasKeyTwice()) {
      keysTwice(faults);
    }
    if (scrutiny.memberships().hasSeatTwice()) {
      seatsTwice(faults);
    }
    if (known.families.values().stream().anyMatch(family -> !family.fresh)) {
      seatsTaken(faults);
      otherFamilies(partnership, faults);
    }
  }

  private void strangers(Known known, Faults faults) {
    rows(
        "person",
        known.people.values().stream().filter(Someone::isUnheardOf).map(one -> one.id),
        Column.PERSON,
        "is nobody in this file, nor anybody known from an earlier one",
        faults);
    rows(
        "family",
        known.families.values().stream().filter(Known.Family::isUnheardOf).map(one -> one.id),
        Column.FAMILY,
        "is no family of a child in this file, nor one known from an earlier one",
        faults);
  }

  private void rows(String column, Stream<UUID> ids, Column named, String words, Faults faults) {
    var all = ids.toArray();
    if (all.length > 0) {
      jdbc.sql("select n from s_member where " + column + " = any (:ids)")
          .param("ids", new SqlArrayValue("uuid", all))
          .query(row -> {
            faults.add(new Fault(row.getInt(1), RecordKind.MEMBERSHIP, named, words));
          });
    }
  }

  private void wrongRoles(Known known, Faults faults) {
    roles(
        known,
        PersonKind.FAMILY,
        PersonKind.PROFESSIONAL,
        "is for professionals, and this person is a family member",
        faults);
    roles(
        known,
        PersonKind.PROFESSIONAL,
        PersonKind.FAMILY,
        "is for family members, and this person is a professional",
        faults);
  }

  private void roles(Known known, PersonKind kind, PersonKind seat, String words, Faults faults) {
    Predicate<Someone> misplaced = one -> one.kind == kind && one.isSeatedAs(seat);
    var ids = known.people.values().stream().filter(misplaced).map(one -> one.id).toArray();
    var codes =
        known.roles.values().stream()
            .filter(role -> role.kind() == seat)
            .map(RoleLabel::code)
            .toArray();
    if (ids.length > 0) {
      jdbc.sql("select n from s_member where person = any (:ids) and role = any (:codes)")
          .param("ids", new SqlArrayValue("uuid", ids))
          .param("codes", new SqlArrayValue("text", codes))
          .query(row -> {
            faults.add(new Fault(row.getInt(1), RecordKind.MEMBERSHIP, Column.ROLE, words));
          });
    }
  }

  private void mailboxesTwice(Faults faults) {
    jdbc.sql(
            """
            select max(n) as n, min(n) as other from s_person
            where kind = 'PROFESSIONAL' group by lower(email) having count(*) > 1
            """)
        .query(row -> {
          mailbox(
              row.getInt("n"),
              "is the address of the professional in row " + row.getInt("other") + " already",
              faults);
        });
  }

  private void mailboxesTaken(PartnershipId partnership, Faults faults) {
    jdbc.sql(
            """
            select s.n from s_person s join person p on p.partnership = :partnership
              and p.kind = 'PROFESSIONAL' and lower(p.email) = lower(s.email)
            where s.kind = 'PROFESSIONAL' and p.id <> s.id and p.merged_into is null
              and (p.case_key is not null or not s.fresh)
              and not exists (select 1 from s_person o where o.id = p.id
                and lower(o.email) <> lower(p.email))
            """)
        .param("partnership", partnership.value())
        .query(row -> {
          mailbox(row.getInt(1), "belongs to a professional who is known already", faults);
        });
  }

  private static void mailbox(int row, String words, Faults faults) {
    faults.add(new Fault(row, RecordKind.PERSON, Column.EMAIL, words));
  }

  /** A family with a plan that runs has a lead social worker today. */
  private void unled(Known known, Faults faults, LocalDate today) {
    known.families.values().stream()
        .filter(family -> family.row > 0 && family.onAPlan && !family.led)
        .filter(family -> family.fresh || !isLed(family.id, today))
        .forEach(family ->
            faults.add(
                new Fault(
                    family.row,
                    RecordKind.CHILD,
                    Column.FAMILY,
                    "has no lead social worker today among the memberships")));
  }

  private boolean isLed(UUID group, LocalDate today) {
    return jdbc.sql(
            """
            select exists (select 1 from member m where m.core_group = :group and m.role = :lead
              and m.from_day <= :today and (m.until_day is null or m.until_day > :today)
              and not exists (select 1 from s_member s where s.family = :group
                and s.case_key = m.case_key))
            """)
        .param("group", group)
        .param("lead", RoleLabel.LEAD_SOCIAL_WORKER)
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  private void keysTwice(Faults faults) {
    say(
        Column.KEY,
        "is the key of another membership too",
        """
        select n from s_member where case_key in (
          select case_key from s_member group by case_key having count(*) > 1)
        """,
        faults);
  }

  private void seatsTwice(Faults faults) {
    say(
        Column.PERSON,
        "is a member of this group at that time already, by another row",
        """
        select n from (
          select n, from_day, max(coalesce(until_day, 'infinity')) over (
            partition by family, person order by from_day, n
            rows between unbounded preceding and 1 preceding) as taken
          from s_member) seat
        where taken > from_day
        """,
        faults);
  }

  /** Seats somebody has here of which the file does not speak. */
  private void seatsTaken(Faults faults) {
    say(
        Column.PERSON,
        "is a member of this group at that time already, by a membership that is not in the file",
        """
        select s.n from s_member s join member m on m.core_group = s.family
          and m.person = s.person and m.case_key is distinct from s.case_key
        where coalesce(m.until_day, 'infinity') > s.from_day
          and coalesce(s.until_day, 'infinity') > m.from_day
          and not exists (select 1 from s_member o
            where o.case_key = m.case_key and o.family = m.core_group)
        """,
        faults);
  }

  private void otherFamilies(PartnershipId partnership, Faults faults) {
    jdbc.sql(
            """
            select s.n from s_member s join member m on m.partnership = :partnership
              and m.case_key = s.case_key
            where m.core_group <> s.family
            """)
        .param("partnership", partnership.value())
        .query(row -> {
          faults.add(
              new Fault(
                  row.getInt(1),
                  RecordKind.MEMBERSHIP,
                  Column.FAMILY,
                  "is another family than this membership has here"));
        });
  }

  private void say(@Nullable Column column, String words, String rows, Faults faults) {
    jdbc.sql(rows)
        .query(row -> {
          faults.add(new Fault(row.getInt(1), RecordKind.MEMBERSHIP, column, words));
        });
  }
}
