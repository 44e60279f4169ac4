package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.page.Household.named;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** What the pages say of moves, and what can be recorded there. */
class SchoolMovesPagesTest extends Gate {

  private static final String TYPED = "O'Neill & \"Sons\" <script>alert(1)</script> <b id=x>";
  private static final String MOVE = "/core-groups/@GROUP/school-moves/@MOVE";

  @Test
  void theMovesToComeAreShownAndExpectedInOneStep() {
    comingIs(
        """
        {"summer": 2027, "count": 60, "unexpected": 1, "rows": [
          {"coreGroup": "@GROUP", "reference": "G-7F3K", "child": "@CHILD", "name": TYPED,
           "age": 11, "phaseWords": "Year 6 to Year 7", "school": TYPED},
          {"coreGroup": "@GROUP", "reference": "G-7F3K", "child": "@CHILD", "name": "Leo",
           "age": 7, "phaseWords": "Infant to junior", "move": "@MOVE",
           "standing": "The child does not move", "stays": TYPED}]}
        """);
    MEMBERSHIP.answers("POST /coming-moves/expect", "{\"moves\": 1}");
    var browser = signedIn(SOCIAL_WORKER);
    var shown = browser.get("/schools/moves").page();
    assertThat(shown.text()).contains("the summer of 2027", "Not expected yet: 1 of 60", TYPED);
    assertThat(shown.select("script:not([src]), #x")).isEmpty();
    assertThat(shown.select("tbody tr").get(1).text())
        .contains("The child does not move: Leo: " + TYPED, "No school recorded");
    assertThat(shown.select("tbody a").eachAttr("href"))
        .contains(
            named("/core-groups/@GROUP/children/@CHILD/school"),
            named("/core-groups/@GROUP/school-moves/@MOVE"));
    assertThat(shown.select("a[rel=next]").attr("href")).isEqualTo("/schools/moves?page=2");
    assertThat(shown.select("#navigation [aria-current]").text()).isEqualTo("Schools");

    var expected = browser.fill(shown, "/schools/moves", Map.of());
    assertThat(expected.to()).isEqualTo("/schools/moves");
    assertThat(browser.follow(expected).words()).contains("One move is written down");
  }

  @Test
  void whereNobodyMovesNothingIsOffered() {
    comingIs("{\"summer\": 2027, \"count\": 0, \"unexpected\": 0, \"rows\": []}");
    var shown = signedIn(ADMINISTRATOR).get("/schools/moves").page();
    assertThat(shown.text()).contains("No child on a plan changes school that summer.");
    assertThat(shown.select("main form, table")).isEmpty();
    assertThat(signedIn(OPERATOR).get("/schools/moves").status()).isEqualTo(403);
  }

  /** Each form of a move, what is typed in it, and what the service is then told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not-known-yet | x=x | POST /school-moves/@MOVE/not-known-yet | ``
          call-off | why=Repeats the year | POST /school-moves/@MOVE/call-off | {"why": "Repeats the year"}
          """)
  void whatBecomesOfAMoveIsToldToTheService(
      String action, String typed, String question, String body) {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(named(question), "{\"id\": \"x\"}");
    var browser = signedIn(SOCIAL_WORKER);
    var saved = browser.fill(named(MOVE), named(MOVE + "/" + action), Typed.fields(typed));
    assertThat(saved.to()).isEqualTo(named(MOVE));
    assertThat(MEMBERSHIP.calls(named(question)).getLast().text().replace("\":\"", "\": \""))
        .isEqualTo(body);
  }

  @Test
  void aGroupsPageSaysWhatToLookAtAboutItsSchools() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        named("GET /core-groups/@GROUP"),
        named(
            """
            {"id": "@GROUP", "reference": "G-7F3K", "formedOn": "2026-12-01", "children": [],
             "members": [], "schoolConcerns": ["Hillside, the school of Ann, has closed."]}
            """));
    var page = signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP")).page();
    assertThat(page.select("#school-moves + .govuk-inset-text").text())
        .isEqualTo("Hillside, the school of Ann, has closed.");
  }

  @Test
  void aReasonIsNeededToCallAMoveOff() {
    Household.isKnown("Ann", 1);
    var shown =
        signedIn(SOCIAL_WORKER).fill(named(MOVE), named(MOVE + "/call-off"), Map.of("why", " "));
    assertThat(shown.errors()).containsExactly("#why Say why, for the record");
  }

  @Test
  void homeEducationAsksForTheCouncilsDecisionAndForNoSchool() {
    Household.isKnown("Ann", 1);
    moveIs(
        """
        [{"move": {"id": "@MOVE", "child": "@CHILD", "reference": "T-1", "year": 2027,
          "released": false, "joinsOn": "2027-01-11"}, "phase": "Home education",
          "standing": "CONSENT_AWAITED",
          "standingWords": "The council has not said whether it consents"}]
        """);
    MEMBERSHIP.answers(named("POST /school-moves/@MOVE/consent"), "{\"id\": \"x\"}");
    var worker = signedIn(SOCIAL_WORKER).get(named(MOVE)).page();
    assertThat(worker.text())
        .contains("The council has not said whether it consents", "Monday 11 January 2027")
        .contains("An administrator or a team manager records the decision.");
    assertThat(worker.select("#school, #contact, #toldOn-day, #consent")).isEmpty();

    var manager = signedIn(TEAM_MANAGER);
    var open = manager.get(named(MOVE)).page();
    var saved =
        manager.fill(
            open,
            named(MOVE + "/consent"),
            Typed.fields("consent=no, decidedOn-day=4, decidedOn-month=1, decidedOn-year=2027"));
    assertThat(saved.to()).isEqualTo(named(MOVE));
    var told = MEMBERSHIP.calls(named("POST /school-moves/@MOVE/consent")).getLast().text();
    assertThat(JsonMapper.shared().readTree(told))
        .isEqualTo(
            JsonMapper.shared().readTree("{\"given\": false, \"decidedOn\": \"2027-01-04\"}"));
    assertThat(manager.fill(open, named(MOVE + "/consent"), Map.of()).errors().getFirst())
        .isEqualTo("#consent Choose what the council decided");
  }

  @Test
  void aMoveThatIsCalledOffSaysWhyAndOffersNothing() {
    Household.isKnown("Ann", 1);
    moveIs(
        """
        [{"move": {"id": "@MOVE", "child": "@CHILD", "reference": "T-1", "year": 2027,
          "released": false, "calledOff": {"on": "2027-01-11", "why": "Repeats"}},
          "phase": "Year 6 to Year 7", "standing": "CALLED_OFF",
          "standingWords": "The child does not move"}]
        """);
    var page = signedIn(SOCIAL_WORKER).get(named(MOVE)).page();
    assertThat(page.text()).contains("Called off Monday 11 January 2027: Repeats");
    assertThat(page.select("main form")).isEmpty();
  }

  @Test
  void aSchoolIsLookedForByItsNameAndAClosedOneIsNotOffered() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        "POST /schools/search",
        named(
            """
            {"count": 2, "rows": [
              {"id": "@SCHOOL", "name": "Big School", "phase": "Secondary", "register":
                {"postcode": "AT1 1AA", "standing": "OPEN"}},
              {"id": "@TEAM", "name": "Big and gone", "phase": "Secondary", "register":
                {"standing": "CLOSED"}}]}
            """));
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.search(named(MOVE), "Big").page();
    assertThat(page.select("#school option").eachText())
        .containsExactly("Choose a school", "Big School, AT1 1AA");
    assertThat(page.select("#find").val()).isEqualTo("Big");

    var path = named("/core-groups/@GROUP/children/@CHILD/school");
    MEMBERSHIP.answers("PUT " + path, "{\"id\": \"x\"}");
    var choice = browser.search(path, "Big").page();
    assertThat(choice.select("#school option").eachText())
        .containsExactly("Choose a school", "Big School, AT1 1AA", "The child goes to no school");
    var token = choice.select("form[method=post] input[name=_csrf]").val();
    assertThat(browser.post(path, Map.of("_csrf", token)).errors())
        .containsExactly("#school Choose the school, or that the child goes to none");
    assertThat(browser.post(path, Map.of("_csrf", token, "school", Household.SCHOOL)).to())
        .isEqualTo(named("/core-groups/@GROUP"));
    assertThat(MEMBERSHIP.calls("PUT " + path).getLast().text())
        .isEqualTo(named("{\"school\":\"@SCHOOL\"}"));
    browser.post(path, Map.of("_csrf", token, "school", "none"));
    assertThat(MEMBERSHIP.calls("PUT " + path).getLast().text()).isEqualTo("{}");
    assertThat(browser.get(named("/core-groups/@GROUP/children/@TEAM/school")).status())
        .isEqualTo(404);
  }

  @Test
  void aMoveDuringTheYearIsWrittenDownWithItsDay() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(named("POST /core-groups/@GROUP/school-moves"), "{\"id\": \"x\"}");
    var path = named("/core-groups/@GROUP/school-moves/new");
    var browser = signedIn(SOCIAL_WORKER);
    var saved =
        browser.fill(
            path,
            path,
            Typed.fields(
                "child=@CHILD, phase=IN_YEAR, joinsOn-day=11, joinsOn-month=1, joinsOn-year=2027"));
    assertThat(saved.to()).isEqualTo(named("/core-groups/@GROUP"));
    var told = MEMBERSHIP.calls(named("POST /core-groups/@GROUP/school-moves")).getLast().text();
    assertThat(JsonMapper.shared().readTree(told))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    named(
                        """
                        {"child": "@CHILD", "phase": "IN_YEAR", "joinsOn": "2027-01-11"}
                        """)));
  }

  private static void comingIs(String json) {
    var typed = JsonMapper.shared().writeValueAsString(TYPED);
    MEMBERSHIP.answers("GET /coming-moves", named(json.replace("TYPED", typed)));
  }

  private static void moveIs(String json) {
    MEMBERSHIP.answers(named("GET /core-groups/@GROUP/school-moves"), named(json));
  }
}
