package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** Limits, the calendar and the weeks ahead: shown, changed after a look, and by whom. */
class TimescalesTest extends Gate {

  private static final String WARN = "-WARN-REVIEW_CONFERENCE";
  private static final String INFO = "-INFO-REVIEW_CONFERENCE";
  private static final Map<String, String> TEN_DAYS_BEFORE =
      Map.ofEntries(
          Map.entry("amount" + WARN, "10"),
          Map.entry("direction" + WARN, "BEFORE"),
          Map.entry("unit" + WARN, "WORKING_DAYS"),
          Map.entry("convention" + WARN, "yes"),
          Map.entry("roll" + WARN, "BACK"),
          Map.entry("source" + WARN, "Blackpool"),
          Map.entry("amount" + INFO, "3"),
          Map.entry("direction" + INFO, "AFTER"),
          Map.entry("unit" + INFO, "WEEKS"),
          Map.entry("source" + INFO, "Sefton"),
          Map.entry("note", "Board of March"),
          Map.entry("effectiveFrom-day", "1"),
          Map.entry("effectiveFrom-month", "4"),
          Map.entry("effectiveFrom-year", "2027"));
  private static final String ASKED =
      """
      {"effectiveFrom": "2027-04-01", "note": "Board of March", "limits": [
        {"anchor": "REVIEW_CONFERENCE", "severity": "WARN", "amount": -10,
         "unit": "WORKING_DAYS", "convention": "INCLUDE_TRIGGER_DAY", "roll": "BACK",
         "source": "Blackpool"},
        {"anchor": "REVIEW_CONFERENCE", "severity": "INFO", "amount": 3, "unit": "WEEKS",
         "convention": "EXCLUDE_TRIGGER_DAY", "roll": "NONE", "source": "Sefton"}]}
      """;

  @Test
  void everyRuleIsListedAndOneWithoutALimitIsNotSet() {
    Household.isKnown("Ann", 1);

    var shown = signedIn(SOCIAL_WORKER).get("/policy");
    var page = shown.page();
    assertThat(page.select("#R04").text())
        .contains("R04", "Limit 10 working days after the initial conference", "Ann");
    assertThat(page.select("#R06").text())
        .contains("Warning 10 working days before the review conference, that day counted")
        .contains("Information 3 weeks before the review conference");
    assertThat(page.select("#R16A").text()).contains("Not set");
    assertThat(shown.words())
        .contains("Version 3, from the profile “starter”")
        .contains("In force from Tuesday 1 September 2026")
        .contains("Set by Ann, Tue 1 Sept 2026, 09:00");
  }

  @Test
  void limitsNobodyHasConfirmedAreSaidToBeUntilSomebodyDoes() {
    Household.isKnown("Ann", 1);
    var admin = signedIn(ADMINISTRATOR);
    assertThat(admin.get("/policy").words()).contains("Nobody has confirmed these limits yet");
    assertThat(admin.get("/policy").page().select("main a[role=button]").eachAttr("href"))
        .containsExactly("/policy/profile");

    SCHEDULING.answers(
        "GET /policy", Timetable.POLICY.formatted("true").replace("TYPED", "\"Ann\""));
    var page = admin.get("/policy");
    assertThat(page.words()).doesNotContain("Nobody has confirmed");
    assertThat(page.page().select("main a[role=button]")).isEmpty();
  }

  @Test
  void aLimitIsChangedAfterWhatWouldMoveWasSeen() {
    Household.isKnown("Ann", 1);
    var admin = signedIn(ADMINISTRATOR);

    var opened = admin.get("/policy/rules/R06").page();
    assertThat(opened.select("#amount" + WARN).val()).isEqualTo("10");
    assertThat(opened.select("[name=direction" + WARN + "][checked]").val()).isEqualTo("BEFORE");
    assertThat(opened.select("#unit" + INFO + " [selected]").val()).isEqualTo("WEEKS");
    assertThat(opened.select("#convention" + WARN).hasAttr("checked")).isTrue();
    assertThat(opened.select("#amount-HARD-REVIEW_CONFERENCE").val()).isEmpty();

    var preview = admin.fill(opened, "/policy/rules/R06/preview", TEN_DAYS_BEFORE);
    assertThat(json(SCHEDULING.calls("POST /policy/rules/R06/preview").getLast().text()))
        .isEqualTo(json(ASKED));
    assertThat(preview.words())
        .contains("Nothing is saved yet", "130 open dates move, and 2 fall away")
        .contains("10 working days before the review conference, that day counted")
        .contains("Tue 5 Jan 2027 To Mon 4 Jan 2027 1 day sooner")
        .contains("Fri 5 Feb 2027 To Tue 9 Feb 2027 4 days later")
        .contains("To nothing falls away", "These are the first 3");
    assertThat(preview.page().select("tbody a").eachAttr("href"))
        .containsOnly(named("/core-groups/@GROUP"));
    assertThat(SCHEDULING.calls("POST /policy/rules/R06")).as("saved too soon").isEmpty();

    var saved = admin.fill(preview.page(), "/policy/rules/R06", Map.of());
    assertThat(saved.to()).isEqualTo("/policy");
    assertThat(json(SCHEDULING.calls("POST /policy/rules/R06").getLast().text()))
        .isEqualTo(json(ASKED));
    assertThat(admin.follow(saved).words()).contains("Saved: R06, Last core group before a review");
  }

  @Test
  void theWayBackFromThePreviewKeepsWhatWasTyped() {
    Household.isKnown("Ann", 1);
    var admin = signedIn(ADMINISTRATOR);
    var preview = admin.fill("/policy/rules/R06", "/policy/rules/R06/preview", TEN_DAYS_BEFORE);
    var fields = hidden(preview.page(), "/policy/rules/R06");

    var again = admin.post("/policy/rules/R06/again", fields).page();
    assertThat(again.select("#note").val()).isEqualTo("Board of March");
    assertThat(again.select("#effectiveFrom-month").val()).isEqualTo("4");
    assertThat(again.select("[name=direction" + INFO + "][checked]").val()).isEqualTo("AFTER");
    assertThat(again.select("#roll" + WARN + " [selected]").val()).isEqualTo("BACK");
    assertThat(again.select(".govuk-error-summary")).isEmpty();
  }

  /** The service counts the limits it was sent; the form has empty rows between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limits[0].amount | #amount-WARN-REVIEW_CONFERENCE The amount is too much
          limits[1].source | #source-INFO-REVIEW_CONFERENCE Source is too much
          limits[1].convention | #convention-INFO-REVIEW_CONFERENCE Convention is too much
          limits[0].anchor | #amount-WARN-REVIEW_CONFERENCE Anchor is too much
          limits           | #limits Limits is too much
          effectiveFrom    | #effectiveFrom-day The day it holds from is too much
          """)
  void whatIsRefusedIsSaidAtTheRowItWasTypedIn(String field, String error) {
    Household.isKnown("Ann", 1);
    var admin = signedIn(ADMINISTRATOR);
    for (var action : List.of("/policy/rules/R06/preview", "/policy/rules/R06")) {
      SCHEDULING.refuses("POST " + action, field, "is too much");
    }

    var shown = admin.fill("/policy/rules/R06", "/policy/rules/R06/preview", TEN_DAYS_BEFORE);
    assertThat(shown.errors()).containsExactly(error);
    var id = error.substring(1, error.indexOf(' '));
    assertThat(shown.page().select("[id=" + id + "]")).hasSize(1);
    assertThat(shown.page().select(".govuk-error-message")).hasSize(1);
    assertThat(shown.page().select("#amount" + INFO).val()).isEqualTo("3");

    var fields = new HashMap<>(TEN_DAYS_BEFORE);
    fields.put("_csrf", token(shown.page()));
    assertThat(admin.post("/policy/rules/R06", fields).errors()).containsExactly(error);
  }

  @Test
  void aProfileIsTakenOnWhole() {
    Household.isKnown("Ann", 1);
    var manager = signedIn(TEAM_MANAGER);
    var opened = manager.get("/policy/profile").page();
    assertThat(opened.select("[name=profile][checked]").val()).isEqualTo("starter");

    var typed =
        Map.of(
            "profile", "tees",
            "note", "Board",
            "effectiveFrom-day", "1",
            "effectiveFrom-month", "4",
            "effectiveFrom-year", "2027");
    var preview = manager.fill(opened, "/policy/profile/preview", typed);
    assertThat(preview.words()).contains("Tees", "Nothing is saved yet", "130 open dates move");
    assertThat(SCHEDULING.calls("POST /policy/profile")).isEmpty();
    var again = manager.post("/policy/profile/again", hidden(preview.page(), "/policy/profile"));
    assertThat(again.page().select("[name=profile][checked]").val()).isEqualTo("tees");

    var saved = manager.fill(preview.page(), "/policy/profile", Map.of());
    assertThat(saved.to()).isEqualTo("/policy");
    assertThat(json(SCHEDULING.calls("POST /policy/profile").getLast().text()))
        .isEqualTo(
            json(
                """
                {"profile": "tees", "effectiveFrom": "2027-04-01", "note": "Board"}
                """));
  }

  @Test
  void howTheLimitsCameToBeIsToldNewestFirst() {
    Household.isKnown("R05 hard: 42 days → 28 days", 1);

    var page = signedIn(SOCIAL_WORKER).get("/policy/history").page();
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Version 3, in force from Tuesday 1 September 2026",
            "Version 1, in force from Thursday 1 January 2026");
    assertThat(page.text())
        .contains("R05 hard: 42 days → 28 days", "Set when this service began")
        .contains("No limit differs from the version before.");
  }

  /** Who may not change limits is offered no way to, and is turned away who tries all the same. */
  @ParameterizedTest
  @CsvSource({
    "worker@anytown.example, /policy/rules/R04",
    "worker@anytown.example, /policy/rules/R04/preview",
    "worker@anytown.example, /policy/profile",
    "worker@anytown.example, /policy/profile/preview",
    "worker@anytown.example, /calendar/bank-holidays",
    "worker@anytown.example, /calendar/closures/new",
    "worker@anytown.example, /calendar/closures/remove",
    "operator@anytown.example, /policy/rules/R04",
    "operator@anytown.example, /policy/profile",
    "operator@anytown.example, /calendar/closures/new"
  })
  void whoMayNotChangeTimescalesIsTurnedAway(String account, String path) {
    Household.isKnown("Ann", 1);
    var browser = signedIn(account);
    var calendar = browser.get("/calendar").page();
    assertThat(calendar.select("main form[method=post], a[href=/calendar/closures/new]")).isEmpty();

    var shown = browser.post(path, Map.of("_csrf", token(calendar), "date", "2026-12-29"));
    assertThat(shown.status()).isEqualTo(403);
    assertThat(shown.words()).contains("You cannot open this page");
    assertThat(browser.get(path).status()).isEqualTo(403);
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @Test
  void aSocialWorkerReadsLimitsAndAnOperatorTheCalendarAlone() {
    Household.isKnown("Ann", 1);
    var worker = signedIn(SOCIAL_WORKER).get("/policy").page();
    assertThat(worker.select("a[href^=/policy/rules], a[href=/policy/profile]")).isEmpty();
    assertThat(signedIn(SOCIAL_WORKER).get("/calendar").page().select("main a[role=button]"))
        .isEmpty();

    var operator = signedIn(OPERATOR);
    var calendar = operator.get("/calendar");
    assertThat(calendar.status()).isEqualTo(200);
    assertThat(calendar.page().select("#navigation a").eachText())
        .containsExactly("The suite", "Calendar", "Register of schools");
    assertThat(calendar.page().select("main a[role=button]").eachAttr("href"))
        .containsExactly("/calendar/bank-holidays");
    assertThat(operator.get("/calendar/bank-holidays").status()).isEqualTo(200);
    for (var path : List.of("/policy", "/policy/history", "/explain", "/weeks-ahead")) {
      assertThat(operator.get(path).status()).as(path).isEqualTo(403);
    }
    var member = ByCode.signIn(visitor(), "reid@hillside.example");
    for (var path : List.of("/policy", "/explain", "/calendar", "/month-ahead")) {
      assertThat(member.get(path).status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void theWaysLeadThroughTimescales() {
    Household.isKnown("Ann", 1);
    for (var path : List.of("/policy", "/explain", "/calendar")) {
      var page = signedIn(SOCIAL_WORKER).get(path).page();
      assertThat(page.select("#navigation [aria-current]").text()).isEqualTo("Timescales");
      assertThat(page.select("nav[aria-label=Timescales] a").eachAttr("href"))
          .containsExactly("/policy", "/explain", "/calendar");
      assertThat(page.select("nav[aria-label=Timescales] [aria-current]").attr("href"))
          .isEqualTo(path);
    }
    var month = signedIn(SOCIAL_WORKER).get("/month-ahead").page();
    assertThat(month.select("#navigation [aria-current]").text()).isEqualTo("Weeks ahead");
  }

  @Test
  void aRuleNobodyKnowsIsNotFound() {
    Household.isKnown("Ann", 1);

    assertThat(signedIn(ADMINISTRATOR).get("/policy/rules/R99").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule=R04                                      | rule=R04&on=2026-12-17
          rule=R04&anchor=BIRTH&profile=tees            | rule=R04&on=2026-12-17&anchor=BIRTH&profile=tees
          rule=R04&amount=10&unit=WD&direction=AFTER    | rule=R04&on=2026-12-17&amount=10&unit=WD
          rule=R04&amount=10&unit=WD&direction=BEFORE   | rule=R04&on=2026-12-17&amount=-10&unit=WD
          rule=R04&amount=&unit=M&includeTriggerDay=yes | rule=R04&on=2026-12-17&includeTriggerDay=true
          """)
  void aDateIsExplained(String asked, String question) {
    Household.isKnown("Ann", 1);

    var shown =
        signedIn(SOCIAL_WORKER).get("/explain?" + asked + "&on-day=17&on-month=12&on-year=2026");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.page().select("#answer").text())
        .contains("R04: Ann", "Tuesday 5 January 2027", "This date rests on a forecast")
        .contains("The same rule also says");
    assertThat(SCHEDULING.calls("GET /explain").getLast().query()).isEqualTo(question);
    assertThat(shown.page().select("#rule [selected]").val()).isEqualTo("R04");
  }

  @Test
  void aDateThatRestsOnNoForecastDoesNotSaySo() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        "GET /explain",
        """
        {"date": "2027-01-05", "words": "Day 10 of 10.", "forecast": false, "also": []}
        """);

    var answer =
        signedIn(SOCIAL_WORKER)
            .get("/explain?rule=R04&on-day=17&on-month=12&on-year=2026")
            .page()
            .select("#answer");
    assertThat(answer.text()).contains("Day 10 of 10.").doesNotContain("forecast", "also says");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule=&on-day=31&on-month=2&on-year=2026            | #rule Choose a rule; #on-day The day to count from must be a real date, such as 17 12 2026
          rule=R04&on-day=1&on-month=2&on-year=2026&amount=x | #amount The amount must be a whole number without a minus, such as 10; #unit Choose what it is counted in
          rule=R99&on-day=1&on-month=2&on-year=2026          | #rule Rule is not known
          """)
  void aQuestionThatCannotBeAnsweredIsShownAgain(String asked, String errors) {
    Household.isKnown("Ann", 1);
    SCHEDULING.refuses("GET /explain", "rule", "is not known");

    var shown = signedIn(SOCIAL_WORKER).get("/explain?" + asked);
    assertThat(shown.errors()).containsExactly(errors.split("; ", -1));
    assertThat(shown.page().select("#answer")).isEmpty();
    assertThat(shown.page().select("#on-month").val()).isEqualTo("2");
    assertThat(shown.page().select("details[open]")).hasSize(asked.contains("amount") ? 1 : 0);
  }

  @Test
  void theCalendarShowsAYearInOrderAndSaysWhatIsForecast() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);

    var year = browser.get("/calendar?year=2026").page();
    assertThat(year.select("tbody th").eachText())
        .containsExactly(
            "Fri 25 Dec 2026", "Mon 28 Dec 2026", "Tue 29 Dec 2026", "Wed 30 Dec 2026");
    assertThat(year.select("nav[aria-label=Years] a").eachText())
        .containsExactly("2026", "2027", "2029");
    assertThat(year.text())
        .contains("2020 to 2028, version 4", "Sun 1 Nov 2026, 08:00, by Ann")
        .doesNotContain("Forecast");
    var later = browser.get("/calendar?year=2029");
    assertThat(later.page().select(".govuk-tag").eachText()).containsExactly("Forecast");
    assertThat(later.words()).contains("have not been announced yet");
  }

  @Test
  void aNewOfficialListIsTakenAfterALook() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(OPERATOR);
    var list = "{\r\n\"england-and-wales\": {}}";

    var preview =
        browser.fill(
            "/calendar/bank-holidays",
            "/calendar/bank-holidays/preview",
            Map.of("file", list, "source", "www.gov.uk"));
    assertThat(preview.words())
        .contains("Added Friday 4 June 2027, Ann", "Removed Monday 31 May 2027, Ann")
        .contains("130 open dates move.", "Nothing is saved yet");
    assertThat(SCHEDULING.calls("POST /calendar/bank-holidays")).isEmpty();
    var again =
        browser.post(
            "/calendar/bank-holidays/again", hidden(preview.page(), "/calendar/bank-holidays"));
    assertThat(again.page().select("#file").val().strip()).isEqualTo(list.strip());

    var taken = browser.fill(preview.page(), "/calendar/bank-holidays", Map.of());
    assertThat(taken.to()).isEqualTo("/calendar");
    var sent = json(SCHEDULING.calls("POST /calendar/bank-holidays").getLast().text());
    assertThat(json(sent.path("file").asString()).has("england-and-wales")).isTrue();
    assertThat(sent.path("source").asString()).isEqualTo("www.gov.uk");
  }

  @Test
  void aListThatCannotBeReadIsStillThere() {
    Household.isKnown("Ann", 1);
    SCHEDULING.refuses("POST /calendar/bank-holidays/preview", "file", "cannot be read");

    var shown =
        signedIn(ADMINISTRATOR)
            .fill(
                "/calendar/bank-holidays",
                "/calendar/bank-holidays/preview",
                Map.of("file", "no list", "source", "x"));
    assertThat(shown.errors()).containsExactly("#file File cannot be read");
    assertThat(shown.page().select("#file").val()).isEqualTo("no list");
  }

  @Test
  void closureDaysAreAddedAndRemovedOneAtATime() {
    Household.isKnown("Ann", 1);
    var admin = signedIn(ADMINISTRATOR);

    var added =
        admin.fill(
            "/calendar/closures/new",
            "/calendar/closures/new",
            Map.of("date-day", "4", "date-month", "1", "date-year", "2027", "note", "Flood"));
    assertThat(added.to()).isEqualTo("/calendar?year=2027");
    assertThat(closures()).containsExactly("2026-12-30 Ann", "2026-12-29 Ann", "2027-01-04 Flood");

    var removed = admin.fill("/calendar?year=2026", "/calendar/closures/remove", Map.of());
    assertThat(removed.to()).isEqualTo("/calendar?year=2026");
    assertThat(closures()).containsExactly("2026-12-30 Ann");
  }

  @Test
  void theWeeksAheadDoNotSayThatNothingWillBeLateWhileSomethingIs() {
    Household.isKnown("Ann", 1);
    var none = "{\"from\": \"2026-12-17\", \"until\": \"2027-01-28\", \"count\": 0, \"rows\": []";
    SCHEDULING.answers("GET /foresight", none + ", \"late\": 7}");
    var weeks = signedIn(SOCIAL_WORKER).get("/weeks-ahead");
    assertThat(weeks.words()).contains("7 are late already.", "Nothing more will be late.");
    assertThat(weeks.page().select("a:contains(See what is late)").attr("href"))
        .isEqualTo("/today");
  }

  @Test
  void theWeeksAheadAreAskedForByTeamAndLeadToTheGroups() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);

    var weeks = browser.get(named("/weeks-ahead?weeks=8&team=@TEAM"));
    assertThat(weeks.words())
        .contains("What will be late if nothing more is booked", "Tue 5 Jan 2027", "Ann");
    assertThat(weeks.page().select("tbody a").attr("href")).isEqualTo(named("/core-groups/@GROUP"));
    assertThat(weeks.page().select("#team [selected]").val()).isEqualTo(Household.TEAM);
    assertThat(SCHEDULING.calls("GET /foresight").getLast().query())
        .isEqualTo(named("weeks=8&page=1&team=@TEAM"));
    browser.get("/weeks-ahead?team=");
    assertThat(SCHEDULING.calls("GET /foresight").getLast().query()).isEqualTo("weeks=6&page=1");

    var month = browser.get("/month-ahead").page();
    assertThat(month.select("dl a").attr("href")).isEqualTo(named("/month-ahead?team=@TEAM"));
    assertThat(month.select("dl").text()).contains("Ann 12 due");
    assertThat(browser.get("/weeks-ahead?team=x").status()).isEqualTo(400);
  }

  @Test
  void whatCouldNotBeAskedIsNotSaidToBeNothing() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(ADMINISTRATOR);
    SCHEDULING.goesAway();

    assertThat(browser.get("/weeks-ahead").words())
        .contains("We could not check what will be late just now.")
        .doesNotContain("Nothing will be late");
    assertThat(browser.get("/month-ahead").words())
        .contains("We could not check what is due just now.")
        .doesNotContain("Nothing is due");
    for (var path : List.of("/policy", "/policy/profile", "/explain", "/calendar")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(503);
    }
  }

  private static List<String> closures() {
    return json(SCHEDULING.calls("PUT /calendar/closures").getLast().text())
        .path("closures")
        .valueStream()
        .map(one -> one.path("date").asString() + " " + one.path("note").asString())
        .toList();
  }

  private static Map<String, String> hidden(Document page, String action) {
    var fields = new HashMap<String, String>();
    page.select("form[action=" + action + "] input[type=hidden]")
        .forEach(field -> fields.put(field.attr("name"), field.val()));
    return fields;
  }

  private static String token(Document page) {
    return page.select("input[name=_csrf]").attr("value");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
