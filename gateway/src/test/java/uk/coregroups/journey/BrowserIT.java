package uk.coregroups.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.demo.Office;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** An administrator, a member and a parent at their browsers; every page they see is accessible. */
class BrowserIT {

  private static final LocalDateTime MEETING_BEGINS = LocalDateTime.of(2027, 1, 4, 10, 0);
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

  /** Pages of people without an account of the office: they are looked at when those come. */
  private static final Set<String> PAGES_OF_OTHERS =
      Set.of(
          "/a/{token}",
          "/mine",
          "/mine/away",
          "/mine/messages",
          "/mine/stock-takes/{id}",
          "/sign-in",
          "/sign-in/code",
          "/signed-out");

  private static Running running;
  private static Enter enter;
  private static String group;
  private static String unborn;
  private static String noah;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed here");
    running = new Running();
    var admin = running.office("admin");
    enter = new Enter(running.office("operator"), admin);
    enter.partnership();
    enter.venue(Cast.VENUE, running.office("manager"));
    // Ben was entered twice, as happens.
    List.of(
            new Player(Cast.BEN_REID.name(), "School", "b.reid@hillside.example", null),
            Cast.ADA_OKAFOR,
            Cast.BEN_REID,
            Cast.BOLA_DUNN,
            Cast.IRIS_COLE,
            Cast.NIA_LYLE)
        .forEach(enter::professional);
    enter.family(Cast.MARY_HARTLEY, true);
    enter.school(Cast.HILLSIDE, Cast.BEN_REID, LocalDate.of(2027, 7, 21), LocalDate.of(2027, 9, 2));
    enter.school(
        Cast.NORTHFIELD, Cast.IRIS_COLE, LocalDate.of(2027, 7, 9), LocalDate.of(2027, 9, 3));
    var today = running.time().today();
    group = enter.group(today, Map.of(Cast.AVA, LocalDate.of(2016, 2, 2)));
    var path = "membership/core-groups/" + group;
    var plan = Map.of("planStartedOn", today.toString());
    unborn = child(admin, path, Map.of("expectedOn", "2027-03-01"), plan);
    noah = child(admin, path, Map.of("name", Cast.NOAH, "bornOn", "2019-06-05"), plan);
    admin.post(path + "/children/" + noah + "/plan/end", Map.of("endedOn", today.toString()));
    admin.post(
        path + "/school-moves",
        Map.of("child", ava(admin, path), "phase", "YEAR_6_TO_7", "year", 2027));
    enter.join(group, Cast.BEN_REID, "SCHOOL");
    enter.join(group, Cast.BOLA_DUNN, "HEALTH_VISITOR");
    enter.join(group, Cast.MARY_HARTLEY, "PARENT");
    running.time().rest();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  private static String ava(Office admin, String group) {
    return admin
        .get(group)
        .path("children")
        .valueStream()
        .filter(child -> child.path("name").asString("").equals(Cast.AVA))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private static String child(
      Office admin, String group, Map<String, String> known, Map<String, String> plan) {
    var fields = new HashMap<>(known);
    fields.putAll(plan);
    return admin.post(group + "/children", fields).path("id").asString();
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
    signIn(admin, "admin");
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
    admin.locator("#venue").selectOption(new SelectOption().setLabel(Cast.VENUE));
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
    bringAnExtract(admin);
    running.time().set(MEETING_BEGINS);
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
    var letter = codes().getLast().open().text().orElseThrow();
    ben.locator("#code").fill(letter.replaceAll("(?s).*Your code is (\\d{6}).*", "$1"));
    press(ben, "Sign in");
    assertThat(ben.locator("main").innerText()).contains("My meetings").contains(Cast.AVA);
    var seen = new Curious(ben, BrowserIT::isAccessible).walk(List.of(ben.url()));
    assertThat(seen).contains("/mine", "/mine/away", "/mine/messages");
  }

  private static List<ReceivedMail> codes() {
    return running.postRoom().mails().stream()
        .filter(mail -> mail.open().subject().equals("Your sign-in code"))
        .toList();
  }

  private static void signIn(Page page, String account) {
    page.navigate(gateway("/"));
    isAccessible(page);
    page.locator("#username").fill(account + "@anytown.example");
    page.locator("#password").fill(running.suite().secrets().password());
    page.locator("form[action='/sign-in/staff'] button").click();
    assertThat(page.url()).doesNotContain("sign-in");
  }

  private static void answersByLink(Player who) {
    var words = invitation(who).open().text().orElseThrow();
    var link = words.replaceAll("(?s).*(/a/[A-Za-z0-9_-]+).*", "$1");
    var page = browser.newPage();
    page.navigate(gateway(link));
    isAccessible(page);
    press(page, "I will come");
    assertThat(page.locator("main").innerText()).contains("Press once more");
    isAccessible(page);
    press(page, "Yes, I am coming");
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

  private static void bringAnExtract(Page admin) {
    admin.navigate(gateway("/intake"));
    admin
        .locator("#file")
        .setInputFiles(
            new FilePayload("extract.csv", "text/csv", "Record\nChild\n".getBytes(UTF_8)));
    press(admin, "Bring it");
    // The page looks again by itself until the extract has ended.
    admin.getByText("Refused: nothing was taken in").waitFor();
    assertThat(admin.locator("main").innerText()).contains("is not among the columns");
  }

  /** Every page that somebody of the office can come to, wide and narrow. */
  private static void everyOtherPageIsAccessible(Page admin) {
    var seen = new TreeSet<>(PAGES_OF_OTHERS);
    seen.addAll(
        new Curious(admin, BrowserIT::isAccessible)
            .walk(
                List.of(
                    gateway("/today"),
                    gateway("/core-groups/new?unborn=yes"),
                    gateway("/explain?rule=R04&on-day=17&on-month=12&on-year=2026"),
                    gateway("/core-groups/" + group + "/members/new"),
                    gateway("/core-groups/" + group + "/children/" + unborn),
                    gateway("/core-groups/" + group + "/children/" + noah),
                    gateway("/people/" + enter.id(Cast.MARY_HARTLEY)),
                    gateway("/people/" + enter.id(Cast.BEN_REID)),
                    gateway("/people/" + enter.id(Cast.BEN_REID) + "/changes"),
                    gateway("/people/" + enter.id(Cast.BEN_REID) + "/replace"),
                    gateway("/people/" + enter.id(Cast.BEN_REID) + "/merge"))));
    admin.navigate(gateway("/nowhere"));
    isAccessible(admin);
    for (var account : List.of("quality", "operator")) {
      var page = browser.newContext().newPage();
      signIn(page, account);
      seen.addAll(new Curious(page, BrowserIT::isAccessible).walk(List.of(page.url())));
    }
    assertThat(seen).containsAll(Curious.everyKind());
  }

  private static void isAccessible(Page page) {
    var violations =
        new AxeBuilder(page)
                // No frame here comes from elsewhere: everything can be asked in the page itself.
                .setLegacyMode(true)
                .options(onlyWhatIsWrong())
                .analyze()
                .getViolations()
                .stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getTarget())
                .toList();
    assertThat(violations).as(page.url()).isEmpty();
    page.setViewportSize(360, 800);
    var wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    page.setViewportSize(1280, 800);
    assertThat(((Number) wider).intValue()).as("too wide for a phone: " + page.url()).isZero();
  }

  private static AxeRunOptions onlyWhatIsWrong() {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
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
