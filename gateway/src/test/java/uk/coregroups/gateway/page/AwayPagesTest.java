package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.GROUP;
import static uk.coregroups.gateway.page.Household.named;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** Days away and deputies, on pages. */
class AwayPagesTest extends Gate {

  @BeforeEach
  void aFamilyIsKnown() {
    Household.isKnown("Ann", 1);
    for (var path : new String[] {"/people/@MR_REID/absences", "/mine/absences"}) {
      MEMBERSHIP.answers(named("POST " + path), "1");
      MEMBERSHIP.answers(named("POST " + path + "/end"), "1");
    }
  }

  @Test
  void theOfficeNamesADeputyForAllGroupsOrOne() {
    var path = named("/people/@MR_REID/away");
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.get(path).page();
    assertThat(page.select("#absences + ul").text())
        .isEqualTo("Monday 4 January 2027 to Friday 8 January 2027, Ann G-7F3K: Ann comes");
    assertThat(page.select("#coreGroup option").eachText())
        .containsExactly("All of them", "Ann G-7F3K");

    var saved = browser.fill(page, path, days("all", "kim@health.example"));
    assertThat(browser.follow(saved).words()).contains("Meetings of these days are put right");
    var told = told("POST /people/@MR_REID/absences");
    assertThat(told.path("from").asString()).isEqualTo("2027-02-01");
    assertThat(told.path("until").asString()).isEqualTo("2027-02-05");
    assertThat(told.path("deputy").asString()).isEqualTo("kim@health.example");
    assertThat(told.path("coreGroup").asString("")).isEmpty();

    browser.follow(browser.fill(path, path, days(GROUP, "")));
    told = told("POST /people/@MR_REID/absences");
    assertThat(told.path("coreGroup").asString()).isEqualTo(GROUP);
    assertThat(told.path("deputy").asString("")).isEmpty();
  }

  @Test
  void aRefusalNamesItsField() {
    MEMBERSHIP.refuses(named("POST /people/@MR_REID/absences"), "deputy", "is the same person");
    var path = named("/people/@MR_REID/away");
    var shown = signedIn(SOCIAL_WORKER).fill(path, path, days("all", "reid@hillside.example"));
    assertThat(shown.errors()).containsExactly("#deputy Deputy is the same person");
    assertThat(shown.page().select("#deputy").val()).isEqualTo("reid@hillside.example");
  }

  @Test
  void backSoonerIsSaidOfTheDaysThatWereChosen() {
    var path = named("/people/@MR_REID/away");
    var browser = signedIn(SOCIAL_WORKER);
    var back =
        Map.of("began", "2027-01-04", "back-day", "6", "back-month", "1", "back-year", "2027");
    var saved = browser.fill(path, path + "/end", back);
    assertThat(browser.follow(saved).words()).contains("Their deputy comes no more from that day");
    var told = told("POST /people/@MR_REID/absences/end");
    assertThat(told.path("from").asString()).isEqualTo("2027-01-04");
    assertThat(told.path("back").asString()).isEqualTo("2027-01-06");
  }

  @Test
  void aMemberSendsADeputyToOneMeetingFromTheirOwnPage() {
    var browser = ByCode.signIn(visitor(), "reid@hillside.example");
    var link = browser.get("/mine").page().select("a[href^=/mine/away?]").attr("href");
    var page = browser.get(link).page();
    assertThat(page.select("#coreGroup [selected]").val()).isEqualTo(GROUP);
    assertThat(page.select("#from-day, #from-month, #until-day, #until-year").eachAttr("value"))
        .containsExactly("5", "1", "5", "2027");

    var saved = browser.fill(page, "/mine/away", days(GROUP, "kim@health.example"));
    assertThat(browser.follow(saved).words()).contains("Thank you, it is recorded");
    assertThat(told("POST /mine/absences").path("deputy").asString())
        .isEqualTo("kim@health.example");
    var back =
        Map.of("began", "2027-01-04", "back-day", "6", "back-month", "1", "back-year", "2027");
    browser.follow(browser.fill("/mine/away", "/mine/away/end", back));
    assertThat(told("POST /mine/absences/end").path("back").asString()).isEqualTo("2027-01-06");
  }

  @Test
  void aDeputySeesTheMeetingAndTheFamilysNameAndSendsNobody() {
    MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
    MEMBERSHIP.answers(
        "GET /mine/absences",
        named(
            """
            {"absences": [], "deputising": [{"coreGroup": "@GROUP", "children": "Ava",
              "from": "2027-01-04", "until": "2027-01-08"}]}
            """));
    SCHEDULING.answers("GET /mine/turns", "[]");
    var page = ByCode.signIn(visitor(), "reid@hillside.example").get("/mine").page();
    assertThat(page.text()).contains("Ava (as a deputy)").doesNotContain("Send a deputy");
  }

  @Test
  void theMeetingSaysWhoComesInWhosePlace() {
    SCHEDULING.answers(
        named("GET /meetings/@MEETING"),
        named(
            """
            {"meeting": {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
               "slot": {"date": "2026-01-05", "start": "10:00", "minutes": 60}, "venue": "Room",
               "state": "BOOKED", "purpose": "CORE_GROUP", "inquorate": false},
             "invited": [
               {"invitation": "@INVITATION", "person": "@MR_REID", "kind": "PROFESSIONAL",
                "role": "SCHOOL", "withdrawn": false, "answer": "DECLINED", "sendsReport": false,
                "reportReceived": false},
               {"invitation": "@SEAT", "person": "@TASK", "kind": "PROFESSIONAL",
                "role": "SCHOOL", "withdrawn": false, "sendsReport": false,
                "reportReceived": false, "deputyFor": "@MR_REID"}]}
            """));
    var rows = signedIn(SOCIAL_WORKER).get(named("/meetings/@MEETING")).page().select("tbody tr");
    assertThat(rows.get(0).text()).contains("Sends Somebody", "Not coming");
    assertThat(rows.get(1).text()).contains("In the place of Ann");
  }

  private static Map<String, String> days(String group, String deputy) {
    var days = new HashMap<String, String>();
    days.put("coreGroup", group);
    days.put("deputy", deputy);
    for (var field : new String[] {"from", "until"}) {
      days.put(field + "-day", field.equals("from") ? "1" : "5");
      days.put(field + "-month", "2");
      days.put(field + "-year", "2027");
    }
    return days;
  }

  private static JsonNode told(String question) {
    return JsonMapper.shared().readTree(MEMBERSHIP.calls(named(question)).getLast().text());
  }
}
