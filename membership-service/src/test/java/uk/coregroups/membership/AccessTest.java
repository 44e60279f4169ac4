package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who in the partnership's own house sees what: restricted groups, figures, and who has read. */
class AccessTest extends Chapter {

  private static final String SAFE =
      """
      {"email": false, "text": false, "voicemail": false, "councilNamed": true,
       "mayKnowPlace": true, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-17"}
      """;

  private static final String MANAGER = "grace.mbeki@anytown.example";

  @Test
  void aRestrictedGroupIsNotThereForAnybodyWhoIsNotNamed() {
    var mother = sitsAs("Mia Hartley", "PARENT");
    move();
    var worker = as("ada.okafor@anytown.example", Role.SOCIAL_WORKER);
    restrict("Ada.Okafor@anytown.example");

    for (var closed : List.of("", "/readings", "/email-group", "/restriction")) {
      assertThat(office.get("/core-groups/" + group + closed).status()).as(closed).isEqualTo(404);
      assertThat(worker.get("/core-groups/" + group + closed).status()).as(closed).isEqualTo(200);
    }
    assertThat(office.get("/core-groups/" + group + "/school-moves").body()).isEmpty();
    assertThat(search(office, "core-groups", "Hartley").path("count").asInt()).isZero();
    assertThat(search(office, "core-groups", "").toString()).doesNotContain(group);
    assertThat(search(office, "people", "Hartley").path("count").asInt()).isZero();
    assertThat(office.get("/people/" + mother).status()).isEqualTo(404);
    assertThat(office.get("/people/" + msOkafor).status()).isEqualTo(200);
    assertThat(office.get("/people/" + msOkafor + "/seats").body()).isEmpty();
    assertThat(names(office).path("coreGroups")).isEmpty();
    assertThat(
            office.post("/core-groups/" + group + "/members", joining(msOkafor, "SCHOOL")).status())
        .isEqualTo(404);

    assertThat(search(worker, "core-groups", "Hartley").path("count").asInt()).isEqualTo(1);
    assertThat(worker.get("/people/" + mother).status()).isEqualTo(200);
    assertThat(names(worker).path("coreGroups").path(group).asString()).isEqualTo("Ava Hartley");
    var member = new Knock(port, Passes.member(anytown, PersonId.of(msOkafor)));
    assertThat(member.get("/mine").body().path("groups")).hasSize(1);
  }

  @Test
  void everyServiceIsToldForWhomItOpensAndThatItIsOpenAgain() {
    restrict("ada.okafor@anytown.example");
    await().atMost(SOON).until(() -> neighbours.heard(CoreGroupRestricted.class).size() == 1);
    assertThat(neighbours.heard(CoreGroupRestricted.class).getFirst())
        .isEqualTo(
            new CoreGroupRestricted(
                CoreGroupId.of(group), List.of(MANAGER, "ada.okafor@anytown.example")));

    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.post("/replay", "{}").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> neighbours.heard(CoreGroupRestricted.class).size() == 2);

    assertThat(lift("The threat is over").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> opened().size() == 1);
    assertThat(office.get("/core-groups/" + group).status()).isEqualTo(200);
    assertThat(lift("Once more").wrong()).isEqualTo("coreGroup: is not restricted");
    var decided = office.get("/core-groups/" + group + "/restriction").body().path("decided");
    assertThat(decided).hasSize(2);
    assertThat(decided.path(0).path("why").asString()).isEqualTo("The threat is over");
    assertThat(decided.path(1).path("by").asString()).isEqualTo(MANAGER);
  }

  private List<CoreGroupOpened> opened() {
    return neighbours.heard(CoreGroupOpened.class).stream()
        .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(group)))
        .toList();
  }

  @Test
  void onlyATeamManagerRestrictsAndOnlyWithAReason() {
    var path = "/core-groups/" + group + "/restriction";
    assertThat(office.post(path, restricting("", "A threat")).status()).isEqualTo(403);
    var refused = manager().post(path, restricting("", " "));
    assertThat(refused.wrong()).startsWith("why: must say why");
    assertThat(office.get("/core-groups/" + group).status()).isEqualTo(200);
  }

  /** Otherwise one who is shut out would take a seat, sign in by code, and read. */
  @Test
  void onlyNamedStaffChangeWhoSitsInARestrictedGroupAndHowTheyAreReached() {
    restrict("");
    var dana = sitsInOneMoreGroup();
    var next = professional("Kit Lane", "kit.lane@anytown.example");
    var attacks =
        List.of(
            office.put("/people/" + msOkafor, reached("Ada Okafor", "mine@elsewhere.example")),
            office.post("/people/" + msOkafor + "/replace", replacing(next)),
            office.post("/people/" + msOkafor + "/merge", "{\"into\":\"" + next + "\"}"),
            office.post("/people/" + next + "/merge", "{\"into\":\"" + msOkafor + "\"}"),
            office.put("/people/" + dana + "/safe-contact", SAFE));

    assertThat(attacks)
        .allSatisfy(attack ->
            assertThat(attack.wrong()).startsWith("person: belongs to a core group that only"));
    var known = manager().get("/people/" + msOkafor).body();
    assertThat(known.path("email").asString()).isEqualTo("ada.okafor@anytown.example");
    assertThat(manager().get("/people/" + next + "/seats").body()).isEmpty();
  }

  @Test
  void whatDoesNotChangeHowSomebodyIsReachedAnybodyCorrects() {
    restrict("");

    var corrected =
        office.put("/people/" + msOkafor, reached("Ada Okafor-Bell", "ada.okafor@anytown.example"));

    assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(200);
  }

  @Test
  void aProfessionalIsReplacedInARestrictedGroupByWhoIsNamedForIt() {
    restrict("");
    var next = professional("Kit Lane", "kit.lane@anytown.example");
    var replaced = manager().post("/people/" + msOkafor + "/replace", replacing(next));
    assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
    var seats = manager().get("/people/" + next + "/seats").body();
    assertThat(seats).hasSize(1);
  }

  @Test
  void theQualityLeadSeesFiguresAndNothingElse() {
    var quality = new Knock(port, Passes.staff(anytown, Role.QUALITY_LEAD));
    assertThat(figures(quality).path("openGroups").path("count").isMissingNode()).isTrue();
    IntStream.range(0, 5).forEach(i -> family("Leo Marsh"));
    restrict("");
    assertThat(figures(quality).path("team").asString()).isEqualTo("North");
    assertThat(figures(quality).path("openGroups").path("count").asInt()).isEqualTo(6);
    assertThat(figures(quality).path("children").path("count").asInt()).isEqualTo(6);
    assertThat(figures(quality).path("withoutSchool").path("count").asInt()).isEqualTo(6);
    assertThat(figures(quality).path("withoutHealthVisitor").path("count").asInt()).isZero();
    assertThat(quality.get("/figures").body().toString())
        .doesNotContain("Hartley", "Marsh", "Okafor", group);
    findsNothing(quality);
    for (var closed :
        List.of(
            "/core-groups/" + group, "/people/" + msOkafor, "/mine", "/partnership", "/carrier")) {
      assertThat(quality.get(closed).status()).as(closed).isEqualTo(403);
    }
    assertThat(office.get("/figures").status()).isEqualTo(403);
  }

  @Test
  void theOperatorSeesNoCase() {
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    for (var closed :
        List.of("/core-groups/" + group, "/people/" + msOkafor, "/partnership", "/figures")) {
      assertThat(operator.get(closed).status()).as(closed).isEqualTo(403);
    }
    findsNothing(operator);
    assertThat(operator.post("/names", "{\"coreGroups\":[],\"people\":[]}").status())
        .isEqualTo(403);
  }

  @Test
  void everyReadingIsOnRecordAndListsOnceADay() {
    var mother = sitsAs("Mia Hartley", "PARENT");
    sitsAs("Mia Hartley", "GRANDPARENT");
    var worker = as("ada.okafor@anytown.example", Role.SOCIAL_WORKER);
    worker.get("/core-groups/" + group);
    worker.get("/core-groups/" + group);
    worker.get("/people/" + mother);
    worker.get("/people/" + msOkafor);
    for (var page : List.of("/needs", "/adult-services")) {
      worker.get("/people/" + mother + page);
      worker.get("/people/" + msOkafor + page);
    }
    for (int twice = 0; twice < 2; twice++) {
      search(worker, "core-groups", "Hartley");
      worker.get("/core-groups/" + group + "/email-group");
      worker.get("/core-groups/" + group + "/school-moves");
      worker.get("/people/" + msOkafor + "/seats");
      names(worker);
      worker.get("/people/ringing?people=" + mother);
      search(worker, "people", "Mia");
      search(worker, "people", "Okafor");
      worker.get("/people/alike");
    }
    new Knock(port, Passes.member(anytown, PersonId.of(msOkafor))).get("/mine");
    assertThat(readings("ada.okafor@anytown.example"))
        .containsExactlyInAnyOrder(
            "The record",
            "The record",
            "A family member's page",
            "What a family member needs to take part",
            "Whether an adult service sees a family member",
            "How family members may be rung",
            "Family members, in a search for people",
            "Family members who may have been entered twice",
            "Names of the children, in a search",
            "The e-mail group",
            "Moves of school",
            "Names of the children, among a professional's groups",
            "Names of the children, in a list of work");
    assertThat(readings("member")).containsExactly("Names of the children, in My meetings");

    windTo(THURSDAY_17_DECEMBER.plusDays(1));
    names(worker);
    assertThat(readings("ada.okafor@anytown.example")).hasSize(14);
  }

  private List<String> readings(String reader) {
    return office
        .get("/core-groups/" + group + "/readings")
        .body()
        .path("rows")
        .valueStream()
        .filter(one -> one.path("reader").asString().equals(reader))
        .map(one -> one.path("what").asString())
        .toList();
  }

  private JsonNode figures(Knock quality) {
    return quality.get("/figures").body().path("teams").path(0);
  }

  private JsonNode names(Knock knock) {
    return knock.post("/names", "{\"coreGroups\":[\"" + group + "\"],\"people\":[]}").body();
  }

  private void restrict(String account) {
    var done =
        manager().post("/core-groups/" + group + "/restriction", restricting(account, "A threat"));
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
  }

  private Knock.Answer lift(String why) {
    return manager()
        .post("/core-groups/" + group + "/restriction/lift", "{\"why\":\"" + why + "\"}");
  }

  private Knock manager() {
    return as(MANAGER, Role.TEAM_MANAGER);
  }

  private Knock as(String account, Role role) {
    return new Knock(port, Passes.mint(account, anytown, List.of(), role));
  }

  private static void findsNothing(Knock knock) {
    for (var what : List.of("core-groups", "people", "schools")) {
      var found = knock.post("/" + what + "/search", "{\"find\":\"\",\"page\":1}");
      assertThat(found.status()).as(what).isEqualTo(403);
    }
  }

  /** A mother in the restricted group who is seen, because she sits in an open one as well. */
  private String sitsInOneMoreGroup() {
    var mother = office.post("/people", "{\"kind\":\"FAMILY\",\"name\":\"Dana Marsh\"}");
    var dana = mother.body().path("id").asString();
    family("Leo Marsh");
    var open = search(office, "core-groups", "Marsh").path("rows").path(0).path("id");
    var joined =
        office.post("/core-groups/" + open.asString() + "/members", joining(dana, "PARENT"));
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    manager().post("/core-groups/" + group + "/members", joining(dana, "PARENT"));
    return dana;
  }

  private static String reached(String name, String email) {
    return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}";
  }

  private static String replacing(String successor) {
    return "{\"successor\":\"" + successor + "\",\"why\":\"Moved on\"}";
  }

  private String sitsAs(String name, String role) {
    var added = office.post("/people", "{\"kind\":\"FAMILY\",\"name\":\"" + name + "\"}");
    var person = added.body().path("id").asString();
    var joined = office.post("/core-groups/" + group + "/members", joining(person, role));
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return person;
  }

  private void family(String child) {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "%s", "bornOn": "2015-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor, child));
    assertThat(formed.status()).isEqualTo(200);
  }

  private static String joining(String person, String role) {
    return "{\"person\":\"" + person + "\",\"role\":\"" + role + "\"}";
  }

  private static String restricting(String account, String why) {
    return "{\"accounts\":[\"" + account + "\"],\"why\":\"" + why + "\"}";
  }
}
