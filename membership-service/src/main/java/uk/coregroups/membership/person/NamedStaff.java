package uk.coregroups.membership.person;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;

/**
 * Who may change who somebody is: how a person is reached, whose place they take and which records
 * are theirs decides who can sign in and read. So it is for staff who are named for every
 * restricted group of which the person sees anything: as a member, a deputy, the contact of a move
 * of school or the lead of its schools; and for nobody else. Who leads a school in one of its moves
 * is for them to say, too.
 */
@Repository
public class NamedStaff {

  private final JdbcClient jdbc;

  NamedStaff(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes a change to people, unless one of their groups is closed to whoever asks for it. */
  public <T> Outcome<T> change(
      Caller caller, Collection<PersonId> people, Supplier<Outcome<T>> change) {
    return caller.everyGroup().call(() -> isShutOut(caller.id(), people))
        ? Outcome.refused(
            "person",
            "belongs to a core group that only named staff may open. One of them must make this"
                + " change: ask your team manager")
        : change.get();
  }

  private boolean isShutOut(String account, Collection<PersonId> people) {
    return jdbc.sql(
            """
            select exists (select 1 from v_sees_restricted
              where person = any (:people) and not :account = any (accounts))
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("account", Restrictions.account(account))
        .query(Boolean.class)
        .single();
  }

  /**
   * Those of the schools whose lead is not for this account to name: whoever leads them sees
   * something of a group that is closed to it. To be asked by work that sees every group.
   */
  public Set<SchoolId> whoseLeadIsForOthers(
      String account, PartnershipId partnership, Collection<SchoolId> schools) {
    return jdbc
        .sql(
            """
            select distinct s.id from unnest(:schools) s (id)
            join school_move v on s.id in (v.from_school, v.to_school)
              and v.partnership = :partnership
            join restriction r on r.core_group = v.core_group
            where not :account = any (r.accounts)
            """)
        .param(
            "schools", new SqlArrayValue("uuid", schools.stream().map(SchoolId::value).toArray()))
        .param("partnership", partnership.value())
        .param("account", Restrictions.account(account))
        .query((row, n) -> new SchoolId(row.getObject(1, UUID.class)))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
