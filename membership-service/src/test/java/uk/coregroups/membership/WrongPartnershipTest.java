package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.surroundings.EveryDoor;
import uk.coregroups.events.surroundings.EveryRole;
import uk.coregroups.events.surroundings.Fence;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/**
 * A family of Anytown, and at every door with its ids: the staff and members of Elsewhere, roles
 * the door does not name, staff who are not named for a restricted group, and who has left.
 */
class WrongPartnershipTest extends Chapter {

  private static final String SAFE =
      """
      {"email": true, "text": true, "voicemail": false, "councilNamed": false, "mayKnowPlace": true,
       "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-17"}
      """;

  private final PartnershipId elsewhere = PartnershipId.fresh();
  @Autowired DataSource database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @SuppressWarnings("NullAway.Init")
  private Knock stranger;

  @SuppressWarnings("NullAway.Init")
  private Fence fence;

  @SuppressWarnings("NullAway.Init")
  private String reference;

  @SuppressWarnings("NullAway.Init")
  private String mother;

  @SuppressWarnings("NullAway.Init")
  private String seat;

  @SuppressWarnings("NullAway.Init")
  private String school;

  @SuppressWarnings("NullAway.Init")
  private String move;

  @BeforeEach
  void muchIsKnownInAnytown() {
    mother = mother();
    seat = seated(mother);
    school = school("Hillside", msOkafor);
    move = move();
    reference = record().path("reference").asString();
  }

  @BeforeEach
  void elsewhereIsSetUp() {
    fence = new Fence(database);
    stranger =
        new Knock(
            port,
            Passes.staff(elsewhere, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER));
    var operator = new Knock(port, Passes.staff(elsewhere, Role.OPERATOR));
    assertThat(operator.put("/partnership", "{\"name\":\"Elsewhere\"}").status()).isEqualTo(200);
  }

  @Test
  void everyTableThatBelongsToAPartnershipIsKeptApart() {
    fence.enclosesAllBut(
        "fact_stream",
        "flyway_schema_history",
        "inbox_position",
        "register_file",
        "register_row",
        "school",
        "school_term",
        "words_changed");
  }

  @Test
  void theDatabaseItselfRefusesToCross() {
    office.get("/core-groups/" + group);
    assertThat(fence.holds(anytown, elsewhere))
        .contains(
            "child",
            "core_group",
            "member",
            "partnership",
            "person",
            "plan",
            "record_read",
            "role",
            "safe_contact",
            "school_lead",
            "school_move",
            "team");
  }

  @Test
  void nobodyAndNoChildIsInAGroupOfAnotherPartnership() {
    for (var table : List.of("member", "child")) {
      assertThatThrownBy(() ->
              Sight.HOUSE.run(() ->
                  JdbcClient.create(database)
                      .sql(
                          "update "
                              + table
                              + " set partnership = :elsewhere where core_group = :group")
                      .param("elsewhere", elsewhere.value())
                      .param("group", UUID.fromString(group))
                      .update()))
          .hasMessageContaining(table + "_core_group_fkey");
    }
  }

  @Test
  void noDoorOpensFromTheWrongPartnership() {
    var secrets = ofTheFamily();
    secrets.addAll(
        List.of("Ada Okafor", "Grace Mbeki", "anytown.example", msOkafor, northTeam.toString()));
    var before = fence.rowsOf(anytown);

    everyDoor().tryAll(stranger, secrets);
    everyDoor().tryAll(new Knock(port, Passes.member(elsewhere, PersonId.fresh())), secrets);

    for (var role : List.of(Role.OPERATOR, Role.QUALITY_LEAD)) {
      assertThat(everyDoor().shown(staff(role), secrets)).as(role.name()).isEmpty();
    }
    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  @Test
  void noDoorOpensForARoleItDoesNotName() {
    EveryRole.isShutOutWhereNotAllowed(mappings, port, anytown);
  }

  /** Whoever is not named tries every door, with the ids of the family in their hands. */
  @Test
  void noDoorOpensOnARestrictedGroup() {
    var manager =
        new Knock(
            port,
            Passes.mint("grace.mbeki@anytown.example", anytown, List.of(), Role.TEAM_MANAGER));
    assertThat(manager.post("/core-groups/" + group + "/restriction", closing()).status())
        .isEqualTo(200);
    var secrets = ofTheFamily();
    assertThat(everyDoor().shown(manager, secrets)).isNotEmpty();
    var before = fence.rowsAbout(anytown, secrets);

    for (var role : Role.values()) {
      assertThat(everyDoor().told(staff(role), secrets)).as(role.name()).isEmpty();
      assertThat(fence.rowsAbout(anytown, secrets)).as(role.name()).isEqualTo(before);
    }
  }

  /** A mother who has left, with a token of before. */
  @Test
  void noDoorOpensForWhoHasLeft() {
    var left = office.post("/core-groups/" + group + "/members/" + seat + "/leave", why());
    assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
    var before = fence.rowsOf(anytown);
    var former = new Knock(port, Passes.member(anytown, PersonId.of(mother)));

    assertThat(everyDoor().told(former, ofTheFamily())).isEmpty();

    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  private Knock staff(Role role) {
    return new Knock(port, Passes.staff(anytown, role));
  }

  private List<String> ofTheFamily() {
    return new ArrayList<>(
        List.of(
            "Ava Hartley",
            "Mia Hartley",
            "mail.example",
            reference,
            group,
            ava,
            mother,
            seat,
            move));
  }

  private EveryDoor everyDoor() {
    return new EveryDoor()
        .showsNothing("GET /carrier", "")
        .refuses("POST /carrier/try-again", "{}")
        .refuses("POST /carrier/try-again/{id}", "{}", "any")
        .showsNothing("POST /people", "{\"kind\":\"FAMILY\",\"name\":\"Bo Elsewhere\"}")
        .refuses("PUT /people/{id}", "{\"name\":\"Changed\"}", msOkafor)
        .refuses("PUT /people/{id}/safe-contact", SAFE, mother)
        .refuses("GET /people/{id}", "", msOkafor)
        .showsNothing("POST /people/search", "{\"find\":\"Okafor\",\"page\":1}")
        .showsNothing("GET /people/ringing", "?people=" + mother)
        .showsNothing("GET /languages", "")
        .refuses("GET /people/{id}/needs", "", mother)
        .refuses("PUT /people/{id}/needs", "{\"needs\":[]}", mother)
        .refuses("POST /people/by-mailbox", "{\"email\":\"ada.okafor@anytown.example\"}")
        .refuses("POST /people/{id}/replace", replacing(msOkafor), msOkafor)
        .showsNothing("GET /people/{id}/seats", "", msOkafor)
        .showsNothing("POST /schools", "{\"name\":\"Elsewhere School\",\"phase\":\"Primary\"}")
        .doesNotKnow("PUT /schools/{id}", ledBy(msOkafor), school)
        .showsNothing("GET /schools/{id}", "", school)
        .showsNothing("POST /schools/search", "{\"find\":\"Hillside\",\"page\":1}")
        .doesNotKnow("POST /schools/terms", "{\"file\":\"no terms\"}")
        .showsNothing("GET /schools/{id}/terms", "", school)
        .doesNotKnow("POST /core-groups", forming())
        .refuses("POST /core-groups/{id}/children", child("Leo Hartley"), group)
        .refuses("POST /core-groups/{id}/members", joining(msOkafor), group)
        .refuses("POST /core-groups/{id}/members/{member}/leave", why(), group, seat)
        .refuses("GET /core-groups/{id}", "", group)
        .showsNothing("POST /core-groups/search", "{\"find\":\"Hartley\",\"page\":1}")
        .refuses("GET /core-groups/{id}/readings", "", group)
        .refuses("GET /core-groups/{id}/email-group", "", group)
        .refuses("GET /core-groups/{id}/email-group/addresses.csv", "", group)
        .refuses("GET /core-groups/{id}/email-group/addresses.vcf", "", group)
        .showsNothing("POST /names", names(msOkafor))
        .refuses("POST /replay", "{}")
        .refuses(
            "POST /core-groups/{group}/children/{child}/plan/end",
            "{\"endedOn\":\"2026-12-17\"}",
            group,
            ava)
        .refuses(ofAChild("POST", "expected"), "{\"expectedOn\":\"2027-03-03\"}", group, ava)
        .refuses(ofAChild("POST", "birth"), birth(), group, ava)
        .refuses(ofAChild("POST", "pregnancy-ended"), ended(), group, ava)
        .refuses(ofAChild("PUT", "plan"), "{\"kin\":[]}", group, ava)
        .refuses(ofAChild("POST", "plans"), "{\"startedOn\":\"2026-12-17\"}", group, ava)
        .showsNothing("GET /retention", "")
        .showsNothing("PUT /retention/{record}", kept(), "WORKING_RECORD")
        .showsNothing("GET /purges", "")
        .showsNothing("GET /mine", "")
        .refuses("POST /core-groups/{group}/school-moves", moving(), group)
        .showsNothing("GET /core-groups/{group}/school-moves", "", group)
        .refuses("POST /school-moves/{id}/school", "{\"school\":\"" + school + "\"}", move)
        .refuses("POST /school-moves/{id}/contact", "{\"contact\":\"" + msOkafor + "\"}", move)
        .refuses("POST /school-moves/{id}/told", "{}", move)
        .refuses("POST /school-moves/{id}/release", "", move)
        .refuses("POST /school-moves/{id}/not-known-yet", "", move)
        .refuses("POST /school-moves/{id}/call-off", why(), move)
        .refuses(
            "POST /school-moves/{id}/consent",
            "{\"given\":true,\"decidedOn\":\"2026-12-17\"}",
            move)
        .refuses("PUT /core-groups/{group}/children/{child}/school", "{}", group, ava)
        .showsNothing("GET /coming-moves", "")
        .showsNothing("POST /coming-moves/expect", "")
        .refuses("POST /register", "{}")
        .refuses("POST /register/{file}/take", "", PartnershipId.fresh())
        .refuses("POST /schools/leads", "{}")
        .refuses("PUT /partnership", "{\"name\":\"Ours now\"}")
        .refuses("PUT /teams/{id}", "{\"name\":\"Ours now\"}", northTeam)
        .showsNothing("GET /partnership", "")
        .refuses("POST /core-groups/{id}/places-that-tell", "{\"places\":[]}", group)
        .refuses("GET /core-groups/{id}/restriction", "", group)
        .refuses("POST /core-groups/{id}/restriction", closing(), group)
        .refuses("POST /core-groups/{id}/restriction/lift", why(), group)
        .showsNothing("GET /figures", "")
        .showsNothing("GET /people/alike", "")
        .refuses("POST /people/{id}/merge", "{\"into\":\"" + mother + "\"}", msOkafor)
        .refuses("POST /people/{id}/apart", "{\"other\":\"" + mother + "\"}", msOkafor)
        .refuses("GET /core-groups/{id}/members", "", group)
        .refuses("GET /core-groups/{id}/changes", "", group)
        .refuses("GET /core-groups/{id}/recorded-changes", "", group)
        .refuses("GET /people/{id}/recorded-changes", "", mother)
        .refuses("PUT /core-groups/{id}/members/{member}/history", "{\"shared\":true}", group, seat)
        .showsNothing("POST /partnership/roles", "{\"label\":\"Youth\",\"kind\":\"PROFESSIONAL\"}")
        .showsNothing("PUT /partnership/roles/{code}", "{\"label\":\"Doctor\"}", "GP")
        .showsNothing("POST /partnership/roles/{code}/up", "{}", "GP")
        .showsNothing("PUT /partnership/large-group", "{\"members\":9}")
        .refuses("GET /people/{id}/adult-services", "", mother)
        .refuses("PUT /people/{id}/adult-services", "{\"has\":true}", mother)
        .refuses("POST /intakes", "{}")
        .showsNothing("GET /intakes", "")
        .refuses("GET /intakes/{id}", "", UUID.randomUUID())
        .showsNothing("GET /intakes/{id}/lines", "", UUID.randomUUID())
        .showsNothing("GET /intakes/{id}/report", "", UUID.randomUUID())
        .showsNothing("GET /intakes/writing", "")
        .showsNothing(
            "PUT /intakes/writing", "{\"headings\":{},\"dates\":\"ISO\",\"encoding\":\"UTF_8\"}")
        .showsNothing("GET /people/{id}/absences", "", msOkafor)
        .refuses("POST /people/{id}/absences", away(), msOkafor)
        .refuses("POST /people/{id}/absences/end", back(), msOkafor)
        .showsNothing("GET /mine/absences", "")
        .refuses("POST /mine/absences", away())
        .refuses("POST /mine/absences/end", back())
        .refuses("GET /mine/core-groups/{id}/members", "", group)
        .areAllOf(mappings);
  }

  @Test
  void aMembersPassOpensOnlyThePartnershipsThatKnowThem() {
    var seated = PersonId.of(msOkafor);
    assertThat(groupsOf(Passes.member(anytown, seated))).isEqualTo(1);
    assertThat(groupsOf(Passes.member(elsewhere, seated))).isZero();
  }

  private int groupsOf(String pass) {
    return new Knock(port, pass).get("/mine").body().path("groups").size();
  }

  /** A mother who may be reached; those who come from elsewhere find nothing of it. */
  private String mother() {
    var added =
        office.post(
            "/people",
            """
            {"kind": "FAMILY", "name": "Mia Hartley", "email": "mia@mail.example",
             "mobile": "07700 900123"}
            """);
    var mother = added.body().path("id").asString();
    var safe = office.put("/people/" + mother + "/safe-contact", SAFE);
    assertThat(safe.status()).as(safe.body().toString()).isEqualTo(200);
    return mother;
  }

  private String seated(String parent) {
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"" + parent + "\",\"role\":\"PARENT\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return record()
        .path("members")
        .valueStream()
        .filter(one -> one.path("person").path("id").asString().equals(parent))
        .findFirst()
        .orElseThrow()
        .path("member")
        .asString();
  }

  private String forming() {
    return """
    {"team": "%s", "leadSocialWorker": "%s", "children": [%s]}
    """
        .formatted(northTeam, msOkafor, child("Leo Hartley"));
  }

  private String moving() {
    return "{\"child\":\"" + ava + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2028}";
  }

  private String names(String person) {
    return "{\"coreGroups\":[\"" + group + "\"],\"people\":[\"" + person + "\"]}";
  }

  private static String ofAChild(String method, String what) {
    return method + " /core-groups/{group}/children/{child}/" + what;
  }

  private static String birth() {
    return "{\"name\":\"Mia\",\"bornOn\":\"2026-12-17\"}";
  }

  private static String ended() {
    return "{\"endedOn\":\"2026-12-17\"}";
  }

  private static String kept() {
    return "{\"months\":6,\"source\":\"Ours\"}";
  }

  private static String child(String name) {
    return "{\"name\":\"" + name + "\",\"bornOn\":\"2015-10-02\",\"planStartedOn\":\"2026-12-17\"}";
  }

  private static String joining(String person) {
    return "{\"person\":\"" + person + "\",\"role\":\"HEALTH_VISITOR\"}";
  }

  private static String replacing(String successor) {
    return "{\"successor\":\"" + successor + "\",\"why\":\"a try\"}";
  }

  private static String ledBy(String lead) {
    return "{\"name\":\"Hillside\",\"phase\":\"Secondary\",\"lead\":\"" + lead + "\"}";
  }

  private static String closing() {
    return "{\"accounts\":[],\"why\":\"a try\"}";
  }

  private static String why() {
    return "{\"why\":\"a try\"}";
  }

  private static String away() {
    return "{\"from\":\"2026-12-21\",\"until\":\"2026-12-23\"}";
  }

  private static String back() {
    return "{\"from\":\"2026-12-21\",\"back\":\"2026-12-22\"}";
  }
}
