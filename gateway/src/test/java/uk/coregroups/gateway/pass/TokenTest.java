package uk.coregroups.gateway.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANYTOWN;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.PASSWORD;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Gate;
import uk.coregroups.gateway.StandIn;

/** What the services are told about who is asking, and what they are not. */
class TokenTest extends Gate {

  private static final String GROUPS = "{\"count\": 0, \"rows\": []}";

  @BeforeEach
  void membershipHasNoGroups() {
    MEMBERSHIP.answers("GET /core-groups", GROUPS);
  }

  @Test
  void aTokenSaysWhoAsksAndIsGoodForAMinute() throws Exception {
    signedIn(SOCIAL_WORKER).get("/core-groups");

    var token = SignedJWT.parse(MEMBERSHIP.last().token());
    var claims = token.getJWTClaimsSet();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(claims.getSubject()).isEqualTo(SOCIAL_WORKER);
    assertThat(claims.getAudience()).containsExactly("core-groups");
    assertThat(claims.getStringListClaim("roles")).containsExactly("SOCIAL_WORKER");
    assertThat(claims.getStringClaim("partnership")).isEqualTo(ANYTOWN);
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(Duration.between(claims.getIssueTime().toInstant(), Instant.now()))
        .isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void theSignatureIsCheckedByThePublishedKey() throws Exception {
    signedIn(SOCIAL_WORKER).get("/core-groups");
    var published = visitor().get("/internal/keys");

    var token = SignedJWT.parse(MEMBERSHIP.last().token());
    var keys = JWKSet.parse(published.body());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(key.isPrivate()).isFalse();
    assertThat(published.header("Content-Type")).startsWith("application/json");
    assertThat(published.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void everyCallHasATokenOfItsOwn() {
    signedIn(SOCIAL_WORKER).get("/core-groups");
    signedIn(SOCIAL_WORKER).get("/core-groups");

    assertThat(MEMBERSHIP.calls()).extracting(StandIn.Call::token).doesNotHaveDuplicates();
  }

  @Test
  void theClockOfTheSuiteMayBeWoundAndTokensStayInTheMachinesTime() throws Exception {
    clock.windTo(Instant.parse("2031-01-01T09:00:00Z"));
    try {
      signedIn(SOCIAL_WORKER).get("/core-groups");
    } finally {
      clock.windTo(Instant.now());
    }
    var claims = SignedJWT.parse(MEMBERSHIP.last().token()).getJWTClaimsSet();
    assertThat(claims.getExpirationTime().toInstant())
        .isBefore(Instant.now().plus(Duration.ofMinutes(2)));
  }

  @Test
  void theBearerOfALinkIsNobodyButItsBearer() throws Exception {
    var invitation = InvitationId.fresh();
    var link = new AnswerLink(Behind.ANSWER_LINK_KEY);

    signedIn(SOCIAL_WORKER)
        .get("/a/" + link.write(invitation, Instant.now().plus(Duration.ofDays(1))));

    var claims = SignedJWT.parse(SCHEDULING.last().token()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(invitation.toString());
    assertThat(claims.getStringListClaim("roles")).containsExactly("ANSWER");
    assertThat(claims.getClaim("partnership")).isNull();
    assertThat(claims.getStringListClaim("people")).isEmpty();
  }

  @Test
  void theGatewaySpeaksForItselfAboutWebhooks() throws Exception {
    NOTIFICATION.answers("POST /webhooks/twilio/inbound", "");

    visitor().post("/webhooks/twilio/inbound", Map.of("Body", "STOP"));

    var claims = SignedJWT.parse(NOTIFICATION.last().token()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("roles")).containsExactly("GATEWAY");
  }

  @Test
  void nothingThatTheBrowserShowedTheGatewayReachesAService() {
    signedIn(ADMINISTRATOR).get("/core-groups");
    visitor().get("/api/membership/core-groups", "Authorization", basic(ADMINISTRATOR));
    visitor()
        .get(
            "/api/membership/core-groups",
            "Authorization",
            basic(ADMINISTRATOR),
            "Cookie",
            "s=stolen; other=one");

    assertThat(groups())
        .hasSize(3)
        .allSatisfy(call -> {
          assertThat(call.headers().get("Cookie")).isNull();
          assertThat(call.headers().get("Authorization"))
              .singleElement()
              .asString()
              .startsWith("Bearer ey");
        });
  }

  @Test
  void aTokenThatACallerBringsIsNotPassedOn() {
    MEMBERSHIP.answers("GET /core-groups", GROUPS);
    signedIn(ADMINISTRATOR).get("/core-groups");
    var minted = MEMBERSHIP.last().token();
    MEMBERSHIP.calls().clear();

    var bearer = visitor().get("/api/membership/core-groups", "Authorization", "Bearer " + minted);
    var twice =
        visitor()
            .get(
                "/api/membership/core-groups",
                "Authorization",
                basic(OPERATOR),
                "Authorization",
                "Bearer " + minted);
    var session = signedIn(ADMINISTRATOR).get("/api/membership/core-groups");

    assertThat(bearer.status()).isEqualTo(401);
    assertThat(session.status()).isEqualTo(401);
    assertThat(twice.status()).isIn(200, 400, 401);
    assertThat(MEMBERSHIP.calls())
        .allSatisfy(call -> {
          assertThat(call.headers().get("Authorization")).hasSize(1);
          assertThat(call.token()).isNotEqualTo(minted);
          assertThat(SignedJWT.parse(call.token()).getJWTClaimsSet().getStringListClaim("roles"))
              .containsExactly("OPERATOR");
        });
  }

  /** An HTTP client left to itself keeps one cookie jar for all the people who sign in here. */
  @Test
  void aCookieThatAServiceSetsReachesNobodyElse() {
    MEMBERSHIP.answers(
        "GET /core-groups", 200, GROUPS, Map.of("Set-Cookie", "theirs=secret; Path=/"));
    MEMBERSHIP.answers(
        "POST /core-groups/search", 200, GROUPS, Map.of("Set-Cookie", "theirs=secret; Path=/"));

    signedIn(ADMINISTRATOR).get("/core-groups");
    visitor().get("/api/membership/core-groups", "Authorization", basic(ADMINISTRATOR));
    signedIn(SOCIAL_WORKER).get("/core-groups");
    visitor().get("/api/membership/core-groups", "Authorization", basic(SOCIAL_WORKER));

    assertThat(groups())
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.headers().get("Cookie")).isNull());
  }

  @Test
  void manyPeopleAtOnceAreNotMixedUp() throws Exception {
    MEMBERSHIP.answers("POST /core-groups/search", GROUPS);
    var browsers =
        Map.of(
            "/core-groups?page=1", signedIn(ADMINISTRATOR),
            "/core-groups?page=2", signedIn(SOCIAL_WORKER),
            "/core-groups?page=3", signedIn(TEAM_MANAGER));
    var threads =
        browsers.entrySet().stream()
            .flatMap(one ->
                Stream.generate(
                        () -> Thread.ofVirtual().start(() -> one.getValue().get(one.getKey())))
                    .limit(20))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    Set<String> pairs = new HashSet<>();
    for (var call : MEMBERSHIP.calls("POST /core-groups/search")) {
      var subject = SignedJWT.parse(call.token()).getJWTClaimsSet().getSubject();
      pairs.add(call.text() + " by " + subject);
    }
    assertThat(MEMBERSHIP.calls("POST /core-groups/search")).hasSize(60);
    assertThat(pairs)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "{\"find\":\"\",\"page\":1} by " + ADMINISTRATOR,
                "{\"find\":\"\",\"page\":2} by " + SOCIAL_WORKER,
                "{\"find\":\"\",\"page\":3} by " + TEAM_MANAGER));
  }

  private static String basic(String account) {
    var pair = (account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** What membership was asked about core groups, by a page or by a system. */
  private static List<StandIn.Call> groups() {
    return MEMBERSHIP.calls().stream()
        .filter(call -> call.path().startsWith("/core-groups"))
        .toList();
  }
}
