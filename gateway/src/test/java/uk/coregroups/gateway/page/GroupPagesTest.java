package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** What a family's pages say of its limits, and what can be recorded there. */
class GroupPagesTest extends Gate {

  @Test
  void aLineSaysAllThatIsKnownOfItsDate() {
    Household.isKnown("Ann", 1);

    var rows = signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP")).page();
    var lines = rows.select("#deadlines + table tbody tr").eachText();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .contains("Tue 5 Jan 2027 Forecast", "You are closed on that day: Ann")
        .contains("Moved from Wed 6 Jan 2027 to Tue 5 Jan 2027 because Ann")
        .contains("Warning: Ann", "R05: Ann, version 3 of your limits")
        .doesNotContain("It is done");
    assertThat(lines.get(1))
        .contains("Soon late", "Ann: Ann S-1", "It is done: Ann, Ann")
        .doesNotContain("Forecast", "Moved from", "You are closed");
    assertThat(lines.get(2)).contains("Done late", "Mon 21 Dec 2026").doesNotContain("It is done");
    assertThat(lines.get(3)).contains("Late").doesNotContain("How it was counted");
    assertThat(rows.select("#deadlines + table tbody a").eachAttr("href"))
        .containsExactly(named("/core-groups/@GROUP/obligations/@FILE_OWED/done"));
  }

  @Test
  void thePageTellsOfPlansConferencesToComeAndMilestones() {
    Household.isKnown("Ann", 1);

    var page = signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP")).page();
    assertThat(page.select("#children + ul li").eachText())
        .containsExactly(
            "Ann, born Monday 29 February 2016, plan since Thu 17 Dec 2026"
                + " The plan has ended for Ann",
            "Ann, born Friday 28 February 2014, plan since Mon 5 Jan 2026 until Thu 10 Dec 2026");
    assertThat(page.select("#conferences + ul li").eachText().get(1))
        .contains("Transfer-in conference, Wednesday 16 December 2026 (Ann)", "Not quorate");
    assertThat(page.select("#conferences + ul .govuk-tag")).hasSize(1);
    assertThat(page.select("#conferences ~ h3 + ul").text())
        .contains("Review conference, Thursday 11 March 2027 (Ann)");
    assertThat(page.select("#milestones + ul li").eachText())
        .containsExactly("Ann, Thursday 26 November 2026 (Ann)", "Ann, Friday 27 November 2026");
    assertThat(page.select("nav[aria-label=More for this group] a").eachAttr("href"))
        .contains(
            named("/core-groups/@GROUP/milestones/new"),
            named("/core-groups/@GROUP/conference-plans/new"));
  }

  @Test
  void aMeetingThatIsNoCoreGroupOrDidNotCountSaysSo() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/meetings/@HELD_MEETING")).words())
        .doesNotContain("professionals’ meeting", "Too few came");

    var meeting =
        named(
            """
            {"meeting": {"id": "@HELD_MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
             "slot": {"date": "2026-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
             "state": "HELD", "purpose": "PROFESSIONALS", "inquorate": true}, "invited": []}
            """);
    SCHEDULING.answers(named("GET /meetings/@HELD_MEETING"), meeting);
    SCHEDULING.answers(named("GET /core-groups/@GROUP/meetings"), "[" + meeting + "]");
    assertThat(browser.get(named("/meetings/@HELD_MEETING")).words())
        .contains("A professionals’ meeting. The family does not hear of it")
        .contains("Too few came for it to count.");
    assertThat(browser.get(named("/core-groups/@GROUP")).page().select("#meetings + table").text())
        .contains("Room 2, professionals only", "Held Too few came");
  }

  @Test
  void aDoubleBookingIsSaidBeforeItIsMadeAndMayBeMadeAllTheSame() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        named("GET /core-groups/@GROUP/clashes"),
        named(
            """
            [{"person": "@MR_REID", "from": "10:00:00", "until": "11:00:00"},
             {"from": "09:30:00", "until": "10:30:00"}]
            """));
    var question = named("POST /core-groups/@GROUP/meetings");
    SCHEDULING.answers(
        question,
        named(
            """
            {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K", "state": "BOOKED",
             "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
             "purpose": "CORE_GROUP", "inquorate": false}
            """));
    var browser = signedIn(SOCIAL_WORKER);
    var path = named("/core-groups/@GROUP/meetings/new");
    var typed =
        new HashMap<>(
            Typed.fields(
                "date-day=5, date-month=1, date-year=2027, start=10:00, minutes=60, venue=@VENUE"));
    var shown = browser.fill(path, path, typed);
    assertThat(shown.words())
        .contains("Ann is already booked from 10:00 to 11:00 that day")
        .contains("The venue is already booked from 09:30 to 10:30 that day")
        .contains("Book and invite all the same");
    assertThat(SCHEDULING.calls(question)).isEmpty();

    typed.put("warned", shown.page().select("[name=warned]").val());
    typed.put("start", "10:15");
    assertThat(browser.fill(path, path, typed).words()).as("another time").contains("all the same");
    typed.put("start", "10:00");
    assertThat(browser.fill(path, path, typed).to()).isEqualTo(named("/meetings/@MEETING"));
    assertThat(SCHEDULING.calls(question)).hasSize(1);
  }

  @Test
  void whatCouldNotBeLookedUpIsSaidBeforeAnythingIsBooked() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(named("GET /core-groups/@GROUP/clashes"), 503, "{}");
    var browser = signedIn(SOCIAL_WORKER);
    var path = named("/core-groups/@GROUP/meetings/new");

    var shown =
        browser.fill(
            path,
            path,
            Typed.fields(
                "date-day=5, date-month=1, date-year=2027, start=10:00, minutes=60,"
                    + " venue=@VENUE"));

    assertThat(shown.words())
        .contains("is booked for another family then could not be looked up")
        .contains("Book and invite all the same");
    assertThat(SCHEDULING.calls(named("POST /core-groups/@GROUP/meetings"))).isEmpty();
  }

  @Test
  void aClosedGroupsMeetingIsKeptOrCancelledByAPerson() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    var path = named("/meetings/@MEETING");
    assertThat(browser.get(path).words()).doesNotContain("This group is closed");

    SCHEDULING.answers(
        "GET " + path,
        named(
            """
            {"meeting": {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
             "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
             "state": "BOOKED", "purpose": "CORE_GROUP", "inquorate": false}, "invited": [],
             "undecided": true}
            """));
    SCHEDULING.answers("POST " + path + "/keep", "{}");
    assertThat(browser.get(path).words())
        .contains(
            "This group is closed. Its meeting on Tuesday 5 January 2027 is still booked:"
                + " cancel it or keep it. Until then nobody is reminded of it.");
    var kept = browser.fill(path, path + "/keep", Map.of());
    assertThat(kept.to()).isEqualTo(path);
    assertThat(SCHEDULING.calls("POST " + path + "/keep")).hasSize(1);
    SCHEDULING.refuses("POST " + path + "/keep", "meeting", "does not wait for anybody");
    assertThat(browser.fill(path, path + "/keep", Map.of()).words())
        .contains("Meeting does not wait for anybody");
  }

  /** Each form, what is typed in it, and what the service is then told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          milestones/new | kind=TRANSFER_NOTIFIED, on-day=4, on-month=1, on-year=2026, child-@CHILD=yes | POST /core-groups/@GROUP/milestones | {"kind": "TRANSFER_NOTIFIED", "on": "2026-01-04", "children": ["@CHILD"]}
          milestones/new | kind=STRATEGY_DISCUSSION, on-day=4, on-month=1, on-year=2026 | POST /core-groups/@GROUP/milestones | {"kind": "STRATEGY_DISCUSSION", "on": "2026-01-04"}
          conference-plans/new | kind=TRANSFER_IN, on-day=4, on-month=1, on-year=2027, child-@CHILD=yes | POST /core-groups/@GROUP/conference-plans | {"kind": "TRANSFER_IN", "on": "2027-01-04", "children": ["@CHILD"]}
          conferences/new | kind=TRANSFER_IN, heldOn-day=4, heldOn-month=1, heldOn-year=2026, child-@CHILD=yes, quorate=no | POST /core-groups/@GROUP/conferences | {"kind": "TRANSFER_IN", "heldOn": "2026-01-04", "children": ["@CHILD"], "quorate": false}
          conferences/new | kind=REVIEW, heldOn-day=4, heldOn-month=1, heldOn-year=2026, child-@CHILD=yes, quorate=yes | POST /core-groups/@GROUP/conferences | {"kind": "REVIEW", "heldOn": "2026-01-04", "children": ["@CHILD"], "quorate": true}
          obligations/@FILE_OWED/done | on-day=4, on-month=1, on-year=2026 | POST /obligations/@FILE_OWED/settle | {"on": "2026-01-04"}
          children/@CHILD/end-plan | endedOn-day=4, endedOn-month=1, endedOn-year=2027 | POST /core-groups/@GROUP/children/@CHILD/plan/end | {"endedOn": "2027-01-04"}
          """)
  void whatIsRecordedIsToldToTheService(String page, String typed, String question, String body) {
    Household.isKnown("Ann", 1);
    var service = page.startsWith("children") ? MEMBERSHIP : SCHEDULING;
    service.answers(
        named(question),
        named(
            """
            {"id": "@CONFERENCE", "kind": "REVIEW", "heldOn": "2026-01-04", "children": [],
             "quorate": true}
            """));
    var path = named("/core-groups/@GROUP/" + page);

    var browser = signedIn(SOCIAL_WORKER);
    var saved = browser.fill(path, path, Typed.fields(typed));
    assertThat(saved.to()).isEqualTo(named("/core-groups/@GROUP"));
    assertThat(browser.follow(saved).page().select("[role=alert]")).hasSize(1);
    var told = service.calls(named(question));
    assertThat(told).hasSize(1);
    assertThat(JsonMapper.shared().readTree(told.getFirst().text()))
        .isEqualTo(JsonMapper.shared().readTree(named(body)));
  }

  @Test
  void theFormsAreFilledWithWhatIsLikely() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    var today = String.valueOf(LocalDate.now(clock).getDayOfMonth());

    var plan = browser.get(named("/core-groups/@GROUP/conference-plans/new?plan=@PLAN")).page();
    assertThat(plan.select("#on-month").val()).isEqualTo("3");
    assertThat(plan.select("[name=kind][checked]").val()).isEqualTo("REVIEW");
    assertThat(plan.select("[name^=child-][checked]").eachAttr("name"))
        .containsExactly(named("child-@CHILD"));
    var conference = browser.get(named("/core-groups/@GROUP/conferences/new")).page();
    assertThat(conference.select("[name=quorate][checked]").val()).isEqualTo("yes");
    assertThat(conference.select("[name^=child-][checked]").eachAttr("name"))
        .as("a child whose plan has ended is not ticked")
        .containsExactly(named("child-@CHILD"));
    var done = browser.get(named("/core-groups/@GROUP/obligations/@FILE_OWED/done")).page();
    assertThat(done.select("#on-day").val()).isEqualTo(today);
    var end = browser.get(named("/core-groups/@GROUP/children/@CHILD/end-plan")).page();
    assertThat(end.select("#endedOn-day").val()).isEqualTo(today);
  }

  @ParameterizedTest
  @CsvSource({
    "obligations/%s/done",
    "children/%s/end-plan",
    "conference-plans/new?plan=%s",
  })
  void whatIsNotInTheGroupIsNotFound(String page) {
    Household.isKnown("Ann", 1);

    var path = named("/core-groups/@GROUP/") + page.formatted(UUID.randomUUID());
    assertThat(signedIn(SOCIAL_WORKER).get(path).status()).isEqualTo(404);
  }

  @Test
  void whoMayNotEndAPlanIsToldSo() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers(
        named("POST /core-groups/@GROUP/children/@CHILD/plan/end"), 403, "{\"status\": 403}");
    var path = named("/core-groups/@GROUP/children/@CHILD/end-plan");

    var shown =
        signedIn(SOCIAL_WORKER)
            .fill(path, path, Typed.fields("endedOn-day=4, endedOn-month=1, endedOn-year=2027"));
    assertThat(shown.status()).isEqualTo(403);
    assertThat(signedIn(OPERATOR).get(path).status()).isEqualTo(403);
  }

  @Test
  void aDateIsCheckedAndNothingIsBooked() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    for (var path : List.of("/core-groups/@GROUP/meetings/new", "/meetings/@MEETING/move")) {
      var opened = browser.get(named(path)).page();
      assertThat(opened.select("#proposal")).isEmpty();
      var check = opened.select("button[formaction]").attr("formaction");
      var fields =
          new HashMap<>(Typed.fields("date-day=6, date-month=1, date-year=2027, venue=@VENUE"));
      fields.put("_csrf", opened.select("input[name=_csrf]").attr("value"));

      var shown = browser.post(check, fields);
      assertThat(shown.page().select("#proposal").text())
          .contains("If it is held on Wednesday 6 January 2027 Late", "Nothing is booked yet")
          .contains("to be held by Tuesday 16 February 2027");
      assertThat(shown.page().select("#venue [selected]").val()).isEqualTo(Household.VENUE);
      assertThat(shown.errors()).isEmpty();
      assertThat(SCHEDULING.calls(named("GET /core-groups/@GROUP/proposal")).getLast().query())
          .isEqualTo(
              path.endsWith("move")
                  ? named("date=2027-01-06&purpose=CORE_GROUP&moved=@MEETING")
                  : "date=2027-01-06");
      assertThat(SCHEDULING.calls(named("GET /core-groups/@GROUP/turn")).getLast().query())
          .isEqualTo(SCHEDULING.calls(named("GET /core-groups/@GROUP/proposal")).getLast().query());

      fields.putAll(Map.of("start", "3:00", "minutes", "9999"));
      browser.post(check, fields);
      assertThat(SCHEDULING.calls(named("GET /core-groups/@GROUP/proposal")).getLast().query())
          .startsWith("date=2027-01-06&start=03%3A00%3A00&minutes=9999");
    }
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @Test
  void aDateInTimeIsSaidToBeAndOneWithoutALimitNeither() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        named("GET /core-groups/@GROUP/proposal?date=2027-01-04"),
        "{\"date\": \"2027-01-04\", \"limit\": \"2027-01-05\", \"late\": false, \"words\": []}");
    SCHEDULING.answers(
        named("GET /core-groups/@GROUP/proposal?date=2027-01-05"),
        "{\"date\": \"2027-01-05\", \"late\": false, \"words\": []}");

    assertThat(proposal("4").select(".govuk-tag").text()).isEqualTo("In time");
    assertThat(proposal("5").select(".govuk-tag")).isEmpty();
    assertThat(proposal("5").text()).doesNotContain("The one after it");
  }

  private Elements proposal(String day) {
    var browser = signedIn(SOCIAL_WORKER);
    var opened = browser.get(named("/core-groups/@GROUP/meetings/new")).page();
    var fields = new HashMap<>(Typed.fields("date-month=1, date-year=2027, date-day=" + day));
    fields.put("_csrf", opened.select("input[name=_csrf]").attr("value"));
    return browser
        .post(named("/core-groups/@GROUP/meetings/check"), fields)
        .page()
        .select("#proposal");
  }

  @Test
  void aProfessionalsMeetingIsBookedAsOne() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        named("POST /core-groups/@GROUP/meetings"),
        named(
            """
            {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K", "state": "BOOKED",
             "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
             "purpose": "PROFESSIONALS", "inquorate": false}
            """));
    var path = named("/core-groups/@GROUP/meetings/new");
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(path).page().select("[name=purpose][checked]").val())
        .isEqualTo("CORE_GROUP");
    assertThat(browser.get(named("/meetings/@MEETING/move")).page().select("[name=purpose]"))
        .isEmpty();

    var booked =
        browser.fill(
            path,
            path,
            Typed.fields(
                "date-day=5, date-month=1, date-year=2027, start=10:00, minutes=60, venue=@VENUE,"
                    + " purpose=PROFESSIONALS"));
    assertThat(browser.follow(booked).words()).contains("Booked: M-7F3K");
    var told = SCHEDULING.calls(named("POST /core-groups/@GROUP/meetings")).getLast().text();
    assertThat(JsonMapper.shared().readTree(told).path("purpose").asString())
        .isEqualTo("PROFESSIONALS");
  }

  @ParameterizedTest
  @CsvSource({"yes, true, it does not count", "no, false, are counted from it"})
  void aMeetingTooFewCameToIsHeldButDoesNotCount(String ticked, boolean inquorate, String said) {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        named("POST /meetings/@MEETING/hold"),
        named(
            """
            {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K", "state": "HELD",
             "slot": {"date": "2026-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
             "purpose": "CORE_GROUP", "inquorate": true}
            """));
    var path = named("/meetings/@MEETING/hold");
    var browser = signedIn(SOCIAL_WORKER);

    var held =
        browser.fill(
            path,
            path,
            Typed.fields(
                "how-@MR_REID=CAME, how-@THE_MOTHER=ABSENT, chair=@MR_REID, inquorate=" + ticked));
    var told = SCHEDULING.calls(named("POST /meetings/@MEETING/hold")).getLast().text();
    assertThat(JsonMapper.shared().readTree(told).path("inquorate").asBoolean())
        .isEqualTo(inquorate);
    assertThat(browser.follow(held).words()).contains(said);
  }

  @Test
  void todayTellsWhichDatesMovedAndIsSilentIfNoneDid() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get("/today").words())
        .contains("Dates that moved (1)", "Mon 4 Jan 2027 Was Tue 5 Jan 2027 1 day sooner Ann");

    Household.isNotThereYet();
    assertThat(browser.get("/today").words()).doesNotContain("Dates that moved");
  }

  @Test
  void termDatesAreReadAllOrNone() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    var list = "URN,Term,FirstDay,LastDay\r\n123456,Autumn,2026-09-02,soon";
    MEMBERSHIP.answers(
        "POST /schools/terms",
        422,
        """
        {"errors": [{"field": "row 2, lastDay", "words": "must be a date"},
          {"field": "row 7, urn", "words": "is no school we know"}]}
        """);

    var refused = browser.fill("/schools/terms", "/schools/terms", Map.of("file", list));
    assertThat(refused.errors())
        .containsExactly("#file Nothing has been read. Put right what is wrong and send it again");
    assertThat(refused.page().select("#rows + ul li").eachText())
        .containsExactly("Row 2, last day: must be a date", "Row 7, urn: is no school we know");
    assertThat(refused.page().select("#file").val().lines())
        .containsExactlyElementsOf(list.lines().toList());

    MEMBERSHIP.answers("POST /schools/terms", "{\"schools\": 1, \"terms\": 3}");
    var read = browser.fill("/schools/terms", "/schools/terms", Map.of("file", list));
    assertThat(read.to()).isEqualTo("/schools");
    assertThat(browser.follow(read).words()).contains("Terms read: 3, of schools: 1");
    var sent =
        JsonMapper.shared().readTree(MEMBERSHIP.calls("POST /schools/terms").getLast().text());
    assertThat(sent.path("file").asString()).isEqualToNormalizingNewlines(list);
  }

  @Test
  void aSchoolsPageShowsItsTermsOrSaysThereAreNone() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/schools/@SCHOOL")).page().select("#terms + table").text())
        .contains("Ann Wed 2 Sept 2026 to Fri 18 Dec 2026");

    MEMBERSHIP.answers(named("GET /schools/@SCHOOL/terms"), "[]");
    assertThat(browser.get(named("/schools/@SCHOOL")).words()).contains("No term is recorded yet.");
    assertThat(browser.get("/schools/new").words()).doesNotContain("No term is recorded");
  }
}
