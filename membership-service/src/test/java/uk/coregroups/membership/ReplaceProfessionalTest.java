package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** The health visitor of three families is replaced by another in one step. */
class ReplaceProfessionalTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);

  @SuppressWarnings("NullAway.Init")
  private String bola;

  @SuppressWarnings("NullAway.Init")
  private String nia;

  @SuppressWarnings("NullAway.Init")
  private List<String> families;

  @BeforeEach
  void bolaVisitsThreeFamilies() {
    bola = professional("Bola Dunn", "bola.dunn@health.example");
    nia = professional("Nia Lyle", "nia.lyle@health.example");
    families = List.of(group, family("Leo Marsh"), family("Zoe Marlow"));
    families.forEach(family -> join(family, bola));
  }

  @Test
  void oneStepReplacesHerEverywhereFromADayOn() {
    var replaced = replace(bola, nia, "2027-01-04", "New area", "Ask about the new flat");

    assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
    assertThat(replaced.body().path("groups").asInt()).isEqualTo(3);
    for (var family : families) {
      assertThat(seat(family, bola).path("until").asString()).isEqualTo("2027-01-04");
      assertThat(seat(family, bola).path("farewell").path("why").asString()).isEqualTo("New area");
      assertThat(seat(family, bola).path("farewell").path("handover").asString())
          .isEqualTo("Ask about the new flat");
      assertThat(seat(family, nia).path("from").asString()).isEqualTo("2027-01-04");
      assertThat(seat(family, nia).path("role").asString()).isEqualTo("HEALTH_VISITOR");
    }
    await().atMost(SOON).until(() -> neighbours.heard(MemberLeft.class).size() == 3);
    assertThat(neighbours.heard(MemberLeft.class))
        .allSatisfy(left -> {
          assertThat(left.person()).isEqualTo(PersonId.of(bola));
          assertThat(left.from()).isEqualTo(MONDAY_4_JANUARY);
        })
        .extracting(left -> left.coreGroup().toString())
        .containsExactlyInAnyOrderElementsOf(families);
    assertThat(joinedAs(nia)).hasSize(3);
    assertThat(neighbours.heard(MembershipEvent.class).toString()).doesNotContain("flat");
  }

  @Test
  void theEmailGroupsFollowOnTheDay() {
    replace(bola, nia, "2027-01-04", "New area", null);
    assertThat(addresses()).contains("bola.dunn@health.example");
    windTo(MONDAY_4_JANUARY);
    assertThat(addresses())
        .contains("nia.lyle@health.example")
        .doesNotContain("bola.dunn@health.example");
    assertThat(seats(bola)).isEmpty();
    assertThat(seats(nia)).hasSize(3);
  }

  @Test
  void whereTheSuccessorSitsAlreadyTheOtherOnlyLeaves() {
    join(families.getLast(), nia);
    replace(bola, nia, "2026-12-17", "New area", null);
    await().atMost(SOON).until(() -> neighbours.heard(MemberLeft.class).size() == 3);
    assertThat(joinedAs(nia)).hasSize(3);
    assertThat(
            record(families.getLast())
                .path("members")
                .valueStream()
                .filter(member -> is(member, nia)))
        .hasSize(1);
  }

  @Test
  void aLeadSocialWorkerIsReplacedAndNoGroupIsWithoutOne() {
    var next = professional("Kit Lane", "kit.lane@anytown.example");
    var replaced = replace(msOkafor, next, "2026-12-17", "Promoted", null);
    assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
    assertThat(seat(group, next).path("role").asString()).isEqualTo("LEAD_SOCIAL_WORKER");
    await().atMost(SOON).until(() -> neighbours.heard(MemberLeft.class).size() == 3);
    var told =
        neighbours.heard(MembershipEvent.class).stream()
            .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(group)))
            .toList();
    assertThat(told.get(told.size() - 2)).isInstanceOf(MemberJoined.class);
    assertThat(told.getLast()).isInstanceOf(MemberLeft.class);
  }

  @Test
  void whatSheHadToTellANewSchoolAndTheSchoolSheLedPassOn() {
    var move = move();
    office.post("/school-moves/" + move + "/contact", "{\"contact\":\"" + bola + "\"}");
    var school = school("Big School", bola);
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + school + "\"}");

    replace(bola, nia, "2026-12-17", "New area", null);

    await().atMost(SOON).until(() -> PersonId.of(nia).equals(lastMove().contact()));
    assertThat(office.get("/schools/" + school).body().path("lead").asString()).isEqualTo(nia);
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges() {
    var mother = familyMember("Mary Hartley");
    assertThat(replace(bola, bola, "2026-12-17", "x", null).wrong())
        .isEqualTo("successor: is the same person");
    assertThat(replace(bola, mother, "2026-12-17", "x", null).wrong())
        .isEqualTo("successor: must be a professional who is known here");
    assertThat(replace(bola, PersonId.fresh().toString(), "2026-12-17", "x", null).wrong())
        .isEqualTo("successor: must be a professional who is known here");
    assertThat(replace(mother, nia, "2026-12-17", "x", null).wrong())
        .isEqualTo("person: is a family member, whom nobody replaces");
    assertThat(replace(bola, nia, "2027-12-17", "x", null).wrong())
        .isEqualTo("from: is more than 90 days away; check the date");
    assertThat(replace(bola, nia, "2026-12-17", "  ", null).wrong())
        .isEqualTo("why: must say why, in at most 200 characters, for the record");
    assertThat(replace(bola, nia, "2026-12-17", "x", "y".repeat(2001)).wrong())
        .isEqualTo("handover: must be at most 2,000 characters");
    assertThat(office.post("/people/" + bola + "/replace", "{\"why\":\"x\"}").wrong())
        .isEqualTo("successor: must say who comes in their place");
    assertThat(seats(bola)).hasSize(3);
    assertThat(seats(nia)).isEmpty();
  }

  @Test
  void onlyTheOfficeOfThePartnershipReplacesAnybody() {
    var body = "{\"successor\":\"" + nia + "\",\"why\":\"x\"}";
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(elsewhere.post("/people/" + bola + "/replace", body).status()).isEqualTo(404);
    assertThat(elsewhere.get("/people/" + bola + "/seats").body()).isEmpty();
    for (var role : List.of(Role.OPERATOR, Role.GATEWAY)) {
      var other = new Knock(port, Passes.staff(anytown, role));
      assertThat(other.post("/people/" + bola + "/replace", body).status()).isEqualTo(403);
    }
    assertThat(seats(bola)).hasSize(3);
  }

  private Knock.Answer replace(
      String leaving, String successor, String from, String why, @Nullable String handover) {
    var said = handover == null ? "null" : "\"" + handover + "\"";
    return office.post(
        "/people/" + leaving + "/replace",
        "{\"successor\":\"%s\",\"from\":\"%s\",\"why\":\"%s\",\"handover\":%s}"
            .formatted(successor, from, why, said));
  }

  private String family(String child) {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "%s", "bornOn": "2023-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor, child));
    assertThat(formed.status()).as(formed.body().toString()).isEqualTo(200);
    return formed.body().path("id").asString();
  }

  private String familyMember(String name) {
    return office
        .post("/people", "{\"kind\":\"FAMILY\",\"name\":\"" + name + "\"}")
        .body()
        .path("id")
        .asString();
  }

  private void join(String family, String person) {
    var joined =
        office.post(
            "/core-groups/" + family + "/members",
            "{\"person\":\"" + person + "\",\"role\":\"HEALTH_VISITOR\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }

  private JsonNode record(String family) {
    return office.get("/core-groups/" + family).body();
  }

  private JsonNode seat(String family, String person) {
    return record(family)
        .path("members")
        .valueStream()
        .filter(member -> is(member, person))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(JsonNode member, String person) {
    return member.path("person").path("id").asString().equals(person);
  }

  private JsonNode seats(String person) {
    return office.get("/people/" + person + "/seats").body();
  }

  private List<String> addresses() {
    return office
        .get("/core-groups/" + group + "/email-group")
        .body()
        .valueStream()
        .map(address -> address.path("email").asString())
        .toList();
  }

  private List<MemberJoined> joinedAs(String person) {
    return neighbours.heard(MemberJoined.class).stream()
        .filter(joined -> joined.seat().person().equals(PersonId.of(person)))
        .toList();
  }

  private SchoolMoveExpected lastMove() {
    return neighbours.heard(SchoolMoveExpected.class).getLast();
  }
}
