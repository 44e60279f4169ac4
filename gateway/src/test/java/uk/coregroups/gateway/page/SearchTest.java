package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.gateway.Gate;

/** What is looked for is in no address, neither of the gateway nor of a service. */
class SearchTest extends Gate {

  private static final String PERSON = "/people/@MR_REID";
  private static final String CHILD = "/core-groups/@GROUP/children/@CHILD";

  @BeforeEach
  void aHousehold() {
    Household.isKnown("Ann", 75);
  }

  /** Somebody rings up and reads it out. */
  @Test
  void aReferenceOfALetterLeadsToWhatItIsAbout() {
    SCHEDULING.answers(
        "GET /references/m-7q2rf",
        "[{\"coreGroup\": \"%s\", \"meeting\": \"%s\"}]"
            .formatted(Household.GROUP, Household.MEETING));
    var browser = signedIn(SOCIAL_WORKER);

    var found = browser.fill("/core-groups", "/search/core-groups", Map.of("find", "m-7q2rf"));

    assertThat(browser.get(found.to()).to()).isEqualTo("/meetings/" + Household.MEETING);
  }

  @Test
  void aReferenceNobodyWroteIsLookedForAsAnyWords() {
    SCHEDULING.answers("GET /references/M-7Q2RF", "[]");

    var found = signedIn(SOCIAL_WORKER).search("/core-groups", "M-7Q2RF");

    assertThat(found.page().select("#find").val()).isEqualTo("M-7Q2RF");
  }

  @ParameterizedTest
  @CsvSource({
    "/people, people",
    "/schools, schools",
    "/core-groups, core-groups",
    PERSON + "/merge, people",
    PERSON + "/replace, people",
    "/core-groups/@GROUP/members/new, people",
    CHILD + "/school, schools",
    "/core-groups/@GROUP/school-moves/@MOVE, schools"
  })
  void aNameThatIsLookedForIsInNoAddress(String page, String what) {
    var browser = signedIn(SOCIAL_WORKER);
    var here = named(page);

    var sent = browser.fill(here, "/search" + here, Map.of("find", " Ava Hartley "));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.to()).matches(here + "\\?search=[0-9a-f]{8}");
    var found = browser.get(sent.to());

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.page().select("#find").val()).isEqualTo("Ava Hartley");
    assertThat(MEMBERSHIP.calls("POST /" + what + "/search").getLast().text())
        .isEqualTo("{\"find\":\"Ava Hartley\",\"page\":1}");
    assertThat(MEMBERSHIP.calls()).noneMatch(call -> (call.path() + call.query()).contains("Ava"));
    assertThat(found.page().select("a").eachAttr("href")).noneMatch(to -> to.contains("Hartley"));
  }

  @Test
  void whatIsFoundIsLeafedThroughWithoutTheName() {
    var browser = signedIn(SOCIAL_WORKER);
    var first = browser.search("/people", "Hartley").page();

    var next = first.select(".govuk-pagination__next a").attr("href");
    assertThat(next).matches("/people\\?search=[0-9a-f]{8}&page=2");
    var second = browser.get(next).page();

    assertThat(MEMBERSHIP.calls("POST /people/search").getLast().text())
        .isEqualTo("{\"find\":\"Hartley\",\"page\":2}");
    assertThat(second.select("#find").val()).isEqualTo("Hartley");
    assertThat(second.select(".govuk-pagination__prev a").attr("href"))
        .isEqualTo(next.replace("page=2", "page=1"));
  }

  @Test
  void nobodyElseCanUseTheKeyAndANameInTheAddressIsNotLookedFor() {
    var browser = signedIn(SOCIAL_WORKER);
    var sent = browser.fill("/people", "/search/people", Map.of("find", "Hartley"));

    var other = signedIn(TEAM_MANAGER).get(sent.to());
    assertThat(other.status()).isEqualTo(410);
    assertThat(other.words()).contains("This search is no longer known: search again");
    assertThat(browser.get("/people?find=Hartley").page().select("#find").val()).isEmpty();
    assertThat(MEMBERSHIP.calls("POST /people/search").getLast().text()).contains("\"find\":\"\"");
  }

  @Test
  void manySearchesDoNotFillTheSession() {
    var browser = signedIn(SOCIAL_WORKER);
    var first = browser.fill("/people", "/search/people", Map.of("find", "Hartley")).to();
    for (int i = 0; i < 20; i++) {
      browser.search("/people", "Somebody " + i);
    }

    assertThat(browser.get(first).words()).contains("This search is no longer known");
  }

  @Test
  void twoTabsThatSearchAtOnceBothKeepTheirSearch() throws Exception {
    var browser = signedIn(SOCIAL_WORKER);
    var page = browser.get("/people").page();
    for (int round = 0; round < 5; round++) {
      var sent = new java.util.concurrent.ConcurrentHashMap<String, String>();
      var tabs =
          java.util.stream.Stream.of("Left " + round, "Right " + round, "Middle " + round)
              .map(words ->
                  Thread.ofVirtual()
                      .start(() ->
                          sent.put(
                              words,
                              browser.fill(page, "/search/people", Map.of("find", words)).to())))
              .toList();
      for (var tab : tabs) {
        tab.join();
      }
      sent.forEach(
          (words, to) -> assertThat(browser.get(to).page().select("#find").val()).isEqualTo(words));
      assertThat(sent).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/core-groups", "/people", "/schools"})
  void whereNothingIsFoundThePageSaysSo(String page) {
    Household.isNotThereYet();

    assertThat(signedIn(SOCIAL_WORKER).search(page, "x").words()).contains("answers to that.");
  }

  /** The lead or the school of a form is found without losing what is typed, and in no address. */
  @ParameterizedTest
  @CsvSource({
    "/core-groups/new, /core-groups/new/find-lead, findLead, name, people",
    CHILD + "/plan, " + CHILD + "/plan/find-school, findSchool, category, schools"
  })
  void aSearchInsideAFormKeepsTheForm(
      String page, String there, String field, String other, String what) {
    var browser = signedIn(SOCIAL_WORKER);
    var form = browser.get(named(page)).page();
    assertThat(form.select("button[formaction=" + named(there) + "]").text()).isEqualTo("Find");
    var typed = new HashMap<>(Map.of(field, "Okafor", other, "NEGLECT"));
    typed.put("_csrf", form.select("input[name=_csrf]").val());

    var shown = browser.post(named(there), typed);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.errors()).isEmpty();
    assertThat(shown.page().select("[name=" + field + "]").val()).isEqualTo("Okafor");
    assertThat(shown.page().select("[name=" + other + "][value=NEGLECT]")).isNotEmpty();
    assertThat(MEMBERSHIP.calls("POST /" + what + "/search"))
        .anyMatch(call -> call.text().contains("Okafor"));
  }
}
