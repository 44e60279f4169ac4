package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.coregroups.gateway.Behind.ANSWER_LINK_KEY;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.PASSWORD;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.surroundings.Figures;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** What pages say while the gateway's own database is away, and as soon as it is back. */
@TestPropertySource(properties = "connections=of-its-own")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTest extends Gate {

  private static final String READ_ONLY = "set default_transaction_read_only = on";
  private static final String CLOSED = "allow_connections false";

  @Value("${spring.datasource.url}")
  private String url = "";

  @Value("${spring.datasource.username}")
  private String user = "";

  @Value("${spring.datasource.password}")
  private String password = "";

  private final InvitationId invitation = InvitationId.fresh();
  private final String link =
      "/a/"
          + new AnswerLink(ANSWER_LINK_KEY)
              .write(invitation, Instant.now().plus(Duration.ofDays(3)));
  private Browser browser = new Browser(0);

  @BeforeEach
  void somebodyHasSignedIn() {
    browser = visitor();
    await().until(() -> visitor().get("/sign-in").status() == 200);
    assertThat(browser.signIn(ADMINISTRATOR, PASSWORD).to()).isEqualTo("/");
    SCHEDULING.answers(
        "GET /invitations/" + invitation,
        """
        {"reference": "M-7F3K", "standing": "OPEN", "sequence": 0, "sendsReport": false,
         "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}}
        """);
  }

  @AfterEach
  void itIsBack() throws SQLException {
    alter("reset default_transaction_read_only");
    alter("allow_connections true");
  }

  @ParameterizedTest
  @ValueSource(strings = {READ_ONLY, CLOSED})
  void pagesSayThatItIsAwayAndNoLongerThanItIs(String how, CapturedOutput log) throws SQLException {
    MEMBERSHIP.answers("GET /intakes", "{\"count\": 0, \"rows\": []}");
    var open = browser.get("/intake").page();
    alter(how);

    for (var path : List.of("/", "/today", "/people", "/suite", "/sign-in/code")) {
      var before = System.nanoTime();
      var shown = browser.get(path);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
      assertThat(shown.status()).as(path).isEqualTo(503);
      assertThat(shown.header("Retry-After")).isEqualTo("30");
      assertThat(shown.words())
          .contains("Part of this service is not answering", "Nothing has been changed");
      assertThat(shown.header("Cache-Control")).contains("no-store");
      assertThat(shown.header("Content-Security-Policy")).contains("default-src 'self'");
    }
    assertThat(
            browser.post(
                "/mine/replies/" + invitation,
                Map.of("answer", "ACCEPTED", "_csrf", open.select("[name=_csrf]").val())))
        .extracting(Browser.Answer::status, answer -> answer.words().contains("may or may not"))
        .containsExactly(503, true);
    assertThat(log.getAll()).contains("database is away").doesNotContain(ADMINISTRATOR);

    itIsBack();
    await().until(() -> browser.get("/").status() == 303);
    assertThat(browser.get("/").to()).as("still signed in").isEqualTo("/today");
    assertThat(browser.get("/intake").words()).doesNotContain("is not answering");
  }

  @ParameterizedTest
  @ValueSource(strings = {READ_ONLY, CLOSED})
  void whatNeedsNoSessionWorksWithoutIt(String how) throws SQLException {
    SCHEDULING.answers(
        "POST /invitations/" + invitation + "/reply",
        "{\"answer\": \"ACCEPTED\", \"sendsReport\": false}");
    alter(how);

    for (var who : List.of(browser, visitor())) {
      for (var path : List.of(link, "/assets/suite.css", "/livez", "/internal/keys")) {
        assertThat(who.get(path).status()).as(path).isEqualTo(200);
      }
      assertThat(who.get("/a/x").status()).isEqualTo(404);
      assertThat(who.get("/assets/none.css").status()).isEqualTo(404);
      assertThat(who.fill(link, link, Map.of("answer", "ACCEPTED")).words()).contains("Thank you");
    }
  }

  @Test
  void itsFiguresAreAnsweredAtOnceAndSaySo() throws SQLException {
    await().until(() -> answers() == 1);
    alter(CLOSED);
    // It is asked every fifteen seconds; a scrape takes no more than two whatever is away.
    await().atMost(Duration.ofSeconds(30)).until(() -> answers() == 0);
    itIsBack();
    await().atMost(Duration.ofSeconds(30)).until(() -> answers() == 1);
  }

  private double answers() {
    return Figures.at(port).of("coregroups_database_answers", "");
  }

  @Test
  void anAccountThatCouldNotBeLookedUpIsNotWrong() throws SQLException {
    var page = browser.get("/sign-in").page();
    alter(CLOSED);

    var signedIn =
        browser.fill(
            page, "/sign-in/staff", Map.of("username", ADMINISTRATOR, "password", PASSWORD));
    assertThat(signedIn.status()).isEqualTo(503);
    assertThat(signedIn.words()).doesNotContain("not right");
    var login =
        Base64.getEncoder()
            .encodeToString((ADMINISTRATOR + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var called = browser.get("/api/membership/people", "Authorization", "Basic " + login);
    assertThat(called.status()).isEqualTo(503);
    assertThat(called.header("Content-Type")).startsWith("application/problem+json");
    assertThat(called.header("Retry-After")).isEqualTo("30");
    assertThat(visitor().get("/sign-in").status()).isEqualTo(503);
  }

  /** The database as its owner; everybody else's connections end. */
  private void alter(String how) throws SQLException {
    var name = url.replaceFirst("^.*/([^/?]+).*$", "$1");
    try (var other =
            DriverManager.getConnection(url.replace("/" + name, "/postgres"), user, password);
        var statement = other.createStatement()) {
      statement.execute("alter database " + name + " " + how);
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + name
              + "' and usename = current_user");
    }
  }
}
