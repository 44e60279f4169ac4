package uk.coregroups.membership.emailgroup;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.person.EmailAddress;
import uk.coregroups.membership.person.PersonName;

/** Reads the addresses of a day's professional members. */
@Repository
class EmailGroupStore {

  private final JdbcClient jdbc;

  EmailGroupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean exists(CoreGroupId group, PartnershipId partnership) {
    return jdbc.sql(
            """
            select exists (select 1 from core_group where id = :id and partnership = :partnership)
            """)
        .param("id", group.value())
        .param("partnership", partnership.value())
        .query(Boolean.class)
        .single();
  }

  List<Address> addresses(CoreGroupId group, LocalDate day) {
    return jdbc.sql(
            """
            select distinct p.name, p.email from member m join person p on p.id = m.person
            where m.core_group = :group and m.from_day <= :day
              and (m.until_day is null or m.until_day > :day)
              and p.kind = 'PROFESSIONAL' and p.email is not null
            order by p.name, p.email
            """)
        .param("group", group.value())
        .param("day", day)
        .query((row, n) ->
            new Address(
                new PersonName(row.getString("name")), new EmailAddress(row.getString("email"))))
        .list();
  }

  record Address(PersonName name, EmailAddress email) {}
}
