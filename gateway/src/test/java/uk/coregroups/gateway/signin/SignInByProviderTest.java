package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANYTOWN;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Browser;
import uk.coregroups.standalone.part.Ports;

/** Staff sign in at the council's own identity provider. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"STAFF_SIGN_IN=oidc", "SECURE_COOKIES=false"})
@ContextConfiguration(initializers = {Surroundings.class, Behind.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInByProviderTest {

  private static final int PROVIDER_PORT = Ports.free();
  private static final String ISSUER = "http://127.0.0.1:" + PROVIDER_PORT;

  private static @Nullable ConfigurableApplicationContext provider;

  @LocalServerPort int port;
  @Autowired StaffNames names;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("OIDC_ISSUER", () -> ISSUER);
    registry.add("OIDC_CLIENT_ID", () -> Provider.CLIENT);
    registry.add("OIDC_CLIENT_SECRET", () -> Provider.secretOf(Provider.CLIENT));
    registry.add("OIDC_ROLES_CLAIM", () -> "realm_access.roles");
  }

  @BeforeEach
  void membershipHasNoGroups() {
    Behind.reset();
    for (var question : List.of("POST /core-groups/search", "GET /core-groups")) {
      MEMBERSHIP.answers(question, "{\"count\": 0, \"rows\": []}");
    }
  }

  @AfterAll
  static void theProviderCloses() {
    if (provider != null) {
      provider.close();
    }
  }

  @Test
  @Order(1)
  void theGatewayStartsWithoutTheProviderAndFindsItWhenItIsThere() throws Exception {
    var browser = new Browser(port);

    assertThat(browser.get("/readyz").status()).isEqualTo(200);
    var sent = browser.follow(browser.get("/oauth2/authorization/staff"));
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.errors())
        .containsExactly("#staff The council's own sign-in did not let you in. Try again later");
    assertThat(sent.page().selectFirst("#staff")).isNotNull();
    var system =
        browser.get("/api/membership/core-groups", "Authorization", "Bearer " + aStrangersToken());
    assertThat(system.status()).isEqualTo(503);
    assertThat(system.header("Content-Type")).startsWith("application/problem+json");

    open();
    assertThat(signIn(browser, Provider.MS_OKAFOR).to()).isEqualTo("/");
  }

  @Test
  @Order(2)
  void somebodyWhoOpensAPageSignsInAndComesBackToIt() throws Exception {
    open();
    var browser = new Browser(port);

    assertThat(browser.get("/core-groups?page=2").to()).isEqualTo("/sign-in");
    var back = browser.follow(signIn(browser, Provider.MS_OKAFOR));

    assertThat(back.status()).isEqualTo(200);
    assertThat(back.page().title()).startsWith("Core groups");
    assertThat(back.words()).contains("Ada Okafor");
    assertThat(MEMBERSHIP.calls("POST /core-groups/search").getLast().body())
        .contains("\"page\":2");
  }

  @Test
  @Order(2)
  void theWayThereCarriesPkceStateAndNonce() {
    open();
    var to = new Browser(port).get("/oauth2/authorization/staff").to();

    var query = UriComponentsBuilder.fromUriString(to).build().getQueryParams();
    assertThat(to).startsWith(ISSUER + "/oauth2/authorize?");
    assertThat(query.getFirst("response_type")).isEqualTo("code");
    assertThat(query.getFirst("code_challenge_method")).isEqualTo("S256");
    assertThat(query.getFirst("code_challenge")).hasSize(43);
    assertThat(query.getFirst("state")).isNotBlank();
    assertThat(query.getFirst("nonce")).isNotBlank();
  }

  @Test
  @Order(2)
  void theServicesSeeOurRolesAndThePartnershipAndNothingElseOfTheProviders() throws Exception {
    open();
    var browser = new Browser(port);
    signIn(browser, Provider.MS_OKAFOR);
    browser.get("/core-groups");

    var claims = SignedJWT.parse(MEMBERSHIP.last().token()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("ada.okafor@anytown.example");
    assertThat(claims.getStringListClaim("roles"))
        .as("only roles of staff: nobody becomes a member or the gateway by a claim")
        .containsExactly("SOCIAL_WORKER");
    assertThat(claims.getStringClaim("partnership")).isEqualTo(ANYTOWN);
    assertThat(claims.getClaims()).doesNotContainKeys("realm_access", "name", "iss");
  }

  @Test
  @Order(2)
  void somebodyWithoutARoleHereIsTurnedAwayInPlainWords() throws Exception {
    open();
    for (var stranger : new String[] {Provider.THE_CARETAKER, Provider.A_NEIGHBOUR}) {
      var browser = new Browser(port);
      var said = browser.follow(signIn(browser, stranger));

      assertThat(said.errors())
          .containsExactly(
              "#staff Your council account has no part in this service. Ask your manager");
      assertThat(browser.get("/core-groups").to()).isEqualTo("/sign-in");
    }
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  /** At the provider a name can be changed, and what is opened to a name is opened to one. */
  @Test
  @Order(2)
  void whoeverTakesSomebodysNameIsNotLetIn() throws Exception {
    open();
    signIn(new Browser(port), Provider.MS_OKAFOR);
    var browser = new Browser(port);

    var said = browser.follow(signIn(browser, Provider.WHO_TOOK_HER_NAME));

    assertThat(said.errors())
        .containsExactly(
            "#staff The name you sign in with belonged to somebody else here. Ask whoever runs this"
                + " service");
    assertThat(browser.get("/core-groups").to()).isEqualTo("/sign-in");
  }

  @Test
  @Order(2)
  void aNewNameAtTheProviderIsTheOldOneHere() {
    var before = names.of(Map.of("sub", "s-1", "preferred_username", "Lena Fry"));
    var after = names.of(Map.of("sub", "s-1", "preferred_username", "Lena Marsh"));

    assertThat(List.of(before, after)).containsOnly("lena fry");
  }

  @Test
  @Order(2)
  void theSessionIsANewOneAfterSigningIn() throws Exception {
    open();
    var browser = new Browser(port);
    browser.get("/core-groups");
    var before = browser.cookies().get("s");
    signIn(browser, Provider.MS_OKAFOR);

    assertThat(before).isNotNull();
    assertThat(browser.cookies().get("s")).isNotEqualTo(before);
  }

  @Test
  @Order(2)
  void anAnswerWithAStateOfSomebodyElseIsNotTaken() throws Exception {
    open();
    var theirs = new Browser(port);
    var callback = callback(theirs, Provider.MS_OKAFOR);
    var victim = new Browser(port);
    victim.get("/oauth2/authorization/staff");

    assertThat(victim.get(callback).to()).isEqualTo("/sign-in?provider");
    assertThat(victim.get("/core-groups").to()).isEqualTo("/sign-in");
  }

  @Test
  @Order(2)
  void aSystemWithATokenMadeOutToUsIsLetIn() throws Exception {
    open();
    var answer =
        new Browser(port)
            .get(
                "/api/membership/core-groups",
                "Authorization",
                "Bearer " + tokenOf(Provider.CASE_SYSTEM));

    assertThat(answer.status()).isEqualTo(200);
    var claims = SignedJWT.parse(MEMBERSHIP.last().token()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("roles")).containsExactly("ADMINISTRATOR");
    assertThat(claims.getSubject()).isEqualTo(Provider.CASE_SYSTEM);
    assertThat(claims.getAudience()).containsExactly("core-groups");
    assertThat(MEMBERSHIP.last().token()).isNotEqualTo(tokenOf(Provider.CASE_SYSTEM));
  }

  @Test
  @Order(2)
  void aTokenMadeOutToAnotherSystemOfTheCouncilAndAnIdTokenOpenNothing() throws Exception {
    open();
    for (var other : List.of(Provider.PAYROLL, Provider.ID_TOKEN)) {
      var answer =
          new Browser(port)
              .get("/api/membership/core-groups", "Authorization", "Bearer " + tokenOf(other));

      assertThat(answer.status()).as(other).isEqualTo(401);
    }
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  @Order(2)
  void aStoredAccountsPasswordOpensNothingHere() {
    var pair = "admin@anytown.example:" + Behind.PASSWORD;
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var browser = new Browser(port);

    assertThat(
            browser.get("/api/membership/core-groups", "Authorization", "Basic " + basic).status())
        .isEqualTo(401);
    assertThat(browser.get("/sign-in").page().select("[name=password]")).isEmpty();
  }

  private void open() {
    if (provider == null) {
      provider = Provider.start(PROVIDER_PORT, port);
    }
  }

  /** The whole way: to the provider, its form, back with a code, and in. */
  private Browser.Answer signIn(Browser browser, String name) {
    return browser.get(callback(browser, name));
  }

  private String callback(Browser browser, String name) {
    var there = new Browser(PROVIDER_PORT);
    var asked = browser.get("/oauth2/authorization/staff");
    assertThat(there.get(asked.to()).to()).endsWith("/login");
    var known =
        there.fill("/login", "/login", Map.of("username", name, "password", Provider.PASSWORD));
    return there.get(known.to()).header("Location");
  }

  private static String tokenOf(String system) {
    var pair = (system + ":" + Provider.secretOf(system)).getBytes(StandardCharsets.UTF_8);
    var there = new Browser(PROVIDER_PORT);
    var answer =
        there.send(
            there
                .request(
                    "/oauth2/token",
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair),
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials")));
    return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
  }

  /** A token nobody has signed who matters. */
  private static String aStrangersToken() {
    return uk.coregroups.events.surroundings.Passes.staff(
        uk.coregroups.events.ids.PartnershipId.fresh());
  }
}
