package uk.coregroups.membership.coming;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/** Reads the children of a partnership who have been born and whose plan is running. */
@Repository
class PupilStore {

  private final JdbcClient jdbc;

  PupilStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Pupil> of(PartnershipId partnership) {
    return jdbc.sql(
            """
            select c.id, c.name, c.born_on, g.id as core_group, g.reference
            from child c
            join core_group g on g.id = c.core_group
            where c.partnership = :partnership and c.born_on is not null
              and exists (select 1 from plan p where p.child = c.id and p.ended_on is null)
            order by g.id, c.id
            """)
        .param("partnership", partnership.value())
        .query((row, n) ->
            new Pupil(
                new ChildId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("born_on", LocalDate.class),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference")))
        .list();
  }

  /** A child on a plan. */
  record Pupil(
      ChildId child, String name, LocalDate bornOn, CoreGroupId coreGroup, String reference) {
    @Override
    public String toString() {
      return child.toString();
    }
  }
}
