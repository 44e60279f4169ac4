package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Files and forms about many do not change who sees a restricted group, as pages do not. */
class FilesAndNamedStaffTest extends ExtractChapter {

  private static final String MANAGER = "grace.mbeki@anytown.example";
  private static final String LEFT =
      "It was left as it is here. Ask a team manager to make this change by hand";

  @SuppressWarnings("NullAway.Init")
  private Knock manager;

  @BeforeEach
  void aTeamManager() {
    manager = new Knock(port, Passes.mint(MANAGER, anytown, List.of(), Role.TEAM_MANAGER));
  }

  @Test
  void anExtractLeavesHowAMemberOfARestrictedGroupIsReachedAndSaysWhichRow() {
    taken(HEADINGS + ROWS);
    restrict(family());

    var again = taken(HEADINGS + ROWS.replace("bola.dunn@health", "mine@elsewhere"));

    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    assertThat(person("Bola").path("email").asString()).isEqualTo("bola.dunn@health.example");
    assertThat(lines(again)).containsExactly("5 Email " + LEFT);
  }

  @Test
  void anExtractSeatsNobodyInARestrictedGroupButMayEndASeat() {
    taken(HEADINGS + ROWS);
    var stones = family();
    restrict(stones);
    var kit = BOLA.replace("P2", "P9").replace("bola.dunn", "kit.lane");

    var again =
        taken(
            HEADINGS
                + ROWS.replace(",2026-11-03,,", ",2026-11-03,2026-12-10,Moved")
                + kit
                + VISITOR.replace("M2", "M9").replace("P2", "P9"));

    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    assertThat(lines(again)).containsExactly("11 Person " + LEFT);
    var members = manager.get("/core-groups/" + stones).body().path("members");
    assertThat(members.valueStream().map(one -> one.path("person").path("name").asString()))
        .containsExactlyInAnyOrder("Ada Okafor", "Stone, Jane", "Bola \"B\" Dunn");
    assertThat(members.toString()).contains("2026-12-10").doesNotContain("kit.lane");
  }

  @Test
  void aSeatInARestrictedGroupIsNotGivenToSomebodyElseByAnExtract() {
    taken(HEADINGS + ROWS);
    var stones = family();
    restrict(stones);
    var kit = BOLA.replace("P2", "P9").replace("bola.dunn", "kit.lane");

    var again = taken(HEADINGS + ROWS.replace("Membership,M2,F1,P2", "Membership,M2,F1,P9") + kit);

    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    assertThat(lines(again)).containsExactly("8 Person " + LEFT);
    var members = manager.get("/core-groups/" + stones).body().path("members").toString();
    assertThat(members).contains("Bola").doesNotContain("kit.lane");
  }

  /** Somebody who has left would be in it again. */
  @Test
  void aSeatInARestrictedGroupThatHasEndedIsNotMadeLongerByAnExtract() {
    var left = ROWS.replace(",2026-11-03,,", ",2026-11-03,2026-12-10,Moved");
    taken(HEADINGS + left);
    restrict(family());

    var again = taken(HEADINGS + left.replace("2026-12-10", "2099-12-10"));

    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    assertThat(lines(again)).isNotEmpty().allMatch(line -> line.endsWith(" LeftOn " + LEFT));
    var members = manager.get("/core-groups/" + family() + "/members").body().toString();
    assertThat(members).doesNotContain("2099");
  }

  @Test
  void theLeadOfASchoolInARestrictedGroupsMoveIsNamedByWhoIsNamedForTheGroup() {
    var iris = professional("Iris Cole", "iris@hillside.example");
    var urn = urn();
    var school = office.post("/schools", hillside(urn, iris)).body().path("id").asString();
    var move = move();
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + school + "\"}");
    restrict(group);
    var spy = professional("Sly Fox", "mine@elsewhere.example");

    var refused = office.put("/schools/" + school, hillside(urn, spy));
    var taken = office.post("/schools/leads", leads(urn, "Sly Fox,mine@elsewhere.example"));
    var same = office.post("/schools/leads", leads(urn, "Iris Cole,iris@hillside.example"));

    assertThat(refused.wrong())
        .isEqualTo("lead: must be named by somebody else: ask your team manager");
    assertThat(taken.body().path("leads").asInt()).isZero();
    assertThat(taken.body().path("held").path(0).asString()).startsWith("Row 2 was left as it is");
    assertThat(same.body().path("held")).isEmpty();
    assertThat(office.get("/schools/" + school).body().path("lead").asString()).isEqualTo(iris);
    assertThat(office.put("/schools/" + school, hillside(urn, iris)).status()).isEqualTo(200);
    var named = manager.put("/schools/" + school, hillside(urn, spy));
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
  }

  private static String hillside(String urn, String lead) {
    return """
    {"urn": "%s", "name": "Hillside", "phase": "Secondary", "lead": "%s"}
    """
        .formatted(urn, lead);
  }

  private static byte[] leads(String urn, String lead) {
    return ("URN,DSLName,DSLEmail\n" + urn + "," + lead + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void restrict(String which) {
    var done =
        manager.post(
            "/core-groups/" + which + "/restriction", "{\"accounts\":[],\"why\":\"A threat\"}");
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
  }

  private String family() {
    return search(office, "core-groups", "Stone").path("rows").path(0).path("id").asString();
  }

  private JsonNode person(String name) {
    return search(office, "people", name).path("rows").path(0);
  }

  private List<String> lines(JsonNode intake) {
    return office
        .get("/intakes/" + intake.path("id").asString() + "/lines")
        .body()
        .path("rows")
        .valueStream()
        .map(one ->
            one.path("row").asString()
                + " "
                + one.path("field").asString()
                + " "
                + one.path("words").asString())
        .toList();
  }
}
