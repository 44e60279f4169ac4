package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.coregroups.gateway.Gate;

/** Files of schools pass through the gateway as they are. */
class SchoolFilesTest extends Gate {

  private static final String FILE = "c0a80000-0000-4000-8000-0000000000aa";
  private static final byte[] ROWS =
      "URN,EstablishmentName\r\n123456,\"St Brenda’s, Lower\"\r\n"
          .getBytes(Charset.forName("windows-1252"));

  @Test
  void theRegisterIsSentLookedAtAndTaken() {
    MEMBERSHIP.answers(
        "POST /register",
        """
        {"file": "%s", "encoding": "Windows-1252", "change": {"rows": 50000, "added": 12,
         "changed": 30, "closed": 2, "passedOver": 20000, "closing": ["Hillside <b>"]}}
        """
            .formatted(FILE));
    var operator = signedIn(OPERATOR);
    var preview = operator.upload("/schools/register", "/schools/register", "file", ROWS);
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.words())
        .contains("Nothing is saved yet.", "written in Windows-1252", "No row is refused.")
        .contains("New schools 12", "Changed schools 30", "Of these, closed 2", "Hillside <b>")
        .contains("These are the first 1 of 2.");
    assertThat(MEMBERSHIP.calls("POST /register").getLast().body())
        .as("every byte as it was")
        .isEqualTo(new String(ROWS, StandardCharsets.ISO_8859_1));
    assertThat(MEMBERSHIP.calls("POST /register").getLast().token()).isNotBlank();

    MEMBERSHIP.answers(
        "POST /register/" + FILE + "/take",
        """
        {"rows": 50000, "added": 12, "changed": 30, "closed": 2, "passedOver": 0, "closing": []}
        """);
    var taken = operator.fill(preview.page(), "/schools/register/take", Map.of());
    assertThat(taken.to()).isEqualTo("/schools/register");
    assertThat(operator.follow(taken).words())
        .contains("The register is taken. Schools added: 12, changed: 30, closed: 2");
  }

  @Test
  void aFileThatSaysNothingNewOffersNothingToTake() {
    MEMBERSHIP.answers(
        "POST /register",
        """
        {"file": "%s", "encoding": "UTF-8", "change": {"rows": 5, "added": 0,
         "changed": 0, "closed": 0, "passedOver": 0, "closing": []}}
        """
            .formatted(FILE));
    var preview = signedIn(OPERATOR).upload("/schools/register", "/schools/register", "file", ROWS);
    assertThat(preview.words()).contains("The file says what is known already.");
    assertThat(preview.page().select("form[action=/schools/register/take]")).isEmpty();
  }

  @Test
  void everyWrongRowIsSaidAndLeadsToTheFile() {
    MEMBERSHIP.refuses("POST /register", "row 3, CloseDate", "must be a date");
    var shown = signedIn(OPERATOR).upload("/schools/register", "/schools/register", "file", ROWS);
    assertThat(shown.errors())
        .containsExactly("#file Nothing has been read. Put right what is wrong below");
    assertThat(shown.page().select("#rows + ul li").eachText())
        .containsExactly("Row 3, CloseDate: must be a date");
    assertThat(shown.page().select("input[type=file]#file.govuk-file-upload--error")).hasSize(1);

    var nothing =
        signedIn(OPERATOR).upload("/schools/register", "/schools/register", "file", new byte[0]);
    assertThat(nothing.errors()).containsExactly("#file Choose the register’s file");

    MEMBERSHIP.refuses("POST /schools/leads", "file", "holds no safeguarding leads");
    var leads = signedIn(ADMINISTRATOR).upload("/schools/leads", "/schools/leads", "file", ROWS);
    assertThat(leads.page().select("#rows + ul li").eachText())
        .containsExactly("The file holds no safeguarding leads");
  }

  @Test
  void leadsAreReadInByAnAdministrator() {
    MEMBERSHIP.answers("POST /schools/leads", "{\"leads\": 2, \"terms\": 6, \"held\": []}");
    MEMBERSHIP.answers("POST /schools/search", "{\"count\": 0, \"rows\": []}");
    var admin = signedIn(ADMINISTRATOR);
    assertThat(admin.get("/schools").page().select("a[href=/schools/leads]")).hasSize(1);
    var read = admin.upload("/schools/leads", "/schools/leads", "file", ROWS);
    assertThat(read.to()).isEqualTo("/schools");
    assertThat(admin.follow(read).words()).contains("Read. Leads: 2, terms: 6");
    assertThat(signedIn(SOCIAL_WORKER).get("/schools").page().select("a[href=/schools/leads]"))
        .isEmpty();
  }

  @Test
  void rowsOfLeadsThatSomebodyMustSeeToAreShown() {
    MEMBERSHIP.answers(
        "POST /schools/leads", "{\"leads\": 2, \"terms\": 0, \"held\": [\"Row 3 was left\"]}");
    var admin = signedIn(ADMINISTRATOR);
    var read = admin.upload("/schools/leads", "/schools/leads", "file", ROWS);
    assertThat(read.to()).isEqualTo("/schools/leads");
    var page = admin.follow(read);
    assertThat(page.words()).contains("Read. Leads: 2, terms: 0", "Row 3 was left.");
  }

  @Test
  void whoMaySendNoFileIsTurnedAwayBeforeItIsRead() {
    for (var browser : List.of(visitor(), signedIn(SOCIAL_WORKER))) {
      for (var path : List.of("/schools/register", "/schools/leads", "/sign-in/staff")) {
        assertThat(browser.uploadAs(path, "x", "file", ROWS).status()).as(path).isEqualTo(403);
      }
    }
    assertThat(signedIn(ADMINISTRATOR).get("/schools/register").status()).isEqualTo(403);
    assertThat(signedIn(OPERATOR).get("/schools/leads").status()).isEqualTo(403);
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void aSchoolsPageSaysWhatTheRegisterSays() {
    MEMBERSHIP.answers(
        "GET /schools/" + FILE,
        """
        {"id": "%s", "urn": "123456", "name": "Hillside", "phase": "Middle deemed primary",
         "register": {"lowAge": 9, "highAge": 13, "localAuthority": "Anytown",
         "postcode": "AT1 1AA", "standing": "PROPOSED_TO_CLOSE", "closesOn": "2027-08-31"}}
        """
            .formatted(FILE));
    MEMBERSHIP.answers("GET /schools/" + FILE + "/terms", "[]");
    MEMBERSHIP.answers("POST /people/search", "{\"count\": 0, \"rows\": []}");
    var page = signedIn(SOCIAL_WORKER).get("/schools/" + FILE).page();
    assertThat(page.select("#register + dl").text())
        .contains("Open, but proposed to close, Tuesday 31 August 2027", "Ages 9 to 13");
    assertThat(page.select("#phase [selected]").val()).isEqualTo("Middle deemed primary");
  }
}
