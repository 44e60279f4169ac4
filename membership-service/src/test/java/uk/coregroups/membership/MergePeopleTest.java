package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.ContactEvent;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Two records turn out to be of one person. */
class MergePeopleTest extends Chapter {

  @SuppressWarnings("NullAway.Init")
  private String bola;

  @SuppressWarnings("NullAway.Init")
  private String bolaAgain;

  @BeforeEach
  void aHealthVisitorIsHereTwice() {
    bola = professional("Bola Dunn", "bola.dunn@health.example");
    bolaAgain = professional("Bola  DUNN.", "b.dunn@clinic.example");
  }

  @Test
  void theOneLeadsToTheOtherWhoSitsInTheirPlaceEverywhere() {
    join(group, bolaAgain, "HEALTH_VISITOR");
    var team = office.get("/partnership").body().path("teams").path(0).path("id").asString();
    new Knock(port, Passes.staff(anytown, Role.OPERATOR))
        .put("/teams/" + team, "{\"name\":\"North\",\"manager\":\"" + bolaAgain + "\"}");
    var school = school("Big School", bolaAgain);
    var move = move();
    office.post("/school-moves/" + move + "/contact", "{\"contact\":\"" + bolaAgain + "\"}");

    var merged = merge(bolaAgain, bola, null);

    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    assertThat(merged.body().path("id").asString()).isEqualTo(bola);
    assertThat(office.get("/people/" + bolaAgain).body().path("id").asString()).isEqualTo(bola);
    assertThat(rolesOf(group, bola)).containsExactly("HEALTH_VISITOR since 2026-12-17");
    assertThat(search(office, "people", "dunn").path("count").asInt()).isEqualTo(1);
    assertThat(office.get("/schools/" + school).body().path("lead").asString()).isEqualTo(bola);
    assertThat(office.get("/partnership").body().path("teams").path(0).path("manager").asString())
        .isEqualTo(bola);
    assertThat(
            office
                .get("/core-groups/" + group + "/school-moves")
                .body()
                .path(0)
                .path("move")
                .path("contact")
                .asString())
        .isEqualTo(bola);
    assertThat(addresses()).contains("bola.dunn@health.example").doesNotContain("b.dunn@clinic");
    var told = mergedIn(group);
    assertThat(told.from()).isEqualTo(PersonId.of(bolaAgain));
    assertThat(told.into()).isEqualTo(PersonId.of(bola));
    assertThat(told.reachedAs()).isEqualTo(PersonId.of(bola));
    assertThat(told.seats()).hasSize(1);
  }

  @Test
  void seatsThatOverlapBecomeOneAndTheGroupKeepsItsLead() {
    var lead = professional("Ada Okafor", "a.okafor@home.example");
    office.post(
        "/core-groups/" + group + "/members",
        "{\"person\":\"%s\",\"role\":\"SCHOOL\",\"from\":\"2026-12-10\"}".formatted(lead));
    assertThat(merge(msOkafor, lead, null).status()).isEqualTo(200);
    assertThat(rolesOf(group, lead)).containsExactly("LEAD_SOCIAL_WORKER since 2026-12-10");
    assertThat(mergedIn(group).seats()).hasSize(1);
  }

  @Test
  void whatTheyNeedToTakePartIsKeptOfBoth() {
    var mother = familyMember("Mary Hartley", "mary@mail.example", false);
    var again = familyMember("Mary Hartley", "old@mail.example", false);
    join(group, mother, "PARENT");
    var needs = office.put("/people/" + again + "/needs", "{\"needs\":[{\"kind\":\"STEP_FREE\"}]}");
    assertThat(needs.status()).as(needs.body().toString()).isEqualTo(200);
    assertThat(merge(again, mother, null).status()).isEqualTo(200);
    assertThat(
            office
                .get("/people/" + mother + "/needs")
                .body()
                .path("needs")
                .path(0)
                .path("kind")
                .asString())
        .isEqualTo("STEP_FREE");
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(NeedsChanged.class).stream()
                .anyMatch(told -> told.person().equals(PersonId.of(mother))));
  }

  @Test
  void seatsOneAfterTheOtherStaySeats() {
    var seat = join(group, bola, "HEALTH_VISITOR");
    office.post(
        "/core-groups/" + group + "/members/" + seat + "/leave",
        "{\"from\":\"2027-01-04\",\"why\":\"Other work\"}");
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"%s\",\"role\":\"SCHOOL_NURSE\",\"from\":\"2027-01-04\"}"
                .formatted(bolaAgain));
    assertThat(joined.status()).isEqualTo(200);
    merge(bolaAgain, bola, null);
    assertThat(rolesOf(group, bola))
        .containsExactly("HEALTH_VISITOR since 2026-12-17", "SCHOOL_NURSE since 2027-01-04");
  }

  @Test
  void nothingOfHowAFamilyMemberIsReachedIsUnitedUnasked() {
    var mother = familyMember("Mary Hartley", "mary@mail.example", false);
    var again = familyMember("Mary Hartley", "old@mail.example", true);
    safe(mother, true, "2026-12-01");
    safe(again, false, "2026-12-15");
    assertThat(merge(again, mother, null).wrong())
        .isEqualTo("reach: must be chosen: whose answer about what is safe stands");
    assertThat(office.get("/people/" + again).body().path("id").asString()).isEqualTo(again);

    assertThat(merge(again, mother, again).status()).isEqualTo(200);

    var stays = office.get("/people/" + mother).body();
    assertThat(stays.path("email").asString()).isEqualTo("old@mail.example");
    assertThat(stays.path("safeContact").path("email").asBoolean()).isFalse();
    assertThat(stays.path("safeContact").path("verifiedOn").asString()).isEqualTo("2026-12-15");
    assertThat(stays.path("confidentialAddress").asBoolean()).isTrue();
    await().atMost(SOON).until(() -> contacts().getLast() instanceof ContactMerged);
    var told = (ContactChanged) contacts().get(contacts().size() - 2);
    assertThat(told.person()).isEqualTo(PersonId.of(mother));
    assertThat(told.email()).isEqualTo("old@mail.example");
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges() {
    var mother = familyMember("Mary Hartley", "mary@mail.example", false);
    assertThat(merge(bola, bola, null).wrong()).isEqualTo("into: is this same record");
    assertThat(merge(bola, mother, null).wrong())
        .isEqualTo("into: is not the same kind: one is family, one a professional");
    assertThat(merge(bola, bolaAgain, mother).wrong()).isEqualTo("reach: must be one of the two");
    assertThat(office.post("/people/" + bola + "/merge", "{}").wrong())
        .isEqualTo("into: must say which record stays");
    assertThat(merge(bola, PersonId.fresh().toString(), null).status()).isEqualTo(404);
    assertThat(merge(bolaAgain, bola, null).status()).isEqualTo(200);
    assertThat(merge(bolaAgain, bola, null).wrong()).isEqualTo("into: is this same record");
  }

  @Test
  void recordsThatLookAlikeAreListedUntilSomebodyDecides() {
    assertThat(alike()).containsExactlyInAnyOrder("Bola Dunn + Bola DUNN. [\"NAME\"]");
    office.post("/people/" + bola + "/apart", "{\"other\":\"" + bolaAgain + "\"}");
    assertThat(alike()).isEmpty();

    var mother = familyMember("Mary Hartley", "mary@mail.example", false);
    var again = familyMember("M Hartley", "MARY@mail.example", false);
    familyMember("Paul Marsh", "paul@mail.example", false);
    assertThat(alike()).hasSize(1).first().asString().endsWith("[\"MAILBOX\"]");
    merge(again, mother, null);
    assertThat(alike()).isEmpty();
  }

  @Test
  void onlyTheOfficeOfThePartnershipMergesAnybody() {
    var body = "{\"into\":\"" + bola + "\"}";
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(elsewhere.post("/people/" + bolaAgain + "/merge", body).status()).isEqualTo(404);
    assertThat(elsewhere.get("/people/alike").body().path("count").asInt()).isZero();
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.post("/people/" + bolaAgain + "/merge", body).status()).isEqualTo(403);
    assertThat(operator.get("/people/alike").status()).isEqualTo(403);
  }

  private Knock.Answer merge(String goes, String stays, @Nullable String reach) {
    return office.post(
        "/people/" + goes + "/merge",
        "{\"into\":\"%s\",\"reach\":%s}"
            .formatted(stays, reach == null ? "null" : "\"" + reach + "\""));
  }

  private String join(String family, String person, String role) {
    var joined =
        office.post(
            "/core-groups/" + family + "/members",
            "{\"person\":\"" + person + "\",\"role\":\"" + role + "\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return joined.body().path("id").asString();
  }

  private String familyMember(String name, String email, boolean confidential) {
    return office
        .post(
            "/people",
            "{\"kind\":\"FAMILY\",\"name\":\"%s\",\"email\":\"%s\",\"confidentialAddress\":%s}"
                .formatted(name, email, confidential))
        .body()
        .path("id")
        .asString();
  }

  private void safe(String person, boolean email, String on) {
    var recorded =
        office.put(
            "/people/" + person + "/safe-contact",
            """
            {"email": %s, "text": false, "voicemail": false, "councilNamed": false,
             "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "%s"}
            """
                .formatted(email, on));
    assertThat(recorded.status()).as(recorded.body().toString()).isEqualTo(200);
  }

  private List<String> rolesOf(String family, String person) {
    return office
        .get("/core-groups/" + family)
        .body()
        .path("members")
        .valueStream()
        .filter(member -> member.path("person").path("id").asString().equals(person))
        .map(member -> member.path("role").asString() + " since " + member.path("from").asString())
        .toList();
  }

  private List<String> alike() {
    return office
        .get("/people/alike")
        .body()
        .path("rows")
        .valueStream()
        .map(two -> names(two) + " " + two.path("why"))
        .toList();
  }

  private static String names(JsonNode two) {
    return List.of(
            two.path("one").path("name").asString(), two.path("other").path("name").asString())
        .stream()
        .sorted(java.util.Comparator.reverseOrder())
        .collect(java.util.stream.Collectors.joining(" + "));
  }

  private List<String> addresses() {
    return office
        .get("/core-groups/" + group + "/email-group")
        .body()
        .valueStream()
        .map(address -> address.path("email").asString())
        .toList();
  }

  private List<ContactEvent> contacts() {
    return contactsHeard.heard(ContactEvent.class).stream()
        .filter(one -> !(one instanceof IdentifyingWordsChanged))
        .toList();
  }

  private PersonMerged mergedIn(String family) {
    await().atMost(SOON).until(() -> !neighbours.heard(PersonMerged.class).isEmpty());
    return neighbours.heard(PersonMerged.class).stream()
        .filter(one -> one.coreGroup().equals(CoreGroupId.of(family)))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("NullAway.Init")
  private Neighbour contactsHeard;

  @BeforeEach
  void notificationListens() {
    contactsHeard = new Neighbour(rabbit, admin, "contact", false);
  }
}
