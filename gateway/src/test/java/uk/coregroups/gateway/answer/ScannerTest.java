package uk.coregroups.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static uk.coregroups.gateway.Behind.ANSWER_LINK_KEY;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.Gate;

/** A mail scanner with a whole browser, and a person with half of one. */
class ScannerTest extends Gate {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path LEFT = Path.of("target", "answer-pages");

  private final InvitationId invitation = InvitationId.fresh();

  @SuppressWarnings("NullAway.Init")
  private Playwright playwright;

  @SuppressWarnings("NullAway.Init")
  private Browser chromium;

  @BeforeEach
  void anInvitationHasJustBeenSent() {
    assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed here");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    SCHEDULING.answers(
        "GET /invitations/" + invitation,
        """
        {"reference": "M-7F3K", "standing": "OPEN", "sequence": 0, "sendsReport": false,
         "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}}
        """);
    SCHEDULING.answers(
        "POST /invitations/" + invitation + "/reply",
        "{\"answer\": \"ACCEPTED\", \"sendsReport\": false}");
  }

  @AfterEach
  void end() {
    playwright.close();
  }

  @Test
  void aScannerThatRunsScriptsAndPressesTheFirstButtonCountsForNothing() {
    for (int seconds : new int[] {2, 30, 200}) {
      var page = chromium.newPage();
      page.navigate(link(Instant.now().minusSeconds(seconds)));
      page.locator("main button").first().click();
      assertThat(page.locator("h1").innerText()).isEqualTo("Press once more to say you are coming");
    }
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  /** On the narrowest of telephones and on a wide screen. */
  @Test
  void aPersonWithoutScriptsOrCookiesAnswersWithOnePressMoreAtTheMost() {
    for (int width : new int[] {320, 1280}) {
      SCHEDULING.calls().clear();
      var person =
          chromium.newContext(
              new Browser.NewContextOptions()
                  .setJavaScriptEnabled(false)
                  .setViewportSize(width, 800));
      var page = person.newPage();
      page.navigate(link(Instant.now()));
      look(page, "asked", width);
      press(page, "I will come");
      look(page, "again", width);
      press(page, "Yes, I am coming");
      look(page, "thanks", width);
      assertThat(page.locator("main").innerText()).contains("Thank you");
      assertThat(SCHEDULING.calls("POST /invitations/" + invitation + "/reply")).hasSize(1);

      page.navigate(link(Instant.now().minus(Duration.ofHours(2))));
      press(page, "I will come");
      assertThat(page.locator("main").innerText()).contains("Thank you");
      assertThat(person.cookies()).isEmpty();
      person.close();
    }
  }

  private static void press(Page page, String words) {
    page.locator("main button:text-is(\"" + words + "\")").click();
  }

  /** No page is wider than its window. */
  private static void look(Page page, String name, int width) {
    assertThat(((Number) page.locator("html").evaluate("e => e.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(LEFT.resolve(name + "-" + width + ".png")));
  }

  private String link(Instant sent) {
    return "http://127.0.0.1:"
        + port
        + "/a/"
        + new AnswerLink(ANSWER_LINK_KEY)
            .write(invitation, Instant.now().plus(Duration.ofDays(3)), sent);
  }
}
