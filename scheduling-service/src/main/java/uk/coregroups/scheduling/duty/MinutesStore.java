package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.duty.MinutesDuties.TookPlace;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Subject;

/** Reads which minutes are counted back from the next core group and from nothing else. */
@Repository
class MinutesStore {

  private final JdbcClient jdbc;

  MinutesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those that are owed, held until the transaction ends.
   *
   * @param partnership whose; null for those of all
   */
  List<CountedBack> countedBack(@Nullable PartnershipId partnership) {
    return jdbc.sql(
            """
            select o.*, m.held_date from obligation o
            join policy_limit l on l.id = o.due_limit and l.rule = 'R16' and l.anchor = 'NEXT_CORE_GROUP'
            join meeting m on m.id = o.anchor
            where o.settled_on is null
              and (:partnership::uuid is null or o.partnership = :partnership::uuid)
            order by o.id for update of o
            """)
        .param("partnership", partnership == null ? null : partnership.value())
        .query((row, n) -> {
          var next = row.getObject("anchor_on", LocalDate.class);
          return new CountedBack(
              new Subject(
                  new PartnershipId(row.getObject("partnership", UUID.class)),
                  new CoreGroupId(row.getObject("core_group", UUID.class)),
                  Kind.valueOf(row.getString("kind")),
                  row.getObject("about", UUID.class),
                  row.getString("reference")),
              new TookPlace(
                  row.getObject("held_date", LocalDate.class),
                  row.getBoolean("provisional") ? Optional.empty() : Optional.of(next)));
        })
        .list();
  }

  /** The minutes of one meeting, to be shared with one class of receivers. */
  record CountedBack(Subject minutes, TookPlace held) {}
}
