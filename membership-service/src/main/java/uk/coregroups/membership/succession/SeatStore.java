package uk.coregroups.membership.succession;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Reads in which groups somebody sits, or will. */
@Repository
class SeatStore {

  private final JdbcClient jdbc;

  SeatStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Seat> of(PersonId person, PartnershipId partnership, LocalDate today) {
    return jdbc.sql(
            """
            select g.id, g.reference, r.label, m.from_day, m.until_day,
              children_of(g.id) as children
            from member m
            join core_group g on g.id = m.core_group
            join role r on r.partnership = g.partnership and r.code = m.role
            where m.person = :person and g.partnership = :partnership
              and (m.until_day is null or m.until_day > :today)
            order by g.reference, m.from_day
            """)
        .param("person", person.value())
        .param("partnership", partnership.value())
        .param("today", today)
        .query((row, n) ->
            new Seat(
                new CoreGroupId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                row.getString("children"),
                row.getString("label"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class)))
        .list();
  }

  /**
   * A seat in a group.
   *
   * @param until the first day on which they no longer sit there, if that is known
   */
  record Seat(
      CoreGroupId coreGroup,
      String reference,
      String children,
      String role,
      LocalDate from,
      @Nullable LocalDate until) {}
}
