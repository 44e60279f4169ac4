package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.INVITATION;
import static uk.coregroups.gateway.page.Household.MR_REID;
import static uk.coregroups.gateway.page.Household.SEAT;
import static uk.coregroups.gateway.page.Household.THE_MOTHER;
import static uk.coregroups.gateway.page.Household.named;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** Who chairs, who writes and who belongs to the group, on pages. */
class WhoServesPagesTest extends Gate {

  private static final Map<String, String> EVERYBODY =
      Map.of("seat-" + SEAT, "CONFIRMED", "seat-" + INVITATION, "CONFIRMED");

  @BeforeEach
  void aFamilyIsKnown() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(named("POST /meetings/@MEETING/stock-take"), "{}");
    SCHEDULING.answers(named("POST /meetings/@MEETING/turn"), "{}");
    SCHEDULING.answers("PUT /rota", "{\"onePerson\": true}");
  }

  @Test
  void everybodyIsSetAsAMemberAndOneButtonConfirmsIt() {
    var browser = signedIn(SOCIAL_WORKER);
    var path = named("/meetings/@MEETING/stock-take");
    var page = browser.get(path).page();
    assertThat(
            page.select("form[action=" + path + "] input[type=radio][checked]").eachAttr("value"))
        .containsExactly("CONFIRMED", "CONFIRMED");
    assertThat(page.select("form[action=" + path + "] button")).hasSize(1);
    assertThat(page.select("details[open]")).isEmpty();

    var saved = browser.fill(page, path, EVERYBODY);
    assertThat(saved.to()).isEqualTo(named("/meetings/@MEETING"));
    assertThat(browser.follow(saved).words()).contains("It is recorded who belongs to the group");
    var told = told("POST /meetings/@MEETING/stock-take");
    assertThat(told.path("seats").valueStream().map(seat -> seat.path("standing").asString()))
        .containsExactly("CONFIRMED", "CONFIRMED");
    assertThat(told.path("missing")).isEmpty();
  }

  @Test
  void whoHasLeftAndWhichRoleIsMissingAreSent() {
    var path = named("/meetings/@MEETING/stock-take");
    var browser = signedIn(SOCIAL_WORKER);
    var said =
        Map.of("seat-" + SEAT, "LEFT", "seat-" + INVITATION, "CONFIRMED", "missing-SCHOOL", "yes");
    browser.follow(browser.fill(path, path, said));
    var told = told("POST /meetings/@MEETING/stock-take");
    assertThat(told.path("seats").valueStream())
        .anySatisfy(seat -> {
          assertThat(seat.path("member").asString()).isEqualTo(SEAT);
          assertThat(seat.path("standing").asString()).isEqualTo("LEFT");
        });
    assertThat(told.path("missing").path(0).asString()).isEqualTo("SCHOOL");
  }

  @Test
  void aRefusalComesBackWithWhatWasSaid() {
    SCHEDULING.refuses(
        named("POST /meetings/@MEETING/stock-take"), "members", "have changed; look again");
    var path = named("/meetings/@MEETING/stock-take");
    var shown = signedIn(SOCIAL_WORKER).fill(path, path, Map.of("seat-" + SEAT, "LEFT"));
    assertThat(shown.errors()).containsExactly("#members Members have changed; look again");
    assertThat(shown.page().select("#members")).hasSize(1);
    assertThat(shown.page().select("input[type=radio][checked]").eachAttr("value"))
        .containsExactly("LEFT", "CONFIRMED");
  }

  @Test
  void theMeetingLeadsOnFromWhoLeftAndWhoIsMissingAndCountsTheReviews() {
    var page = signedIn(SOCIAL_WORKER).get(named("/meetings/@HELD_MEETING")).page();
    assertThat(page.select("#stock-take ~ ul li").eachText())
        .containsExactly(
            "Ann, Ann, has left. Record since when and why: Ann",
            "Ann should be added. Add somebody: Ann",
            "Ann, Ann, has been added since.");
    assertThat(page.select("#stock-take ~ ul a").eachAttr("href"))
        .containsExactly(
            named("/core-groups/@GROUP/members/@SEAT/leave"),
            named("/core-groups/@GROUP/members/new"));
    assertThat(page.text()).contains("The members were gone through at 3 of 4 core groups held.");
  }

  @Test
  void theTurnIsShownWithItsReasonAndTheHoldPageIsSetToIt() {
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/meetings/@MEETING")).page().select("#turn").text())
        .isEqualTo("Chairs Ann Ann Writes the minutes The office Ann");
    var hold = browser.get(named("/meetings/@MEETING/hold")).page();
    assertThat(hold.select("#chair [selected]").val()).isEqualTo(MR_REID);
    assertThat(hold.select("#minuteTaker [selected]").val()).isEqualTo("office");
    assertThat(hold.select("#noStockTake")).hasSize(1);
    assertThat(hold.select("a[href$=/stock-take]")).hasSize(1);
  }

  @Test
  void theHoldPageSendsTheReasonAndWhoWritesNext() {
    SCHEDULING.refuses(named("POST /meetings/@MEETING/hold"), "noStockTake", "must say why");
    var path = named("/meetings/@MEETING/hold");
    var shown =
        signedIn(SOCIAL_WORKER)
            .fill(
                path,
                path,
                Map.of(
                    "how-" + MR_REID,
                    "CAME",
                    "how-" + THE_MOTHER,
                    "CAME",
                    "chair",
                    MR_REID,
                    "nextMinuteTaker",
                    MR_REID,
                    "noStockTake",
                    "Fire alarm"));
    assertThat(shown.errors()).containsExactly("#noStockTake The reason must say why");
    var told = told("POST /meetings/@MEETING/hold");
    assertThat(told.path("noStockTake").asString()).isEqualTo("Fire alarm");
    assertThat(told.path("nextMinuteTaker").asString()).isEqualTo(MR_REID);
  }

  @Test
  void aTurnIsAgreedByHand() {
    var path = named("/meetings/@MEETING/turn");
    var browser = signedIn(SOCIAL_WORKER);
    var saved =
        browser.fill(
            path, path, Map.of("chair", MR_REID, "minuteTaker", "office", "why", "As agreed"));
    assertThat(browser.follow(saved).words()).contains("It is recorded who chairs and who writes");
    var told = told("POST /meetings/@MEETING/turn");
    assertThat(told.path("chair").asString()).isEqualTo(MR_REID);
    assertThat(told.path("minuteTaker").isNull() || told.path("minuteTaker").isMissingNode())
        .isTrue();

    var exchange = browser.fill(path, path, Map.of("exchange", "yes", "why", "As agreed"));
    assertThat(exchange.errors())
        .containsExactly("#chair There are no two people to exchange: choose who chairs");
  }

  @Test
  void twoPeopleAreExchanged() {
    SCHEDULING.answers(
        named("GET /meetings/@MEETING/turn"),
        named(
            """
            {"turn": {"chair": "@MR_REID", "chairWhy": "x", "minuteTaker": "@THE_MOTHER",
              "minuteTakerWhy": "y"}, "able": []}
            """));
    var path = named("/meetings/@MEETING/turn");
    var browser = signedIn(SOCIAL_WORKER);
    browser.follow(browser.fill(path, path, Map.of("exchange", "yes", "why", "As agreed")));
    var told = told("POST /meetings/@MEETING/turn");
    assertThat(told.path("chair").asString()).isEqualTo(THE_MOTHER);
    assertThat(told.path("minuteTaker").asString()).isEqualTo(MR_REID);
  }

  @Test
  void checkingADateSaysWhoseTurnItWouldBe() {
    var path = named("/core-groups/@GROUP/meetings/check");
    var shown =
        signedIn(SOCIAL_WORKER)
            .fill(
                signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP/meetings/new")).page(),
                named("/core-groups/@GROUP/meetings/new"),
                Map.of());
    assertThat(shown.words()).doesNotContain("Whose turn it is then");
    SCHEDULING.answers(
        named("GET /core-groups/@GROUP/proposal"),
        "{\"date\": \"2027-01-05\", \"late\": false, \"words\": []}");
    var checked =
        signedIn(SOCIAL_WORKER)
            .post(
                path,
                Map.of(
                    "_csrf", shown.page().select("[name=_csrf]").val(),
                    "date-day", "5",
                    "date-month", "1",
                    "date-year", "2027"));
    assertThat(checked.page().select("#turn").text()).startsWith("Chairs Ann Ann");
  }

  @Test
  void onlyWhoSetsTimescalesSaysHowManyServe() {
    var manager = signedIn(TEAM_MANAGER);
    var saved = manager.fill("/policy/rota", "/policy/rota", Map.of("people", "ONE"));
    assertThat(manager.follow(saved).words()).contains("Meetings in the diary go by it at once");
    assertThat(told("PUT /rota").path("onePerson").asBoolean()).isTrue();
    var worker = signedIn(SOCIAL_WORKER).get("/policy/rota");
    assertThat(worker.page().select("form[action=/policy/rota]")).isEmpty();
    assertThat(worker.words()).contains("Two people: one chairs, another writes the minutes.");
  }

  @Test
  void theMemberWhoChairsGoesThroughTheMembersFromTheirOwnPage() {
    var browser = ByCode.signIn(visitor(), "reid@hillside.example");
    assertThat(browser.get("/mine").page().select("#turns + ul").text())
        .isEqualTo(
            "M-7F3K, Monday 5 January 2026: you chair. Go through who belongs to the group at"
                + " M-7F3K");
    var path = named("/mine/stock-takes/@MEETING");
    var page = browser.get(path).page();
    assertThat(page.select("legend").eachText()).containsExactly("Ann, Ann", "PARENT");
    var saved = browser.fill(page, path, EVERYBODY);
    assertThat(saved.to()).isEqualTo("/mine");
    assertThat(MEMBERSHIP.calls("POST /names")).isEmpty();
  }

  private static JsonNode told(String question) {
    return JsonMapper.shared().readTree(SCHEDULING.calls(named(question)).getLast().text());
  }
}
