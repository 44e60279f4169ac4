package uk.coregroups.membership.mine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Reads who sits in a group beside somebody. */
@Repository
class FellowStore {

  private final JdbcClient jdbc;

  FellowStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The partnership of a group in which one of these people is a professional member today. */
  Optional<PartnershipId> partnership(CoreGroupId group, Set<PersonId> people, LocalDate today) {
    return jdbc.sql(
            """
            select m.partnership from member m join person p on p.id = m.person
            where m.core_group = :group and m.person = any (:people) and p.kind = 'PROFESSIONAL'
              and m.from_day <= :today and (m.until_day is null or m.until_day > :today)
            limit 1
            """)
        .param("group", group.value())
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("today", today)
        .query((row, n) -> new PartnershipId(row.getObject(1, UUID.class)))
        .optional();
  }

  List<Fellow> of(CoreGroupId group, LocalDate today) {
    return jdbc.sql(
            """
            select p.id, p.name, r.label from member m
            join person p on p.id = m.person
            join role r on r.partnership = m.partnership and r.code = m.role
            where m.core_group = :group
              and m.from_day <= :today and (m.until_day is null or m.until_day > :today)
            order by r.place, p.name, p.id
            """)
        .param("group", group.value())
        .param("today", today)
        .query((row, n) ->
            new Fellow(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("label")))
        .list();
  }

  /** Somebody who sits in the same group. */
  record Fellow(PersonId person, String name, String role) {}
}
