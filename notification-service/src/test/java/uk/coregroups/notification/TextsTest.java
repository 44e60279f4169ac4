package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.notification.phone.LookThroughTexts;

/** Texts out by the provider's own library, and what the provider and the people send back. */
class TextsTest extends Chapter {

  @Autowired LookThroughTexts list;
  @Autowired MeterRegistry metrics;

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
      assertThat(ReasonWords.in(one.body().replaceAll("/a/[\\w-]+", "/a/"))).isEmpty();
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

  /** Every way to say it is tried in {@code TextsPageTest}; here a few go all the way. */
  @ParameterizedTest
  @ValueSource(strings = {"Stop. Thank you", "STOP\u00a0", "\"STOP\"", "Opt out", "Stopiwch!"})
  void stopInPeoplesWordsIsHonoured(String words) {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");

    assertThat(said(mother, words)).isEqualTo(200);
    awaitTasks(mother, "OPTED_OUT");
    reach("REMINDER_BY_TEXT", meeting, mother);

    awaitLedger(mother, "INVITATION DELIVERED", "REMINDER_BY_TEXT WITHHELD");
    assertThat(standing(mother, "textsStopped")).isTrue();
    assertThat(texts(mother)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Please don't stop", "end of term?"})
  void whatPlainlyMeansAnotherThingStopsNothing(String words) {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");

    assertThat(said(mother, words)).isEqualTo(200);
    reach("REMINDER_BY_TEXT", meeting, mother);

    assertThat(texts(mother, 2)).hasSize(2);
    assertThat(standing(mother, "textsStopped")).isFalse();
    awaitTasks(mother, "ANSWERED_BY_HAND");
  }

  @Test
  void whatMayMeanStopHoldsTextsUntilSomebodyHasReadIt() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");

    assertThat(said(mother, "When will this stop?")).isEqualTo(200);
    reach("REMINDER_BY_TEXT", meeting, mother);
    await(() -> isHeld(mother));
    assertThat(ledger(mother)).contains("REMINDER_BY_TEXT DUE");
    awaitTasks(mother, "PERHAPS_NO_TEXTS");
    var task = taskOf(mother);
    assertThat(office().post("/tasks/" + task + "/done", "{\"note\": \"read\"}").status())
        .isEqualTo(422);
    assertThat(texts(mother)).hasSize(1);

    assertThat(decide(task, "GO_ON")).isEqualTo(200);
    assertThat(texts(mother, 2)).hasSize(2);
    awaitTasks(mother);
    assertThat(decide(task, "STOP")).isEqualTo(404);
    assertThat(standing(mother, "textsStopped")).isFalse();
  }

  @Test
  void whoeverMeantStopIsTextedNoMore() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    said(mother, "wrong number");
    reach("REMINDER_BY_TEXT", meeting, mother);
    await(() -> isHeld(mother));

    assertThat(decide(taskOf(mother), "STOP")).isEqualTo(200);

    awaitLedger(mother, "INVITATION DELIVERED", "REMINDER_BY_TEXT WITHHELD");
    awaitTasks(mother, "OPTED_OUT");
    assertThat(standing(mother, "textsStopped")).isTrue();
    assertThat(texts(mother)).hasSize(1);
  }

  @Test
  void whoMayHaveSaidStopIsStillWrittenToByEmail() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(true, true, true));
    said(mother, "will this stop?");
    awaitTasks(mother, "PERHAPS_NO_TEXTS");

    book(mother);

    awaitLedger(mother, "INVITATION SENT");
    assertThat(mails(mother, 1)).hasSize(1);
  }

  @Test
  void aStartThatIsToldAgainDoesNotUndoANewerStop() {
    var mother = parent(safe(false, true, true));
    var start = text(mother, "START");
    assertThat(inbound(start)).isEqualTo(200);
    said(mother, "STOP");
    assertThat(standing(mother, "textsStopped")).isTrue();

    assertThat(inbound(start)).isEqualTo(200);

    assertThat(standing(mother, "textsStopped")).isTrue();
  }

  @Test
  void aStartThatComesLateDoesNotUndoANewerStop() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    unheard(mother, "START");
    windTo(MONDAY_21_DECEMBER, "10:05");
    said(mother, "STOP");
    assertThat(standing(mother, "textsStopped")).isTrue();

    list.lookSoon();

    awaitTasks(mother, "OPTED_OUT", "ANSWERED_BY_HAND");
    assertThat(standing(mother, "textsStopped")).isTrue();
  }

  @Test
  void aTextOfWhichNoWebhookToldIsFoundInTheListOnce() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    unheard(mother, "Stop, please");
    assertThat(standing(mother, "textsStopped")).isFalse();

    list.lookSoon();
    await(() -> standing(mother, "textsStopped"));
    list.lookSoon();
    awaitTasks(mother, "OPTED_OUT");
    assertThat(kinds()).containsExactly("Texts stopped");
  }

  @Test
  void aStopThatArrivesWhileTheDatabaseCannotBeWrittenIsNotLost() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var path = "/webhooks/twilio/inbound";
    var fields = text(mother, "STOP");
    failing("25006");
    try {
      assertThat(post(path, fields, signature(path, fields))).isEqualTo(503);
      assertThatThrownBy(() -> PostOffice.ROOM.answerByText(mother.mobile(), "Stop!"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(standing(mother, "textsStopped")).isFalse();
    } finally {
      writable();
    }

    await(() -> standing(mother, "textsStopped"));
    awaitTasks(mother, "OPTED_OUT");
  }

  /** The database says what it would say of a letter it has no room for. */
  @Test
  void aTextThatCannotBeStoredIsKeptWithoutItsWordsAndHoldsTexts() {
    var mother = parent(safe(false, true, true));
    failing("22021");
    try {
      assertThat(said(mother, "odd")).isEqualTo(200);
    } finally {
      writable();
    }

    awaitTasks(mother, "PERHAPS_NO_TEXTS");
    assertThat(kinds()).containsExactly("Could not be read");
  }

  @Test
  void aTextOfOursThatNothingWasSaidOfIsAskedAbout() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    jdbc.sql("update letter set state = 'SENT' where person = :person")
        .param("person", mother.id().value())
        .update();
    windTo(MONDAY_21_DECEMBER, "12:00");

    list.lookSoon();

    awaitLedger(mother, "INVITATION DELIVERED");
  }

  @Test
  void aTextThatFailedThroughOurOwnFaultGoesAgainAndBlamesNobody() {
    var mother = whoseInvitationHasGone();

    assertThat(reported(mother, sid(mother), "failed", "30001")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION DUE");
    assertThat(reason(mother)).isEqualTo("the text was not delivered (30001)");
    windOn(Duration.ofMinutes(20));

    awaitLedger(mother, "INVITATION DELIVERED");
    assertThat(texts(mother)).hasSize(2);
    awaitTasks(mother);
  }

  @Test
  void aReportThatComesLateOrTwiceMakesNoFurtherText() {
    var mother = whoseInvitationHasGone();
    var first = sid(mother);
    assertThat(reported(mother, first, "undelivered", "30008")).isEqualTo(204);
    assertThat(reported(mother, first, "undelivered", "30008")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION DUE");

    // While the second is leaving, its name is not known.
    asIfStill(mother, "SENDING");
    assertThat(reported(mother, first, "undelivered", "30008")).isEqualTo(204);
    assertThat(reported(mother, first, "delivered", "")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION SENDING");

    asIfStill(mother, "DUE");
    windOn(Duration.ofMinutes(20));
    awaitLedger(mother, "INVITATION DELIVERED");
    asIfStill(mother, "SENT");
    assertThat(reported(mother, first, "undelivered", "30008")).isEqualTo(204);
    assertThat(reported(mother, first, "undelivered", "30003")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION SENT");
    awaitTasks(mother);

    assertThat(reported(mother, sid(mother), "delivered", "")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION DELIVERED");
    assertThat(texts(mother)).hasSize(2);
  }

  @Test
  void aReportBeforeOurOwnWordThatItWentCountsOnce() {
    var mother = whoseInvitationHasGone();
    var sid = sid(mother);
    asIfStill(mother, "SENDING");
    jdbc.sql("update letter set provider_id = null where person = :person")
        .param("person", mother.id().value())
        .update();
    assertThat(reported(mother, sid, "failed", "30001")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION DUE");

    asIfStill(mother, "SENDING");
    assertThat(reported(mother, sid, "failed", "30001")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION SENDING");
    assertThat(reported(mother, fresh(), "failed", "30001")).isEqualTo(204);
    assertThat(ledger(mother)).containsExactly("INVITATION DUE");
  }

  @Test
  void aLateReportOfATextSaysNothingOfTheMailThatWentInstead() {
    var mother = whoseInvitationHasGone();
    asIfStill(mother, "SENT");
    jdbc.sql("update letter set channel = 'EMAIL' where person = :person")
        .param("person", mother.id().value())
        .update();

    assertThat(reported(mother, sid(mother), "failed", "30001")).isEqualTo(204);

    assertThat(ledger(mother)).containsExactly("INVITATION SENT");
  }

  @Test
  void aTextOfWhichNobodyKnowsWhetherItArrivedGoesThreeTimesAtMost() {
    var mother = whoseInvitationHasGone();
    for (int went = 1; went < 3; went++) {
      assertThat(reported(mother, sid(mother), "undelivered", "30008")).isEqualTo(204);
      assertThat(ledger(mother)).containsExactly("INVITATION DUE");
      windOn(Duration.ofMinutes(20));
      awaitLedger(mother, "INVITATION DELIVERED");
      asIfStill(mother, "SENT");
    }

    assertThat(reported(mother, sid(mother), "undelivered", "30008")).isEqualTo(204);

    assertThat(ledger(mother)).containsExactly("INVITATION UNDELIVERABLE");
    awaitTasks(mother, "LETTER_REFUSED");
    assertThat(texts(mother)).hasSize(3);
  }

  @Test
  void aReportThatBlamesUsHoldsUpAllTextsUntilOneIsReportedToHaveGone() {
    var mother = whoseInvitationHasGone();
    assertThat(reported(mother, sid(mother), "failed", "30002")).isEqualTo(204);
    assertThat(reported(mother, sid(mother), "failed", "30002")).isEqualTo(204);
    await(() -> refused() == 1);
    assertThat(interrupted().path("refused").asBoolean()).isTrue();
    assertThat(interrupted().path("reason").asString()).contains("(30002)");

    var father = parent(safe(false, true, true));
    book(father);
    await(() -> count("letter where waits_for = 'TEXT' and person = '" + father.id() + "'") == 1);
    // An older text says nothing of it.
    asIfStill(mother, "SENT");
    assertThat(reported(mother, sid(mother), "sent", "")).isEqualTo(204);
    assertThat(interrupted().isMissingNode()).isFalse();
    assertThat(texts(father)).isEmpty();
    asIfStill(mother, "DUE");

    windOn(Duration.ofMinutes(20));
    awaitLedger(father, "INVITATION DELIVERED");
    awaitLedger(mother, "INVITATION DELIVERED");
    await(() -> refused() == 0);
    assertThat(interrupted().isMissingNode()).isTrue();
    awaitTasks(mother);
  }

  private double refused() {
    return metrics.get("coregroups.post.refused").tag("channel", "text").gauge().value();
  }

  private JsonNode interrupted() {
    return office().get("/letters/waiting").body().path("interrupted").path(0);
  }

  /** Somebody to whom a text has gone of which nothing has been said yet. */
  private Someone whoseInvitationHasGone() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    asIfStill(mother, "SENT");
    return mother;
  }

  private void asIfStill(Someone one, String state) {
    jdbc.sql("update letter set state = :state where person = :person")
        .param("state", state)
        .param("person", one.id().value())
        .update();
  }

  /** What the provider calls the last text to somebody. */
  private String sid(Someone one) {
    return texts(one).getLast().sid();
  }

  private int reported(Someone one, String sid, String status, String error) {
    var path = "/webhooks/twilio/status?letter=" + letter(one, "INVITATION");
    var fields = Map.of("MessageSid", sid, "MessageStatus", status, "ErrorCode", error);
    return post(path, fields, signature(path, fields));
  }

  /** Signed, and odd: nothing of it is an error of ours, and none stops what comes behind. */
  @Test
  void noSignedInputIsAnErrorOfOurs() {
    var mother = parent(safe(false, true, true));
    var mobile = mother.mobile();
    for (var fields : oddTexts(mobile)) {
      var answer = inbound(fields);
      assertThat(answer).as(fields.keySet().toString()).isEqualTo(200);
    }
    for (var letter : List.of("", "x", "%00", "1-1-1-1-1", "a%20b&letter=c", "%F0%9F%98%80")) {
      var path = "/webhooks/twilio/status?letter=" + letter;
      var fields = Map.of("MessageStatus", "failed", "ErrorCode", "99999999999999999999");
      assertThat(post(path, fields, signature(path, fields))).as(letter).isIn(204, 400, 404);
    }
    var path = "/webhooks/twilio/status?letter=" + java.util.UUID.randomUUID();
    for (var status : List.of("", "failed", "delivered", "\0", "x".repeat(50_000))) {
      var fields = Map.of("MessageSid", fresh(), "MessageStatus", status, "ErrorCode", "\0-1");
      assertThat(post(path, fields, signature(path, fields))).isEqualTo(204);
    }
    for (var sid : List.of("", "\0", "x".repeat(50_000))) {
      var fields = Map.of("MessageSid", sid, "MessageStatus", "failed");
      assertThat(post(path, fields, signature(path, fields))).isEqualTo(404);
    }
    for (var raw : List.of("", "%", "Body=%ZZ", "=&=&", "&&&", "Body=%FF%FE&From=%00")) {
      assertThat(raw("/webhooks/twilio/inbound", raw, "no")).as(raw).isIn(400, 403);
      assertThat(raw("/webhooks/twilio/status", raw, "")).as(raw).isIn(400, 403);
    }

    said(mother, "STOP");
    assertThat(standing(mother, "textsStopped")).isTrue();
  }

  private static List<Map<String, String>> oddTexts(String mobile) {
    return List.of(
        Map.of(),
        Map.of("From", mobile),
        Map.of("Body", "no number, no name"),
        Map.of("MessageSid", "", "From", "", "Body", ""),
        Map.of("MessageSid", "SM" + "x".repeat(50_000), "From", mobile, "Body", "long name"),
        Map.of("MessageSid", "\0", "From", "\0", "Body", "\0"),
        Map.of("MessageSid", fresh(), "From", "+" + "1".repeat(9_000), "Body", "STOP"),
        Map.of("MessageSid", fresh(), "From", "Council", "Body", "STOP"),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "x".repeat(60_000)),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "😀".repeat(9_000)),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "nul \0 and \u0007 bell"),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "\uFFFE\uFFFF\u202E"),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "hm", "OptOutType", "\0"),
        Map.of("MessageSid", fresh(), "From", mobile, "Body", "hm", "letter", "x"));
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
    awaitTasks(mother, "OPTED_OUT", "TELL_THEM");
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
    assertThat(cameIn(anytown).getFirst().path("words").asString()).isEqualTo("I am running late");

    PostOffice.ROOM.answerByText("+447700900555", "Who is this?");
    await(() ->
        cameIn(PostOffice.OFFICE).stream()
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
    var fields =
        Map.of("MessageSid", sid(mother), "MessageStatus", "undelivered", "ErrorCode", "30003");

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
    var fields = Map.of("MessageSid", "SM3", "MessageStatus", "undelivered", "ErrorCode", "30005");

    assertThat(post(path, fields, signature(path, fields))).isEqualTo(204);

    assertThat(ledger(mother)).containsExactly("INVITATION UNDELIVERABLE");
    awaitTasks(mother, "UNDELIVERABLE");
  }

  /** Says something by text, as the provider tells of it. */
  private int said(Someone one, String words) {
    return inbound(text(one, words));
  }

  private static Map<String, String> text(Someone one, String words) {
    return Map.of("MessageSid", fresh(), "From", one.mobile(), "Body", words);
  }

  private static String fresh() {
    return "SM" + java.util.UUID.randomUUID().toString().replace("-", "");
  }

  private static int inbound(Map<String, String> fields) {
    var path = "/webhooks/twilio/inbound";
    return post(path, fields, signature(path, fields));
  }

  /** A text that stands in the provider's list, and no webhook told of it. */
  private void unheard(Someone one, String words) {
    PostOffice.GATEWAY.leadTo(1);
    try {
      assertThatThrownBy(() -> PostOffice.ROOM.answerByText(one.mobile(), words))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      PostOffice.GATEWAY.leadTo(port);
    }
  }

  /** From now on the database refuses to keep words, as it would for this reason. */
  private void failing(String state) {
    jdbc.sql(
            """
            create or replace function refuse() returns trigger language plpgsql as
              $$ begin if new.words is not null then raise exception using errcode = '%s'; end if;
              return new; end $$
            """
                .formatted(state))
        .update();
    jdbc.sql(
            "create or replace trigger refuse before insert on incoming"
                + " for each row execute function refuse()")
        .update();
  }

  private void writable() {
    jdbc.sql("drop trigger refuse on incoming").update();
  }

  private boolean isHeld(Someone one) {
    return count(
            "letter where purpose = 'REMINDER_BY_TEXT' and state = 'DUE' and person = '"
                + one.id()
                + "' and reason like 'they may want no more texts%'")
        == 1;
  }

  private String taskOf(Someone one) {
    return jdbc.sql("select id from task where person = :p and kind = 'PERHAPS_NO_TEXTS'")
        .param("p", one.id().value())
        .query(java.util.UUID.class)
        .single()
        .toString();
  }

  private int decide(String task, String decision) {
    return office()
        .post("/tasks/" + task + "/texts", "{\"decision\": \"" + decision + "\"}")
        .status();
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
    return cameIn(anytown).stream().map(row -> row.path("kind").asString()).toList();
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
    return raw(path, form, signature);
  }

  private static int raw(String path, String form, String signature) {
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
