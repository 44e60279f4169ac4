package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** A time of their own for one guest of a meeting, on pages. */
class OwnTimePagesTest extends Gate {

  private static final String GIVE = "POST /meetings/@MEETING/invitations/@SEAT/own-time";
  private static final String PAGE = named("/meetings/@MEETING/invitations/@SEAT/own-time");

  @BeforeEach
  void bothParentsAreInvited() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        named("GET /meetings/@MEETING"),
        named(
            """
            {"meeting": {"id": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
               "slot": {"date": "2026-01-05", "start": "10:00", "minutes": 60}, "venue": "Room 2",
               "state": "BOOKED", "purpose": "CORE_GROUP", "inquorate": false},
             "invited": [
               {"invitation": "@INVITATION", "person": "@MR_REID", "kind": "FAMILY",
                "role": "PARENT", "withdrawn": false, "sendsReport": false,
                "reportReceived": false,
                "ownTime": {"date": "2026-01-05", "start": "10:30", "minutes": 30}},
               {"invitation": "@SEAT", "person": "@THE_MOTHER", "kind": "FAMILY",
                "role": "PARENT", "withdrawn": false, "sendsReport": false,
                "reportReceived": false}]}
            """));
    SCHEDULING.answers(named(GIVE), "{}");
  }

  @Test
  void theMeetingSaysWhoComesWhenAndLeadsToEachGuestsOwnTime() {
    var page = signedIn(SOCIAL_WORKER).get(named("/meetings/@MEETING")).page();

    assertThat(page.select("td strong:contains(Comes)").eachText())
        .containsExactly("Comes 10:30 to 11:00");
    assertThat(page.text())
        .contains(
            "Asked to overlapping times: Ann and Ann. If they must not meet, change the time");
    assertThat(page.select("a[href$=/own-time]").eachAttr("href"))
        .containsExactly(named("/meetings/@MEETING/invitations/@INVITATION/own-time"), PAGE);
  }

  @Test
  void thePageBeginsWithTheMeetingAndShowsWhenTheOthersOfTheFamilyCome() {
    var page = signedIn(SOCIAL_WORKER).get(PAGE).page();

    assertThat(page.select("#start").val()).isEqualTo("10:00");
    assertThat(page.select("#minutes").val()).isEqualTo("60");
    assertThat(page.select("#family li").eachText()).containsExactly("Ann: 10:30 to 11:00");
    var his =
        signedIn(SOCIAL_WORKER)
            .get(named("/meetings/@MEETING/invitations/@INVITATION/own-time"))
            .page();
    assertThat(his.select("#start").val()).isEqualTo("10:30");
    assertThat(his.select("#family li").eachText()).containsExactly("Ann: the whole meeting");
  }

  @Test
  void theTimeIsSentAndSaidToHaveGoneToNobodyElse() {
    var browser = signedIn(SOCIAL_WORKER);

    var saved = browser.fill(PAGE, PAGE, Map.of("start", "10.00", "minutes", "25"));

    assertThat(saved.to()).isEqualTo(named("/meetings/@MEETING"));
    assertThat(browser.follow(saved).words())
        .contains("They are asked to their own time, and nobody else is told");
    assertThat(told().path("start").asString()).startsWith("10:00");
    assertThat(told().path("minutes").asInt()).isEqualTo(25);
    assertThat(told().path("together").asBoolean()).isFalse();
    browser.fill(PAGE, PAGE, Map.of("start", "10.30", "minutes", "25", "together", "yes"));
    assertThat(told().path("together").asBoolean()).isTrue();
  }

  @Test
  void theWholeMeetingIsAskedForWithoutATime() {
    var browser = signedIn(SOCIAL_WORKER);

    var saved = browser.fill(PAGE, PAGE, Map.of("start", "", "minutes", "x", "whole", "yes"));

    assertThat(browser.follow(saved).words()).contains("They are asked to the whole meeting");
    assertThat(told().path("start").asString("none")).isIn("none", "");
    assertThat(told().path("minutes").isNumber()).isFalse();
  }

  @Test
  void whatIsWrongStandsBesideItsFieldWhoeverSawIt() {
    SCHEDULING.refuses(
        named(GIVE), "start", "and the minutes they stay must lie within the meeting");
    var browser = signedIn(SOCIAL_WORKER);

    assertThat(browser.fill(PAGE, PAGE, Map.of("start", "late", "minutes", "-5")).errors())
        .containsExactly(
            "#start The time they come must be a time, such as 9:30 or 14:00",
            "#minutes How many minutes they stay must be a whole number without a minus, such as"
                + " 10");
    var shown = browser.fill(PAGE, PAGE, Map.of("start", "12:00", "minutes", "20"));
    assertThat(shown.errors())
        .containsExactly("#start The start and the minutes they stay must lie within the meeting");
    assertThat(shown.page().select("#start").val()).isEqualTo("12:00");
    SCHEDULING.refuses(named(GIVE), "meeting", "has begun already");
    var late = browser.fill(PAGE, PAGE, Map.of("start", "10:00", "minutes", "20"));
    assertThat(late.errors()).containsExactly("#meeting Meeting has begun already");
    assertThat(late.page().select("#meeting")).hasSize(1);
  }

  @Test
  void whoIsNotInvitedHasNoSuchPage() {
    var path = named("/meetings/@MEETING/invitations/@OWED/own-time");
    assertThat(signedIn(SOCIAL_WORKER).get(path).status()).isEqualTo(404);
  }

  private static JsonNode told() {
    return JsonMapper.shared().readTree(SCHEDULING.calls(named(GIVE)).getLast().text());
  }
}
