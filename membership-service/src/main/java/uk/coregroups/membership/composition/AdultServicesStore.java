package uk.coregroups.membership.composition;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Which family members have a worker from adult services: the table {@code adult_services}. */
@Repository
public class AdultServicesStore {

  private final JdbcClient jdbc;

  AdultServicesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether a member of the group on a day has one. */
  public boolean isNeeded(CoreGroupId group, LocalDate day) {
    return jdbc.sql(
            """
            select exists (select 1 from member m join adult_services a on a.person = m.person
              where m.core_group = :group and m.from_day <= :day
                and (m.until_day is null or m.until_day > :day))
            """)
        .param("group", group.value())
        .param("day", day)
        .query(Boolean.class)
        .single();
  }

  boolean has(PersonId person) {
    return jdbc.sql("select exists (select 1 from adult_services where person = :person)")
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  void save(PersonId person, PartnershipId partnership, boolean has) {
    var sql =
        has
            ? "insert into adult_services values (:person, :partnership) on conflict do nothing"
            : "delete from adult_services where person = :person and partnership = :partnership";
    jdbc.sql(sql)
        .param("person", person.value())
        .param("partnership", partnership.value())
        .update();
  }
}
