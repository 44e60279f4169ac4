package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANYTOWN;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.PASSWORD;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;
import uk.coregroups.gateway.pass.SignedIn;

/** Staff sign in with accounts that are stored here. */
class SignInByAccountTest extends Gate {

  private static final String WRONG = "#username The account or the password is not right";

  private static @Nullable Browser member;

  @Autowired AccountStore accounts;
  @Autowired PasswordEncoder passwords;

  @BeforeEach
  void membershipHasNoGroups() {
    for (var question : List.of("POST /core-groups/search", "GET /core-groups")) {
      MEMBERSHIP.answers(question, "{\"count\": 0, \"rows\": []}");
    }
  }

  @Test
  void theRightPasswordLeadsBackToThePageThatWasAskedFor() {
    var browser = visitor();

    var turned = browser.get("/core-groups?page=2");
    assertThat(turned.status()).isEqualTo(302);
    assertThat(turned.to()).isEqualTo("/sign-in");
    var page = browser.follow(browser.signIn(" Admin@Anytown.example ", PASSWORD));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().title()).startsWith("Core groups");
    assertThat(page.words()).contains("Jo Archer");
    assertThat(MEMBERSHIP.calls("POST /core-groups/search").getLast().body())
        .contains("\"page\":2");
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountAreToldTheSame() {
    var wrong = visitor().signIn(ADMINISTRATOR, "guess");
    var unknown = visitor().signIn("nobody@anytown.example", "guess");

    assertThat(wrong.to()).isEqualTo("/sign-in?wrong").isEqualTo(unknown.to());
    var page = visitor().get(wrong.to());
    assertThat(page.errors()).containsExactly(WRONG);
    assertThat(page.page().select("#username")).hasSize(1);
    assertThat(page.page().title()).startsWith("Error: ");
  }

  @Test
  void theRightPasswordIsRightAlsoWhileSomebodyHammersAndItsOwnerIsTold() {
    var account = account("guessed@anytown.example", Role.ADMINISTRATOR);
    var attacker = visitor();
    for (int n = 0; n < 11; n++) {
      var spelt = n % 2 == 0 ? account : " " + account.toUpperCase(java.util.Locale.ROOT);
      assertThat(attacker.signIn(spelt, "guess " + n).to()).isEqualTo("/sign-in?wrong");
    }
    var owner = visitor();

    assertThat(api(visitor(), account, PASSWORD).status()).isEqualTo(200);
    assertThat(owner.signIn(account, PASSWORD).to()).isEqualTo("/");
    assertThat(owner.get("/").to()).isEqualTo("/today");
    assertThat(owner.get("/core-groups").words()).contains("11 wrong passwords were tried");
    assertThat(owner.get("/core-groups").words()).as("once").doesNotContain("wrong passwords");
    assertThat(attacker.signIn(account, PASSWORD).to())
        .as("also beside whoever guesses")
        .isEqualTo("/");
  }

  @Test
  void guessesGetSlowAtThePageAndAtTheApi() {
    var account = account("guessed.at.the.api@anytown.example", Role.ADMINISTRATOR);
    var attacker = visitor();
    for (int n = 0; n < 10; n++) {
      assertThat(api(attacker, account, "guess " + n).status()).isEqualTo(401);
    }
    var before = System.nanoTime();
    assertThat(api(attacker, account, "guess").status()).isEqualTo(401);
    assertThat(attacker.signIn(account, "guess").to()).isEqualTo("/sign-in?wrong");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  /** Sixty side by side: those that are looked at before anything is counted are few. */
  @Test
  void guessesThatComeTogetherAreNotMoreThanThoseThatComeOneByOne() throws Exception {
    var account = account("guessed.together@anytown.example", Role.ADMINISTRATOR);
    var attacker = visitor();
    var guesses = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 60; n++) {
        var guess = "guess " + n;
        guesses.add(threads.submit(() -> api(attacker, account, guess).status()));
      }
    }

    var answers = new ArrayList<Integer>();
    for (var guess : guesses) {
      answers.add(guess.get());
    }
    assertThat(answers).containsOnly(401, 429);
    assertThat(answers.stream().filter(one -> one == 401).count()).isLessThan(45);
  }

  @Test
  void aSessionEndsAtOnceWithTheRoleAndWithThePassword() {
    var id = account("moved@anytown.example", Role.ADMINISTRATOR);
    for (var change :
        List.of(
            "update account set roles = '{SOCIAL_WORKER}' where id = '" + id + "'",
            "update account set partnership = gen_random_uuid() where id = '" + id + "'",
            "update account set password = '{bcrypt}other' where id = '" + id + "'",
            "delete from account where id = '" + id + "'")) {
      account(id, Role.ADMINISTRATOR);
      var browser = visitor();
      browser.signIn(id, PASSWORD);
      assertThat(browser.get("/core-groups").status()).isEqualTo(200);
      MEMBERSHIP.calls().clear();
      jdbc.sql(change).update();

      assertThat(browser.get("/core-groups").to()).as(change).isEqualTo("/sign-in?ended");
      assertThat(browser.get("/core-groups").to()).isEqualTo("/sign-in");
      assertThat(MEMBERSHIP.calls()).isEmpty();
    }
    assertThat(visitor().get("/sign-in?ended").errors())
        .containsExactly(
            "#username What you may do here has changed, or you signed in too long ago. Sign in"
                + " again");
  }

  @Test
  void aSessionInUseEndsTwelveHoursAfterItBegan() {
    var id = account("long.day@anytown.example", Role.ADMINISTRATOR);
    var browser = visitor();
    browser.signIn(id, PASSWORD);
    began(id, Duration.ofHours(11).plusMinutes(59));
    assertThat(browser.get("/core-groups").status()).isEqualTo(200);

    began(id, Duration.ofHours(12).plusSeconds(1));
    assertThat(browser.get("/core-groups").to()).isEqualTo("/sign-in");
  }

  private void began(String account, Duration ago) {
    jdbc.sql("update spring_session set creation_time = :then where principal_name = :account")
        .param("then", System.currentTimeMillis() - ago.toMillis())
        .param("account", account)
        .update();
  }

  @Test
  void signingOutClearsWhatTheBrowserKept() {
    var browser = visitor();
    browser.signIn(ADMINISTRATOR, PASSWORD);
    var token = browser.get("/core-groups").page().select("[name=_csrf]").val();
    var out =
        browser.send(
            browser
                .request(
                    "/sign-out",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "X-Forwarded-Proto",
                    "https")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token)));

    assertThat(out.header("Clear-Site-Data")).contains("\"cache\"", "\"cookies\"", "\"storage\"");
  }

  @Test
  void aSystemThatCallsOftenWithTheRightPasswordIsNotSlowedDown() {
    var account = account("another.system@anytown.example", Role.ADMINISTRATOR);
    for (int n = 0; n < 15; n++) {
      assertThat(api(visitor(), account, PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void theCookieIsForThisHostAloneAndOutOfReachOfScriptsAndOtherSites() {
    var cookie = visitor().get("/sign-in").header("Set-Cookie");

    assertThat(cookie).startsWith("s=");
    assertThat(Set.of(cookie.split("; ", -1)))
        .contains("Path=/", "HttpOnly", "Secure", "SameSite=Lax")
        .noneMatch(part -> part.startsWith("Domain"));
  }

  @Test
  void aSessionSomebodyElseBeganIsNotTheOneThatSignsIn() {
    var browser = visitor();
    browser.get("/core-groups");
    var planted = browser.cookies().get("s");
    browser.signIn(ADMINISTRATOR, PASSWORD);
    var thief = visitor();
    thief.cookies().put("s", planted);

    assertThat(browser.cookies().get("s")).isNotEqualTo(planted);
    assertThat(browser.get("/core-groups").status()).isEqualTo(200);
    assertThat(thief.get("/core-groups").to()).isEqualTo("/sign-in");
  }

  @Test
  void signingOutEndsTheSessionForWhoeverHoldsItsCookie() {
    var browser = visitor();
    browser.signIn(ADMINISTRATOR, PASSWORD);
    var thief = visitor();
    thief.cookies().putAll(browser.cookies());
    assertThat(thief.get("/core-groups").status()).isEqualTo(200);

    var out = browser.follow(browser.fill("/core-groups", "/sign-out", Map.of()));

    assertThat(out.words()).contains("You have signed out");
    assertThat(browser.get("/core-groups").to()).isEqualTo("/sign-in");
    assertThat(thief.get("/core-groups").to()).isEqualTo("/sign-in");
  }

  @Test
  void aFormWithoutItsHiddenTokenIsRefusedAndNothingHappens() {
    var browser = signedIn(ADMINISTRATOR);
    var fields = Map.of("note", "x", "answer", "ACCEPTED", "why", "x");
    for (var target :
        new String[] {
          "/sign-out", "/tasks/notification/" + UUID.randomUUID(), "/people/new", "/schools/new"
        }) {
      assertThat(browser.post(target, fields).status()).as(target).isEqualTo(403);
    }
    var forged = browser.post("/people/" + UUID.randomUUID() + "/stop", Map.of("_csrf", "guess"));

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.page().title()).startsWith("You cannot open this page");
    assertThat(browser.get("/core-groups").status()).as("still signed in").isEqualTo(200);
    assertThat(NOTIFICATION.calls()).isEmpty();
    assertThat(MEMBERSHIP.calls("POST /core-groups/search")).hasSize(1);
  }

  @Test
  void aFormSentAfterTheSessionWasOverSaysSo() {
    var answer = visitor().post("/people/new", Map.of("name", "Ann"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.words()).contains("You are not signed in any more", "Sign in and do it");
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void passwordsAreNotKeptInTheClear() {
    assertThat(jdbc.sql("select password from account").query(String.class).list())
        .isNotEmpty()
        .allSatisfy(kept -> assertThat(kept).startsWith("{bcrypt}$2a$"));
  }

  @ParameterizedTest
  @CsvSource({
    "admin@anytown.example, /today",
    "worker@anytown.example, /today",
    "manager@anytown.example, /today",
    "operator@anytown.example, /suite"
  })
  void everybodyArrivesAtThePageThatIsTheirs(String account, String page) {
    assertThat(signedIn(account).get("/").to()).isEqualTo(page);
  }

  /** Who may open what: o the office, p the operator, m a member of a core group. */
  @ParameterizedTest
  @CsvSource({
    "/today, o",
    "/tasks, o",
    "/core-groups, o",
    "/core-groups/new, o",
    "/core-groups/c0a80000-0000-4000-8000-000000000001, o",
    "/core-groups/c0a80000-0000-4000-8000-000000000001/conferences/new, o",
    "/core-groups/c0a80000-0000-4000-8000-000000000001/members/new, o",
    "/core-groups/c0a80000-0000-4000-8000-000000000001/readings, o",
    "/meetings/c0a80000-0000-4000-8000-000000000001, o",
    "/people, o",
    "/people/new, o",
    "/people/c0a80000-0000-4000-8000-000000000001/safe-contact, o",
    "/schools, o",
    "/letters, o",
    "/letters/incoming, o",
    "/suite, ap",
    "/mine, opm",
    "/a-page-that-is-not-there, o",
    "/actuator-not, o"
  })
  void aPageOpensForThoseWhoMayAndForNobodyElse(String page, String may) {
    assertThat(opens(signedIn(ADMINISTRATOR), page)).isEqualTo(may.matches(".*[oa].*"));
    assertThat(opens(signedIn(SOCIAL_WORKER), page)).isEqualTo(may.contains("o"));
    assertThat(opens(signedIn(TEAM_MANAGER), page)).isEqualTo(may.contains("o"));
    assertThat(opens(signedIn(OPERATOR), page)).isEqualTo(may.contains("p"));
    assertThat(opens(member(), page)).isEqualTo(may.contains("m"));
    assertThat(visitor().get(page).to()).isEqualTo("/sign-in");
  }

  private static boolean opens(Browser browser, String page) {
    MEMBERSHIP.calls().clear();
    var answer = browser.get(page);
    assertThat(answer.to()).isNotEqualTo("/sign-in");
    if (answer.status() == 403) {
      assertThat(answer.page().title()).startsWith("You cannot open this page");
      assertThat(MEMBERSHIP.calls()).isEmpty();
    }
    return answer.status() != 403;
  }

  private Browser member() {
    var known = member;
    if (known == null) {
      known = ByCode.signIn(visitor(), "school@primary.example");
      member = known;
    }
    return known;
  }

  private static Browser.Answer api(Browser from, String account, String password) {
    var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return from.get(
        "/api/membership/core-groups",
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private String account(String id, Role role) {
    var who = SignedIn.staff(id, "Somebody", Set.of(role), UUID.fromString(ANYTOWN));
    accounts.save(who, passwords.encode(PASSWORD));
    return id;
  }
}
