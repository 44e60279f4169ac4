package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.TeamManagerChanged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Grace Mbeki manages the team; then somebody else does. */
class TeamManagerTest extends Chapter {

  @SuppressWarnings("NullAway.Init")
  private String ibe;

  @BeforeEach
  void ibeSolIsThere() {
    ibe = professional("Ibe Sol", "ibe.sol@anytown.example");
  }

  @Test
  void everyGroupOfTheTeamIsToldWhoAnswersForItNow() {
    manage("North", ibe);
    until(1);
    assertThat(told())
        .containsExactly(new TeamManagerChanged(CoreGroupId.of(group), PersonId.of(ibe)));
    manage("North of the river", ibe);
    manage("North", null);
    until(2);
    assertThat(told().getLast()).isEqualTo(new TeamManagerChanged(CoreGroupId.of(group), null));
  }

  @Test
  void aRestrictedGroupIsToldThoughWhoeverSaysSoMayNotOpenIt() {
    var manager =
        new Knock(
            port,
            Passes.mint("grace.mbeki@anytown.example", anytown, List.of(), Role.TEAM_MANAGER));
    var closed =
        manager.post(
            "/core-groups/" + group + "/restriction",
            "{\"accounts\":[\"ada.okafor@anytown.example\"],\"why\":\"A threat\"}");
    assertThat(closed.status()).as(closed.body().toString()).isEqualTo(200);
    assertThat(office.get("/core-groups/" + group).status()).isEqualTo(404);
    manage("North", ibe);
    until(1);
    assertThat(told().getFirst().coreGroup()).isEqualTo(CoreGroupId.of(group));
  }

  @Test
  void whoTakesAManagersPlaceManagesTheirTeams() {
    var grace = office.get("/partnership").body().path("teams").path(0).path("manager").asString();
    var replaced =
        office.post(
            "/people/" + grace + "/replace", "{\"successor\":\"" + ibe + "\",\"why\":\"Retired\"}");
    assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
    until(1);
    assertThat(told().getFirst().teamManager()).isEqualTo(PersonId.of(ibe));
    assertThat(office.get("/partnership").body().path("teams").path(0).path("manager").asString())
        .isEqualTo(ibe);
  }

  @Test
  void aFamilyMemberManagesNoTeam() {
    var mother =
        office
            .post("/people", "{\"kind\":\"FAMILY\",\"name\":\"Mary Hartley\"}")
            .body()
            .path("id")
            .asString();
    assertThat(keep("North", mother).wrong())
        .isEqualTo("manager: must be a professional who is known here");
  }

  private void manage(String name, @Nullable String manager) {
    var kept = keep(name, manager);
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
  }

  private Knock.Answer keep(String name, @Nullable String manager) {
    var said = manager == null ? "null" : "\"" + manager + "\"";
    return office.put(
        "/teams/" + northTeam, "{\"name\":\"" + name + "\",\"manager\":" + said + "}");
  }

  private void until(int count) {
    await().atMost(SOON).until(() -> told().size() == count);
  }

  private List<TeamManagerChanged> told() {
    return neighbours.heard(TeamManagerChanged.class);
  }
}
