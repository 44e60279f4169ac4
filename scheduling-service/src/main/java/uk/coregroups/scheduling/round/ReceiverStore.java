package uk.coregroups.scheduling.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Party;
import uk.coregroups.scheduling.roster.RosterSeat;

/**
 * Who fills the parts of a batch of obligations today: a few statements for the whole batch.
 *
 * <p>While minutes wait for a manager's approval (R16A) whoever is chased for them is that manager;
 * only the nudge before they are due goes to their writer, who has to write them first.
 *
 * <p>Somebody who has left the group fills no part in it. Where a meeting has no minute-taker, or a
 * school move no contact, the lead social worker stands in.
 */
@Repository
class ReceiverStore {

  private static final Set<Kind> OF_MINUTES =
      EnumSet.of(Kind.SHARE_WITH_PROFESSIONALS, Kind.SHARE_WITH_FAMILY);
  private static final Set<Kind> OF_SCHOOL =
      EnumSet.of(Kind.RECORD_SCHOOL, Kind.MOVE_SCHOOL, Kind.TRANSFER_FILE);

  private final JdbcClient jdbc;

  ReceiverStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<ObligationId, Map<Party, List<PersonId>>> of(List<Obligation> batch, LocalDate today) {
    var invited = invited(of(batch, EnumSet.of(Kind.REPLY)));
    var expected = expected(of(batch, EnumSet.of(Kind.ATTEND)));
    var minutes = minutes(of(batch, OF_MINUTES));
    var approvals = approvals(of(batch, OF_MINUTES));
    var moves = moves(of(batch, OF_SCHOOL));
    var needSeats = EnumSet.copyOf(OF_MINUTES);
    needSeats.addAll(OF_SCHOOL);
    var seats = seats(of(batch, needSeats), today);
    var all = new HashMap<ObligationId, Map<Party, List<PersonId>>>();
    for (var owed : batch) {
      var parts = new EnumMap<Party, List<PersonId>>(Party.class);
      if (owed.kind() == Kind.REPLY) {
        parts.put(Party.INVITED, invited.getOrDefault(owed.about(), List.of()));
      } else if (owed.kind() == Kind.ATTEND) {
        parts.put(Party.EXPECTED, expected.getOrDefault(owed.about(), List.of()));
      } else if (OF_MINUTES.contains(owed.kind())) {
        fill(parts, owed, minutes.get(owed.about()), seats);
        chase(parts, approvals.contains(owed.about()));
      } else if (OF_SCHOOL.contains(owed.kind())) {
        fill(parts, owed, moves.get(owed.about()), seats);
      }
      all.put(owed.id(), parts);
    }
    return all;
  }

  private static void fill(
      Map<Party, List<PersonId>> parts,
      Obligation owed,
      @Nullable Map<Party, PersonId> named,
      Map<UUID, Seats> seats) {
    var group = seats.getOrDefault(owed.coreGroup().value(), Seats.NONE);
    parts.put(Party.LEAD_SOCIAL_WORKER, group.leads);
    parts.put(Party.TEAM_MANAGER, group.manager);
    if (named == null) {
      return;
    }
    named.forEach((party, person) -> {
      // A school's lead need not be a member; everybody else must still be one.
      boolean school = party == Party.CURRENT_LEAD || party == Party.NEW_LEAD;
      if (school || group.members.contains(person)) {
        parts.put(party, List.of(person));
      }
    });
    for (var party : List.of(Party.MINUTE_TAKER, Party.CHAIR, Party.CONTACT)) {
      parts.putIfAbsent(party, group.leads);
    }
  }

  /** While a manager is to approve the minutes it is the manager who is chased, and nobody else. */
  private static void chase(Map<Party, List<PersonId>> parts, boolean waitForApproval) {
    var writer = parts.getOrDefault(Party.MINUTE_TAKER, List.of());
    parts.put(Party.MINUTES_HOLDER, writer);
    if (waitForApproval) {
      var manager = parts.getOrDefault(Party.TEAM_MANAGER, List.of());
      List.of(Party.MINUTES_HOLDER, Party.CHAIR, Party.LEAD_SOCIAL_WORKER)
          .forEach(party -> parts.put(party, manager));
    }
  }

  /** The meetings whose minutes a manager is still to approve. */
  private Set<UUID> approvals(List<UUID> meetings) {
    return meetings.isEmpty()
        ? Set.of()
        : jdbc.sql(
                """
                select about from obligation
                where about = any (:ids) and kind = 'APPROVE_MINUTES' and settled_on is null
                """)
            .param("ids", uuids(meetings))
            .query((row, n) -> row.getObject(1, UUID.class))
            .set();
  }

  private Map<UUID, List<PersonId>> invited(List<UUID> invitations) {
    return people(
        invitations,
        """
        select i.id, i.person from invitation i
        where i.id = any (:ids) and i.withdrawn_at is null and i.answer is null
        """);
  }

  private Map<UUID, List<PersonId>> expected(List<UUID> meetings) {
    return people(
        meetings,
        """
        select i.meeting, i.person from invitation i
        where i.meeting = any (:ids) and i.withdrawn_at is null
          and i.answer is distinct from 'DECLINED'
        order by i.kind desc, i.role, i.id
        """);
  }

  private Map<UUID, List<PersonId>> people(List<UUID> ids, String sql) {
    var found = new HashMap<UUID, List<PersonId>>();
    if (!ids.isEmpty()) {
      jdbc.sql(sql)
          .param("ids", uuids(ids))
          .query(row -> {
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(new PersonId(row.getObject(2, UUID.class)));
          });
    }
    return found;
  }

  private Map<UUID, Map<Party, PersonId>> minutes(List<UUID> meetings) {
    return named(
        meetings,
        "select id, chair, minute_taker from meeting where id = any (:ids)",
        Map.of(Party.CHAIR, "chair", Party.MINUTE_TAKER, "minute_taker"));
  }

  private Map<UUID, Map<Party, PersonId>> moves(List<UUID> moves) {
    return named(
        moves,
        "select id, current_lead, contact, new_lead from school_move where id = any (:ids)",
        Map.of(
            Party.CURRENT_LEAD, "current_lead",
            Party.CONTACT, "contact",
            Party.NEW_LEAD, "new_lead"));
  }

  private Map<UUID, Map<Party, PersonId>> named(
      List<UUID> ids, String sql, Map<Party, String> columns) {
    var found = new HashMap<UUID, Map<Party, PersonId>>();
    if (!ids.isEmpty()) {
      jdbc.sql(sql)
          .param("ids", uuids(ids))
          .query(row -> {
            found.put(row.getObject("id", UUID.class), named(row, columns));
          });
    }
    return found;
  }

  private static Map<Party, PersonId> named(ResultSet row, Map<Party, String> columns)
      throws SQLException {
    var named = new EnumMap<Party, PersonId>(Party.class);
    for (var column : columns.entrySet()) {
      var person = row.getObject(column.getValue(), UUID.class);
      if (person != null) {
        named.put(column.getKey(), new PersonId(person));
      }
    }
    return named;
  }

  /** The members, leads and manager of the groups these obligations belong to. */
  private Map<UUID, Seats> seats(List<UUID> about, LocalDate today) {
    var found = new HashMap<UUID, Seats>();
    if (about.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select g.core_group, g.team_manager, s.person, s.role
            from (select distinct core_group from obligation where about = any (:about)) o
            join roster_group g using (core_group)
            left join roster_seat s on s.core_group = g.core_group
              and s.from_day <= :today and (s.until_day is null or s.until_day > :today)
            """)
        .param("about", uuids(about))
        .param("today", today)
        .query(row -> {
          found
              .computeIfAbsent(row.getObject("core_group", UUID.class), any -> Seats.empty())
              .add(row);
        });
    return found;
  }

  private static List<UUID> of(List<Obligation> batch, Set<Kind> kinds) {
    return batch.stream()
        .filter(owed -> kinds.contains(owed.kind()))
        .map(Obligation::about)
        .distinct()
        .toList();
  }

  private static SqlArrayValue uuids(List<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  private record Seats(Set<PersonId> members, List<PersonId> leads, List<PersonId> manager) {

    static final Seats NONE = new Seats(Set.of(), List.of(), List.of());

    static Seats empty() {
      return new Seats(new java.util.HashSet<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(ResultSet row) throws SQLException {
      var teamManager = row.getObject("team_manager", UUID.class);
      if (teamManager != null && manager.isEmpty()) {
        manager.add(new PersonId(teamManager));
      }
      var person = row.getObject("person", UUID.class);
      if (person == null) {
        return;
      }
      members.add(new PersonId(person));
      if (Objects.equals(row.getString("role"), RosterSeat.LEAD_SOCIAL_WORKER)) {
        leads.add(new PersonId(person));
      }
    }
  }
}
