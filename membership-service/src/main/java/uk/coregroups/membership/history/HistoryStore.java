package uk.coregroups.membership.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.coregroup.Member;

/** Reads the seats of a group as they were on a day, and keeps what a joiner may see. */
@Repository
class HistoryStore {

  private final JdbcClient jdbc;

  HistoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every seat of the group, also those given up; agencies are those of the day. */
  List<PastSeat> seats(CoreGroupId group, LocalDate day) {
    return jdbc.sql(
            """
            select m.*, p.name, p.kind, coalesce(r.label, m.role) as label,
              case when f.person is null then p.agency else f.agency end as agency_then
            from member m
            join person p on p.id = m.person
            left join role r on r.partnership = m.partnership and r.code = m.role
            left join lateral (select * from former_agency a
              where a.person = m.person and a.until_day > :day
              order by a.until_day limit 1) f on true
            where m.core_group = :group
            order by m.from_day, r.place, m.id
            """)
        .param("group", group.value())
        .param("day", day)
        .query((row, n) -> seat(row))
        .list();
  }

  void share(Member member, boolean shared, LocalDate on, String by) {
    jdbc.sql(
            """
            update member set history_shared = :shared, history_on = :on, history_by = :by
            where core_group = :group and id = :id
            """)
        .param("group", member.coreGroup().value())
        .param("id", member.id().value())
        .param("shared", shared)
        .param("on", on)
        .param("by", by)
        .update();
  }

  private static PastSeat seat(ResultSet row) throws SQLException {
    boolean shared = row.getBoolean("history_shared");
    return new PastSeat(
        new MemberId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("name"),
        row.getString("agency_then"),
        PersonKind.valueOf(row.getString("kind")),
        row.getString("role"),
        row.getString("label"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("left_why"),
        row.getString("handover"),
        shared ? row.getObject("history_on", LocalDate.class) : null,
        shared ? row.getString("history_by") : null);
  }
}
