package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/**
 * What a server refuses to us is no fault of an address: everything waits, is said once with the
 * server's own words, and goes as soon as it is taken again.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefusedToUsTest extends Chapter {

  @Autowired private MeterRegistry metrics;

  @Autowired
  @Qualifier("post")
  private SmartLifecycle post;

  @AfterEach
  void everythingIsTakenAgain() {
    PostOffice.MAIL.answerAsUsual();
    PostOffice.TEXTS.answerAsUsual();
    windOn(Duration.ofMinutes(16));
    // The last one, in case a test has left a channel interrupted for which nothing waits.
    var last = parent(safe(true, false, true));
    var words = parent(safe(false, true, true));
    windTo(MONDAY_21_DECEMBER.plusDays(1), "10:00");
    book(last, words);
    await(() -> interrupted().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EHLO | 554 5.7.1 Not from there
          MAIL | 550 5.4.5 Daily user sending limit exceeded
          MAIL | 550 5.7.60 Client does not have permissions to send as this sender
          MAIL | 530 5.7.57 Client not authenticated to send mail
          RCPT | 550 5.7.1 Service unavailable, client host blocked
          RCPT | 553 5.7.1 Sender address rejected: not owned by user
          DATA | 554 5.2.0 Outbound spam, 5.1.8 Access denied, bad outbound sender
          .    | 554 5.2.0 Outbound spam, 5.1.8 Access denied, bad outbound sender
          .    | 550 5.7.26 This mail has been blocked because the sender is unauthenticated
          """)
  void mailRefusedToUsWaitsAndNobodyIsBlamed(String command, String line, CapturedOutput log) {
    PostOffice.MAIL.answer(command, line);
    PostOffice.MAIL.hangUp();
    var people = three();
    book(people);

    awaitInterruption("EMAIL", "the mail server said: " + line);
    assertThat(refused("email")).isEqualTo(1);
    Stream.of(people).forEach(one -> awaitLedger(one, "INVITATION DUE"));
    // Time passes, and it is tried again and again.
    for (int i = 0; i < 5; i++) {
      windOn(Duration.ofHours(12));
    }
    Stream.of(people).forEach(one -> awaitLedger(one, "INVITATION DUE"));
    // One of them may be under way, to see whether it is taken now.
    await(() -> waiting().path("delayed").asLong() >= 3);
    assertThat(people).allSatisfy(one -> assertThat(tasks(one)).isEmpty());
    assertThat(people).allSatisfy(one -> assertThat(stale(one)).isFalse());
    assertThat(log.getAll()).doesNotContain(people[0].email(), line.substring(4));

    PostOffice.MAIL.answerAsUsual();
    windOn(Duration.ofMinutes(1));
    Stream.of(people).forEach(one -> awaitLedger(one, "INVITATION SENT"));
    assertThat(people).allSatisfy(one -> assertThat(mails(one)).hasSize(1));
    await(() -> interrupted().isEmpty());
    assertThat(refused("email")).isZero();
  }

  @Test
  void itIsTriedOneLetterAtATimeAndEndsByItselfWithinAMinute() {
    PostOffice.MAIL.answer("MAIL", "550 5.4.5 Daily user sending limit exceeded");
    PostOffice.MAIL.hangUp();
    var people = many(20);
    book(people);
    awaitInterruption("EMAIL", "Daily user sending limit exceeded");
    await(() -> tried(people) >= 3);
    // Each carrier may have had one in hand when it began; then one at a time.
    assertThat(tried(people)).isLessThan(3 + 6);

    PostOffice.MAIL.answerAsUsual();
    Stream.of(people).forEach(one -> awaitLedger(one, "INVITATION SENT"));
    assertThat(people).allSatisfy(one -> assertThat(mails(one)).hasSize(1));
  }

  @Test
  void aRestartForgetsNothingOfIt() {
    PostOffice.MAIL.answer("MAIL", "550 5.7.60 Client may not send as this sender");
    PostOffice.MAIL.hangUp();
    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitInterruption("EMAIL", "may not send as this sender");
    post.stop();
    assertThat(interrupted()).isNotEmpty();

    post.start();
    var reid = professional("Mr Reid");
    book(reid);
    awaitLedger(reid, "INVITATION DUE");
    assertThat(interrupted()).isNotEmpty();
    assertThat(refused("email")).isEqualTo(1);

    PostOffice.MAIL.answerAsUsual();
    awaitLedger(okafor, "INVITATION SENT");
    awaitLedger(reid, "INVITATION SENT");
  }

  @Test
  void aServerThatAsksForAMomentIsNoAlarm() {
    PostOffice.MAIL.answer("MAIL", "421 4.7.0 try later");
    PostOffice.MAIL.hangUp();
    var people = three();
    book(people);
    awaitInterruption("EMAIL", "the mail server said: 421 4.7.0 try later");
    assertThat(interrupted().getFirst().path("refused").asBoolean()).isFalse();
    assertThat(refused("email")).isZero();

    PostOffice.MAIL.answerAsUsual();
    Stream.of(people).forEach(one -> awaitLedger(one, "INVITATION SENT"));
    assertThat(people).allSatisfy(one -> assertThat(tasks(one)).isEmpty());
  }

  @Test
  void aWrongAddressIsBlamedWithTheServersWordsAndNobodyElseWaits() {
    var reid = professional("Mr Reid");
    var okafor = professional("Ms Okafor");
    var nameless = "550 5.1.1 <%s> no such user".formatted(reid.email());
    PostOffice.MAIL.refuse(reid.email(), nameless);
    book(reid, okafor);

    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitLedger(okafor, "INVITATION SENT");
    awaitTasks(reid, "UNDELIVERABLE");
    assertThat(detail(reid))
        .isEqualTo(reid.email() + ": the mail server said: 550 5.1.1 [address] no such user");
    assertThat(stale(reid)).isTrue();
    assertThat(stale(okafor)).isFalse();
    assertThat(interrupted()).isEmpty();
  }

  @Test
  void aLetterThatIsTooLargeBlamesNoAddress() {
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "552 5.3.4 Message size exceeds fixed limit");
    book(reid);

    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitTasks(reid, "LETTER_REFUSED");
    assertThat(stale(reid)).isFalse();
    assertThat(interrupted()).isEmpty();
  }

  @Test
  void aPolicyAgainstOneLetterHoldsUpNobodyForLongAndIsSomebodysInTheEnd() {
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "550 5.7.1 Rejected by policy of this domain");
    book(reid);
    awaitInterruption("EMAIL", "Rejected by policy");

    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    await(() -> interrupted().isEmpty());
    // Others go, and this one is refused again and again.
    patiently()
        .until(() -> {
          windOn(Duration.ofMinutes(16));
          var another = professional("Mx Another");
          book(another);
          awaitLedger(another, "INVITATION SENT");
          return ledger(reid).contains("INVITATION UNDELIVERABLE");
        });
    awaitTasks(reid, "LETTER_REFUSED");
    assertThat(detail(reid)).contains("Rejected by policy of this domain");
    assertThat(stale(reid)).isFalse();
    assertThat(interrupted()).isEmpty();
  }

  @Test
  void aFullMailboxIsTriedForTwoDaysWhateverItsClassAndThenIsSomebodys() {
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "552 5.2.2 Mailbox full");
    reach("MINUTES_DUE", null, reid);
    await(() -> ledger(reid).contains("MINUTES_DUE DUE") && putOff(reid) >= 1);
    assertThat(tasks(reid)).isEmpty();

    jdbc.sql("update letter set put_off = 191 where person = :p")
        .param("p", reid.id().value())
        .update();
    windOn(Duration.ofMinutes(16));

    awaitLedger(reid, "MINUTES_DUE UNDELIVERABLE");
    awaitTasks(reid, "LETTER_REFUSED");
    assertThat(stale(reid)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | 20003 | Authenticate
          403 | 20005 | Account not active
          400 | 21606 | The From phone number is not a valid sender
          400 | 21408 | Permission to send an SMS has not been enabled for the region
          429 | 63038 | Account exceeded the daily messages limit
          """)
  void textsRefusedToUsWaitAndNobodyIsBlamed(int status, int code, String words) {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mothers =
        IntStream.range(0, 20)
            .mapToObj(i -> parent(safe(false, true, true)))
            .toArray(Someone[]::new);
    PostOffice.TEXTS.refuse(status, code, words);
    book(mothers);

    awaitInterruption("TEXT", "the text provider said: " + code + " " + words);
    assertThat(refused("text")).isEqualTo(1);
    Stream.of(mothers).forEach(one -> awaitLedger(one, "INVITATION DUE"));
    assertThat(mothers).allSatisfy(one -> assertThat(tasks(one)).isEmpty());
    assertThat(PostOffice.TEXTS.asked()).isLessThan(10);
    // Letters by e-mail are not held up by it.
    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitLedger(okafor, "INVITATION SENT");

    PostOffice.TEXTS.answerAsUsual();
    windOn(Duration.ofMinutes(1));
    Stream.of(mothers).forEach(one -> awaitLedger(one, "INVITATION DELIVERED"));
    assertThat(mothers).allSatisfy(one -> assertThat(texts(one)).hasSize(1));
    await(() -> interrupted().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | <html>Who are you?</html>
          403 | not JSON
          407 |
          403 | {"message": "Forbidden"}
          403 | {"error": {"code": "denied"}, "message": {"text": "no"}, "status": "bad"}
          400 | {"code": "x", "message": "Bad Request", "status": 200}
          503 | Service unavailable
          429 | {"code": 20429, "message": "Too many requests", "status": 429}
          """)
  void whatAGatewayOnTheWaySaysIsNoUncertainty(int status, String words) {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    PostOffice.TEXTS.answer(status, words == null ? "" : words);
    book(mother);
    await(() -> !interrupted().isEmpty());
    awaitLedger(mother, "INVITATION DUE");

    PostOffice.TEXTS.answerAsUsual();
    windOn(Duration.ofMinutes(1));
    awaitLedger(mother, "INVITATION DELIVERED");
    assertThat(tasks(mother)).isEmpty();
  }

  @Test
  void aServersFailureAfterTakingATextIsUncertainAsBefore() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    PostOffice.TEXTS.answer(500, "<html>oops</html>");
    book(mother);

    awaitLedger(mother, "INVITATION UNCERTAIN");
    awaitTasks(mother, "UNCERTAIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | <html>oops</html>
          502 | {"message": "Bad gateway"}
          """)
  void aServerThatFailsMakesFewTextsUncertainAndTheOthersWait(int status, String words) {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mothers =
        IntStream.range(0, 30)
            .mapToObj(i -> parent(safe(false, true, true)))
            .toArray(Someone[]::new);
    PostOffice.TEXTS.answer(status, words);
    book(mothers);
    awaitInterruption("TEXT", "the text provider failed with " + status);
    assertThat(refused("text")).isZero();
    await(() -> Stream.of(mothers).noneMatch(one -> ledger(one).contains("INVITATION SENDING")));
    // Each carrier may have had one in hand when it began.
    assertThat(PostOffice.TEXTS.asked()).isLessThan(12);

    PostOffice.TEXTS.answerAsUsual();
    windOn(Duration.ofMinutes(1));
    await(() ->
        Stream.of(mothers)
            .flatMap(one -> ledger(one).stream())
            .allMatch(line -> line.matches("INVITATION (DELIVERED|UNCERTAIN)")));
    await(() -> interrupted().isEmpty());
  }

  @Test
  void aLetterThatWaitsTooLongForAChannelIsTooLateAndAPersonsWork() {
    PostOffice.MAIL.answer("MAIL", "550 5.4.5 Daily user sending limit exceeded");
    PostOffice.MAIL.hangUp();
    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitInterruption("EMAIL", "limit exceeded");

    windTo(TUESDAY_5_JANUARY, "12:00");

    awaitLedger(okafor, "INVITATION EXPIRED");
    awaitTasks(okafor, "EXPIRED");
  }

  private Someone[] three() {
    return many(3);
  }

  private Someone[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> professional("Mx " + i)).toArray(Someone[]::new);
  }

  private void awaitInterruption(String channel, String words) {
    await(() ->
        interrupted().stream()
            .anyMatch(one ->
                one.path("channel").asString().equals(channel)
                    && one.path("reason").asString().contains(words)));
  }

  private List<JsonNode> interrupted() {
    return waiting().path("interrupted").valueStream().toList();
  }

  private JsonNode waiting() {
    return office().get("/letters/waiting").body();
  }

  private double refused(String channel) {
    return metrics.get("coregroups.post.refused").tag("channel", channel).gauge().value();
  }

  private long tried(Someone... people) {
    return Stream.of(people)
        .mapToLong(
            one -> count("letter where person = '" + one.id() + "' and refused_at is not null"))
        .sum();
  }

  private int putOff(Someone one) {
    return jdbc.sql("select max(put_off) from letter where person = :person")
        .param("person", one.id().value())
        .query(Integer.class)
        .single();
  }

  private boolean stale(Someone one) {
    return count("address where stale_mailbox is not null and person = '" + one.id() + "'") == 1;
  }

  private String detail(Someone one) {
    return jdbc.sql("select detail from task where person = :person and done_at is null")
        .param("person", one.id().value())
        .query(String.class)
        .single();
  }
}
