package uk.coregroups.standalone.postroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages in a real browser. */
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Demo demo = new Demo();

  @BeforeEach
  void needsABrowser() {
    assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed here");
  }

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theLetterIsShownTheScriptInItIsNotRunAndThePagesAreAccessible() throws Exception {
    demo.invite(Demo.MS_OKAFOR);
    demo.room.answerByText("+447700900123", "STOP");
    try (var playwright = Playwright.create(noDownload());
        var browser = playwright.chromium().launch(chromium())) {
      var page = browser.newPage();
      var warnings = new ArrayList<String>();
      page.onConsoleMessage(message -> warnings.add(message.text()));

      page.navigate(at("/mail/1"));
      var letter = page.frameLocator("iframe").locator("p");
      assertThat(letter.textContent()).isEqualTo("Please answer: " + Demo.LINK + " <soon>");
      assertThat(letter.evaluate("p => getComputedStyle(p).color")).isEqualTo("rgb(255, 0, 0)");
      assertThat(warnings).singleElement().asString().contains("Blocked script execution");
      var opened = page.waitForPopup(() -> letter.locator("a").click());
      assertThat(opened.url()).endsWith(demo.gateway.port() + "/a/7F3K?t=1&u=2");

      page.locator("text=Send the reply").click();
      assertThat(page.locator(".govuk-error-summary").textContent()).contains("Enter a reply");
      isAccessible(page);

      page.locator("text=Accept").first().click();
      assertThat(page.locator("[role=alert]").textContent()).contains("The calendar has accepted.");
      assertThat(demo.room.mails()).hasSize(2);

      for (var path : List.of("/", "/phone?number=%2B447700900123")) {
        page.navigate(at(path));
        isAccessible(page);
      }
    }
  }

  /** Inside the frame nothing may run, so axe cannot look there; it would wait for ever. */
  private static void isAccessible(Page page) {
    var results = new AxeBuilder(page).exclude("iframe").analyze();
    assertThat(results.getViolations())
        .extracting(rule -> page.url() + " " + rule.getId() + " " + rule.getNodes())
        .isEmpty();
    assertThat(results.getPasses()).isNotEmpty();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + demo.room.pagePort() + path;
  }

  private static Playwright.CreateOptions noDownload() {
    return new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
  }

  private static BrowserType.LaunchOptions chromium() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
  }
}
