package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Membership's own part of the stories, through its real doors and onto a real broker. */
class MembershipTest extends Chapter {

  @Test
  void aGroupIsToldToTheNeighboursWithoutAnyName() {
    await().atMost(SOON).until(() -> neighbours.heard(MemberJoined.class).size() == 1);
    var formed = neighbours.heard(CoreGroupFormed.class).getFirst();
    assertThat(formed.reference()).matches("G-[2-9B-Z]{4}");
    assertThat(formed.children()).hasSize(1);
    assertThat(formed.teamManager()).isNotNull();
    assertThat(formed.team()).isEqualTo(northTeam);
    assertThat(neighbours.heard(MemberJoined.class).getFirst().seat().role())
        .isEqualTo("LEAD_SOCIAL_WORKER");
    assertThat(formed.toString() + neighbours.heard(MemberJoined.class))
        .doesNotContain("Hartley")
        .doesNotContain("Okafor");
  }

  @Test
  void contactTravelsToNotificationAloneAndAFamilyMembersNameNever() {
    var mother = family("Mary Hartley", "mary@mail.example", "07700 900123");
    office.put(
        "/people/" + mother + "/safe-contact",
        """
        {"email": true, "text": true, "voicemail": false, "councilNamed": false,
         "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-16"}
        """);
    var fact = contactOf(mother);
    assertThat(fact.kind()).isEqualTo(PersonKind.FAMILY);
    assertThat(fact.name()).isNull();
    assertThat(fact.mobile()).isEqualTo("+447700900123");
    assertThat(fact.safeContact()).isNotNull();
    assertThat(fact.toString()).doesNotContain("mary").doesNotContain("7700");
  }

  @Test
  void aFamilyMemberBeginsWithoutASafeContactRecord() {
    var father = family("Paul Hartley", "paul@mail.example", null);
    assertThat(contactOf(father).safeContact()).isNull();
    var wrong =
        office.put(
            "/people/" + father + "/safe-contact",
            """
            {"email": true, "text": true, "voicemail": false, "councilNamed": false,
             "mayKnowPlace": false, "from": "17:00", "until": "09:00", "verifiedOn": "2027-01-01"}
            """);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly("text", "until", "verifiedOn");
    assertThat(office.get("/people/" + father).body().path("safeContact").isMissingNode()).isTrue();
  }

  @Test
  void membersJoinAndLeaveFromADayAndTheEmailGroupFollowsByItself() {
    var nurse = professional("Bola Dunn", "bola.dunn@nhs.example");
    var mother = family("Mary Hartley", "mary@mail.example", null);
    var nurses = join(nurse, "HEALTH_VISITOR");
    join(mother, "PARENT");
    assertThat(emailGroup()).containsExactly("ada.okafor@anytown.example", "bola.dunn@nhs.example");

    var left =
        office.post(
            "/core-groups/" + group + "/members/" + nurses + "/leave",
            "{\"from\": \"2027-01-11\", \"why\": \"Moved to another area\"}");
    assertThat(left.status()).isEqualTo(200);
    assertThat(emailGroup()).hasSize(2);
    windTo(LocalDate.of(2027, 1, 11));
    assertThat(emailGroup()).containsExactly("ada.okafor@anytown.example");
    await().atMost(SOON).until(() -> neighbours.heard(MemberLeft.class).size() == 1);
    assertThat(neighbours.heard(MemberLeft.class).getFirst().from())
        .isEqualTo(LocalDate.of(2027, 1, 11));
    assertThat(neighbours.heard(MemberLeft.class).toString()).doesNotContain("another area");
  }

  @Test
  void rolesFitPeopleAndAGroupIsNeverWithoutALead() {
    var mother = family("Mary Hartley", "mary@mail.example", null);
    assertThat(joining(mother, "HEALTH_VISITOR").wrong()).startsWith("role: is for professionals");
    assertThat(joining(msOkafor, "PARENT").wrong()).startsWith("role: is for family members");
    assertThat(joining(msOkafor, "SCHOOL").wrong())
        .isEqualTo("person: is a member of this group already");
    assertThat(joining(mother, "CAT").wrong()).isEqualTo("role: is not a role of this partnership");

    var lead = record().path("members").path(0).path("member").asString();
    var path = "/core-groups/" + group + "/members/" + lead + "/leave";
    assertThat(office.post(path, "{\"why\":\"Gone\"}").wrong())
        .startsWith("member: is the lead social worker");
    join(professional("Sam Field", "sam.field@anytown.example"), "LEAD_SOCIAL_WORKER");
    assertThat(office.post(path, "{\"why\":\"Gone\"}").status()).isEqualTo(200);
    assertThat(office.post(path, "{\"why\":\"Gone\"}").wrong())
        .isEqualTo("member: has been recorded as leaving already");
  }

  @Test
  void whoReadsARecordIsWrittenDown() {
    var worker = new Knock(port, Passes.mint("ada.okafor", anytown, List.of(), Role.SOCIAL_WORKER));
    worker.get("/core-groups/" + group);
    var readings = office.get("/core-groups/" + group + "/readings").body();
    assertThat(readings.path("rows").path(0).path("reader").asString()).isEqualTo("ada.okafor");
    assertThat(readings.path("rows").path(0).path("role").asString()).isEqualTo("SOCIAL_WORKER");
    assertThat(readings.path("count").asInt()).isEqualTo(2);
  }

  @Test
  void aGroupIsFoundByChildMemberOrReference() {
    var reference = record().path("reference").asString();
    assertThat(found("hartley")).isEqualTo(1);
    assertThat(found("okafor")).isEqualTo(1);
    assertThat(found(reference.toLowerCase(java.util.Locale.ROOT))).isEqualTo(1);
    assertThat(found("nobody at all")).isZero();
    assertThat(found("%")).isZero();
  }

  @Test
  void aWrongRequestNamesTheFieldAndChangesNothing() {
    var answer =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": " ", "bornOn": "2030-01-01", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(TeamId.fresh(), PersonId.fresh()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly(
            "team",
            "leadSocialWorker",
            "children[0].name",
            "children[0].bornOn",
            "children[0].planStartedOn");
    assertThat(search(office, "core-groups", "").path("count").asInt()).isEqualTo(1);

    var person =
        office.post(
            "/people",
            """
            {"kind": "PROFESSIONAL", "name": "X", "email": "Ann <ann@x.example>", "mobile": "0791111234x"}
            """);
    assertThat(person.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly("email", "mobile");
    assertThat(
            office
                .post(
                    "/people",
                    """
                    {"kind": "PROFESSIONAL", "name": "X", "email": "ADA.okafor@anytown.example"}
                    """)
                .wrong())
        .isEqualTo("email: belongs to a professional who is known already");
    assertThat(office.post("/core-groups", "{\"children\": [{\"bornOn\": \"soon\"}]}").wrong())
        .isEqualTo("children[0].bornOn: must be a date such as 2026-12-17");
  }

  @Test
  void anotherPartnershipSeesNothingAndMayChangeNothing() {
    var stranger = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(stranger.get("/core-groups/" + group).status()).isEqualTo(404);
    assertThat(stranger.get("/people/" + msOkafor).status()).isEqualTo(404);
    assertThat(search(stranger, "core-groups", "").path("count").asInt()).isZero();
    assertThat(stranger.get("/core-groups/" + group + "/email-group").status()).isEqualTo(404);
    assertThat(
            stranger
                .post(
                    "/core-groups/" + group + "/members",
                    "{\"person\":\"" + msOkafor + "\",\"role\":\"GP\"}")
                .status())
        .isEqualTo(404);
    var names =
        stranger.post(
            "/names", "{\"coreGroups\":[\"" + group + "\"],\"people\":[\"" + msOkafor + "\"]}");
    assertThat(names.body().toString()).doesNotContain("Hartley").doesNotContain("Okafor");
    assertThat(new Knock(port, null).get("/core-groups/" + group).status()).isEqualTo(401);
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.get("/core-groups/" + group).status()).isEqualTo(403);
  }

  @Test
  void aMailboxSignsInOnlyWhoHasSomethingToSee() {
    var gateway = new Knock(port, Passes.mint("gateway", null, List.of(), Role.GATEWAY));
    var father = family("Paul Hartley", "paul@mail.example", null);
    join(father, "PARENT");
    assertThat(mailbox(gateway, "ADA.OKAFOR@anytown.example")).contains(msOkafor);
    assertThat(mailbox(gateway, "paul@mail.example")).isEmpty();
    assertThat(mailbox(gateway, "stranger@mail.example")).isEmpty();
    assertThat(office.post("/people/by-mailbox", "{\"email\":\"a@b.example\"}").status())
        .isEqualTo(403);
  }

  @Test
  void aMemberSeesTheirOwnGroupsUntilTheDayTheyLeave() {
    var nurse = professional("Bola Dunn", "bola.dunn@nhs.example");
    var seat = join(nurse, "HEALTH_VISITOR");
    var nurses = new Knock(port, Passes.member(anytown, PersonId.of(nurse)));
    var mine = nurses.get("/mine").body();
    assertThat(mine.path("groups").path(0).path("children").asString()).isEqualTo("Ava Hartley");
    assertThat(mine.path("groups").path(0).path("role").asString()).isEqualTo("Health visitor");
    office.post("/core-groups/" + group + "/members/" + seat + "/leave", "{\"why\":\"Moved on\"}");
    assertThat(nurses.get("/mine").body().path("groups")).isEmpty();
    assertThat(nurses.get("/core-groups/" + group).status()).isEqualTo(403);
  }

  @Test
  void nothingGoesToTheNewSchoolUntilAPersonReleasesIt() {
    var lead = professional("Iris Cole", "head@bigschool.example");
    var school = school("Big School", lead);
    var move = move();
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + school + "\"}");
    var leads = new Knock(port, Passes.member(anytown, PersonId.of(lead)));
    assertThat(leads.get("/mine").body().path("joining")).isEmpty();
    assertThat(leads.post("/school-moves/" + move + "/told", "{}").status()).isEqualTo(404);
    assertThat(neighbours.heard(SchoolMoveReleased.class)).isEmpty();

    assertThat(office.post("/school-moves/" + move + "/release", "").status()).isEqualTo(200);

    await().atMost(SOON).until(() -> neighbours.heard(SchoolMoveReleased.class).size() == 1);
    assertThat(neighbours.heard(SchoolMoveReleased.class).toString()).doesNotContain("Hartley");
    assertThat(leads.get("/mine").body().path("joining").path(0).path("child").asString())
        .isEqualTo("Ava Hartley");
    assertThat(leads.post("/school-moves/" + move + "/told", "{}").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> neighbours.heard(SchoolMoveConfirmed.class).size() == 1);
    assertThat(neighbours.heard(SchoolMoveConfirmed.class).getFirst().newLead())
        .isEqualTo(PersonId.of(lead));
  }

  @Test
  void aChangedSchoolTellsTheFirstLeadThatItNoLongerApplies() {
    var first = school("Big School", professional("Iris Cole", "head@bigschool.example"));
    var second = school("Other School", professional("Tom Ray", "tom@otherschool.example"));
    var move = move();
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + first + "\"}");
    office.post("/school-moves/" + move + "/release", "");
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + second + "\"}");

    await().atMost(SOON).until(() -> neighbours.heard(SchoolMoveNoLongerApplies.class).size() == 1);
    assertThat(neighbours.heard(SchoolMoveNoLongerApplies.class).getFirst().byLetter()).isTrue();
    assertThat(neighbours.heard(SchoolMoveExpected.class)).hasSize(3);
    var seen = office.get("/core-groups/" + group + "/school-moves").body().path(0);
    assertThat(seen.path("to").path("name").asString()).isEqualTo("Other School");
    assertThat(seen.path("move").path("released").asBoolean()).isFalse();
  }

  @Test
  void aMoveIsWrittenDownWithItsOfferDay() {
    move();
    await().atMost(SOON).until(() -> neighbours.heard(SchoolMoveExpected.class).size() == 1);
    assertThat(neighbours.heard(SchoolMoveExpected.class).getFirst().offerOn())
        .isEqualTo(LocalDate.of(2027, 3, 1));
    var twice =
        office.post(
            "/core-groups/" + group + "/school-moves",
            "{\"child\":\"" + ava + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2027}");
    assertThat(twice.wrong()).startsWith("year: a move in that year is written down");
  }

  @Test
  void aReplayTellsEveryGroupOverAgainAsItStands() {
    join(professional("Bola Dunn", "bola.dunn@nhs.example"), "HEALTH_VISITOR");
    assertThat(new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "").status())
        .isEqualTo(200);
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(CoreGroupRestated.class).stream()
                .anyMatch(one ->
                    one.coreGroup().toString().equals(group)
                        && northTeam.equals(one.team())
                        && one.members().size() == 2));
  }

  private String family(
      String name, String email, @org.jspecify.annotations.Nullable String mobile) {
    var added =
        office.post(
            "/people",
            """
            {"kind": "FAMILY", "name": "%s", "email": "%s", "mobile": %s}
            """
                .formatted(name, email, mobile == null ? "null" : "\"" + mobile + "\""));
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  private String join(String person, String role) {
    var joined = joining(person, role);
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return joined.body().path("id").asString();
  }

  private Knock.Answer joining(String person, String role) {
    return office.post(
        "/core-groups/" + group + "/members",
        "{\"person\":\"" + person + "\",\"role\":\"" + role + "\"}");
  }

  private int found(String words) {
    return search(office, "core-groups", words).path("count").asInt();
  }

  private List<String> emailGroup() {
    return office
        .get("/core-groups/" + group + "/email-group")
        .body()
        .valueStream()
        .map(one -> one.path("email").asString())
        .toList();
  }

  private List<String> mailbox(Knock gateway, String email) {
    return gateway
        .post("/people/by-mailbox", "{\"email\":\"" + email + "\"}")
        .body()
        .valueStream()
        .map(one -> one.path("person").asString())
        .toList();
  }

  private ContactChanged contactOf(String person) {
    var post = new Neighbour(rabbit, admin, "contact", false);
    var facts = new java.util.ArrayList<ContactChanged>();
    await()
        .atMost(SOON)
        .until(() -> {
          facts.addAll(post.heard(ContactChanged.class));
          return !facts.isEmpty() && facts.getLast().person().toString().equals(person);
        });
    return facts.getLast();
  }
}
