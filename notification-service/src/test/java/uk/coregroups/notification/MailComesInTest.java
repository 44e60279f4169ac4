package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/**
 * What calendars, mail servers and people send back, as files in {@code inbound}: each is told to
 * scheduling, or lies on a page where a person finds it, and never both lost and unsaid.
 */
class MailComesInTest extends Chapter {

  /** The entry, the letter and the mailbox that the files speak of. */
  private static final String UID = "6d1f8c1e-2a34-4b7e-9a70-0c5f3e9b7f3a@appointments.example";

  private static final String LETTER = "b0a7c3de-5c11-4e0a-9a5e-1d2c3b4a5f60";
  private static final String MAILBOX = "j.reid@hillside.example";

  @SuppressWarnings("NullAway.Init")
  private Someone reid;

  @Autowired
  @Qualifier("delayRound")
  private Round delays;

  @BeforeEach
  void mrReidIsInvited() {
    forgetWhoeverWasInvitedBefore();
    var one = someone(PersonKind.PROFESSIONAL, "Mr Reid");
    reid = new Someone(one.id(), one.kind(), one.name(), MAILBOX, one.mobile());
    contact(reid, null, false);
    join(reid);
    book(reid);
    awaitLedger(reid, "INVITATION SENT");
    jdbc.sql("update invitation set uid = :uid where person = :person")
        .param("uid", UID)
        .param("person", reid.id().value())
        .update();
    jdbc.sql("update letter set id = cast(:id as uuid) where person = :person")
        .param("id", LETTER)
        .param("person", reid.id().value())
        .update();
  }

  private void forgetWhoeverWasInvitedBefore() {
    jdbc.sql("update invitation set uid = id::text where uid = :uid").param("uid", UID).update();
    jdbc.sql("update letter set id = gen_random_uuid() where id = cast(:id as uuid)")
        .param("id", LETTER)
        .update();
    jdbc.sql("delete from incoming where letter = cast(:id as uuid)").param("id", LETTER).update();
    jdbc.sql("delete from task where about = cast(:id as uuid)").param("id", LETTER).update();
    jdbc.sql("update address set email = null where email = :mailbox")
        .param("mailbox", MAILBOX)
        .update();
  }

  @AfterEach
  void theMailboxIsThere() {
    PostOffice.ROOM.imapUp();
  }

  @ParameterizedTest
  @CsvSource({
    "outlook-accepted, ACCEPTED, 2026-12-21T10:15:00Z",
    "gmail-accepted, ACCEPTED, 2026-12-21T10:20:00Z",
    "apple-declined, DECLINED, 2026-12-21T10:30:00Z",
    "thunderbird-tentative, TENTATIVE, 2026-12-21T10:40:00Z",
    "no-sequence, ACCEPTED, 2026-12-21T10:15:00Z",
    "no-method-in-header, ACCEPTED, 2026-12-21T10:15:00Z",
    "no-charset, ACCEPTED, 2026-12-21T10:15:00Z",
    "08-answer-odd-property, ACCEPTED, 2026-12-21T10:15:00Z",
    "10-answer-odd-encoding, ACCEPTED, 2026-12-21T10:15:00Z",
    "away-but-coming, ACCEPTED, 2026-12-21T10:15:00Z",
    "stamp-of-request, DECLINED, 2026-12-18T09:00:00Z"
  })
  void everyCalendarsAnswerIsToldToScheduling(String file, Answer answer, Instant at) {
    deliver(file);

    assertThat(row("Calendar answer").has("words")).isFalse();
    assertThat(tasks(reid)).isEmpty();
    assertThat(told(1))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("receivedAt")
        .containsExactly(new ReplyReceived(group, invitationOf(reid), answer, 0, at, null));
    assertThat(told(1).getFirst().receivedAt())
        .isBetween(clock.instant().minusSeconds(60), clock.instant());
    assertThat(tasks(reid)).isEmpty();
  }

  @Test
  void anAnswerWithoutAStampCountsFromItsArrival() {
    windTo(MONDAY_21_DECEMBER, "11:45");
    deliver("no-dtstamp");

    assertThat(told(1).getFirst().at())
        .isBetween(Instant.parse("2026-12-21T11:45:00Z"), Instant.parse("2026-12-21T11:50:00Z"));
  }

  @Test
  void answersInTheWrongOrderAreToldWithTheStampsThatPutThemRight() {
    deliver("newer");
    deliver("older");

    assertThat(told(2))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("receivedAt")
        .containsExactly(
            new ReplyReceived(
                group,
                invitationOf(reid),
                Answer.DECLINED,
                1,
                Instant.parse("2026-12-21T12:00:00Z"),
                null),
            new ReplyReceived(
                group,
                invitationOf(reid),
                Answer.ACCEPTED,
                0,
                Instant.parse("2026-12-21T11:00:00Z"),
                null));
  }

  @Test
  void anAnswerDeliveredTwiceIsToldOnce() {
    var mail = new String(read("no-sequence"), UTF_8).replace("no-sequence@", "delivered-twice@");
    deliver(mail.getBytes(UTF_8));
    deliver(mail.getBytes(UTF_8));
    var afterwards = new String(read("written-by-hand"), UTF_8).replace("hand@", "afterwards@");
    deliver(afterwards.getBytes(UTF_8));

    row("Written by hand");
    assertThat(told(1)).hasSize(1);
    assertThat(page()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "party-crasher, Calendar answer that could not be placed, UNKNOWN_ANSWER",
    "from-another-address, Calendar answer that could not be placed, UNKNOWN_ANSWER",
    "one-of-a-series, Calendar answer that could not be placed, UNKNOWN_ANSWER",
    "delegate, Calendar proposed somebody else, DEPUTY_PROPOSED",
    "counter, Calendar proposed another time, ANSWERED_BY_HAND",
    "wrong-method, Written by hand, ANSWERED_BY_HAND",
    "two-events, Written by hand, ANSWERED_BY_HAND"
  })
  void anAnswerThatCannotCountIsATaskAndAddsNobody(String file, String kind, String task) {
    deliver(file);

    row(kind);
    awaitTasks(reid, task);
    assertThat(told(0)).isEmpty();
    assertThat(count("invitation where person = '" + reid.id() + "'")).isEqualTo(1);
    assertThat(count("address where email = 'somebody@elsewhere.example'")).isZero();
    assertThat(ledger(reid)).containsExactly("INVITATION SENT");
  }

  @ParameterizedTest
  @CsvSource({
    "outlook-accepted-with-words, ACCEPTED, I can only come if he is not there. Please ring me.",
    "gmail-declined-with-a-note, DECLINED, Not with him in the room: please ring",
    "windows-1252, ACCEPTED, Siân will bring the café key – “the blue one”"
  })
  void whatSomebodyWritesBesideTheirAnswerIsReadByAPerson(String file, Answer answer, String said) {
    deliver(file);

    assertThat(told(1)).extracting(ReplyReceived::answer).containsExactly(answer);
    awaitTasks(reid, "ANSWERED_BY_HAND");
    var answered = answer == Answer.ACCEPTED ? "coming" : "not coming";
    assertThat(detail("ANSWERED_BY_HAND"))
        .isEqualTo("Their calendar answers: " + answered + ". They say: " + said);
    assertThat(row("Calendar answer").path("words").asString()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-entry, Calendar answer that could not be placed",
    "broken, Could not be read",
    "invitation-of-a-stranger, Written by hand"
  })
  void whatCannotBePlacedLandsOnTheDeskOfTheOfficeThatReadsIt(String file, String kind) {
    long tasks = count("task where partnership = '" + PostOffice.OFFICE + "'");
    long rows = onTheOfficesDesk(kind);
    deliver(file);

    await(() -> onTheOfficesDesk(kind) == rows + 1);
    assertThat(count("task where partnership = '" + PostOffice.OFFICE + "'")).isEqualTo(tasks + 1);
    assertThat(told(0)).isEmpty();
    assertThat(page()).isEmpty();
  }

  @Test
  void aCalendarThatAsksForTheInvitationIsGivenItAsItStands() {
    int before = mails(reid).size();
    deliver("refresh");

    awaitLedger(reid, "INVITATION SENT", "ASK_AGAIN SENT");
    assertThat(mail(reid, before + 1).open().calendar().orElseThrow().uid()).isEqualTo(UID);
  }

  @Test
  void anOutOfOfficeLandsOnThePageAndAsksNothingOfAnybody() {
    deliver("out-of-office");

    assertThat(row("Out of office").path("words").asString()).contains("away until 4 January");
    assertThat(tasks(reid)).isEmpty();
    assertThat(told(0)).isEmpty();
  }

  @Test
  void whatAPersonWritesIsReadByAPerson() {
    deliver("written-by-hand");

    var row = row("Written by hand");
    assertThat(row.path("words").asString().strip())
        .isEqualToNormalizingNewlines("I can come, but only until half past.\n\nJohn");
    assertThat(row.path("person").asString()).isEqualTo(reid.id().toString());
    assertThat(row.path("coreGroup").asString()).isEqualTo(group.toString());
    awaitTasks(reid, "ANSWERED_BY_HAND");
  }

  @Test
  void whatAPersonWritesInHtmlAloneIsReadWithoutIt() {
    deliver("written-in-html");

    assertThat(row("Written by hand").path("words").asString())
        .isEqualTo("I can come,\nbut only until half past & no later.");
  }

  @ParameterizedTest
  @CsvSource({
    "bounce, the receiver's mail server returned it with 5.1.1: 550 5.1.1 Recipient address",
    "bounce-headers-only, the receiver's mail server returned it with 5.2.2: Delivery has failed",
    "bounce-of-old, the receiver's mail server returned it: A message that you sent",
    "05-bounce-one-block, the receiver's mail server returned it with 5.0.0: 550 5.7.54 Unable",
    "06-bounce-bare-report, the receiver's mail server returned it with 5.1.10: Your message to"
  })
  void aReturnedLetterIsUndeliverableAndATask(String file, String reason) {
    deliver(file);

    row("Could not be delivered");
    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitTasks(reid, "UNDELIVERABLE");
    var troubled = office().get("/letters?troubled=true").body().path("rows").path(0);
    assertThat(troubled.path("reason").asString()).startsWith(reason);
    assertThat(detail("UNDELIVERABLE")).startsWith("To " + MAILBOX + ": ");
    var stale = office().get("/people/" + reid.id() + "/standing").body().path("stale");
    assertThat(stale.path("mailbox").asString()).isEqualTo(MAILBOX);
  }

  /** A returned address is not written to again and again. */
  @Test
  void afterALetterThatSurelyCameBackTheNextGoesByText() {
    deliver(
        new String(read("06-bounce-bare-report"), UTF_8)
            .replace("b0a7c3de-5c11-4e0a-9a5e-1d2c3b4a5f60", letter(reid, "INVITATION"))
            .getBytes(UTF_8));
    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    int written = mails(reid).size();

    reach("MINUTES_DUE", null, reid);

    assertThat(texts(reid, 1)).hasSize(1);
    assertThat(mails(reid)).hasSize(written);
  }

  /** Anybody may write that a mailbox is dead: who does not know a letter's id stops nothing. */
  @Test
  void whatAnybodyMayHaveWrittenStopsNoLetter() {
    deliver(
        new String(read("06-bounce-bare-report"), UTF_8)
            .replace("b0a7c3de-5c11-4e0a-9a5e-1d2c3b4a5f60@", "unknown@")
            .getBytes(UTF_8));
    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    int written = mails(reid).size();

    reach("MINUTES_DUE", null, reid);

    assertThat(mails(reid, written + 1)).hasSize(written + 1);
  }

  @Test
  void whereNoTextMayGoNothingGoesUntilSomebodySaysThatTheMailboxWorksAgain() {
    var dana = parent(safe(true, false, true));
    jdbc.sql(
            "update address set stale_mailbox = mailbox, mail_returns = true where person ="
                + " :person")
        .param("person", dana.id().value())
        .update();

    var meeting = book(dana);

    awaitLedger(dana, "INVITATION WITHHELD");
    awaitTasks(dana, "TELL_THEM");
    assertThat(mails(dana)).isEmpty();

    assertThat(office().post("/people/" + dana.id() + "/mailbox-works", "{}").status())
        .isEqualTo(200);
    assertThat(mail(dana, 1).open().subject()).contains(meeting.reference());
    awaitTasks(dana);
  }

  @Test
  void aMailboxThatTookNothingIsForgottenWithTheAddress() {
    deliver("05-bounce-one-block");
    awaitLedger(reid, "INVITATION UNDELIVERABLE");

    reid = new Someone(reid.id(), reid.kind(), reid.name(), "j@new.example", reid.mobile());
    contact(reid, null, false);

    assertThat(office().get("/people/" + reid.id() + "/standing").body().has("stale")).isFalse();
  }

  @Test
  void aReportFindsItsLetterByItsInvitation() {
    var mail = new String(read("04-bounce-relay-renamed"), UTF_8);
    deliver(
        mail.replace("3f0b2f0e-6a58-4d0a-8d0f-2c4a5b6c7d8e", invitationOf(reid).toString())
            .replace("Final-Recipient: rfc822; j.reid@", "Final-Recipient: rfc822; other@")
            .getBytes(UTF_8));

    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitTasks(reid, "UNDELIVERABLE");
  }

  @Test
  void aReportThatCarriesNothingOfOursFindsItsLetterByForWhomItWasAndWhen() {
    deliver("04-bounce-relay-renamed");

    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitTasks(reid, "UNDELIVERABLE");
  }

  @Test
  void aReportOfWhomWeDoNotKnowIsATaskThatNamesTheAddress() {
    var mail = new String(read("04-bounce-relay-renamed"), UTF_8);
    deliver(
        mail.replace("j.reid@", "nobody.here@")
            .replace("0111019b-aaaa-bbbb@", "unknown@")
            .getBytes(UTF_8));

    await(() ->
        count("task where kind = 'RETURNED_UNPLACED' and detail like 'To nobody.here@%'") == 1);
    assertThat(ledger(reid)).containsExactly("INVITATION SENT");
  }

  @Test
  void aReportThatCannotBeMadeOutIsReadByAPerson() {
    var mail =
        new String(read("06-bounce-bare-report"), UTF_8)
            .replace("Undeliverable:", "Report:")
            .replace("couldn't be delivered", "is looked at")
            .replace("wasn't found at", "is known at")
            .replace("Status code: 550 5.1.10", "Nothing more is known")
            .replace("bare-report@", "unclear@");
    deliver(mail.getBytes(UTF_8));

    row("Report from a mail server that could not be made out");
    awaitTasks(reid, "REPORT_UNCLEAR");
    assertThat(ledger(reid)).containsExactly("INVITATION SENT");
  }

  @Test
  void whatIsHeldUpForFiveDaysIsATaskOnce() {
    deliver(new String(read("delayed"), UTF_8).replace("delay@", "held@").getBytes(UTF_8));
    row("Delivery delayed");

    delays.run();
    assertThat(tasks(reid)).isEmpty();
    windOn(java.time.Duration.ofDays(5).plusMinutes(1));
    delays.run();
    delays.run();
    awaitTasks(reid, "HELD_UP");

    deliver(new String(read("bounce"), UTF_8).replace("bounce-1@", "after@").getBytes(UTF_8));
    awaitTasks(reid, "UNDELIVERABLE");
    delays.run();
    assertThat(tasks(reid)).containsExactly("UNDELIVERABLE");
  }

  @ParameterizedTest
  @CsvSource({"01-nul-in-text", "01-nul-in-html", "01-nul-in-subject", "09-group-odd-disposition"})
  void noContentStopsTheMailBehindIt(String file) {
    PostOffice.append(read(file));
    deliver(
        new String(read("01-next-in-line"), UTF_8)
            .replace("next-in-line@", "next-after-" + file + "@")
            .getBytes(UTF_8));

    assertThat(told(1).getFirst().answer()).isEqualTo(Answer.ACCEPTED);
  }

  @Test
  void anAutomaticAnswerByItsSubjectAloneAsksNobody() {
    deliver(
        new String(read("18-group-autoreply"), UTF_8)
            .replace("@@MEMBER@@", MAILBOX)
            .replace("@@GROUP@@", PostOffice.SUITE)
            .getBytes(UTF_8));

    row("Out of office");
    assertThat(tasks(reid)).isEmpty();
  }

  private String detail(String kind) {
    return jdbc.sql("select detail from task where person = :person and kind = :kind")
        .param("person", reid.id().value())
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  @Test
  void aDelayIsNotedAndNothingElse() {
    deliver("delayed");

    row("Delivery delayed");
    assertThat(ledger(reid)).containsExactly("INVITATION SENT");
    assertThat(tasks(reid)).isEmpty();
  }

  @Test
  void aLargeAttachmentHindersNobody() {
    var file = Base64.getMimeEncoder().encodeToString(new byte[5 * 1024 * 1024]);
    deliver(
        """
        From: John Reid <j.reid@hillside.example>
        To: appointments@appointments.example
        Subject: My report
        Message-ID: <large@hillside.example>
        In-Reply-To: <%s@appointments.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="large"

        --large
        Content-Type: text/plain; charset=UTF-8

        My report is attached.
        --large
        Content-Type: application/pdf; name="report.pdf"
        Content-Transfer-Encoding: base64

        %s
        --large--
        """
            .formatted(LETTER, file)
            .replaceAll("\r?\n", "\r\n")
            .getBytes(UTF_8));

    assertThat(row("Written by hand").path("words").asString().strip())
        .isEqualTo("My report is attached.");
  }

  @Test
  void aCalendarTooLargeToBeAnAnswerIsReadByAPerson() {
    var mail =
        new String(read("no-sequence"), UTF_8)
            .replace("no-sequence@", "huge@")
            .replace("SUMMARY:", "COMMENT:" + "more and more\\, ".repeat(60_000) + "\r\nSUMMARY:");
    deliver(wrapped(mail));

    row("Written by hand");
    assertThat(told(0)).isEmpty();
  }

  @Test
  void partsWithinPartsWithinPartsEndSomewhere() {
    var mail = new StringBuilder();
    mail.append("From: ").append(MAILBOX).append("\r\nSubject: Deep\r\n");
    mail.append("Message-ID: <deep@hillside.example>\r\n");
    mail.append("In-Reply-To: <").append(LETTER).append("@appointments.example>\r\n");
    for (int depth = 0; depth < 200; depth++) {
      mail.append("Content-Type: multipart/mixed; boundary=\"b").append(depth).append("\"\r\n\r\n");
      mail.append("--b").append(depth).append("\r\n");
    }
    mail.append("Content-Type: text/plain\r\n\r\nDown here.\r\n");
    deliver(mail.toString().getBytes(UTF_8));

    row("Written by hand");
  }

  @Test
  void aMailboxThatCannotBeReadSaysSoAndIsReadLater() {
    PostOffice.ROOM.imapDown();
    await(() -> office().get("/incoming/standing").body().has("trouble"));
    assertThat(
            new Knock(port, operator()).get("/incoming/standing").body().path("trouble").asString())
        .startsWith("The mailbox could not be read");
    deliver("no-sequence-later");

    PostOffice.ROOM.imapUp();

    assertThat(told(1)).hasSize(1);
    await(() -> !office().get("/incoming/standing").body().has("trouble"));
  }

  private static String operator() {
    return Passes.mint("operator", null, List.of(), Role.OPERATOR);
  }

  private void deliver(String file) {
    if (file.equals("no-sequence-later")) {
      var mail = new String(read("no-sequence"), UTF_8).replace("no-sequence@", "later@");
      deliver(mail.getBytes(UTF_8));
    } else {
      deliver(read(file));
    }
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of("src", "test", "resources", "inbound", file + ".eml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No line of a mail may be longer than a thousand octets. */
  private static byte[] wrapped(String mail) {
    var lines = new StringBuilder();
    for (var line : mail.lines().toList()) {
      for (int i = 0; i < line.length(); i += 70) {
        lines.append(i == 0 ? "" : " ").append(line, i, Math.min(i + 70, line.length()));
        lines.append("\r\n");
      }
      lines.append(line.isEmpty() ? "\r\n" : "");
    }
    return lines.toString().getBytes(UTF_8);
  }

  /** Hands a mail to the mail server byte for byte. */
  private static void deliver(byte[] mail) {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(PostOffice.ROOM.smtpPort()));
    properties.put("mail.smtp.from", MAILBOX);
    var session = Session.getInstance(properties);
    try (var transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(
          new MimeMessage(session, new ByteArrayInputStream(mail)),
          InternetAddress.parse(PostOffice.SUITE));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> page() {
    return cameIn(anytown);
  }

  private long onTheOfficesDesk(String kind) {
    return cameIn(PostOffice.OFFICE).stream()
        .filter(row -> row.path("kind").asString().equals(kind))
        .count();
  }

  /** The row of a kind on the page, once it is there. */
  private JsonNode row(String kind) {
    await(() -> page().stream().anyMatch(row -> row.path("kind").asString().equals(kind)));
    return page().stream()
        .filter(row -> row.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** What scheduling has been told of Mr Reid, once it is so much and nothing is left to tell. */
  private List<ReplyReceived> told(int count) {
    await(() -> answers().size() >= count && count("outbox") == 0);
    return answers();
  }

  private List<ReplyReceived> answers() {
    return neighbours.heard(ReplyReceived.class).stream()
        .filter(reply -> reply.coreGroup().equals(group))
        .toList();
  }
}
