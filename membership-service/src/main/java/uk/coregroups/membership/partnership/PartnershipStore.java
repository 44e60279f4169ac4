package uk.coregroups.membership.partnership;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.PersonKind;

/** Partnerships: the tables {@code partnership}, {@code team} and {@code role}. */
@Repository
public class PartnershipStore {

  private static final int LARGE_GROUP = 12;

  private final JdbcClient jdbc;

  PartnershipStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Saves a partnership with the usual roles; said again, only its name changes. */
  void save(PartnershipId id, String name) {
    jdbc.sql(
            """
            insert into partnership (id, name) values (:id, :name)
            on conflict (id) do update set name = excluded.name
            """)
        .param("id", id.value())
        .param("name", name)
        .update();
    var roles = usualRoles();
    for (int place = 0; place < roles.size(); place++) {
      var role = roles.get(place);
      jdbc.sql(
              """
              insert into role (partnership, code, label, kind, place)
              values (:partnership, :code, :label, :kind, :place) on conflict do nothing
              """)
          .param("partnership", id.value())
          .param("code", role.code())
          .param("label", role.label())
          .param("kind", role.kind().name())
          .param("place", place)
          .update();
    }
  }

  boolean exists(PartnershipId id) {
    return jdbc.sql("select exists (select 1 from partnership where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  /** The partnership's name. */
  public String name(PartnershipId id) {
    return jdbc.sql("select name from partnership where id = :id")
        .param("id", id.value())
        .query((row, n) -> row.getString(1))
        .single();
  }

  /**
   * How many members a group may have before it is called large: {@value LARGE_GROUP} until the
   * partnership has said. No source names a number; an hour, in which everybody is heard, does.
   */
  public int largeGroup(PartnershipId id) {
    return jdbc.sql("select coalesce(large_group, :usual) from partnership where id = :id")
        .param("id", id.value())
        .param("usual", LARGE_GROUP)
        .query(Integer.class)
        .optional()
        .orElse(LARGE_GROUP);
  }

  /** Keeps a team, new or changed; says no if it is another partnership's. */
  boolean save(Team team, PartnershipId partnership) {
    return write(
            """
            insert into team (id, partnership, name, manager) values (:id, :partnership, :name, :manager)
            on conflict (id) do nothing
            """,
            team,
            partnership)
        || write(
            """
            update team set name = :name, manager = :manager
            where id = :id and partnership = :partnership
            """,
            team,
            partnership);
  }

  private boolean write(String sql, Team team, PartnershipId partnership) {
    return jdbc.sql(sql)
            .param("id", team.id().value())
            .param("partnership", partnership.value())
            .param("name", team.name())
            .param("manager", team.manager() == null ? null : team.manager().value())
            .update()
        == 1;
  }

  /** Whether somebody is one of the partnership's professionals. */
  boolean knows(PersonId person, PartnershipId partnership) {
    return jdbc.sql(
            """
            select exists (select 1 from person
              where id = :id and partnership = :partnership and kind = 'PROFESSIONAL')
            """)
        .param("id", person.value())
        .param("partnership", partnership.value())
        .query(Boolean.class)
        .single();
  }

  public List<Team> teams(PartnershipId partnership) {
    return jdbc.sql("select * from team where partnership = :partnership order by lower(name)")
        .param("partnership", partnership.value())
        .query((row, n) -> team(row))
        .list();
  }

  /** The team, which nobody changes until the transaction ends. */
  public Optional<Team> lock(TeamId id, PartnershipId partnership) {
    return jdbc.sql(
            """
            select * from team where id = :id and partnership = :partnership for no key update
            """)
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> team(row))
        .optional();
  }

  /** The groups a team holds, none of which changes until the transaction ends. */
  List<CoreGroupId> lockGroups(TeamId team) {
    return jdbc.sql(
            """
            select id from core_group where team = :team and purged_on is null order by id for update
            """)
        .param("team", team.value())
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  public Optional<Team> team(TeamId id, PartnershipId partnership) {
    return teams(partnership).stream().filter(team -> team.id().equals(id)).findFirst();
  }

  public List<RoleLabel> roles(PartnershipId partnership) {
    return jdbc.sql("select * from role where partnership = :partnership order by place, code")
        .param("partnership", partnership.value())
        .query((row, n) ->
            new RoleLabel(
                row.getString("code"),
                row.getString("label"),
                PersonKind.valueOf(row.getString("kind"))))
        .list();
  }

  public Optional<RoleLabel> role(String code, PartnershipId partnership) {
    return roles(partnership).stream().filter(role -> role.code().equals(code)).findFirst();
  }

  private static Team team(ResultSet row) throws SQLException {
    var manager = row.getObject("manager", UUID.class);
    return new Team(
        new TeamId(row.getObject("id", UUID.class)),
        row.getString("name"),
        manager == null ? null : new PersonId(manager));
  }

  private static List<RoleLabel> usualRoles() {
    try (var in = PartnershipStore.class.getResourceAsStream("/roles.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .map(cells -> new RoleLabel(cells[0], cells[2], PersonKind.valueOf(cells[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The list of roles cannot be read", e);
    }
  }
}
