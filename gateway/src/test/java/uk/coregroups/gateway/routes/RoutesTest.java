package uk.coregroups.gateway.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.PASSWORD;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;
import uk.coregroups.gateway.StandIn;

/** The roads past the pages: the API of each service, and the text provider's webhooks. */
class RoutesTest extends Gate {

  private static final String PUBLIC_HOST = "appointments.example";
  private static final String TEXT_TOKEN = "the-text-provider's-token";

  @ParameterizedTest
  @CsvSource({"membership", "scheduling", "notification"})
  void theApiOfEachServiceIsReachedByItsName(String name) {
    var service = service(name);
    service.answers("POST /core-groups/7/things", 200, "{\"id\":\"1\"}", Map.of("ETag", "\"5\""));
    var json = "{\"name\": \"Zoë  O'Neill\", \"x\": [1, 2.50]}";

    var answer = post("/api/" + name + "/core-groups/7/things?find=a%20b&find=%C3%A9+c", json);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":\"1\"}");
    assertThat(answer.header("ETag")).isEqualTo("\"5\"");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    var call = service.last();
    assertThat(URLDecoder.decode(String.valueOf(call.query()), UTF_8))
        .isEqualTo("find=a b&find=é c");
    assertThat(call.text()).isEqualTo(json);
    assertThat(call.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(MEMBERSHIP.calls().size() + SCHEDULING.calls().size() + NOTIFICATION.calls().size())
        .isEqualTo(1);
  }

  @Test
  void whatAServiceRefusesReachesTheCallerAsItWasSaid() {
    SCHEDULING.refuses("POST /core-groups/7/meetings", "date", "is in the past");

    var answer = post("/api/scheduling/core-groups/7/meetings", "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(read(answer).path("errors").path(0).path("words").asString())
        .isEqualTo("is in the past");
  }

  @ParameterizedTest
  @CsvSource({"membership", "scheduling", "notification"})
  void aServiceThatHangsUpIsSaidToBeAway(String name) {
    service(name).goesAway();

    var asked = get("/api/" + name + "/tasks");
    var told = post("/api/" + name + "/tasks", "{}");

    assertAway(asked, "The " + name + " service is not answering; nothing has been changed");
    assertAway(
        told,
        "The " + name + " service is not answering; what was asked may or may not have been done");
    assertThat(service(name).calls("POST /tasks")).as("and is not told twice").hasSize(1);
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsSaidToBeAway() {
    MEMBERSHIP.answers("GET /tasks", "{}");
    MEMBERSHIP.slowsDown(Duration.ofSeconds(5));

    assertAway(
        get("/api/membership/tasks"),
        "The membership service is not answering; nothing has been changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nowhere/tasks",
        "/api/",
        "/api/membership/../internal/keys",
        "/api/membershipx/tasks",
        "/webhooks/other"
      })
  void whatIsNoRouteLeadsNowhereAndSaysSoToAProgram(String path) {
    var answer = get(path);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void withoutAPasswordOrWithAWrongOneNothingIsReached() {
    var without = visitor().get("/api/membership/tasks");
    var wrong = visitor().get("/api/membership/tasks", "Authorization", basic(ADMINISTRATOR, "x"));
    var garbled = visitor().get("/api/membership/tasks", "Authorization", "Basic %%%");

    for (var answer : new Browser.Answer[] {without, wrong, garbled}) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(read(answer).path("detail").asString()).startsWith("Say who you are");
    }
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void aBodyLargerThanIsTakenInIsRefused() {
    var answer = post("/api/membership/people", "\"" + "x".repeat(3 << 20) + "\"");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void aBodyThatDoesNotSayHowLongItIsIsRefused() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/membership/people"))
            .header("Authorization", basic(ADMINISTRATOR, PASSWORD))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20])))
            .build();
    try (var program = HttpClient.newHttpClient()) {
      var answer = program.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(411);
      assertThat(answer.body()).contains("Say how long the body is");
    }
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void whatACallerSaysOfWhereItComesFromGoesNoFurther() {
    MEMBERSHIP.answers("GET /tasks", "{}");
    visitor()
        .get(
            "/api/membership/tasks",
            "Authorization",
            basic(ADMINISTRATOR, PASSWORD),
            "Forwarded",
            "for=10.0.0.1;host=evil.example",
            "X-Forwarded-Host",
            "evil.example");

    assertThat(MEMBERSHIP.last().headers().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("forwarded"));
    assertThat(MEMBERSHIP.last().headers().getFirst("Host")).startsWith("127.0.0.1:");
  }

  @Test
  void theDoorThatWindsTheClockIsTheOperatorsAlone() {
    var shut = visitor().get("/standalone/clock", "Authorization", basic(ADMINISTRATOR, PASSWORD));
    var open = visitor().get("/standalone/clock", "Authorization", basic(OPERATOR, PASSWORD));

    assertThat(shut.status()).isEqualTo(403);
    assertThat(open.status()).isEqualTo(200);
    assertThat(visitor().get("/standalone/clock").status()).isEqualTo(401);
  }

  @Test
  void theClockIsWoundWithinThisCenturyOnly() {
    for (var far :
        List.of("1999-12-31T09:00:00Z", "2100-01-01T09:00:00Z", "0026-12-17T09:00:00Z")) {
      var caller = visitor();
      var refused =
          caller.send(
              caller
                  .request(
                      "/standalone/clock",
                      "Authorization",
                      basic(OPERATOR, PASSWORD),
                      "Content-Type",
                      "application/json")
                  .PUT(BodyPublishers.ofString("\"" + far + "\"")));

      assertThat(refused.status()).as(far).isEqualTo(422);
      assertThat(refused.body()).contains("must be within this century");
    }
  }

  /** Fields out of order, both spellings of a space, an emoji, an empty field and a bare name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MessageStatus=delivered&MessageSid=SM1&AccountSid=AC0&To=%2B447700900123",
        "Body=STOP+please%20now%21&From=%2B447700900123&To=%2B447700900999&MessageSid=SM2",
        "Z=1&A=%F0%9F%98%80+%E2%82%AC&b=&Body=a%2Bb%3Dc%26d&%62ody=lower",
        "Body=%0D%0Aline&OptOutType=STOP&Empty="
      })
  void theTextProvidersFormPassesByteForByteAndItsSignatureHolds(String form) {
    var letter = "c0a80000-0000-4000-8000-000000000001";
    NOTIFICATION.answers(
        "POST /webhooks/twilio/status",
        200,
        "<Response/>",
        Map.of("Content-Type", "application/xml"));
    var url = "https://" + PUBLIC_HOST + "/webhooks/twilio/status?letter=" + letter;
    var signature = signature(url, form);
    var provider = visitor();

    var answer =
        provider.send(
            provider
                .request(
                    "/webhooks/twilio/status?letter=" + letter,
                    "Content-Type",
                    "application/x-www-form-urlencoded; charset=UTF-8",
                    "X-Twilio-Signature",
                    signature,
                    "I-Twilio-Idempotency-Token",
                    "7",
                    "Cookie",
                    "s=1",
                    "Authorization",
                    "Bearer smuggled")
                .POST(BodyPublishers.ofString(form)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<Response/>");
    assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    var call = NOTIFICATION.last();
    assertThat(call.body()).isEqualTo(form);
    assertThat(call.query()).isEqualTo("letter=" + letter);
    assertThat(call.headers().getFirst("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
    assertThat(call.headers().get("I-Twilio-Idempotency-Token")).containsExactly("7");
    assertThat(call.headers().get("Cookie")).isNull();
    assertThat(call.headers().get("Authorization")).hasSize(1);
    assertThat(call.token()).startsWith("ey");
    var arrived = "https://" + PUBLIC_HOST + call.path() + "?" + call.query();
    assertThat(call.headers().get("X-Twilio-Signature"))
        .containsExactly(signature(arrived, call.text()));
  }

  @Test
  void theTextProviderIsToldToComeAgainWhenNobodyIsThere() {
    NOTIFICATION.goesAway();

    var answer = visitor().post("/webhooks/twilio/inbound", Map.of("Body", "STOP"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
  }

  @Test
  void aTextThatDoesNotSayHowLongItIsIsRefused() {
    var provider = visitor();
    var answer =
        provider.send(
            provider
                .request(
                    "/webhooks/twilio/inbound", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9]))));

    assertThat(answer.status()).isEqualTo(411);
    assertThat(NOTIFICATION.calls()).isEmpty();
  }

  @Test
  void theTextProviderIsToldSoWhenATextCannotBeSavedJustNow() {
    NOTIFICATION.answers("POST /webhooks/twilio/inbound", 503, "", Map.of("Retry-After", "30"));

    var answer = visitor().post("/webhooks/twilio/inbound", Map.of("Body", "STOP"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    assertThat(NOTIFICATION.calls("POST /webhooks/twilio/inbound")).hasSize(1);
  }

  @Test
  void aWebhookIsForPostingOnly() {
    assertThat(visitor().get("/webhooks/twilio/inbound").status()).isIn(404, 405);
    assertThat(NOTIFICATION.calls()).isEmpty();
  }

  private static void assertAway(Browser.Answer answer, String detail) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(read(answer).path("status").asInt()).isEqualTo(503);
    assertThat(read(answer).path("detail").asString()).isEqualTo(detail);
  }

  private static StandIn service(String name) {
    return switch (name) {
      case "membership" -> MEMBERSHIP;
      case "scheduling" -> SCHEDULING;
      default -> NOTIFICATION;
    };
  }

  private Browser.Answer get(String path) {
    return visitor().get(path, "Authorization", basic(ADMINISTRATOR, PASSWORD));
  }

  private Browser.Answer post(String path, String json) {
    var caller = visitor();
    return caller.send(
        caller
            .request(
                path,
                "Authorization",
                basic(ADMINISTRATOR, PASSWORD),
                "Content-Type",
                "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static String basic(String account, String password) {
    return "Basic "
        + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(UTF_8));
  }

  private static JsonNode read(Browser.Answer answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  /** As Twilio makes it: over the public address, then each field in the order of names. */
  private static String signature(String url, String form) {
    var fields = new TreeMap<String, String>();
    Arrays.stream(form.split("&", -1))
        .map(field -> field.split("=", 2))
        .forEach(field ->
            fields.put(URLDecoder.decode(field[0], UTF_8), URLDecoder.decode(field[1], UTF_8)));
    var signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TEXT_TOKEN.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
