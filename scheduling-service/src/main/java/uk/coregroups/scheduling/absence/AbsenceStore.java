package uk.coregroups.scheduling.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Who is away: the table {@code absence}. */
@Repository
public class AbsenceStore {

  private final JdbcClient jdbc;

  AbsenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Saves an absence; one of the same first day is replaced. */
  public void save(PartnershipId partnership, CoreGroupId group, Absence absence) {
    var deputy = absence.deputy();
    jdbc.sql(
            """
            insert into absence (member, from_day, until_day, partnership, core_group, deputy)
            values (:member, :from, :until, :partnership, :group, :deputy)
            on conflict (member, from_day) do update
              set until_day = excluded.until_day, deputy = excluded.deputy
            """)
        .param("member", absence.member().value())
        .param("from", absence.from())
        .param("until", absence.until())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("deputy", deputy == null ? null : deputy.value())
        .update();
  }

  /** A member is back sooner than was said; before the first day, they are not away at all. */
  public void end(MemberId member, LocalDate from, LocalDate back) {
    jdbc.sql(
            """
            update absence set until_day = :last where member = :member and from_day = :from
              and until_day > :last
            """)
        .param("member", member.value())
        .param("from", from)
        .param("last", back.minusDays(1))
        .update();
  }

  /** Who of a group is away on a day. */
  public List<Absence> on(LocalDate day, CoreGroupId group) {
    return jdbc.sql(
            """
            select * from absence
            where core_group = :group and from_day <= :day and until_day >= :day
            order by member, from_day desc
            """)
        .param("group", group.value())
        .param("day", day)
        .query((row, n) -> {
          var deputy = row.getObject("deputy", UUID.class);
          return new Absence(
              new MemberId(row.getObject("member", UUID.class)),
              row.getObject("from_day", LocalDate.class),
              row.getObject("until_day", LocalDate.class),
              deputy == null ? null : new PersonId(deputy));
        })
        .list();
  }
}
