package uk.coregroups.scheduling.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.roster.RosterGroup;

/** Who and what is booked elsewhere at a time: reads {@code meeting} and {@code invitation}. */
@Repository
class ClashStore {

  private static final String ELSEWHERE =
      """
      m.partnership = :partnership and m.core_group <> :group and m.held_date = :date
        and m.cancelled_at is null and m.held_at is null
      """;

  private final JdbcClient jdbc;

  ClashStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Professionals who are asked to another family's meeting then and have not declined. */
  List<Clash> people(RosterGroup group, Slot slot, Set<PersonId> people) {
    var ids = people.stream().map(PersonId::value).toArray();
    return find(
        """
        select distinct i.person, m.starts + make_interval(mins => coalesce(i.own_after, 0)) as begins,
          coalesce(i.own_minutes, m.minutes) as lasts
        from invitation i join meeting m on m.id = i.meeting
        where i.person = any (:people) and i.kind = 'PROFESSIONAL' and i.withdrawn_at is null
          and i.answer is distinct from 'DECLINED' and
        """,
        group,
        slot,
        ids,
        "");
  }

  /** Other families' meetings at a place then. */
  List<Clash> venue(RosterGroup group, Slot slot, String place) {
    return find(
        """
        select distinct null::uuid as person, m.starts as begins, m.minutes as lasts from meeting m
        where m.venue = :place and cardinality(:people::uuid[]) = 0 and
        """,
        group,
        slot,
        new Object[0],
        place);
  }

  private List<Clash> find(
      String what, RosterGroup group, Slot slot, Object[] people, String place) {
    return jdbc
        .sql("select * from (" + what + ELSEWHERE + ") c order by begins, person")
        .param("partnership", group.partnership().value())
        .param("group", group.id().value())
        .param("date", slot.date())
        .param("people", new SqlArrayValue("uuid", people))
        .param("place", place)
        .query((row, n) -> clash(row, slot))
        .list()
        .stream()
        .filter(one -> one.slot.overlaps(slot))
        .map(Found::clash)
        .toList();
  }

  private static Found clash(ResultSet row, Slot asked) throws SQLException {
    var person = row.getObject("person", UUID.class);
    var begins = row.getObject("begins", LocalTime.class);
    var slot = new Slot(asked.date(), begins, row.getInt("lasts"));
    return new Found(
        slot,
        new Clash(
            person == null ? null : new PersonId(person),
            begins,
            begins.plusMinutes(slot.minutes())));
  }

  private record Found(Slot slot, Clash clash) {}

  /**
   * That somebody or the venue is booked elsewhere then; for whom is not said.
   *
   * @param person null if it is the venue
   */
  record Clash(@Nullable PersonId person, LocalTime from, LocalTime until) {}
}
