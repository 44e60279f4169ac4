package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.page.Household.named;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Gate;

/** The pages of one person and one record, of a group's past, and of what roles are called. */
class PeoplePagesTest extends Gate {

  private static final String TYPED = "<b id=x>Ann</b> & Sons";

  @BeforeEach
  void aHousehold() {
    knows(TYPED);
  }

  private static void knows(String typed) {
    Household.isKnown(typed, 26);
    var two =
        """
        {"id": "%s", "kind": "%s", "name": TYPED, "email": "a@b.example",
         "confidentialAddress": false}
        """;
    Household.answers(
        MEMBERSHIP,
        typed,
        "GET /people/alike",
        "{\"count\": 26, \"rows\": [{\"one\": %s, \"other\": %s, \"why\": [\"MAILBOX\", \"NAME\"]}]}"
            .formatted(
                two.formatted("@MR_REID", "PROFESSIONAL"),
                two.formatted("@THE_MOTHER", "PROFESSIONAL")));
    Household.answers(
        MEMBERSHIP,
        typed,
        "GET /core-groups/@GROUP/members",
        """
        [{"member": "@SEAT", "person": "@MR_REID", "name": TYPED, "agency": TYPED,
          "kind": "PROFESSIONAL", "role": TYPED, "from": "2026-12-17", "until": "2027-01-04",
          "why": TYPED, "handover": TYPED, "historyOn": "2026-12-18", "historyBy": TYPED}]
        """);
    Household.answers(
        MEMBERSHIP, typed, "GET /people/@THE_MOTHER/adult-services", "{\"has\": true}");
    Household.answers(
        MEMBERSHIP,
        typed,
        "GET /partnership",
        """
        {"name": TYPED, "teams": [], "largeGroup": 12,
         "roles": [{"code": "LEAD_SOCIAL_WORKER", "label": TYPED, "kind": "PROFESSIONAL"}]}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/people/@MR_REID",
        "/people/@MR_REID/changes",
        "/core-groups/@GROUP/member-changes",
        "/people/alike",
        "/people/@MR_REID/merge",
        "/people/@MR_REID/merge/@THE_MOTHER",
        "/people/@THE_MOTHER/adult-services",
        "/core-groups",
        "/core-groups/new",
        "/core-groups/@GROUP",
        "/core-groups/@GROUP/members",
        "/policy/roles",
        "/policy/roles/LEAD_SOCIAL_WORKER"
      })
  void whatPeopleTypedIsShownAndNeverObeyed(String path) {
    var page = signedIn(ADMINISTRATOR).get(named(path)).page();
    assertThat(page.select("#x, b")).isEmpty();
    assertThat(page.text() + page.select("input").eachAttr("value")).contains(TYPED);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).endsWith(" – " + Behind.COUNCIL);
    assertThat(page.select("form[method=post]"))
        .allSatisfy(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
    for (var field : page.select("input:not([type=hidden]), select, textarea")) {
      assertThat(page.select("label[for=\"" + field.id() + "\"]")).as(field.toString()).hasSize(1);
    }
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  /** Each form, what is chosen in it, and what the service is then told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /people/@MR_REID/merge/@THE_MOTHER | stays=@MR_REID, reach=@THE_MOTHER | POST /people/@THE_MOTHER/merge | {"into": "@MR_REID", "reach": "@THE_MOTHER"}
          /people/@MR_REID/merge/@THE_MOTHER | stays=@THE_MOTHER, reach=@THE_MOTHER | POST /people/@MR_REID/merge | {"into": "@THE_MOTHER", "reach": "@THE_MOTHER"}
          /people/@THE_MOTHER/adult-services | has=yes | PUT /people/@THE_MOTHER/adult-services | {"has": true}
          /people/@THE_MOTHER/adult-services | has=no | PUT /people/@THE_MOTHER/adult-services | {"has": false}
          /policy/roles | label=Youth worker, kind=PROFESSIONAL | POST /partnership/roles | {"label": "Youth worker", "kind": "PROFESSIONAL"}
          /policy/roles/LEAD_SOCIAL_WORKER | label=Lead practitioner | PUT /partnership/roles/LEAD_SOCIAL_WORKER | {"label": "Lead practitioner"}
          """)
  void whatIsRecordedIsToldToTheService(String page, String typed, String question, String body) {
    MEMBERSHIP.answers(
        named(question),
        named(
            "{\"id\": \"@MR_REID\", \"kind\": \"FAMILY\", \"name\": \"Ann\","
                + " \"confidentialAddress\": false}"));
    var done = signedIn(ADMINISTRATOR).fill(named(page), named(page), Typed.fields(typed));
    assertThat(done.status()).isEqualTo(303);
    var told = MEMBERSHIP.calls(named(question));
    assertThat(told).hasSize(1);
    assertThat(JsonMapper.shared().readTree(told.getFirst().body()))
        .isEqualTo(JsonMapper.shared().readTree(named(body)));
  }

  /** A form with nothing chosen, or refused: each error leads to its field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /people/@MR_REID/merge/@THE_MOTHER | | | #stays Choose which record stays; #reach Choose whose e-mail, mobile and answers stand
          /people/@MR_REID/merge/@THE_MOTHER | stays=@MR_REID, reach=@MR_REID | POST /people/@THE_MOTHER/merge, into, is this same record | #stays Other record is this same record
          /policy/roles | | | #label Enter what you call the role; #kind Choose who may have it
          /policy/roles/LEAD_SOCIAL_WORKER | label=GP | PUT /partnership/roles/LEAD_SOCIAL_WORKER, label, is what another role is called | #label Label is what another role is called
          """)
  void whatIsWrongIsSaidAtItsField(
      String page,
      @org.jspecify.annotations.Nullable String typed,
      @org.jspecify.annotations.Nullable String refusal,
      String errors) {
    if (refusal != null) {
      var parts = named(refusal).split(", ", 3);
      MEMBERSHIP.refuses(parts[0], parts[1], parts[2]);
    }
    var shown =
        signedIn(ADMINISTRATOR)
            .fill(named(page), named(page), typed == null ? empty() : Typed.fields(typed))
            .page();
    assertThat(
            shown.select(".govuk-error-summary__list a").stream()
                .map(link -> link.attr("href") + " " + link.text()))
        .containsExactly(errors.split("; ", -1));
    assertThat(shown.title()).startsWith("Error: ");
  }

  @Test
  void aRecordThatWasMergedLeadsToTheOther() {
    Household.answers(
        MEMBERSHIP,
        "Ann",
        "GET /people/@MR_REID",
        "{\"id\": \"@THE_MOTHER\", \"kind\": \"FAMILY\", \"name\": TYPED, \"confidentialAddress\":"
            + " false}");
    var led = signedIn(ADMINISTRATOR).get(named("/people/@MR_REID"));
    assertThat(led.status()).isEqualTo(303);
    assertThat(led.header("Location")).endsWith(named("/people/@THE_MOTHER"));
  }

  @Test
  void aDayIsAskedForByItsAddressOrItsForm() {
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/core-groups/@GROUP/members?on=2027-01-02")).page().text())
        .contains(
            "Members on Saturday 2 January 2027", "since Thu 17 Dec 2026 until Mon 4 Jan 2027");
    assertThat(
            browser
                .get(named("/core-groups/@GROUP/members?on-day=3&on-month=1&on-year=2027"))
                .page()
                .select("h1")
                .text())
        .isEqualTo("Members on Sunday 3 January 2027");
    assertThat(
            browser
                .get(named("/core-groups/@GROUP/members?on-day=33&on-month=1&on-year=2027"))
                .page()
                .select(".govuk-error-summary")
                .text())
        .contains("The day must be a real date");
    browser.fill(
        named("/core-groups/@GROUP/members"),
        named("/core-groups/@GROUP/members/@SEAT/history"),
        Map.of("shared", "false"));
    assertThat(MEMBERSHIP.calls(named("PUT /core-groups/@GROUP/members/@SEAT/history")))
        .first()
        .satisfies(call -> assertThat(call.body()).contains("\"shared\":false"));
  }

  @Test
  void theGroupsPageCountsChangesAndTheListSaysWhereToLook() {
    knows("Ann");
    var browser = signedIn(SOCIAL_WORKER);
    assertThat(browser.get(named("/core-groups/@GROUP")).page().select("#changes + ul").text())
        .contains("Ann: 2, 1 without a handover, nobody there on 10 days, and nobody now");
    MEMBERSHIP.answers(
        "POST /core-groups/search",
        named(
            """
            {"count": 1, "rows": [{"id": "@GROUP", "reference": "G-7F3K", "children": "Ann",
              "formedOn": "2026-12-17", "concerns": 2}]}
            """));
    assertThat(browser.get("/core-groups").page().select("tbody .govuk-tag").text())
        .isEqualTo("Right people? 2");
  }

  @Test
  void whereverAGroupStandsItSaysWhetherTheRightPeopleAreInIt() {
    knows("Ann");
    var browser = signedIn(SOCIAL_WORKER);
    for (var place : List.of("/today", named("/meetings/@MEETING"))) {
      called("2");
      var tag = browser.get(place).page().select("a:has(.govuk-tag--yellow)").first();
      assertThat(Objects.requireNonNull(tag, place).text())
          .as(place)
          .startsWith("Right people? 2 to look at in");
      assertThat(tag.attr("href")).isEqualTo(named("/core-groups/@GROUP#members"));
      var rows = browser.get(place).page().select(named("tr:has(a[href=/core-groups/@GROUP])"));
      assertThat(rows).as(place).allMatch(row -> row.text().contains("Right people? 2"));
      called("0");
      assertThat(browser.get(place).words()).as(place).doesNotContain("Right people?");
    }
  }

  private static void called(String concerns) {
    MEMBERSHIP.answers(
        "POST /names",
        named(
            "{\"coreGroups\": {\"@GROUP\": \"Ann\"}, \"people\": {}, \"concerns\": {\"@GROUP\": "
                + concerns
                + "}}"));
  }

  private static Map<String, String> empty() {
    return Map.of();
  }
}
