package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** The directory of venues, and what of it can be chosen for a meeting. */
class VenuePagesTest extends Gate {

  private static final String BOOK = named("/core-groups/@GROUP/meetings/new");
  private static final String MOVE = named("/meetings/@MEETING/move");
  private static final String APPROVE = named("/venues/@PROPOSED_VENUE/approve");

  @BeforeEach
  void thereAreVenues() {
    Household.isKnown("Civic Centre, Room 2", 1);
  }

  @Test
  void approvedVenuesAloneCanBeChosenAndNoneIsChosenForYou() {
    var page = signedIn(SOCIAL_WORKER).get(BOOK).page();

    assertThat(page.select("#venue option").eachText())
        .containsExactly("Choose a venue", "Civic Centre, Room 2");
    assertThat(page.select("#venue option").eachAttr("value")).contains(Household.VENUE);
    assertThat(page.select("#venue").is("select")).isTrue();
    assertThat(page.select("#venue [selected]").val()).isEmpty();
    assertThat(page.select("main a[href=/venues/new]").text())
        .isEqualTo("The venue is not in the list: propose it (opens in a new tab)");
    assertThat(page.select("main a[href=/venues/new]").attr("target"))
        .as("and what is entered already stays where it is")
        .isEqualTo("_blank");
  }

  /** The child's own school must not be mailed to everybody, though somebody approved it. */
  @Test
  void aVenueThatResemblesTheFamilyOrItsSchoolIsRefusedAndNothingIsBooked() {
    MEMBERSHIP.answers(
        named("POST /core-groups/@GROUP/places-that-tell"), "[\"Civic Centre, Room 2\"]");
    var browser = signedIn(SOCIAL_WORKER);
    for (var form : List.of(BOOK, MOVE)) {
      SCHEDULING.calls().clear();

      var refused = browser.fill(form, form, aMeeting());

      assertThat(refused.page().select("#venue-error").text())
          .contains("resembles a name or a school of the family");
      assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
    }
  }

  private static Map<String, String> aMeeting() {
    return Map.of(
        "date-day", "5",
        "date-month", "1",
        "date-year", "2027",
        "start", "10:00",
        "minutes", "60",
        "venue", Household.VENUE);
  }

  @Test
  void aMeetingIsMovedAtItsOwnVenueUnlessThatIsNotInUseAnyMore() {
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.get(MOVE).page();
    assertThat(page.select("#venue [selected]").val()).isEqualTo(Household.VENUE);
    assertThat(page.text()).doesNotContain("not in use any more");

    SCHEDULING.answers("GET /venues", onlyApproved("Library"));
    var moved = browser.get(MOVE).page();
    assertThat(moved.select("#venue [selected]").val()).isEmpty();
    assertThat(moved.text())
        .contains("It is booked at Civic Centre, Room 2, which is not in use any more.");
  }

  @Test
  void whereNoVenueIsApprovedThePageSaysWhatToDoAndNothingCanBeBooked() {
    SCHEDULING.answers("GET /venues", "[]");
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.get(BOOK).page();
    assertThat(page.text())
        .contains(
            "No venue has been approved yet, so nothing can be booked. Propose a venue (opens in"
                + " a");
    assertThat(page.select("main a[href=/venues/new][target=_blank]")).hasSize(1);
    assertThat(page.select("#venue, main button:contains(Book and invite)")).isEmpty();
    assertThat(page.select("main button:contains(Check this date)")).hasSize(1);

    SCHEDULING.answers("GET /venues", onlyApproved("Library").replace("APPROVED", "PROPOSED"));
    assertThat(browser.get(BOOK).words()).contains("1 venue waits for approval.");
  }

  @Test
  void whatWaitsForApprovalIsCountedAndApprovedByAnAdministratorOrAManager() {
    SCHEDULING.answers(named("POST /venues/@PROPOSED_VENUE/approve"), approved());
    for (var account : new String[] {ADMINISTRATOR, TEAM_MANAGER}) {
      var browser = signedIn(account);
      var page = browser.get("/venues").page();
      assertThat(page.text()).contains("1 venue waits for approval.", "Old Town Hall Turned down");
      assertThat(page.select("form[action=" + APPROVE + "] button").text())
          .isEqualTo("Approve Library, Anytown");

      var done = browser.follow(browser.fill(page, APPROVE, Map.of()));
      assertThat(done.page().select("[role=alert]").text()).contains("Venue approved");
      assertThat(done.page().select("#navigation [aria-current]").text()).isEqualTo("Venues");
    }
    assertThat(SCHEDULING.calls("POST " + APPROVE)).hasSize(2);
  }

  @Test
  void nobodyIsOfferedToApproveTheirOwn() {
    SCHEDULING.answers(
        "GET /venues",
        onlyApproved("Library").replace("APPROVED", "PROPOSED").replace("false", "true"));

    var page = signedIn(ADMINISTRATOR).get("/venues").page();
    assertThat(page.text()).contains("You proposed it, so somebody else must approve it.");
    assertThat(page.select("main form").eachAttr("action"))
        .containsExactly(named("/venues/@VENUE/retire"));
  }

  @Test
  void whatIsRetiredOrTurnedDownIsSaidToBe() {
    var browser = signedIn(TEAM_MANAGER);
    var retire = named("/venues/@VENUE/retire");
    SCHEDULING.answers("POST " + retire, approved());
    assertThat(browser.follow(browser.fill("/venues", retire, Map.of())).words())
        .contains("Venue retired. Meetings booked there stay there");

    var turnDown = named("/venues/@PROPOSED_VENUE/retire");
    SCHEDULING.answers("POST " + turnDown, approved().replaceAll("(?s),\\s*\"approved\".*", "}"));
    assertThat(browser.follow(browser.fill("/venues", turnDown, Map.of())).words())
        .contains("Venue turned down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/venues/@PROPOSED_VENUE/approve", "/venues/@VENUE/retire"})
  void aSocialWorkerProposesAndDecidesNothing(String decision) {
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.get("/venues").page();
    assertThat(page.select("main form, th:contains(Decide), th:contains(Change)")).isEmpty();
    assertThat(page.select("main a[href=/venues/new]")).hasSize(1);

    var token = page.select("input[name=_csrf]").val();
    assertThat(browser.post(named(decision), Map.of("_csrf", token)).status()).isEqualTo(403);
    assertThat(SCHEDULING.calls("POST " + named(decision))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OPERATOR, "quality@anytown.example"})
  void whoSeesNoCaseSeesNoVenues(String account) {
    assertThat(signedIn(account).get("/venues").status()).isEqualTo(403);
    assertThat(signedIn(account).get("/venues/new").status()).isEqualTo(403);
  }

  @Test
  void aProposalGoesWithItsAddressOrWithNone() {
    SCHEDULING.answers("POST /venues", approved());
    var browser = signedIn(SOCIAL_WORKER);

    var done =
        browser.follow(
            browser.fill("/venues/new", "/venues/new", Map.of("name", "Library", "address", "")));
    assertThat(done.words()).contains("It can be booked once somebody else has approved it");
    var bare = JsonMapper.shared().readTree(SCHEDULING.calls("POST /venues").getLast().text());
    assertThat(bare.path("name").asString()).isEqualTo("Library");
    assertThat(bare.hasNonNull("address")).isFalse();

    browser.fill("/venues/new", "/venues/new", Map.of("name", "Library", "address", "High Street"));
    assertThat(SCHEDULING.calls("POST /venues").getLast().text()).contains("High Street");
  }

  private static String approved() {
    return onlyApproved("Library").replaceAll("(?s)^\\[|]\\s*$", "");
  }

  private static String onlyApproved(String line) {
    return named(
        """
        [{"id": "@VENUE", "name": "%1$s", "line": "%1$s", "standing": "APPROVED", "yours": false,
          "proposed": {"by": "Ann", "at": "2026-11-01T08:00:00Z"},
          "approved": {"by": "Bob", "at": "2026-11-02T08:00:00Z"}}]
        """
            .formatted(line));
  }
}
