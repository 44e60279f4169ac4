package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** An administrator, a member and a parent at their browsers; every page they see is accessible. */
class BrowserIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Running running;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed here");
    running = new Running();
    var enter = new Enter(running.office("operator"), running.office("admin"));
    enter.partnership();
    List.of(Cast.ADA_OKAFOR, Cast.BEN_REID, Cast.BOLA_DUNN).forEach(enter::professional);
    var group = enter.group(running.time().today(), Map.of(Cast.AVA, LocalDate.of(2016, 2, 2)));
    enter.join(group, Cast.BEN_REID, "SCHOOL");
    enter.join(group, Cast.BOLA_DUNN, "HEALTH_VISITOR");
    running.time().rest();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  @AfterAll
  static void end() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (running != null) {
      running.close();
    }
  }

  @Test
  void aConferenceIsRecordedAMeetingBookedAndTheRepliesArrive() {
    var admin = browser.newPage();
    signIn(admin);
    isAccessible(admin);
    admin.locator(".govuk-service-navigation__link:has-text(\"Core groups\")").click();
    isAccessible(admin);
    click(admin, Cast.AVA);
    click(admin, "Record a conference");
    press(admin, "Record the conference");
    assertThat(admin.locator(".govuk-error-summary").innerText()).contains("There is a problem");
    isAccessible(admin);
    admin.getByLabel("Initial conference").check();
    date(admin, "heldOn", "17", "12", "2026");
    press(admin, "Record the conference");
    assertThat(admin.locator("#conferences + ul").innerText()).contains("Initial conference");
    assertThat(admin.locator("#deadlines + table").innerText()).contains("Tue 5 Jan 2027");
    isAccessible(admin);

    click(admin, "Book a meeting");
    date(admin, "date", "4", "1", "2027");
    admin.locator("#start").fill("10:00");
    admin.locator("#minutes").fill("60");
    press(admin, "Book and invite");
    assertThat(admin.locator(".govuk-error-summary").innerText()).contains("There is a problem");
    isAccessible(admin);
    admin.locator("#venue").fill(Cast.VENUE);
    press(admin, "Book and invite");
    isAccessible(admin);
    assertThat(answer(admin, Cast.BEN_REID)).contains("No answer yet");

    running.time().rest();
    answersByLink(Cast.BEN_REID);
    running.postRoom().acceptInCalendar(invitation(Cast.BOLA_DUNN));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          admin.reload();
          assertThat(answer(admin, Cast.BEN_REID)).startsWith("Coming");
          assertThat(answer(admin, Cast.BOLA_DUNN)).startsWith("Coming");
        });
    everyOtherPageIsAccessible(admin);
  }

  @Test
  void aMemberSignsInWithACodeAndSeesWhatIsTheirs() {
    var ben = browser.newPage();
    ben.navigate(gateway("/mine"));
    isAccessible(ben);
    ben.locator("#mailbox").fill(Cast.BEN_REID.mailbox());
    press(ben, "Send me a code");
    isAccessible(ben);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !codes().isEmpty());
    ben.locator("#code").fill(codes().getLast().open().subject().substring(0, 6));
    press(ben, "Sign in");
    assertThat(ben.locator("main").innerText()).contains("My meetings").contains(Cast.AVA);
    isAccessible(ben);
  }

  private static List<ReceivedMail> codes() {
    return running.postRoom().mails().stream()
        .filter(mail -> mail.open().subject().endsWith("is your sign-in code"))
        .toList();
  }

  private static void signIn(Page page) {
    page.navigate(gateway("/"));
    isAccessible(page);
    page.locator("#username").fill("admin@anytown.example");
    page.locator("#password").fill(running.suite().secrets().password());
    page.locator("form[action='/sign-in/staff'] button").click();
    assertThat(page.locator("h1").innerText()).contains("Today");
  }

  private static void answersByLink(Player who) {
    var words = invitation(who).open().text().orElseThrow();
    var link = words.replaceAll("(?s).*(/a/[A-Za-z0-9_-]+).*", "$1");
    var page = browser.newPage();
    page.navigate(gateway(link));
    isAccessible(page);
    press(page, "I will come");
    assertThat(page.locator("main").innerText()).contains("Thank you");
    isAccessible(page);
    page.close();
  }

  private static ReceivedMail invitation(Player who) {
    return running.postRoom().mails().stream()
        .filter(mail -> mail.receiver().equals(who.mailbox()))
        .filter(mail -> mail.open().subject().startsWith("Appointment"))
        .findFirst()
        .orElseThrow();
  }

  /** Every page an administrator can open from here, wide and narrow. */
  private static void everyOtherPageIsAccessible(Page page) {
    var meeting = page.url();
    page.navigate(meeting.replaceFirst("/meetings/.*", "/core-groups"));
    click(page, Cast.AVA);
    var group = page.url();
    var person = gateway(page.locator("#members + table th a").first().getAttribute("href"));
    for (var address :
        List.of(
            gateway("/today"),
            gateway("/tasks"),
            gateway("/letters"),
            gateway("/letters/incoming"),
            gateway("/people"),
            gateway("/people/new"),
            gateway("/schools"),
            gateway("/schools/new"),
            gateway("/core-groups/new"),
            gateway("/policy"),
            gateway("/policy/rules/R05"),
            gateway("/policy/profile"),
            gateway("/policy/history"),
            gateway("/explain?rule=R04&on-day=17&on-month=12&on-year=2026"),
            gateway("/calendar"),
            gateway("/calendar/closures/new"),
            gateway("/calendar/bank-holidays"),
            gateway("/weeks-ahead"),
            gateway("/month-ahead"),
            group + "/milestones/new",
            group + "/conference-plans/new",
            group + "/readings",
            group + "/letters",
            group + "/members/new",
            group + "/children/new",
            group + "/school-moves/new",
            meeting + "/move",
            meeting + "/cancel",
            person,
            person + "/edit",
            gateway("/nowhere"))) {
      page.navigate(address);
      isAccessible(page);
    }
  }

  private static void isAccessible(Page page) {
    var violations =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getTarget())
                .toList();
    assertThat(violations).as(page.url()).isEmpty();
    page.setViewportSize(360, 800);
    var wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    page.setViewportSize(1280, 800);
    assertThat(((Number) wider).intValue()).as("too wide for a phone: " + page.url()).isZero();
  }

  private static String answer(Page meeting, Player who) {
    return meeting
        .locator("tr", new Page.LocatorOptions().setHasText(who.name()))
        .locator("td")
        .last()
        .innerText();
  }

  private static void click(Page page, String link) {
    page.locator("a", new Page.LocatorOptions().setHasText(link)).first().click();
  }

  private static void press(Page page, String button) {
    Locator found = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button));
    found.first().click();
  }

  private static void date(Page page, String name, String day, String month, String year) {
    page.locator("#" + name + "-day").fill(day);
    page.locator("#" + name + "-month").fill(month);
    page.locator("#" + name + "-year").fill(year);
  }

  private static String gateway(String path) {
    return running.suite().address(Service.GATEWAY).resolve(path).toString();
  }
}
