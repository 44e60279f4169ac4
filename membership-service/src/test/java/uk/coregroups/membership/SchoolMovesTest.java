package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveKind;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who moves is worked out; what becomes of a move is written down, and nonsense is refused. */
class SchoolMovesTest extends Chapter {

  @Test
  void whoMovesNextSummerIsWorkedOutAndExpectedInOneStep() {
    var infants = registered("Hillside Infants", 4, 7);
    var middle = registered("Oak Middle", 9, 13);
    child("Leo Hartley", "2020-01-15", infants);
    child("Mia Hartley", "2016-01-15", middle);
    child("Zoe Hartley", "2024-01-15", null);
    var ended = child("Sam Hartley", "2015-10-03", null);
    var over =
        office.post(
            "/core-groups/" + group + "/children/" + ended + "/plan/end",
            "{\"endedOn\":\"2026-12-17\"}");
    assertThat(over.status()).as(over.body().toString()).isEqualTo(200);

    var coming = coming();
    assertThat(coming.path("summer").asInt()).isEqualTo(2027);
    assertThat(lines(coming))
        .containsExactly(
            "Ava Hartley 11 YEAR_6_TO_7 null null",
            "Leo Hartley 7 INFANT_TO_JUNIOR Hillside" + " Infants null");
    assertThat(coming.path("unexpected").asInt()).isEqualTo(2);
    assertThat(concerns())
        .contains(
            "Ava Hartley changes school in the summer of 2027 (Year 6 to Year 7), and no move is"
                + " expected yet.");

    assertThat(office.post("/coming-moves/expect", "").body().toString())
        .isEqualTo("{\"moves\":2}");
    assertThat(office.post("/coming-moves/expect", "").body().toString())
        .isEqualTo("{\"moves\":0}");
    assertThat(coming().path("unexpected").asInt()).isZero();
    assertThat(moves()).hasSize(2);
    assertThat(concerns()).noneMatch(one -> one.contains("changes school"));
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told()).extracting(SchoolMoveExpected::kind).containsOnly(SchoolMoveKind.SUMMER);
  }

  @Test
  void anotherPartnershipsChildrenAreNotAmongThem() {
    var stranger = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.TEAM_MANAGER));
    assertThat(stranger.get("/coming-moves").body().path("count").asInt()).isZero();
    assertThat(stranger.post("/coming-moves/expect", "").body().path("moves").asInt()).isZero();
    assertThat(coming().path("unexpected").asInt()).isEqualTo(1);
    var move = move();
    for (var path : List.of("/not-known-yet", "/call-off", "/consent")) {
      var body = "{\"why\":\"x\",\"given\":true,\"decidedOn\":\"2026-12-17\"}";
      assertThat(stranger.post("/school-moves/" + move + path, body).status())
          .as(path)
          .isEqualTo(404);
    }
    var path = "/core-groups/" + group + "/children/" + ava + "/school";
    assertThat(stranger.put(path, "{}").status()).isEqualTo(404);
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.get("/coming-moves").status()).isEqualTo(403);
    assertThat(operator.put(path, "{}").status()).isEqualTo(403);
  }

  @Test
  void aChildWhoStaysIsCalledOffWithAReasonAndNotExpectedAgain() {
    office.post("/coming-moves/expect", "");
    var move = moves().path(0).path("move").path("id").asString();
    assertThat(callOff(move, " ").wrong()).startsWith("why: must say why, for the record");
    assertThat(callOff(move, "Repeats the year").status()).isEqualTo(200);
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(SchoolMoveCalledOff.class).stream()
                .anyMatch(fact -> fact.move().toString().equals(move)));
    var row = coming().path("rows").path(0);
    assertThat(row.path("stays").asString()).isEqualTo("Repeats the year");
    assertThat(row.path("standing").asString()).isEqualTo("The child does not move");
    assertThat(office.post("/coming-moves/expect", "").body().path("moves").asInt()).isZero();
    assertThat(record(move, "school", "{\"school\":\"" + school("New", lead()) + "\"}").wrong())
        .isEqualTo("school: is not asked for: the child does not move");

    // It was a mistake: a person may write it down again.
    assertThat(move()).isNotEqualTo(move);
    assertThat(coming().path("rows").path(0).path("stays").isMissingNode()).isTrue();
  }

  @Test
  void notYetKnownAndNoLongerKnownAreSaid() {
    var move = move();
    assertThat(standing(move)).isEqualTo("EXPECTED");
    assertThat(record(move, "not-known-yet", "").status()).isEqualTo(200);
    assertThat(standing(move)).isEqualTo("NOT_YET_KNOWN");
    var school = school("Big School", lead());
    record(move, "school", "{\"school\":\"" + school + "\"}");
    assertThat(standing(move)).isEqualTo("SCHOOL_KNOWN");
    record(move, "release", "");
    assertThat(standing(move)).isEqualTo("LETTER_RELEASED");
    record(move, "told", "{}");
    assertThat(standing(move)).isEqualTo("CONFIRMED");

    record(move, "not-known-yet", "");
    assertThat(standing(move)).isEqualTo("NOT_YET_KNOWN");
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(SchoolMoveNoLongerApplies.class).stream()
                .anyMatch(fact -> fact.move().toString().equals(move)));
    assertThat(told().getLast().newSchoolKnown()).isFalse();
  }

  @Test
  void aMoveDuringTheYearHasADayOfItsOwnAndTheChildGoesThereFromThatDayOn() {
    var from = registered("Hillside Primary", 4, 11);
    var to = registered("Lakeside Primary", 4, 11);
    correct(from);
    var move =
        expect("\"phase\":\"IN_YEAR\",\"joinsOn\":\"2027-01-11\"").body().path("id").asString();
    assertThat(expect("\"phase\":\"IN_YEAR\",\"joinsOn\":\"2027-01-12\"").wrong())
        .isEqualTo("phase: a move during the year is written down for this child already");
    record(move, "school", "{\"school\":\"" + to + "\"}");
    record(move, "told", "{}");
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told().getLast().kind()).isEqualTo(SchoolMoveKind.IN_YEAR);
    assertThat(told().getLast().joinsOn()).isEqualTo(LocalDate.of(2027, 1, 11));

    assertThat(attended()).isEqualTo(from);
    windTo(LocalDate.of(2027, 1, 10));
    assertThat(attended()).isEqualTo(from);
    windTo(LocalDate.of(2027, 1, 11));
    assertThat(attended()).isEqualTo(to);
    assertThat(callOff(move, "Too late").wrong()).startsWith("why: comes too late");

    // What somebody writes down later counts more than a move that began before it.
    windTo(LocalDate.of(2027, 2, 1));
    assertThat(correct(from).status()).isEqualTo(200);
    assertThat(attended()).isEqualTo(from);
    assertThat(expect("\"phase\":\"IN_YEAR\",\"joinsOn\":\"2027-02-22\"").status()).isEqualTo(200);
  }

  @Test
  void aConfirmedMoveOfTheSummerTakesTheChildThereOnTheFirstDayOfTerm() {
    var move = move();
    var school = school("Big School", lead());
    record(move, "school", "{\"school\":\"" + school + "\"}");
    record(move, "told", "{}");
    windTo(LocalDate.of(2027, 9, 1));
    assertThat(attended()).isEmpty();
    windTo(LocalDate.of(2027, 9, 2));
    assertThat(attended()).isEqualTo(school);
  }

  @Test
  void homeEducationTellsNoSchoolAndWaitsForTheCouncil() {
    correct(registered("Hillside Primary", 4, 11));
    var move =
        expect("\"phase\":\"HOME_EDUCATION\",\"joinsOn\":\"2027-01-11\"")
            .body()
            .path("id")
            .asString();
    assertThat(standing(move)).isEqualTo("CONSENT_AWAITED");
    await().atMost(SOON).until(() -> told().size() == 1);
    assertThat(told().getLast().kind()).isEqualTo(SchoolMoveKind.HOME_EDUCATION);
    var school = "{\"school\":\"" + school("Big School", lead()) + "\"}";
    assertThat(record(move, "school", school).wrong())
        .isEqualTo("school: is not asked for: home education has no school");
    assertThat(record(move, "told", "{}").status()).isEqualTo(422);
    assertThat(record(move, "release", "").status()).isEqualTo(422);

    var worker = new Knock(port, Passes.staff(anytown, Role.SOCIAL_WORKER));
    var decided = "{\"given\":%s,\"decidedOn\":\"%s\"}";
    assertThat(
            worker
                .post("/school-moves/" + move + "/consent", decided.formatted("true", "2026-12-17"))
                .status())
        .isEqualTo(403);
    assertThat(record(move, "consent", decided.formatted("true", "2026-12-18")).wrong())
        .isEqualTo("decidedOn: is in the future");
    record(move, "consent", decided.formatted("false", "2026-12-17"));
    assertThat(standing(move)).isEqualTo("CONSENT_REFUSED");
    windTo(LocalDate.of(2027, 1, 11));
    assertThat(attended()).as("refused: nothing changes").isNotEmpty();
    record(move, "consent", decided.formatted("true", "2027-01-11"));
    assertThat(standing(move)).isEqualTo("CONSENT_GIVEN");
    assertThat(attended()).isEmpty();
  }

  @Test
  void nonsenseIsRefusedInWords() {
    assertThat(expect("\"phase\":\"YEAR_11_ON\",\"year\":2027").wrong())
        .isEqualTo("phase: is for children who are 16 on 31 August; this child is 11 then");
    assertThat(expect("\"phase\":\"IN_YEAR\"").wrong())
        .startsWith("joinsOn: must be the first day there");
    assertThat(expect("\"phase\":\"IN_YEAR\",\"joinsOn\":\"2029-01-01\"").wrong())
        .startsWith("joinsOn: is more than a year away");
    assertThat(expect("\"phase\":\"YEAR_6_TO_7\",\"year\":2027,\"joinsOn\":\"2027-01-11\"").wrong())
        .isEqualTo("joinsOn: is for a move during the year; leave it out");
    assertThat(expect("\"phase\":\"YEAR_6_TO_7\"").wrong())
        .isEqualTo("year: must be this summer or the next");

    var primary = registered("Hillside Primary", 4, 11);
    var closed = registered("Gone School", 11, 18, "Closed", "31-08-2026");
    var move = move();
    assertThat(record(move, "school", "{\"school\":\"" + primary + "\"}").wrong())
        .isEqualTo(
            "school: takes no children older than 11; this child is 12 by the end of the first"
                + " year there");
    assertThat(record(move, "school", "{\"school\":\"" + closed + "\"}").wrong())
        .isEqualTo("school: has closed");
    assertThat(correct(closed).wrong()).isEqualTo("school: has closed");
    var next = school("Big School", lead());
    record(move, "school", "{\"school\":\"" + next + "\"}");
    assertThat(correct(next).wrong()).startsWith("school: is where the child is to move");
  }

  @Test
  void aCorrectedSchoolIsWhereTheMovesToComeStart() {
    move();
    var primary = registered("Hillside Primary", 4, 11);
    correct(primary);
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(moves().path(0).path("from").path("id").asString()).isEqualTo(primary);
  }

  @Test
  void aReplayTellsAgainWhichMovesAreStillToCome() {
    var move = move();
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    operator.post("/replay", "");
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told().getLast()).isEqualTo(told().getFirst());

    callOff(move, "Repeats the year");
    operator.post("/replay", "");
    // What a replay tells of a group that is open ends with this.
    await().atMost(SOON).until(() -> told(CoreGroupOpened.class).size() == 2);
    assertThat(told()).hasSize(2);
  }

  @Test
  void aSchoolThatHasClosedOrIsForYoungerChildrenIsAskedAbout() {
    var urn = urn();
    var primary = registered(urn, "Hillside Primary", 4, 11, "Open", "");
    var infants = registered("Small Infants", 4, 7);
    correct(primary);
    assertThat(concerns()).noneMatch(one -> one.contains("Write down where they go now"));
    registered(urn, "Hillside Primary", 4, 11, "Closed", "30-11-2026");
    assertThat(concerns())
        .contains(
            "Hillside Primary, the school of Ava Hartley, has closed. Write down where they go"
                + " now.");
    correct(infants);
    assertThat(concerns())
        .contains(
            "Small Infants, the school of Ava Hartley, takes no children older than 7. Write down"
                + " where they go now.");
  }

  private Knock.Answer expect(String fields) {
    return office.post(
        "/core-groups/" + group + "/school-moves", "{\"child\":\"" + ava + "\"," + fields + "}");
  }

  private Knock.Answer record(String move, String what, String json) {
    return office.post("/school-moves/" + move + "/" + what, json);
  }

  private Knock.Answer callOff(String move, String why) {
    return record(move, "call-off", "{\"why\":\"" + why + "\"}");
  }

  private Knock.Answer correct(String school) {
    return office.put(
        "/core-groups/" + group + "/children/" + ava + "/school",
        "{\"school\":\"" + school + "\"}");
  }

  private String attended() {
    return record().path("children").path(0).path("school").asString("");
  }

  private String child(String name, String bornOn, @Nullable String school) {
    var added =
        office.post(
            "/core-groups/" + group + "/children",
            """
            {"name": "%s", "bornOn": "%s", "planStartedOn": "2026-12-17", "school": %s}
            """
                .formatted(name, bornOn, school == null ? "null" : "\"" + school + "\""));
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  private String lead() {
    return professional("Iris Cole", "iris" + urn() + "@school.example");
  }

  private String registered(String name, int low, int high) {
    return registered(name, low, high, "Open", "");
  }

  private String registered(String name, int low, int high, String standing, String closed) {
    return registered(urn(), name, low, high, standing, closed);
  }

  /** A school that the public register knows; a closed one was open before. */
  private String registered(
      String urn, String name, int low, int high, String standing, String closed) {
    take(urn, name, low, high, "Open", "");
    take(urn, name, low, high, standing, closed);
    var found = search(office, "schools", urn).path("rows").path(0);
    return found.path("id").asString();
  }

  private void take(String urn, String name, int low, int high, String standing, String closed) {
    var operator = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.OPERATOR));
    var file =
        """
        URN,EstablishmentName,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,\
        EstablishmentStatus (name),CloseDate
        %s,%s,Not applicable,%d,%d,%s,%s
        """
            .formatted(urn, name, low, high, standing, closed);
    var looked = operator.post("/register", file.getBytes(StandardCharsets.UTF_8)).body();
    operator.post("/register/" + looked.path("file").asString() + "/take", "");
  }

  private JsonNode coming() {
    return office.get("/coming-moves").body();
  }

  private static List<String> lines(JsonNode coming) {
    return coming
        .path("rows")
        .valueStream()
        .map(row ->
            "%s %d %s %s %s"
                .formatted(
                    row.path("name").asString(),
                    row.path("age").asInt(),
                    row.path("phase").asString(),
                    row.path("school").asString("null"),
                    row.path("standing").asString("null")))
        .toList();
  }

  private List<String> concerns() {
    return record().path("schoolConcerns").valueStream().map(one -> one.asString()).toList();
  }

  private JsonNode moves() {
    return office.get("/core-groups/" + group + "/school-moves").body();
  }

  private String standing(String move) {
    return moves()
        .valueStream()
        .filter(one -> one.path("move").path("id").asString().equals(move))
        .findFirst()
        .orElseThrow()
        .path("standing")
        .asString();
  }

  private List<SchoolMoveExpected> told() {
    return told(SchoolMoveExpected.class);
  }

  private <F extends MembershipEvent> List<F> told(Class<F> kind) {
    return neighbours.heard(kind).stream()
        .filter(fact -> fact.coreGroup().toString().equals(group))
        .toList();
  }
}
