package uk.coregroups.membership.person;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PersonId;

/**
 * Who may change who somebody is: how a person is reached, whose place they take and which records
 * are theirs decides who can sign in and read. So it is for staff who are named for every
 * restricted group of which the person sees anything: as a member, a deputy, the contact of a move
 * of school or the lead of its schools; and for nobody else.
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
            select exists (
              select 1 from restriction r join (
                select core_group, person from member
                union all select core_group, deputy from absence
                union all select core_group, contact from school_move
                union all select v.core_group, l.person from school_move v
                  join school_lead l on l.school in (v.from_school, v.to_school)
                    and l.partnership = v.partnership
              ) seen on seen.core_group = r.core_group
              where seen.person = any (:people) and not :account = any (r.accounts))
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("account", Restrictions.account(account))
        .query(Boolean.class)
        .single();
  }
}
