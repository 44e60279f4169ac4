package uk.coregroups.scheduling.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  /** Saves an absence, in the place of one of the same first day; says whether it is news. */
  public boolean save(PartnershipId partnership, CoreGroupId group, Absence absence) {
    var deputy = absence.deputy();
    return jdbc.sql(
                """
                insert into absence (member, from_day, until_day, partnership, core_group, deputy)
                values (:member, :from, :until, :partnership, :group, :deputy)
                on conflict (member, from_day) do update
                  set until_day = excluded.until_day, deputy = excluded.deputy
                  where (absence.until_day, absence.deputy)
                    is distinct from (excluded.until_day, excluded.deputy)
                """)
            .param("member", absence.member().value())
            .param("from", absence.from())
            .param("until", absence.until())
            .param("partnership", partnership.value())
            .param("group", group.value())
            .param("deputy", deputy == null ? null : deputy.value())
            .update()
        == 1;
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
        .query((row, n) -> absence(row))
        .list();
  }

  /** The absence of a member that began, or begins, on a day. */
  public Optional<Absence> find(MemberId member, LocalDate from) {
    return jdbc.sql("select * from absence where member = :member and from_day = :from")
        .param("member", member.value())
        .param("from", from)
        .query((row, n) -> absence(row))
        .optional();
  }

  private static Absence absence(ResultSet row) throws SQLException {
    var deputy = row.getObject("deputy", UUID.class);
    return new Absence(
        new MemberId(row.getObject("member", UUID.class)),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        deputy == null ? null : new PersonId(deputy));
  }
}
