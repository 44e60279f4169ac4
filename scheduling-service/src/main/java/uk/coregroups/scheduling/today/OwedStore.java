package uk.coregroups.scheduling.today;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.obligation.Kind;

/** Lists for the first screen, each one query. */
@Repository
class OwedStore {

  /** Answers and attendance have their own list; everything else that is owed is a duty. */
  private static final Object[] DUTIES =
      List.of(Kind.values()).stream()
          .filter(kind -> kind != Kind.REPLY && kind != Kind.ATTEND)
          .map(Kind::name)
          .toArray();

  private static final String OF_A_PARTNERSHIP =
      """
      from obligation o
      where o.partnership = :partnership and o.settled_on is null and o.kind = any (:duties)
      """;

  private final JdbcClient jdbc;

  OwedStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is owed and due between two days, the soonest first. */
  List<Owed> duties(
      PartnershipId partnership, LocalDate from, LocalDate until, int offset, int atMost) {
    return jdbc.sql(
            """
            select o.*, (select min(m.held_date) from meeting m
              where m.core_group = o.core_group and o.kind in ('HOLD_CORE_GROUP', 'BOOK_CORE_GROUP')
                and m.cancelled_at is null and m.held_at is null) as booked_for
            """
                + OF_A_PARTNERSHIP
                + """
                and (o.due_on between :from and :until or o.warn_on between :from and :until)
                order by o.due_on, o.kind, o.id offset :offset limit :most
                """)
        .param("partnership", partnership.value())
        .param("duties", new SqlArrayValue("text", DUTIES))
        .param("from", from)
        .param("until", until)
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> owed(row))
        .list();
  }

  long count(PartnershipId partnership, LocalDate from, LocalDate until) {
    return jdbc.sql(
            "select count(*) "
                + OF_A_PARTNERSHIP
                + "and (o.due_on between :from and :until or o.warn_on between :from and :until)")
        .param("partnership", partnership.value())
        .param("duties", new SqlArrayValue("text", DUTIES))
        .param("from", from)
        .param("until", until)
        .query(Long.class)
        .single();
  }

  /** Meetings whose day is over and of which nobody has said whether they were held. */
  List<Gathering> unrecorded(PartnershipId partnership, LocalDate today) {
    return gatherings(
        """
        and m.held_date < :today order by m.held_date, m.id limit 50
        """,
        partnership,
        today);
  }

  /** Meetings to come with answers still awaited. */
  List<Gathering> unanswered(PartnershipId partnership, LocalDate today) {
    return gatherings(
        """
        and m.held_date >= :today and exists (select 1 from invitation i
          where i.meeting = m.id and i.withdrawn_at is null and i.answer is null)
        order by m.held_date, m.id limit 50
        """,
        partnership,
        today);
  }

  private List<Gathering> gatherings(String which, PartnershipId partnership, LocalDate today) {
    return jdbc.sql(
            """
            select m.id, m.core_group, m.reference, m.held_date,
              (select count(*) from invitation i where i.meeting = m.id and i.withdrawn_at is null)
                as invited,
              (select count(*) from invitation i where i.meeting = m.id and i.withdrawn_at is null
                and i.answer is null) as awaited
            from meeting m
            where m.partnership = :partnership and m.cancelled_at is null and m.held_at is null
            """
                + which)
        .param("partnership", partnership.value())
        .param("today", today)
        .query((row, n) ->
            new Gathering(
                new MeetingId(row.getObject("id", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                row.getObject("held_date", LocalDate.class),
                row.getInt("invited"),
                row.getInt("awaited")))
        .list();
  }

  private static Owed owed(ResultSet row) throws SQLException {
    var kind = Kind.valueOf(row.getString("kind"));
    return new Owed(
        new ObligationId(row.getObject("id", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        kind.words(),
        row.getString("reference"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("warn_on", LocalDate.class),
        row.getObject("booked_for", LocalDate.class));
  }

  /**
   * Something owed, as a list shows it.
   *
   * @param bookedFor the day of the next meeting in the diary, if a meeting is what is owed
   */
  record Owed(
      ObligationId obligation,
      CoreGroupId coreGroup,
      String words,
      String reference,
      LocalDate dueOn,
      @Nullable LocalDate warnOn,
      @Nullable LocalDate bookedFor) {}

  /** A meeting, and how many have answered. */
  record Gathering(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      int invited,
      int awaited) {}
}
