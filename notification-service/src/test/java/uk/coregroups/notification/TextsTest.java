package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Texts out by the provider's own library, and what the provider and the people send back. */
class TextsTest extends Chapter {

  @Test
  void aReminderByTextIsOneLineWithAReferenceATimeALinkAndANumber() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    var invitation = texts(mother, 1).getFirst();
    reach("REMINDER_BY_TEXT", meeting, mother);

    var text = texts(mother, 2).get(1);
    assertThat(text.body())
        .startsWith("Reminder: appointment " + meeting.reference() + " on Tue 5 Jan 2027 at 10:00")
        .contains("https://appointments.example/a/", "01632 960 123", "Reply STOP to end texts")
        .doesNotContain("Civic", "\n");
    assertThat(text.sender()).isEqualTo("+447700900999");
    for (var one : List.of(invitation, text)) {
      assertThat(BannedWords.in(one.body().replaceAll("/a/[\\w-]+", "/a/"))).isEmpty();
      assertThat(one.body().length()).isLessThan(306);
    }
    awaitLedger(mother, "INVITATION DELIVERED", "REMINDER_BY_TEXT DELIVERED");
    assertThat(texts(mother)).hasSize(2);
  }

  @Test
  void aTextThatDoesNotArriveIsUndeliverableAndSomebodysTask() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = withNumber(parentNotYetKnown(), "000");
    contact(mother, safe(false, true, true), false);
    join(mother);
    book(mother);

    awaitLedger(mother, "INVITATION UNDELIVERABLE");
    awaitTasks(mother, "UNDELIVERABLE");
    assertThat(reason(mother)).isEqualTo("the text was not delivered (30003)");
  }

  @Test
  void aNumberThatIsNoneIsUndeliverable() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parentNotYetKnown();
    var wrong = new Someone(mother.id(), mother.kind(), mother.name(), mother.email(), "+0");
    contact(wrong, safe(false, true, true), false);
    join(wrong);
    book(wrong);

    awaitLedger(wrong, "INVITATION UNDELIVERABLE");
    assertThat(reason(wrong))
        .isEqualTo("the text provider said: 21211 The 'To' number is not a valid phone number.");
    awaitTasks(wrong, "UNDELIVERABLE");
  }

  @Test
  void stopIsHonouredAtOnceAndIsATaskUntilStart() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");

    PostOffice.ROOM.answerByText(mother.mobile(), "Stop");
    awaitTasks(mother, "OPTED_OUT");
    reach("REPLY_AWAITED", meeting, mother);
    awaitLedger(mother, "INVITATION DELIVERED", "REPLY_AWAITED WITHHELD");
    assertThat(texts(mother)).hasSize(1);
    awaitTasks(mother, "OPTED_OUT", "NO_SAFE_CONTACT");
    assertThat(standing(mother, "textsStopped")).isTrue();

    PostOffice.ROOM.answerByText(mother.mobile(), "START");
    awaitTasks(mother, "NO_SAFE_CONTACT");
    reach("REMINDER_BY_TEXT", meeting, mother);
    assertThat(texts(mother, 2)).hasSize(2);
    assertThat(kinds()).contains("Texts stopped", "Texts allowed again");
  }

  @Test
  void aStopThatOnlyTheProviderHeardOfIsHonouredToo() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    PostOffice.ROOM.answerByText(mother.mobile(), "STOP");
    jdbc.sql("delete from opted_out where mobile = :mobile")
        .param("mobile", mother.mobile())
        .update();
    jdbc.sql("delete from task where person = :p").param("p", mother.id().value()).update();
    book(mother);

    awaitLedger(mother, "INVITATION WITHHELD");
    assertThat(reason(mother)).isEqualTo("this number has stopped texts");
    awaitTasks(mother, "OPTED_OUT");
    assertThat(texts(mother)).isEmpty();
  }

  @Test
  void yesIsAnAnswerForAPersonAndOpensNothing() {
    var mother = parent(safe(false, true, true));
    PostOffice.ROOM.answerByText(mother.mobile(), "STOP");
    awaitTasks(mother, "OPTED_OUT");

    PostOffice.ROOM.answerByText(mother.mobile(), "Yes");

    awaitTasks(mother, "OPTED_OUT", "ANSWERED_BY_HAND");
    assertThat(standing(mother, "textsStopped")).isTrue();
  }

  @Test
  void wordsByTextAreReadByAPersonEvenFromANumberNobodyKnows() {
    var mother = parent(safe(false, true, true));
    PostOffice.ROOM.answerByText(mother.mobile(), "I am running late");
    awaitTasks(mother, "ANSWERED_BY_HAND");
    assertThat(office().get("/incoming").body().path("rows").path(0).path("words").asString())
        .isEqualTo("I am running late");

    PostOffice.ROOM.answerByText("+447700900555", "Who is this?");
    var desk = new Knock(port, Passes.staff(PostOffice.OFFICE, Role.ADMINISTRATOR));
    await(() ->
        desk.get("/incoming")
            .body()
            .path("rows")
            .valueStream()
            .anyMatch(row -> row.path("words").asString("").equals("Who is this?")));
    await(() ->
        count("task where kind = 'ANSWERED_BY_HAND' and partnership = '" + PostOffice.OFFICE + "'")
            >= 1);
  }

  @Test
  void aReportWithAWrongSignatureChangesNothing() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    jdbc.sql("update letter set state = 'SENT' where person = :person")
        .param("person", mother.id().value())
        .update();
    var path = "/webhooks/twilio/status?letter=" + letter(mother, "INVITATION");
    var fields = Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003");

    assertThat(post(path, fields, signature(path, fields).replaceFirst("^.", "!"))).isEqualTo(403);
    assertThat(post(path, Map.of("MessageStatus", "failed"), signature(path, fields)))
        .isEqualTo(403);
    var another = "/webhooks/twilio/status?letter=" + java.util.UUID.randomUUID();
    assertThat(post(another, fields, signature(path, fields))).isEqualTo(403);
    assertThat(ledger(mother)).containsExactly("INVITATION SENT");

    assertThat(post(path, fields, signature(path, fields))).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION UNDELIVERABLE");
  }

  @Test
  void aTextWithAWrongSignatureIsNotTakenIn() {
    var mother = parent(safe(false, true, true));
    var path = "/webhooks/twilio/inbound";
    var fields = Map.of("MessageSid", "SM2", "From", mother.mobile(), "Body", "STOP");

    assertThat(post(path, fields, "wrong")).isEqualTo(403);
    assertThat(standing(mother, "textsStopped")).isFalse();
    assertThat(post(path, fields, signature(path, fields))).isEqualTo(200);
    assertThat(post(path, fields, signature(path, fields))).isEqualTo(200);
    assertThat(standing(mother, "textsStopped")).isTrue();
    assertThat(kinds()).containsExactly("Texts stopped");
  }

  @Test
  void aReportThatOvertakesTheProvidersOwnAnswerIsBelieved() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    jdbc.sql("update letter set state = 'SENDING' where person = :person")
        .param("person", mother.id().value())
        .update();
    var path = "/webhooks/twilio/status?letter=" + letter(mother, "INVITATION");
    var fields = Map.of("MessageSid", "SM3", "MessageStatus", "undelivered");

    assertThat(post(path, fields, signature(path, fields))).isEqualTo(204);

    assertThat(ledger(mother)).containsExactly("INVITATION UNDELIVERABLE");
    awaitTasks(mother, "UNDELIVERABLE");
  }

  private static Someone parentNotYetKnown() {
    return someone(uk.coregroups.events.membership.PersonKind.FAMILY, "Dana Whitlock");
  }

  private static Someone withNumber(Someone one, String ending) {
    var mobile = one.mobile().substring(0, one.mobile().length() - ending.length()) + ending;
    return new Someone(one.id(), one.kind(), one.name(), one.email(), mobile);
  }

  private boolean standing(Someone one, String what) {
    return office().get("/people/" + one.id() + "/standing").body().path(what).asBoolean();
  }

  private List<String> kinds() {
    return office()
        .get("/incoming")
        .body()
        .path("rows")
        .valueStream()
        .map(row -> row.path("kind").asString())
        .toList();
  }

  private String reason(Someone one) {
    return office()
        .get("/letters?person=" + one.id())
        .body()
        .path("rows")
        .path(0)
        .path("reason")
        .asString();
  }

  /** Posts a form as the gateway passes it on. */
  private static int post(String path, Map<String, String> fields, String signature) {
    var form =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(PostOffice.GATEWAY.url() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature)
            .POST(BodyPublishers.ofString(form))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As Twilio documents it: HMAC-SHA1 over the public address and the sorted fields. */
  private static String signature(String path, Map<String, String> fields) {
    var signed = new StringBuilder("https://" + PostOffice.HOST + path);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(PostOffice.TOKEN.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
