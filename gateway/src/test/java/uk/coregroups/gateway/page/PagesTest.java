package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Gate;

/** What pages show when there is nothing, much, or no such page. */
class PagesTest extends Gate {

  private static final String TYPED = "O'Neill & \"Sons\" <script>alert(1)</script> <b id=x>";

  private static final Set<String> NOTHING_TYPED =
      Set.of(
          "/suite",
          "/schools/terms",
          "/calendar/bank-holidays",
          "/calendar/closures/new",
          "/venues/new",
          "/policy/rota");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /today            | Nothing is late. Nothing is due.
          /today            | No answer is awaited.
          /tasks            | There is nothing to do.
          /core-groups      | No core group has been formed yet.
          /people           | Nobody has been added yet.
          /schools          | No school has been added yet.
          /letters          | There are none.
          /letters/incoming | Nothing has come back yet.
          /letters/to-confirm | No letter waits for somebody to ask.
          /policy           | Not set
          /policy/history   | No limit has been changed yet.
          /calendar         | No bank holidays are known for 2026.
          /calendar         | None is recorded for 2026.
          /venues           | No venue has been approved yet.
          /venues           | No venue waits for approval.
          /weeks-ahead      | Nothing will be late.
          /month-ahead      | Nothing is due.
          /mine             | You are not invited to a meeting just now.
          """)
  void whereThereIsNothingThePageSaysSo(String page, String words) {
    Household.isNotThereYet();

    var shown = reader(page).get(page);
    assertThat(shown.status()).isEqualTo(200);
    for (var sentence : words.split("(?<=\\.) ", -1)) {
      assertThat(shown.words()).contains(sentence);
    }
    assertThat(shown.words()).doesNotContain("We could not check");
    assertThat(shown.page().select(".govuk-pagination")).isEmpty();
  }

  /** Every page there is, with a family on it; the mother's own words are markup. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/today",
        "/tasks",
        "/core-groups",
        "/core-groups/new",
        "/core-groups/@GROUP",
        "/core-groups/@GROUP/readings",
        "/core-groups/@GROUP/letters",
        "/core-groups/@GROUP/children/new",
        "/core-groups/@GROUP/members/new",
        "/core-groups/@GROUP/members/join/@MR_REID",
        "/core-groups/@GROUP/members/new-professional",
        "/core-groups/@GROUP/members/new-family",
        "/core-groups/@GROUP/members/@SEAT/leave",
        "/core-groups/@GROUP/conferences/new",
        "/core-groups/@GROUP/conference-plans/new",
        "/core-groups/@GROUP/conference-plans/new?plan=@PLAN",
        "/core-groups/@GROUP/milestones/new",
        "/core-groups/@GROUP/obligations/@FILE_OWED/done",
        "/core-groups/@GROUP/children/@CHILD/end-plan",
        "/core-groups/@GROUP/meetings/new",
        "/core-groups/@GROUP/school-moves/new",
        "/core-groups/@GROUP/school-moves/@MOVE",
        "/meetings/@MEETING",
        "/meetings/@MEETING/move",
        "/meetings/@MEETING/hold",
        "/meetings/@MEETING/turn",
        "/meetings/@MEETING/invitations/@INVITATION/own-time",
        "/meetings/@MEETING/stock-take",
        "/policy/rota",
        "/meetings/@HELD_MEETING",
        "/people",
        "/people/@MR_REID",
        "/people/@THE_MOTHER",
        "/people/@MR_REID/edit",
        "/people/@MR_REID/away",
        "/mine/away",
        "/people/@THE_MOTHER/replace",
        "/people/@THE_MOTHER/replace/@MR_REID",
        "/people/@THE_MOTHER/safe-contact",
        "/people/@THE_MOTHER/needs",
        "/schools",
        "/schools/@SCHOOL",
        "/schools/terms",
        "/policy",
        "/policy/rules/R04",
        "/policy/profile",
        "/policy/history",
        "/explain",
        "/explain?rule=R04&on-day=17&on-month=12&on-year=2026",
        "/calendar?year=2026",
        "/calendar?year=2029",
        "/calendar/bank-holidays",
        "/calendar/closures/new",
        "/venues",
        "/venues/new",
        "/weeks-ahead",
        "/month-ahead",
        "/letters",
        "/letters/incoming",
        "/letters/to-confirm",
        "/suite",
        "/mine",
        "/mine/stock-takes/@MEETING"
      })
  void whatPeopleTypedIsShownAndNeverObeyed(String path) {
    Household.isKnown(TYPED, 1);

    var shown = reader(path).get(named(path));
    assertThat(shown.status()).isEqualTo(200);
    var page = shown.page();
    assertThat(page.select("script"))
        .hasSize(1)
        .allSatisfy(script -> {
          assertThat(script.attr("src")).isEqualTo("/assets/start.js");
          assertThat(script.data()).isEmpty();
        });
    assertThat(page.select("#x, b")).isEmpty();
    assertThat(page.select("[onclick], [style], style, iframe, object")).isEmpty();
    if (!NOTHING_TYPED.contains(path) || shown.body().contains("Sons")) {
      assertThat(page.text() + page.select("input").eachAttr("value")).contains(TYPED);
    }
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title())
        .endsWith(" – " + (path.startsWith("/mine") ? Behind.NEUTRAL_NAME : Behind.COUNCIL));
    assertThat(shown.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(shown.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.select("form[method=post]"))
        .allSatisfy(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
    assertThat(twice(page.select("[id]").eachAttr("id"))).as("an id that is there twice").isEmpty();
    for (var field : page.select("input:not([type=hidden]), select, textarea")) {
      assertThat(page.select("label[for=\"" + field.id() + "\"]")).as(field.toString()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /core-groups?page=2                       | /core-groups?page=
          /people?page=2                            | /people?page=
          /schools?page=2                           | /schools?page=
          /letters?page=2                           | /letters?page=
          /letters/incoming?page=2                  | /letters/incoming?page=
          /tasks?page=2                             | /tasks?page=
          /core-groups/@GROUP/readings?page=2       | /core-groups/@GROUP/readings?page=
          /core-groups/@GROUP/letters?page=2        | /core-groups/@GROUP/letters?page=
          /people/@MR_REID?page=2                   | /people/@MR_REID?page=
          /people/@MR_REID/replace?page=2           | /people/@MR_REID/replace?page=
          /weeks-ahead?weeks=8&team=@TEAM&page=2    | /weeks-ahead?weeks=8&team=@TEAM&page=
          /month-ahead?team=@TEAM&page=2            | /month-ahead?team=@TEAM&page=
          """)
  void moreThanOnePageLeadsOnAndBack(String path, String links) {
    Household.isKnown("Ann", 75);

    var shown = signedIn(SOCIAL_WORKER).get(named(path)).page();
    assertThat(shown.select(".govuk-pagination__prev a").eachAttr("href"))
        .containsExactly(named(links) + "1");
    assertThat(shown.select(".govuk-pagination__next a").eachAttr("href"))
        .containsExactly(named(links) + "3");
    assertThat(shown.select(".govuk-pagination__link-label").eachText())
        .containsExactly("1 of 3", "3 of 3");
    assertThat(
            java.util.stream.Stream.of(MEMBERSHIP, SCHEDULING, NOTIFICATION)
                .flatMap(service -> service.calls().stream())
                .map(call -> call.query() + call.body()))
        .anyMatch(asked -> asked.contains("page=2") || asked.contains("\"page\":2"));
  }

  @Test
  void todaysTwoListsAreLeafedThroughApart() {
    Household.isKnown("Ann", 60);

    var shown = signedIn(SOCIAL_WORKER).get("/today?latePage=2&soonPage=3").page();
    assertThat(shown.select(".govuk-pagination__prev a").eachAttr("href"))
        .containsExactly("/today?soonPage=3&latePage=1", "/today?latePage=2&soonPage=2");
    assertThat(shown.select(".govuk-pagination__next a").eachAttr("href"))
        .containsExactly("/today?soonPage=3&latePage=3");
    assertThat(SCHEDULING.calls("GET /today").getLast().query()).isEqualTo("latePage=2&soonPage=3");
  }

  @Test
  void aPageThatIsNotThereAndAGroupNobodyKnowsLookTheSame() {
    var browser = signedIn(SOCIAL_WORKER);
    for (var path :
        List.of(
            "/nowhere",
            "/core-groups/" + UUID.randomUUID(),
            "/core-groups/not-an-id",
            "/meetings/" + UUID.randomUUID() + "/move")) {
      var shown = browser.get(path);
      assertThat(shown.status()).as(path).isEqualTo(404);
      assertThat(shown.page().title()).startsWith("Page not found");
      assertThat(shown.words()).contains("Today", "Core groups");
    }
  }

  @Test
  void aCaseOfAnotherPartnershipIsNotOpened() {
    MEMBERSHIP.answers(named("GET /core-groups/@GROUP"), 403, "{\"status\": 403}");
    Household.isNotThereYet();

    var shown = signedIn(SOCIAL_WORKER).get(named("/core-groups/@GROUP"));
    assertThat(shown.status()).isEqualTo(403);
    assertThat(shown.words()).contains("You cannot open this page");
  }

  @Test
  void nothingIsServedThatBelongsToTheGovernmentAlone() {
    var css = visitor().get("/assets/suite.css");

    assertThat(css.status()).isEqualTo(200);
    assertThat(css.body().toLowerCase(Locale.ROOT))
        .contains("govuk-button")
        .doesNotContain("gds transport", "@font-face");
    assertThat(visitor().get("/assets/design.js").header("Content-Type"))
        .startsWith("text/javascript");
    var design = "/webjars/govuk-frontend/5.14.0/dist/govuk/assets/images/govuk-crest.svg";
    assertThat(visitor().get("/assets/images/govuk-crest.svg").status()).isEqualTo(404);
    assertThat(signedIn(SOCIAL_WORKER).get(design).status()).isEqualTo(404);
  }

  private static List<String> twice(List<String> ids) {
    var seen = new ArrayList<String>();
    return ids.stream()
        .filter(id -> {
          boolean again = seen.contains(id);
          seen.add(id);
          return again;
        })
        .toList();
  }
}
