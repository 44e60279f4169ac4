package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANYTOWN;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
  private static final String SLOW =
      "#username Too many attempts. Wait a few minutes and try again";

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
  void afterTenWrongPasswordsTheRightOneMustWaitHoweverTheAccountIsSpelt() {
    var account = account("guessed@anytown.example", Role.ADMINISTRATOR);
    for (int n = 0; n < 10; n++) {
      var spelt = n % 2 == 0 ? account : " " + account.toUpperCase(java.util.Locale.ROOT);
      assertThat(visitor().signIn(spelt, "guess " + n).to()).isEqualTo("/sign-in?wrong");
    }

    var page = visitor().signIn(account, PASSWORD);
    assertThat(page.to()).isEqualTo("/sign-in?slow");
    assertThat(visitor().get(page.to()).errors()).containsExactly(SLOW);
    assertThat(api(account, PASSWORD).status()).as("the API is no way around it").isEqualTo(429);
    assertThat(visitor().signIn(SOCIAL_WORKER, PASSWORD).to())
        .as("nobody else waits")
        .isEqualTo("/");
  }

  @Test
  void passwordsCannotBeTriedAtTheApiEither() {
    var account = account("guessed.at.the.api@anytown.example", Role.ADMINISTRATOR);
    for (int n = 0; n < 10; n++) {
      assertThat(api(account, "guess " + n).status()).isEqualTo(401);
    }

    var refused = api(account, PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void aSystemThatCallsOftenWithTheRightPasswordIsNotSlowedDown() {
    var account = account("another.system@anytown.example", Role.ADMINISTRATOR);
    for (int n = 0; n < 15; n++) {
      assertThat(api(account, PASSWORD).status()).isEqualTo(200);
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

  private Browser.Answer api(String account, String password) {
    var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return visitor()
        .get(
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
