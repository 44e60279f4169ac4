package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.page.Household.named;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** What pages say of a child who is not born yet, and what can be recorded there. */
class FamilyPagesTest extends Gate {

  private static final String UNBORN = "Unborn child, expected 3 March 2027";

  @Test
  void anUnbornChildIsCalledByTheDayExpected() {
    family(
        "{\"id\": \"@MOVE\", \"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}");
    var browser = signedIn(SOCIAL_WORKER);
    var group = browser.get(named("/core-groups/@GROUP")).page();
    assertThat(group.select("h1").text()).isEqualTo("Ann, " + UNBORN);
    assertThat(group.select("#children + ul li").get(1).text())
        .startsWith(UNBORN + ", plan since Thu 17 Dec 2026 Record the birth");
    var child = browser.get(named("/core-groups/@GROUP/children/@MOVE")).page();
    assertThat(child.select(".govuk-summary-list__row").eachText())
        .startsWith("Expected Wednesday 3 March 2027", "Plan since Thursday 17 December 2026");
    assertThat(child.select("main ul a").eachAttr("href"))
        .contains(
            named("/core-groups/@GROUP/children/@MOVE/birth"),
            named("/core-groups/@GROUP/children/@MOVE/expected"),
            named("/core-groups/@GROUP/children/@MOVE/pregnancy-ended"));
    var sister = browser.get(named("/core-groups/@GROUP/children/@CHILD")).page();
    assertThat(sister.select("main ul a").eachAttr("href"))
        .doesNotContain(named("/core-groups/@GROUP/children/@CHILD/birth"));
  }

  @Test
  void afterAPregnancyThatEndedNoDateIsExpected() {
    family(
        """
        {"id": "@MOVE", "expectedOn": "2027-03-03", "pregnancyEndedOn": "2027-01-04",
         "planStartedOn": "2026-12-17", "planEndedOn": "2027-01-04"}
        """);
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/core-groups/@GROUP")).words()).doesNotContain("3 March");
    var child = browser.get(named("/core-groups/@GROUP/children/@MOVE"));
    assertThat(child.words()).contains("Unborn child", "Monday 4 January 2027");
    assertThat(child.words()).doesNotContain("3 March", "Record the birth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          children/@MOVE/birth | name=Mia, bornOn-day=25, bornOn-month=2, bornOn-year=2027 | POST /core-groups/@GROUP/children/@MOVE/birth | {"name": "Mia", "bornOn": "2027-02-25"}
          children/@MOVE/expected | expectedOn-day=10, expectedOn-month=3, expectedOn-year=2027 | POST /core-groups/@GROUP/children/@MOVE/expected | {"expectedOn": "2027-03-10"}
          children/@MOVE/pregnancy-ended | endedOn-day=4, endedOn-month=1, endedOn-year=2027 | POST /core-groups/@GROUP/children/@MOVE/pregnancy-ended | {"endedOn": "2027-01-04"}
          children/new?unborn=yes | expectedOn-day=3, expectedOn-month=3, expectedOn-year=2027, planStartedOn-day=17, planStartedOn-month=12, planStartedOn-year=2026 | POST /core-groups/@GROUP/children | {"expectedOn": "2027-03-03", "planStartedOn": "2026-12-17"}
          """)
  void whatIsRecordedIsToldToTheService(String page, String typed, String question, String body) {
    family(
        "{\"id\": \"@MOVE\", \"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}");
    MEMBERSHIP.answers(named(question), named("{\"id\": \"@MOVE\"}"));
    var path = named("/core-groups/@GROUP/" + page);
    var saved =
        signedIn(SOCIAL_WORKER).fill(path, path.replaceFirst("\\?.*", ""), Typed.fields(typed));
    assertThat(saved.to()).isEqualTo(named("/core-groups/@GROUP"));
    assertThat(JsonMapper.shared().readTree(MEMBERSHIP.calls(named(question)).getFirst().text()))
        .isEqualTo(JsonMapper.shared().readTree(named(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          children/@MOVE/birth | bornOn-day=31, bornOn-month=2, bornOn-year=2027 | #name Enter the child's name; #bornOn-day The child's date of birth must be a real date, such as 17 12 2026
          children/@MOVE/expected | expectedOn-day= | #expectedOn-day Enter the day on which the child is expected
          children/@MOVE/pregnancy-ended | endedOn-day=x | #endedOn-day The day must be a real date, such as 17 12 2026
          children/new?unborn=yes | expectedOn-day=, planStartedOn-day= | #expectedOn-day Enter the day on which the child is expected; #planStartedOn-day Enter the day the plan began
          """)
  void whatIsMissingIsSaidAtItsField(String page, String typed, String errors) {
    family(
        "{\"id\": \"@MOVE\", \"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}");
    var path = named("/core-groups/@GROUP/" + page);
    var shown =
        signedIn(SOCIAL_WORKER).fill(path, path.replaceFirst("\\?.*", ""), Typed.fields(typed));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.errors()).containsExactly(errors.split("; ", -1));
  }

  @Test
  void aGroupThatHasClosedSaysSoWhenSomebodyIsToBeAdded() {
    family(
        "{\"id\": \"@MOVE\", \"expectedOn\": \"2027-03-03\", \"planStartedOn\": \"2026-12-17\"}");
    MEMBERSHIP.refuses(
        named("POST /core-groups/@GROUP/children"), "coreGroup", "closed on 4 January 2027");
    var path = named("/core-groups/@GROUP/children/new");
    var typed =
        "name=Mia, bornOn-day=2, bornOn-month=1, bornOn-year=2026, planStartedOn-day=2,"
            + " planStartedOn-month=1, planStartedOn-year=2026";
    var shown = signedIn(SOCIAL_WORKER).fill(path, path, Typed.fields(typed));
    assertThat(shown.page().select(".govuk-error-summary__list").text())
        .isEqualTo("Core group closed on 4 January 2027");
  }

  @Test
  void thePlanOfOneChildIsKeptApartFromTheOthers() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        named("GET /core-groups/@GROUP"),
        named(
            """
            {"id": "@GROUP", "reference": "G-7F3K", "formedOn": "2026-12-01",
             "kin": [{"person": "@THE_MOTHER", "child": "@CHILD", "kin": "PARENT"}],
             "members": [{"member": "@SEAT", "role": "PARENT", "roleLabel": "Parent",
               "from": "2026-12-01", "person": {"id": "@THE_MOTHER", "kind": "FAMILY",
               "name": "Jo", "confidentialAddress": false}}],
             "children": [{"id": "@CHILD", "name": "Ann", "bornOn": "2016-02-29",
               "category": "NEGLECT", "planStartedOn": "2026-12-17"},
               {"id": "@MOVE", "name": "Ben", "bornOn": "2017-02-28",
               "planStartedOn": "2026-12-17", "planEndedOn": "2027-01-04"}]}
            """));
    var browser = signedIn(SOCIAL_WORKER);
    var lines = browser.get(named("/core-groups/@GROUP")).page().select("#children + ul li");
    assertThat(lines.get(0).text()).contains("Parent: Jo");
    assertThat(lines.get(1).text()).doesNotContain("Parent");
    assertThat(browser.get(named("/core-groups/@GROUP/children/@CHILD")).words())
        .contains("Category Neglect", "Parents Jo");
    var path = named("/core-groups/@GROUP/children/@CHILD/plan");
    var form = browser.get(path).page();
    assertThat(form.select("[name=category][checked]").val()).isEqualTo("NEGLECT");
    assertThat(form.select(named("[name=kin-@THE_MOTHER][checked]")).val()).isEqualTo("PARENT");

    var question = named("PUT /core-groups/@GROUP/children/@CHILD/plan");
    MEMBERSHIP.answers(question, named("{\"id\": \"@CHILD\"}"));
    var typed = named("category=EMOTIONAL, school=, kin-@THE_MOTHER=SIGNIFICANT_ADULT");
    assertThat(browser.fill(path, path, Typed.fields(typed)).to())
        .isEqualTo(named("/core-groups/@GROUP/children/@CHILD"));
    assertThat(JsonMapper.shared().readTree(MEMBERSHIP.calls(question).getFirst().text()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    named(
                        """
                        {"category": "EMOTIONAL",
                         "kin": [{"person": "@THE_MOTHER", "kin": "SIGNIFICANT_ADULT"}]}
                        """)));

    var again = named("/core-groups/@GROUP/children/@MOVE/plan-again");
    MEMBERSHIP.answers(named("POST /core-groups/@GROUP/children/@MOVE/plans"), "{}");
    var begun = "startedOn-day=4, startedOn-month=2, startedOn-year=2027, category=NEGLECT";
    assertThat(browser.fill(again, again, Typed.fields(begun)).to())
        .isEqualTo(named("/core-groups/@GROUP"));
  }

  @Test
  void aClosedGroupSaysUntilWhenItIsReadAndOffersNothing() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        named("GET /core-groups/@GROUP"),
        named(
            """
            {"id": "@GROUP", "reference": "G-7F3K", "formedOn": "2026-12-01", "members": [],
             "closedOn": "2027-11-30", "readableUntil": "2028-02-29",
             "children": [{"id": "@CHILD", "name": "Ann", "bornOn": "2016-02-29",
               "planStartedOn": "2026-12-17", "planEndedOn": "2027-11-30"}]}
            """));
    var page = signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP"));
    assertThat(page.words())
        .contains(
            "This group closed on Tuesday 30 November 2027. Its record can be read until Tuesday"
                + " 29 February 2028");
    assertThat(page.page().select("nav[aria-label=More for this group] a")).isEmpty();
  }

  @Test
  void howLongRecordsAreKeptIsReadAndSet() {
    Household.isKnown("Ann", 1);
    var kept = "{\"record\": \"WORKING_RECORD\", \"months\": 3, \"source\": \"Sandwell\"}";
    MEMBERSHIP.answers("GET /retention", "[" + kept + "]");
    MEMBERSHIP.answers("GET /purges", "{\"count\": 0, \"rows\": []}");
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get("/retention").words())
        .contains("Sandwell", "Nothing has been purged yet.");
    MEMBERSHIP.answers(
        "GET /purges",
        """
        {"count": 60, "rows": [{"reference": "G-7F3K", "formedOn": "2026-12-17",
          "closedOn": "2027-11-30", "retention": %s, "purgedOn": "2028-03-01",
          "counts": {"children": 2, "members": 5, "forgotten": 1, "schoolMoves": 1,
           "readings": 0}}]}
        """
            .formatted(kept));
    var page = browser.get("/retention?page=2");
    assertThat(page.words())
        .contains("G-7F3K", "Thu 17 Dec 2026 to Tue 30 Nov 2027", "Children: 2. Members: 5");
    assertThat(page.page().select(".govuk-pagination__next a").attr("href"))
        .isEqualTo("/retention?page=3");

    var path = "/retention/WORKING_RECORD";
    assertThat(browser.get(path).page().select("#months").val()).isEqualTo("3");
    MEMBERSHIP.answers("PUT /retention/WORKING_RECORD", kept);
    assertThat(browser.fill(path, path, Typed.fields("months=six, source=Ours")).errors())
        .containsExactly(
            "#months How many months it is kept must be a whole number without a minus, such as"
                + " 10");
    assertThat(browser.fill(path, path, Typed.fields("months=6, source=Ours")).to())
        .isEqualTo("/retention");
    assertThat(MEMBERSHIP.calls("PUT /retention/WORKING_RECORD").getFirst().text())
        .isEqualTo("{\"months\":6,\"source\":\"Ours\"}");
  }

  private static void family(String second) {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        named("GET /core-groups/@GROUP"),
        named(
            """
            {"id": "@GROUP", "reference": "G-7F3K", "formedOn": "2026-12-01", "members": [],
             "children": [{"id": "@CHILD", "name": "Ann", "bornOn": "2016-02-29",
               "planStartedOn": "2026-12-17"}, %s]}
            """
                .formatted(second)));
  }
}
