package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Terms come in by file, and the moves that hang on them follow. */
class SchoolTermsTest extends Chapter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String bigSchoolsUrn = urn();
  private final String smallSchoolsUrn = urn();

  @SuppressWarnings("NullAway.Init")
  private String bigSchool;

  @SuppressWarnings("NullAway.Init")
  private String smallSchool;

  @BeforeEach
  void twoSchools() {
    bigSchool = keep("/schools", bigSchoolsUrn, "2027-07-21", "2027-09-02");
    smallSchool = keep("/schools", smallSchoolsUrn, "2027-07-21", "2027-09-02");
  }

  @Test
  void termsThatComeInMoveTheDatesOfTheMoveThatHangsOnThem() {
    var move = moveTo(bigSchool);
    var taken =
        take(
            """
            %1$s,Summer,2027-04-12,16/07/2027
            %1$s,Autumn,06/09/2027,2027-12-17
            %2$s,Summer,2027-04-12,2027-07-09
            """);
    assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
    assertThat(taken.body().toString()).isEqualTo("{\"schools\":2,\"terms\":3}");

    assertThat(terms(bigSchool))
        .containsExactly("Summer 2027-04-12 2027-07-16", "Autumn 2027-09-06 2027-12-17");
    await().atMost(SOON).until(() -> told().size() == 3);
    assertThat(told().getLast().move()).hasToString(move);
    assertThat(told().getLast().newLastDay()).isEqualTo(LocalDate.of(2027, 7, 16));
    assertThat(told().getLast().newTermStarts()).isEqualTo(LocalDate.of(2027, 9, 6));
  }

  @Test
  void aChildsPresentSchoolMovesTheDatesToo() {
    office.post(
        "/core-groups/" + group + "/children",
        """
        {"name": "Leo Hartley", "bornOn": "2016-03-09", "planStartedOn": "2026-12-17", "school": "%s"}
        """
            .formatted(smallSchool));
    ava = record().path("children").path(1).path("id").asString();
    move();
    take("%2$s,Summer,2027-04-12,2027-07-09\n");
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told().getFirst().currentLastDay()).isEqualTo(LocalDate.of(2027, 7, 21));
    assertThat(told().getLast().currentLastDay()).isEqualTo(LocalDate.of(2027, 7, 9));
  }

  @Test
  void aFileThatIsTakenTwiceChangesNothing() {
    var move = moveTo(bigSchool);
    var rows = "%1$s,Summer,2027-04-12,2027-07-16\n%1$s,Autumn,2027-09-06,2027-12-17\n";
    take(rows);
    var before = terms(bigSchool);
    assertThat(take(rows).body().toString()).isEqualTo("{\"schools\":1,\"terms\":2}");
    assertThat(terms(bigSchool)).isEqualTo(before);
    office.post("/school-moves/" + move + "/contact", "{\"contact\":\"" + msOkafor + "\"}");
    await().atMost(SOON).until(() -> !told().isEmpty() && told().getLast().contact() != null);
    assertThat(told()).as("expected, its school, the terms, its contact").hasSize(4);
  }

  @Test
  void aFileIsTakenWholeOrNotAtAllAndEveryWrongRowIsNamed() {
    moveTo(bigSchool);
    var refused =
        take(
            """
            %1$s,Summer,2027-04-12,2027-07-16
            0000000,Summer,2027-04-12,2027-07-16
            %1$s,Summer again,2027-07-16,2027-07-20
            %2$s,Summer,2027-07-20,2027-04-12
            %1$s,Summer,2027-04-12,2027-07-16
            %1$s,,2027-09-06,soon
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly(
            "row 3, urn",
            "row 4, firstDay",
            "row 5, lastDay",
            "row 6, urn",
            "row 7, term",
            "row 7, lastDay");
    assertThat(refused.wrong()).endsWith("is no school in the list of schools; add it first");
    assertThat(terms(bigSchool)).isEmpty();
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(office.post("/schools/terms", "{}").wrong())
        .isEqualTo("file: must be the file of terms, as text");
    assertThat(office.post("/schools/terms", "{\"file\":\"\"}").wrong())
        .isEqualTo("file: holds no terms");
  }

  @Test
  void aFileSpeaksForWholeSchoolYearsAndLeavesTheOthers() {
    take(
        """
        %1$s,Spring,2027-01-05,2027-03-26
        %1$s,Summer,2027-04-12,2027-07-16
        %1$s,Autumn,2027-09-06,2027-12-17
        """);
    take("%1$s,The year,2027-01-05,2027-07-20\n");
    assertThat(terms(bigSchool))
        .containsExactly("The year 2027-01-05 2027-07-20", "Autumn 2027-09-06 2027-12-17");
    assertThat(take("%1$s,Endless,2027-01-05,2027-09-06\n").wrong())
        .isEqualTo(
            "row 2, firstDay: overlaps a term of another school year that is kept for this school, "
                + "2027-09-06 to 2027-12-17");
    assertThat(take("%2$s,Endless,2027-01-05,2027-09-06\n").status()).isEqualTo(200);
  }

  @Test
  void aSchoolThatIsCorrectedMovesTheDatesUnlessItsTermsSayThem() {
    moveTo(bigSchool);
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2027-07-21", "2027-09-02");
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2027-07-14", "2027-09-02");
    await().atMost(SOON).until(() -> told().size() == 3);
    assertThat(told().getLast().newLastDay()).isEqualTo(LocalDate.of(2027, 7, 14));
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2027-07-14", "2027-09-07");
    await().atMost(SOON).until(() -> told().size() == 4);
    assertThat(told().getLast().newTermStarts()).isEqualTo(LocalDate.of(2027, 9, 7));

    take("%1$s,Summer,2027-04-12,2027-07-16\n%1$s,Autumn,2027-09-06,2027-12-17\n");
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2027-07-01", "2027-09-01");
    var lead = professional("Iris Cole", "head@bigschool.example");
    office.put("/schools/" + bigSchool, written(bigSchoolsUrn, "2027-07-01", null, lead));
    moveOn();
    assertThat(told()).hasSize(6);
    assertThat(told().get(4).newLastDay()).isEqualTo(LocalDate.of(2027, 7, 16));
  }

  @Test
  void aMoveWhoseNewSchoolKnowsIsLeftAlone() {
    var move = moveTo(bigSchool);
    office.post("/school-moves/" + move + "/told", "{}");
    take("%1$s,Summer,2027-04-12,2027-07-16\n");
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2027-07-01", "2027-09-01");
    moveOn();
    assertThat(told()).hasSize(3);
  }

  @Test
  void aMoveOfASummerGoneByIsLeftAlone() {
    moveTo(bigSchool);
    windTo(LocalDate.of(2028, 1, 3));
    keep("/schools/" + bigSchool, bigSchoolsUrn, "2028-07-19", "2028-09-04");
    windTo(LocalDate.of(2027, 12, 31));
    moveOn();
    assertThat(told()).hasSize(3);
  }

  @Test
  void onlyAnOfficeTakesTermsAndReadsThem() {
    for (var role : List.of(Role.OPERATOR, Role.GATEWAY)) {
      var other = new Knock(port, Passes.staff(anytown, role));
      assertThat(other.post("/schools/terms", "{\"file\":\"\"}").status()).isEqualTo(403);
      assertThat(other.get("/schools/" + bigSchool + "/terms").status()).isEqualTo(403);
    }
    assertThat(office.get("/schools/" + SchoolId.fresh() + "/terms").status()).isEqualTo(404);
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.TEAM_MANAGER));
    take("%1$s,Summer,2027-04-12,2027-07-16\n");
    assertThat(elsewhere.get("/schools/" + bigSchool + "/terms").body()).hasSize(1);
  }

  private Knock.Answer take(String rows) {
    var file = "\uFEFFURN,Term,FirstDay,LastDay\n" + rows.formatted(bigSchoolsUrn, smallSchoolsUrn);
    return office.post("/schools/terms", "{\"file\":" + JSON.writeValueAsString(file) + "}");
  }

  private List<String> terms(String school) {
    return office
        .get("/schools/" + school + "/terms")
        .body()
        .valueStream()
        .map(term ->
            term.path("name").asString()
                + " "
                + term.path("firstDay").asString()
                + " "
                + term.path("lastDay").asString())
        .toList();
  }

  private String keep(String path, String urn, String lastDay, String termStarts) {
    var json = written(urn, lastDay, termStarts, null);
    var kept = path.equals("/schools") ? office.post(path, json) : office.put(path, json);
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
    return kept.body().path("id").asString();
  }

  private static String written(
      String urn, String lastDay, @Nullable String termStarts, @Nullable String lead) {
    return """
    {"urn": "%s", "name": "A school", "phase": "Secondary", "lastDay": "%s", "termStarts": %s, "lead": %s}
    """
        .formatted(urn, lastDay, quoted(termStarts), quoted(lead));
  }

  private static String quoted(@Nullable String word) {
    return word == null ? "null" : "\"" + word + "\"";
  }

  private String moveTo(String school) {
    var move = move();
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + school + "\"}");
    return move;
  }

  /** Another child's move: what has been told of it ends what was to be told before it. */
  private void moveOn() {
    office.post(
        "/core-groups/" + group + "/children",
        """
        {"name": "Leo Hartley", "bornOn": "2016-03-09", "planStartedOn": "2026-12-17"}
        """);
    var first = ava;
    ava = record().path("children").path(1).path("id").asString();
    move();
    await()
        .atMost(SOON)
        .until(() -> !told().isEmpty() && !told().getLast().child().toString().equals(first));
  }

  private List<SchoolMoveExpected> told() {
    return neighbours.heard(SchoolMoveExpected.class).stream()
        .filter(fact -> fact.coreGroup().toString().equals(group))
        .toList();
  }
}
