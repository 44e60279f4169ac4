package uk.coregroups.scheduling.foresight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.scheduling.obligation.Kind;

/** Lists of what is to come, each one query. */
@Repository
class AheadStore {

  /** What somebody must meet for; the rest is settled at a desk. */
  private static final Set<Kind> MEETINGS =
      EnumSet.of(
          Kind.HOLD_INITIAL,
          Kind.HOLD_TRANSFER_IN,
          Kind.HOLD_PRE_BIRTH,
          Kind.HOLD_REVIEW,
          Kind.RECONVENE,
          Kind.HOLD_PROFESSIONALS_MEETING,
          Kind.HOLD_CORE_GROUP,
          Kind.SECOND_CORE_GROUP,
          Kind.LAST_CORE_GROUP);

  private static final Object[] DUTIES =
      Stream.of(Kind.values()).filter(kind -> !kind.isOfInvitation()).map(Kind::name).toArray();

  private static final String CORE_GROUPS =
      "('HOLD_CORE_GROUP', 'SECOND_CORE_GROUP', 'LAST_CORE_GROUP', 'BOOK_CORE_GROUP')";

  /** The soonest day in the diary on which it would be done. */
  private static final String BOOKED =
      """
      case
        when o.kind in %s then (select min(m.held_date) from meeting m
          where m.core_group = o.core_group and m.cancelled_at is null and m.held_at is null
            and m.purpose = 'CORE_GROUP' and m.held_date >= :from)
        when o.kind = 'HOLD_PROFESSIONALS_MEETING' then (select min(m.held_date) from meeting m
          where m.core_group = o.core_group and m.cancelled_at is null and m.held_at is null
            and m.purpose = 'PROFESSIONALS' and m.held_date >= :from)
        else (select min(p.planned_on) from conference_plan p
          join conference_plan_child c on c.conference_plan = p.id
          where c.child = o.about and p.over_on is null and p.planned_on >= :from)
      end
      """
          .formatted(CORE_GROUPS);

  private static final String DUE =
      """
      from obligation o
      where o.partnership = :partnership and o.settled_on is null and o.kind = any (:kinds)
        and o.due_on between :from and :until
        and (:team::uuid is null or o.core_group in
          (select g.core_group from roster_group g where g.team = :team::uuid))
      """;

  private final JdbcClient jdbc;

  AheadStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is due in a time and has nothing in the diary that would meet it. */
  List<Ahead> unbooked(Window window, int offset, int atMost) {
    return jdbc.sql(
            "select * from (select o.*, "
                + BOOKED
                + " as booked_for "
                + DUE
                + ") o where booked_for is null or booked_for > due_on"
                + " order by due_on, kind, id offset :offset limit :most")
        .param("partnership", window.partnership.value())
        .param("kinds", new SqlArrayValue("text", MEETINGS.stream().map(Kind::name).toArray()))
        .param("from", window.from)
        .param("until", window.until)
        .param("team", value(window.team))
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> ahead(row))
        .list();
  }

  long countUnbooked(Window window) {
    return jdbc.sql(
            "select count(*) from (select o.due_on, "
                + BOOKED
                + " as booked_for "
                + DUE
                + ") o where booked_for is null or booked_for > due_on")
        .param("partnership", window.partnership.value())
        .param("kinds", new SqlArrayValue("text", MEETINGS.stream().map(Kind::name).toArray()))
        .param("from", window.from)
        .param("until", window.until)
        .param("team", value(window.team))
        .query(Long.class)
        .single();
  }

  /** How much of what somebody must meet for is late already, before the time begins. */
  long countLate(Window window) {
    return jdbc.sql(
            """
            select count(*) from obligation o
            where o.partnership = :partnership and o.settled_on is null and o.kind = any (:kinds)
              and o.due_on < :from
              and (:team::uuid is null or o.core_group in
                (select g.core_group from roster_group g where g.team = :team::uuid))
            """)
        .param("partnership", window.partnership.value())
        .param("kinds", new SqlArrayValue("text", MEETINGS.stream().map(Kind::name).toArray()))
        .param("from", window.from)
        .param("team", value(window.team))
        .query(Long.class)
        .single();
  }

  /** Everything due in a time. */
  List<Ahead> due(Window window, int offset, int atMost) {
    return jdbc.sql(
            "select o.*, "
                + BOOKED
                + " as booked_for "
                + DUE
                + " order by o.due_on, o.kind, o.id offset :offset limit :most")
        .param("partnership", window.partnership.value())
        .param("kinds", new SqlArrayValue("text", DUTIES))
        .param("from", window.from)
        .param("until", window.until)
        .param("team", value(window.team))
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> ahead(row))
        .list();
  }

  /** How much is due in a time, team by team; a group without a team is counted under none. */
  List<OfTeam> perTeam(Window window) {
    return jdbc.sql(
            """
            select g.team, count(*) as count from obligation o
            join roster_group g on g.core_group = o.core_group
            where o.partnership = :partnership and o.settled_on is null and o.kind = any (:kinds)
              and o.due_on between :from and :until
            group by g.team order by g.team
            """)
        .param("partnership", window.partnership.value())
        .param("kinds", new SqlArrayValue("text", DUTIES))
        .param("from", window.from)
        .param("until", window.until)
        .query((row, n) -> {
          var team = row.getObject("team", UUID.class);
          return new OfTeam(team == null ? null : new TeamId(team), row.getLong("count"));
        })
        .list();
  }

  private static @Nullable UUID value(@Nullable TeamId team) {
    return team == null ? null : team.value();
  }

  private static Ahead ahead(ResultSet row) throws SQLException {
    var kind = Kind.valueOf(row.getString("kind"));
    return new Ahead(
        new ObligationId(row.getObject("id", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        kind,
        kind.words(),
        row.getObject("about", UUID.class),
        row.getString("reference"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("warn_on", LocalDate.class),
        row.getObject("booked_for", LocalDate.class));
  }

  /**
   * Which part of what is to come.
   *
   * @param team null for all teams
   */
  record Window(
      PartnershipId partnership, LocalDate from, LocalDate until, @Nullable TeamId team) {}

  /**
   * Something to come.
   *
   * @param bookedFor the soonest day in the diary on which it would be done
   */
  record Ahead(
      ObligationId obligation,
      CoreGroupId coreGroup,
      Kind kind,
      String words,
      UUID about,
      String reference,
      LocalDate dueOn,
      @Nullable LocalDate warnOn,
      @Nullable LocalDate bookedFor) {}

  /** How much a team has to do. */
  record OfTeam(@Nullable TeamId team, long count) {}
}
