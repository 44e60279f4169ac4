package uk.coregroups.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** An administrator brings an extract of the case system and watches it. */
class IntakePagesTest extends Gate {

  private static final String ID = "00000000-0000-0000-0000-000000000031";
  private static final String FILE = "Record,Key\r\nChild,C1\r\n";

  private static final String WRITING =
      """
      {"columns": [{"name": "Person", "heading": "PERSON_REF", "needed": true},
        {"name": "Mobile", "heading": "Mobile", "needed": false}],
       "dates": "ENGLISH", "encoding": "UTF_8"}
      """;

  private static final String A_WRONG_ROW =
      """
      {"count": 30, "rows": [{"row": 7, "record": "PERSON", "field": "Email",
        "words": "is needed to invite a professional"}]}
      """;

  @Test
  void whereNoneHasBeenBroughtThePageSaysSo() {
    MEMBERSHIP.answers("GET /intakes", "{\"count\": 0, \"rows\": []}");
    var page = signedIn(ADMINISTRATOR).get("/intake");
    assertThat(page.words()).contains("No extract has been brought yet.", "at most 200 MB");
  }

  @Test
  void aFilePassesThroughAsItIsAndLeadsToItsOwnPage() {
    MEMBERSHIP.answers("GET /intakes", "{\"count\": 0, \"rows\": []}");
    MEMBERSHIP.answers("POST /intakes", "{\"id\": \"" + ID + "\"}");
    var browser = signedIn(ADMINISTRATOR);
    var brought = bring(browser, FILE);
    assertThat(brought.status()).isEqualTo(303);
    assertThat(brought.to()).isEqualTo("/intake/" + ID);
    var call = MEMBERSHIP.calls("POST /intakes").getLast();
    assertThat(call.text()).isEqualTo(FILE);
    assertThat(call.headers().getFirst("Content-Type")).startsWith("text/csv");
  }

  @Test
  void withoutAFileOrWhileAnotherIsUnderWayThePageSaysWhy() {
    MEMBERSHIP.answers("GET /intakes", "{\"count\": 0, \"rows\": []}");
    var browser = signedIn(ADMINISTRATOR);
    assertThat(bring(browser, "").words()).contains("Choose the extract");
    MEMBERSHIP.refuses("POST /intakes", "file", "waits: another intake is under way");
    assertThat(bring(browser, FILE).words()).contains("File waits: another intake is under way");
  }

  @Test
  void whatIsUnderWayIsLookedAtAgainWithoutAScript() {
    MEMBERSHIP.answers("GET /intakes/" + ID, intake("UNDER_WAY", "READING", "[]", 0));
    // It ends while the page is made.
    MEMBERSHIP.answers("GET /intakes/" + ID + "/lines", A_WRONG_ROW);
    var page = signedIn(ADMINISTRATOR).get("/intake/" + ID);
    assertThat(page.words())
        .contains("Being read: 25000 rows so far")
        .doesNotContain("7 PERSON", "What to look at");
    assertThat(page.header("Refresh")).isEqualTo("3");
  }

  @Test
  void everyWrongRowIsShownAndMayBeTakenAwayAsAFile() {
    MEMBERSHIP.answers("GET /intakes/" + ID, intake("REFUSED", "CHECKING", "[]", 30));
    MEMBERSHIP.answers("GET /intakes/" + ID + "/lines", A_WRONG_ROW);
    MEMBERSHIP.answers("GET /intakes/" + ID + "/report", "Row,Record,Column,What");
    var browser = signedIn(ADMINISTRATOR);
    var page = browser.get("/intake/" + ID);
    assertThat(page.words())
        .contains("Refused: nothing was taken in", "What is wrong: 30", "7 PERSON Email is needed");
    assertThat(page.page().select(".govuk-pagination")).hasSize(1);
    assertThat(page.header("Refresh")).isEmpty();
    var report = browser.get("/intake/" + ID + "/report");
    assertThat(report.header("Content-Disposition")).contains("attachment");
    assertThat(report.body()).isEqualTo("Row,Record,Column,What");
  }

  @Test
  void howExtractsAreWrittenIsShownAndSaved() {
    MEMBERSHIP.answers("GET /intakes/writing", WRITING);
    MEMBERSHIP.answers("PUT /intakes/writing", "{}");
    var browser = signedIn(ADMINISTRATOR);
    var page = browser.get("/intake/writing").page();
    assertThat(page.select("#Person").val()).isEqualTo("PERSON_REF");
    assertThat(page.select("#dates option[selected]").val()).isEqualTo("ENGLISH");
    var saved =
        browser.fill(
            page,
            "/intake/writing",
            Map.of("Person", "WHO", "Mobile", "", "dates", "ISO", "encoding", "WINDOWS_1252"));
    assertThat(saved.to()).isEqualTo("/intake");
    assertThat(MEMBERSHIP.calls("PUT /intakes/writing").getLast().text())
        .contains("\"Person\":\"WHO\"", "\"dates\":\"ISO\"", "\"encoding\":\"WINDOWS_1252\"");
  }

  @Test
  void onlyAnAdministratorOpensThesePages() {
    for (var account : new String[] {SOCIAL_WORKER, TEAM_MANAGER, OPERATOR}) {
      assertThat(signedIn(account).get("/intake").status()).isEqualTo(403);
      assertThat(signedIn(account).get("/intake/writing").status()).isEqualTo(403);
    }
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void theCaseSystemBringsItsExtractOverTheApiAndDoesNothingElseThere() {
    MEMBERSHIP.answers("POST /intakes", "{\"id\": \"" + ID + "\"}");
    var large = "x".repeat(3_000_000);
    assertThat(api("POST", "/api/membership/intakes", large).status()).isEqualTo(200);
    assertThat(MEMBERSHIP.calls("POST /intakes").getLast().body()).hasSize(large.length());
    assertThat(api("GET", "/api/membership/people", "").status()).isEqualTo(403);
    assertThat(MEMBERSHIP.calls("POST /people/search")).isEmpty();
  }

  private Browser.Answer api(String method, String path, String body) {
    var login = "case.system@anytown.example:" + Behind.PASSWORD;
    var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    var visitor = visitor();
    return visitor.send(
        visitor
            .request(path, "Authorization", "Basic " + basic, "Content-Type", "text/csv")
            .method(method, BodyPublishers.ofString(body)));
  }

  private Browser.Answer bring(Browser browser, String file) {
    var form = browser.get("/intake").page().select("form[action=/intake]").first();
    var hidden = Objects.requireNonNull(form).select("input[type=hidden]").first();
    var part = "--b\r\nContent-Disposition: form-data; name=\"";
    var body =
        part
            + Objects.requireNonNull(hidden).attr("name")
            + "\"\r\n\r\n"
            + hidden.val()
            + "\r\n"
            + part
            + "file\"; filename=\"e.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--b--\r\n";
    return browser.send(
        browser
            .request("/intake", "Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String intake(String state, String phase, String counts, int faults) {
    return """
    {"id": "%s", "by": "admin", "beganAt": "2026-12-17T09:00:00Z", "state": "%s",
     "phase": "%s", "rows": 25000, "faults": %d, "counts": %s}
    """
        .formatted(ID, state, phase, faults, counts);
  }
}
