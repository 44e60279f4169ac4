package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A child has a plan before they are born, and is the same child afterwards. */
class BirthTest extends Chapter {

  private static final LocalDate WEDNESDAY_3_MARCH = LocalDate.of(2027, 3, 3);
  private static final LocalDate THURSDAY_25_FEBRUARY = LocalDate.of(2027, 2, 25);

  @Test
  void aGroupIsFormedAroundAChildWhoIsNotBornYet() {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"expectedOn": "2027-03-03", "category": "NEGLECT", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor));
    assertThat(formed.status()).as(formed.body().toString()).isEqualTo(200);
    var other = formed.body().path("id").asString();
    var child = office.get("/core-groups/" + other).body().path("children").path(0);
    assertThat(child.has("name")).isFalse();
    assertThat(child.path("expectedOn").asString()).isEqualTo("2027-03-03");
    assertThat(child.path("category").asString()).isEqualTo("NEGLECT");
    await().atMost(SOON).until(() -> expected(other).equals(List.of(WEDNESDAY_3_MARCH)));
  }

  @Test
  void anUnbornChildIsCalledByTheDayExpectedWhereverNamesStand() {
    unborn();
    var words = "Ava Hartley, Unborn child, expected 3 March 2027";
    var asked = "{\"coreGroups\":[\"" + group + "\"],\"people\":[]}";
    assertThat(office.post("/names", asked).body().path("coreGroups").path(group).asString())
        .isEqualTo(words);
    var found = search(office, "core-groups", "unborn");
    assertThat(found.path("count").asInt()).isEqualTo(1);
    assertThat(found.path("rows").path(0).path("children").asString()).isEqualTo(words);
    var hers = new Knock(port, Passes.member(anytown, PersonId.of(msOkafor))).get("/mine").body();
    assertThat(hers.path("groups").path(0).path("children").asString()).isEqualTo(words);
    var seats = office.get("/people/" + msOkafor + "/seats").body();
    assertThat(seats.path(0).path("children").asString()).isEqualTo(words);
    office.post(
        "/people/" + msOkafor + "/absences", "{\"from\":\"2027-01-04\",\"until\":\"2027-01-08\"}");
    var away = office.get("/people/" + msOkafor + "/absences").body();
    assertThat(away.path(0).path("children").asString()).isEqualTo(words);
    assertThat(record().path("concerns").valueStream())
        .extracting(JsonNode::asString)
        .contains("Nobody has the role Midwife, and a child is not born yet.");
    assertThat(office.post("/names", asked).body().path("concerns").path(group).asInt())
        .isEqualTo(record().path("concerns").size());
  }

  @Test
  void birthTurnsTheExpectedIntoAChildInOneStep() {
    var unborn = unborn();
    windTo(LocalDate.of(2027, 2, 26));
    var born = birth(unborn, "Mia Hartley", "2027-02-25");
    assertThat(born.status()).as(born.body().toString()).isEqualTo(200);
    var child = record().path("children").path(1);
    assertThat(child.path("id").asString()).isEqualTo(unborn);
    assertThat(child.path("name").asString()).isEqualTo("Mia Hartley");
    assertThat(child.path("bornOn").asString()).isEqualTo("2027-02-25");
    assertThat(child.path("planStartedOn").asString()).isEqualTo("2026-12-17");
    await().atMost(SOON).until(() -> told(ChildBorn.class).size() == 1);
    assertThat(told(ChildBorn.class))
        .containsExactly(
            new ChildBorn(CoreGroupId.of(group), ChildId.of(unborn), THURSDAY_25_FEBRUARY));
    assertThat(birth(unborn, "Mia", "2027-02-25").wrong())
        .isEqualTo("child: has been born already");
    assertThat(neighbours.heard(MembershipEvent.class).toString()).doesNotContain("Mia");
  }

  @Test
  void theDayExpectedIsCorrectedAndToldOnceForEachCorrection() {
    var unborn = unborn();
    assertThat(correct(unborn, "2027-03-10").status()).isEqualTo(200);
    assertThat(correct(unborn, "2027-03-10").status()).isEqualTo(200);
    assertThat(correct(unborn, "2027-03-17").status()).isEqualTo(200);
    var days = List.of(WEDNESDAY_3_MARCH, LocalDate.of(2027, 3, 10), LocalDate.of(2027, 3, 17));
    await().atMost(SOON).until(() -> expected(group).equals(days));
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges() {
    var unborn = unborn();
    assertThat(correct(unborn, "2027-10-08").wrong())
        .isEqualTo("expectedOn: is more than 42 weeks away; check the date");
    assertThat(correct(unborn, "2026-11-11").wrong())
        .startsWith("expectedOn: is more than five weeks ago");
    assertThat(birth(unborn, "Mia", "2026-12-18").wrong()).isEqualTo("bornOn: is in the future");
    assertThat(birth(unborn, "Mia", "2026-10-01").wrong())
        .startsWith("bornOn: is far from the day expected");
    assertThat(birth(unborn, " ", "2026-12-17").wrong())
        .isEqualTo("name: must be the child's name, in at most 120 characters");
    assertThat(birth(ava, "Ava", "2026-12-17").wrong()).isEqualTo("child: has been born already");
    assertThat(birth(ChildId.fresh().toString(), "Mia", "2026-12-17").status()).isEqualTo(404);
    assertThat(add("{\"planStartedOn\": \"2026-12-17\"}").wrong())
        .isEqualTo("name: must be the child's name, in at most 120 characters");
    assertThat(
            add("""
            {"name": "Mia", "expectedOn": "2027-03-03", "planStartedOn": "2026-12-17"}
            """)
                .wrong())
        .isEqualTo("name: is given at the birth, not before");
    assertThat(
            add("""
            {"school": "%s", "expectedOn": "2027-03-03", "planStartedOn": "2026-12-17"}
            """
                    .formatted(school("Big School", msOkafor)))
                .wrong())
        .isEqualTo("school: is for a child who is born");
    var move = "{\"child\":\"" + unborn + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2027}";
    assertThat(office.post("/core-groups/" + group + "/school-moves", move).wrong())
        .isEqualTo("child: is not born yet");
    windTo(LocalDate.of(2027, 4, 8));
    assertThat(birth(unborn, "Mia", "2027-04-08").wrong())
        .startsWith("bornOn: is far from the day expected");
    assertThat(record().path("children").path(1).has("bornOn")).isFalse();
    assertThat(told(ChildBorn.class)).isEmpty();
  }

  @Test
  void aPregnancyThatEndsEndsThePlanAndNobodyIsExpectedAnyMore() {
    var unborn = unborn();
    var path = pathOf(unborn) + "/pregnancy-ended";
    assertThat(office.post(path, "{\"endedOn\":\"2026-12-18\"}").wrong())
        .isEqualTo("endedOn: is in the future");
    assertThat(office.post(path, "{\"endedOn\":\"2026-12-17\"}").status()).isEqualTo(200);
    assertThat(record().path("children").path(1).path("planEndedOn").asString())
        .isEqualTo("2026-12-17");
    var found = search(office, "core-groups", "hartley").path("rows").path(0);
    assertThat(found.path("children").asString()).isEqualTo("Ava Hartley, Unborn child");
    await().atMost(SOON).until(() -> told(PlanEnded.class).size() == 1);
    assertThat(told(ChildBorn.class)).isEmpty();
    assertThat(birth(unborn, "Mia", "2026-12-17").wrong()).isEqualTo("child: has no plan any more");
    assertThat(
            office.post(pathOf(ava) + "/pregnancy-ended", "{\"endedOn\":\"2026-12-17\"}").wrong())
        .isEqualTo("child: has been born already");
  }

  @Test
  void anotherPartnershipKnowsNothingOfTheChild() {
    var unborn = unborn();
    var stranger = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    for (var child : List.of(unborn, ava)) {
      assertThat(stranger.post(pathOf(child) + "/pregnancy-ended", "{\"endedOn\":\"2026-12-17\"}"))
          .extracting(Knock.Answer::status)
          .isEqualTo(404);
      assertThat(stranger.post(pathOf(child) + "/expected", "{\"expectedOn\":\"2027-03-04\"}"))
          .extracting(Knock.Answer::status)
          .isEqualTo(404);
      assertThat(
              stranger.post(
                  pathOf(child) + "/birth", "{\"name\":\"Mia\",\"bornOn\":\"2026-12-17\"}"))
          .extracting(Knock.Answer::status)
          .isEqualTo(404);
    }
  }

  @Test
  void aClosedGroupTakesNobodyIn() {
    office.post(pathOf(ava) + "/plan/end", "{\"endedOn\":\"2026-12-17\"}");
    var words = "coreGroup: closed on 17 December 2026; form a new group";
    assertThat(add("{\"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}").wrong())
        .isEqualTo(words);
    var nurse = professional("Nora Dunn", "nora.dunn@health.example");
    var joining = "{\"person\":\"" + nurse + "\",\"role\":\"HEALTH_VISITOR\"}";
    assertThat(office.post("/core-groups/" + group + "/members", joining).wrong()).isEqualTo(words);
    var move = "{\"child\":\"" + ava + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2027}";
    assertThat(office.post("/core-groups/" + group + "/school-moves", move).wrong())
        .isEqualTo(words);
    assertThat(record().path("closedOn").asString()).isEqualTo("2026-12-17");
    await().atMost(SOON).until(() -> told(CoreGroupClosed.class).size() == 1);
  }

  @Test
  void aReplayTellsABirthAgain() {
    var unborn = unborn();
    windTo(LocalDate.of(2027, 2, 26));
    birth(unborn, "Mia Hartley", "2027-02-25");
    await().atMost(SOON).until(() -> told(ChildBorn.class).size() == 1);
    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "");
    await().atMost(SOON).until(() -> told(ChildBorn.class).size() == 2);
    assertThat(expected(group)).containsExactly(WEDNESDAY_3_MARCH, WEDNESDAY_3_MARCH);
  }

  private String unborn() {
    var added = add("{\"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}");
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  private Knock.Answer add(String child) {
    return office.post("/core-groups/" + group + "/children", child);
  }

  private Knock.Answer birth(String child, String name, String on) {
    return office.post(
        pathOf(child) + "/birth", "{\"name\":\"" + name + "\",\"bornOn\":\"" + on + "\"}");
  }

  private Knock.Answer correct(String child, String on) {
    return office.post(pathOf(child) + "/expected", "{\"expectedOn\":\"" + on + "\"}");
  }

  private String pathOf(String child) {
    return "/core-groups/" + group + "/children/" + child;
  }

  private List<LocalDate> expected(String coreGroup) {
    return neighbours.heard(ChildExpected.class).stream()
        .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(coreGroup)))
        .map(ChildExpected::expectedOn)
        .toList();
  }

  private <T extends MembershipEvent> List<T> told(Class<T> type) {
    return neighbours.heard(type).stream()
        .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(group)))
        .toList();
  }
}
