package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** A group's own address, the list as files, what may go, and what was written. */
class EmailGroupPagesTest extends Gate {

  private static final String GROUP = "3f6f0a1d-2e77-4d0b-9c43-0f5b1c526f0e";
  private static final String HOME = "/core-groups/" + GROUP + "/email-group";
  private static final String TYPED = "<script>alert(1)</script>";

  @Test
  void theOfficeSeesTheAddressTheMembersAndTheFiles() {
    MEMBERSHIP.answers(
        "GET " + HOME,
        "[{\"name\": \"Ada Okafor\", \"email\": \"ada@anytown.example\"},"
            + " {\"name\": \""
            + TYPED
            + "\", \"email\": \"b@health.example\"}]");
    address("{\"address\": \"0a1b@appointments.example\", \"held\": 2}");
    rule("\"health.example\"");

    var page = signedIn(SOCIAL_WORKER).get(HOME);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.words())
        .contains("0a1b@appointments.example", "goes to mailboxes at health.example")
        .contains("Messages that wait until it is certain who is a member: 2")
        .contains("ada@anytown.example; b@health.example", TYPED);
    assertThat(page.page().select("main script")).isEmpty();
    assertThat(page.page().select("main a[href^=" + HOME + "]").eachAttr("href"))
        .containsExactly(HOME + "/addresses.csv", HOME + "/addresses.vcf");
  }

  @Test
  void anAddressNotYetKnownOrClosedIsSaidInWords() {
    MEMBERSHIP.answers("GET " + HOME, "[]");
    rule("");
    assertThat(signedIn(SOCIAL_WORKER).get(HOME).words())
        .contains("This group has no address yet.", "No professional member has an e-mail address");

    address("{\"address\": \"0a1b@x.example\", \"closedOn\": \"2026-12-21\", \"held\": 0}");
    assertThat(signedIn(SOCIAL_WORKER).get(HOME).words())
        .contains("closed with the last plan, on Monday 21 December 2026")
        .doesNotContain("0a1b@x.example");

    address("{\"address\": \"0a1b@x.example\", \"held\": 0}");
    assertThat(signedIn(SOCIAL_WORKER).get(HOME).words())
        .contains("No domain is listed as secure yet");
  }

  @Test
  void whereNotificationIsAwayTheListIsStillThere() {
    MEMBERSHIP.answers(
        "GET " + HOME, "[{\"name\": \"Ada Okafor\", \"email\": \"ada@anytown.example\"}]");
    NOTIFICATION.goesAway();

    assertThat(signedIn(SOCIAL_WORKER).get(HOME).words())
        .contains("We could not check", "ada@anytown.example");
  }

  @Test
  void theFilesPassAsTheyAreAndAreKeptByNobodyOnTheWay() {
    MEMBERSHIP.answers(
        "GET " + HOME + "/addresses.csv", "Name,E-mail\r\nGwenllïan,g@x.example\r\n");
    MEMBERSHIP.answers("GET " + HOME + "/addresses.vcf", "BEGIN:VCARD\r\n");

    var csv = signedIn(ADMINISTRATOR).get(HOME + "/addresses.csv");
    assertThat(csv.body()).isEqualTo("Name,E-mail\r\nGwenllïan,g@x.example\r\n");
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"addresses.csv\"");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
    assertThat(signedIn(ADMINISTRATOR).get(HOME + "/addresses.vcf").header("Content-Type"))
        .isEqualTo("text/vcard;charset=UTF-8");
    assertThat(signedIn(OPERATOR).get(HOME + "/addresses.csv").status()).isEqualTo(403);
    assertThat(signedIn(OPERATOR).get(HOME).status()).isEqualTo(403);
  }

  @Test
  void whatMayGoIsSetByAnAdministratorOrTheOperator() {
    rule("\"health.example\"");
    NOTIFICATION.answers("PUT /mail-rule", "{}");
    var set =
        signedIn(OPERATOR)
            .fill(
                "/suite/mail-rule",
                "/suite/mail-rule",
                Map.of(
                    "secureDomains", "health.example\r\nanytown.example",
                    "megabytes", "5",
                    "attachments", "pdf, docx"));

    assertThat(set.to()).isEqualTo("/suite/mail-rule");
    assertThat(JsonMapper.shared().readTree(NOTIFICATION.calls("PUT /mail-rule").getLast().text()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"secureDomains": ["health.example", "anytown.example"], "megabytes": 5,
                     "attachments": ["pdf", "docx"]}
                    """));
    assertThat(signedIn(SOCIAL_WORKER).get("/suite/mail-rule").status()).isEqualTo(403);
  }

  @Test
  void aRuleThatIsRefusedIsShownAgainWithTheField() {
    rule("");
    NOTIFICATION.refuses("PUT /mail-rule", "secureDomains", "must be domains");
    var typed = Map.of("secureDomains", "not one!", "megabytes", "5", "attachments", "");
    var shown = signedIn(ADMINISTRATOR).fill("/suite/mail-rule", "/suite/mail-rule", typed);
    assertThat(shown.errors()).containsExactly("#secureDomains Secure domains must be domains");
    assertThat(shown.page().select("#secureDomains").text()).isEqualTo("not one!");

    var wordy = Map.of("secureDomains", "", "megabytes", "five", "attachments", "");
    assertThat(signedIn(ADMINISTRATOR).fill("/suite/mail-rule", "/suite/mail-rule", wordy).errors())
        .containsExactly("#megabytes The size must be a whole number without a minus, such as 10");
  }

  @Test
  void aMemberReadsWhatWasWrittenAndStaffDoNot() {
    MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
    NOTIFICATION.answers("GET /my/messages", "[]");
    var member = ByCode.signIn(visitor(), "g.reid@castle.example");
    assertThat(member.get("/mine/messages").words()).contains("There is no message for you");

    NOTIFICATION.answers(
        "GET /my/messages",
        """
        [{"id": "%1$s", "coreGroup": "%1$s", "author": "Bola Dunn", "subject": "%2$s",
          "words": "%2$s", "attached": 1, "at": "2026-12-21T09:12:00Z"}]
        """
            .formatted(GROUP, TYPED));
    var shown = member.get("/mine/messages");
    assertThat(shown.words())
        .contains("Bola Dunn, Mon 21 Dec 2026, 09:12", TYPED, "1, not shown here.");
    assertThat(shown.page().select("main script")).isEmpty();
    assertThat(signedIn(ADMINISTRATOR).get("/mine/messages").to()).isEqualTo("/");
  }

  private static void address(String json) {
    NOTIFICATION.answers("GET /core-groups/" + GROUP + "/group-address", json);
  }

  private static void rule(String domains) {
    NOTIFICATION.answers(
        "GET /mail-rule",
        "{\"secureDomains\": [" + domains + "], \"megabytes\": 10, \"attachments\": []}");
  }
}
