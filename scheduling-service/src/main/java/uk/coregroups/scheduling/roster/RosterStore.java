package uk.coregroups.scheduling.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.scheduling.roster.RosterGroup.Concerned;

/** The roster: the tables {@code roster_group}, {@code roster_child} and {@code roster_seat}. */
@Repository
// What belongs to a row is read while the row is, on the same connection.
@Transactional
public class RosterStore {

  private final JdbcClient jdbc;

  RosterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Saves a group as it was formed or restated. */
  public void save(
      PartnershipId partnership,
      CoreGroupId group,
      String reference,
      @Nullable TeamId team,
      @Nullable PersonId teamManager,
      LocalDate formedOn) {
    jdbc.sql(
            """
            insert into roster_group (core_group, partnership, reference, team, team_manager, formed_on)
            values (:group, :partnership, :reference, :team, :manager, :formedOn)
            on conflict (core_group) do update
              set reference = excluded.reference, team_manager = excluded.team_manager,
                team = coalesce(excluded.team, roster_group.team)
            """)
        .param("group", group.value())
        .param("partnership", partnership.value())
        .param("reference", reference)
        .param("team", team == null ? null : team.value())
        .param("manager", teamManager == null ? null : teamManager.value())
        .param("formedOn", formedOn)
        .update();
  }

  /** The group, if it is known here. */
  public Outcome<RosterGroup> known(CoreGroupId id, PartnershipId partnership) {
    return group(id, partnership)
        .map(Outcome::done)
        .orElseGet(() ->
            Outcome.unknown(
                "This core group is not known here. If it was formed a moment ago, try again."));
  }

  /** The children of a group whom something concerns: those who are named, or all of them. */
  public Outcome<Concerned> concerned(
      CoreGroupId id, PartnershipId partnership, List<ChildId> named) {
    return known(id, partnership).then(group -> group.concerned(named));
  }

  /** Keeps who answers for the team that holds a group. */
  public void managed(CoreGroupId group, @Nullable PersonId teamManager) {
    jdbc.sql("update roster_group set team_manager = :manager where core_group = :group")
        .param("group", group.value())
        .param("manager", teamManager == null ? null : teamManager.value())
        .update();
  }

  /** Saves a child with a plan; one whose plan had ended has one again. */
  public void addChild(CoreGroupId group, ChildId child) {
    jdbc.sql(
            """
            insert into roster_child (core_group, child) values (:group, :child)
            on conflict (core_group, child) do update set plan_ended_on = null,
              former_plan_ended_on =
                coalesce(roster_child.plan_ended_on, roster_child.former_plan_ended_on)
            """)
        .param("group", group.value())
        .param("child", child.value())
        .update();
  }

  /** Saves a seat; said again, it changes nothing but the role. */
  public void seat(PartnershipId partnership, CoreGroupId group, Seat seat) {
    jdbc.sql(
            """
            insert into roster_seat
              (member, core_group, partnership, person, kind, role, from_day)
            values (:member, :group, :partnership, :person, :kind, :role, :from)
            on conflict (member) do update set role = excluded.role, person = excluded.person
            """)
        .param("member", seat.member().value())
        .param("group", group.value())
        .param("partnership", partnership.value())
        .param("person", seat.person().value())
        .param("kind", seat.kind().name())
        .param("role", seat.role())
        .param("from", seat.from())
        .update();
  }

  public void leave(MemberId member, LocalDate from) {
    jdbc.sql("update roster_seat set until_day = :from where member = :member")
        .param("member", member.value())
        .param("from", from)
        .update();
  }

  /** Somebody of whom there were two records sits in these seats of a group and in no other. */
  public void merge(PartnershipId partnership, PersonMerged merged) {
    merged.seats().forEach(seat -> awayFrom(seat, merged));
    jdbc.sql(
            """
            delete from roster_seat where core_group = :group and person in (:from, :into)
              and not member = any (:seats)
            """)
        .param("group", merged.coreGroup().value())
        .param("from", merged.from().value())
        .param("into", merged.into().value())
        .param(
            "seats",
            new SqlArrayValue(
                "uuid", merged.seats().stream().map(seat -> seat.member().value()).toArray()))
        .update();
    for (var seat : merged.seats()) {
      jdbc.sql(
              """
              insert into roster_seat
                (member, core_group, partnership, person, kind, role, from_day, until_day)
              values (:member, :group, :partnership, :person, :kind, :role, :from, :until)
              on conflict (member) do update set person = excluded.person, role = excluded.role,
                from_day = excluded.from_day, until_day = excluded.until_day
              """)
          .param("member", seat.member().value())
          .param("group", merged.coreGroup().value())
          .param("partnership", partnership.value())
          .param("person", merged.into().value())
          .param("kind", seat.kind().name())
          .param("role", seat.role())
          .param("from", seat.from())
          .param("until", seat.until())
          .update();
    }
  }

  /** Absences from a seat that has become part of this one are absences from this one. */
  private void awayFrom(MergedSeat seat, PersonMerged merged) {
    jdbc.sql(
            """
            update absence a set member = :seat
            where a.core_group = :group and a.member <> :seat and a.from_day >= :from
              and (cast(:until as date) is null or a.from_day < :until)
              and a.member in (select member from roster_seat
                where core_group = :group and person in (:goes, :into))
              and not exists (select 1 from absence b
                where b.member = :seat and b.from_day = a.from_day)
            """)
        .param("seat", seat.member().value())
        .param("group", merged.coreGroup().value())
        .param("from", seat.from())
        .param("until", seat.until())
        .param("goes", merged.from().value())
        .param("into", merged.into().value())
        .update();
  }

  /** Whether a member may see what was before they joined. */
  public void shareHistory(MemberId member, boolean shared) {
    jdbc.sql("update roster_seat set history_shared = :shared where member = :member")
        .param("member", member.value())
        .param("shared", shared)
        .update();
  }

  /** Nobody sees what was before, until it is said again who may. */
  public void shareHistoryWithNobody(CoreGroupId group) {
    jdbc.sql("update roster_seat set history_shared = false where core_group = :group")
        .param("group", group.value())
        .update();
  }

  public Optional<RosterGroup> group(CoreGroupId group) {
    return jdbc.sql("select * from roster_group where core_group = :group and purged_on is null")
        .param("group", group.value())
        .query((row, n) -> group(row))
        .optional();
  }

  /** The group, if it belongs to this partnership. */
  public Optional<RosterGroup> group(CoreGroupId group, PartnershipId partnership) {
    return group(group).filter(found -> found.partnership().equals(partnership));
  }

  /** Everybody who is or was a member. */
  public List<RosterSeat> seats(CoreGroupId group) {
    return jdbc.sql("select * from roster_seat where core_group = :group order by from_day, member")
        .param("group", group.value())
        .query((row, n) -> seat(row))
        .list();
  }

  /** Those who are members on a day. */
  public List<RosterSeat> seatsOn(LocalDate day, CoreGroupId group) {
    return seats(group).stream().filter(seat -> seat.isMemberOn(day)).toList();
  }

  private RosterGroup group(ResultSet row) throws SQLException {
    var id = new CoreGroupId(row.getObject("core_group", UUID.class));
    var manager = row.getObject("team_manager", UUID.class);
    var children = children(id, "true");
    return new RosterGroup(
        id,
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getString("reference"),
        manager == null ? null : new PersonId(manager),
        children,
        children(id, "plan_ended_on is null"));
  }

  private List<ChildId> children(CoreGroupId group, String which) {
    return jdbc.sql(
            "select child from roster_child where core_group = :group and "
                + which
                + " order by child")
        .param("group", group.value())
        .query((child, n) -> new ChildId(child.getObject(1, UUID.class)))
        .list();
  }

  /** A child's plan has ended. */
  public void endPlan(CoreGroupId group, ChildId child, LocalDate on) {
    jdbc.sql(
            """
            update roster_child set plan_ended_on = :on where core_group = :group and child = :child
            """)
        .param("group", group.value())
        .param("child", child.value())
        .param("on", on)
        .update();
  }

  /** The day an earlier plan of a child ended, if this is not the first. */
  public Optional<LocalDate> formerPlanEndedOn(CoreGroupId group, ChildId child) {
    return jdbc.sql(
            """
            select former_plan_ended_on from roster_child where core_group = :group
              and child = :child and former_plan_ended_on is not null
            """)
        .param("group", group.value())
        .param("child", child.value())
        .query((row, n) -> row.getObject(1, LocalDate.class))
        .optional();
  }

  private static RosterSeat seat(ResultSet row) throws SQLException {
    return new RosterSeat(
        new MemberId(row.getObject("member", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        PersonKind.valueOf(row.getString("kind")),
        row.getString("role"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
