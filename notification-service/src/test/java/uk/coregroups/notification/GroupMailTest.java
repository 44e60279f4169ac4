package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.notification.PostOffice.ROOM;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Professionals write to their group's address; whoever else does is heard by the office alone. */
class GroupMailTest extends GroupMail {

  private static final String NOBODY = "Message to a core group from nobody in it";
  private static final String UNVOUCHED = "Message to a core group that says it is from a member";
  private static final String AUTOMATIC = "Automatic answer to a core group's address";
  private static final String RETURNED = "Message to a core group that may not be passed on";

  @Autowired private ApplicationContext context;

  @Test
  void aMembersMessageReachesTheOthersItselfOrAsANotice() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);

    var copy = mail(ada, 1);
    var open = copy.open();
    assertThat(copy.sender()).isEqualTo(PostOffice.SUITE);
    assertThat(open.header("From").orElseThrow())
        .contains("Appointments, Anytown Council")
        .contains(address)
        .doesNotContain("Bola");
    assertThat(open.header("To")).contains(address);
    assertThat(open.header("Reply-To")).contains(address);
    assertThat(open.header("Cc")).isEmpty();
    assertThat(open.header("X-Loop")).contains(address);
    assertThat(open.subject()).isEqualTo(SUBJECT);
    assertThat(new String(copy.raw(), UTF_8))
        .contains(WORDS, "Written by Bola Dunn, " + bola.email(), "01632 960 123")
        .doesNotContain(
            ben.email(), ada.email().toUpperCase(java.util.Locale.ROOT), "Authentication-Results");
    var notice = mail(ben, 1);
    assertThat(notice.open().subject()).isEqualTo("G-7K2M: a message is waiting for you");
    assertThat(new String(notice.raw(), UTF_8))
        .doesNotContain(WORDS, SUBJECT, bola.email(), "Bola", address);
    awaitLedger(ada, "GROUP_MAIL SENT");
    awaitLedger(ben, "GROUP_NOTICE SENT");
    assertThat(ledger(bola)).isEmpty();
    assertThat(ledger(mother)).isEmpty();
    assertThat(lines("")).isEmpty();
  }

  @Test
  void anAnswerGoesToTheGroupAndTheThreadHolds() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    var first = mail(ada, 1);
    ROOM.replyByHand(first, "Thank you.");

    var answer = mail(bola, 1).open();
    assertThat(answer.subject()).isEqualTo("Re: " + SUBJECT);
    var written =
        ROOM.mails().stream()
            .filter(one -> one.receiver().equals(address))
            .findFirst()
            .orElseThrow();
    assertThat(answer.header("In-Reply-To")).isEqualTo(written.open().header("Message-ID"));
    ROOM.replyByHand(mail(bola, 1), "See you then.");
    var last = mail(ada, 2).open();
    var hers =
        ROOM.mails().stream()
            .filter(one -> one.receiver().equals(address) && one.sender().equals(ada.email()))
            .findFirst()
            .orElseThrow();
    assertThat(last.header("References")).isEqualTo(hers.open().header("Message-ID"));
    assertThat(ledger(ben)).hasSize(3);
  }

  @Test
  void whoHasLeftIsRefusedTheSameDayAndGetsNothing() {
    leave(bola, MONDAY_21_DECEMBER);
    heard();
    ROOM.write(bola.email(), address, SUBJECT, WORDS);

    awaitLines(NOBODY, 1);
    nobodyGotAnything();
    awaitTasks(bola, "GROUP_MAIL_REFUSED");
    ROOM.write(ada.email(), address, SUBJECT, WORDS);
    mails(ben, 1);
    assertThat(ledger(bola)).isEmpty();
  }

  @Test
  void whoLeavesTomorrowIsAMemberToday() {
    leave(bola, MONDAY_21_DECEMBER.plusDays(1));
    heard();
    ROOM.write(ada.email(), address, SUBJECT, WORDS);

    mails(bola, 1);
  }

  @Test
  void aParentIsRefusedAndAPersonReadsWhatTheyWrote() {
    ROOM.write(mother.email(), address, SUBJECT, "Please ring me.");

    awaitLines(NOBODY, 1);
    assertThat(lines(NOBODY).getFirst().path("words").asString().strip())
        .isEqualTo("Please ring me.");
    assertThat(lines(NOBODY).getFirst().path("person").asString())
        .isEqualTo(mother.id().toString());
    awaitTasks(mother, "GROUP_MAIL_REFUSED");
    nobodyGotAnything();
  }

  @Test
  void aStrangerIsRefusedWithoutAnAnswer() {
    ROOM.write("somebody@strange.example", address, SUBJECT, WORDS);

    awaitLines(NOBODY, 1);
    nobodyGotAnything();
    assertThat(ROOM.mails().stream().filter(one -> one.receiver().endsWith("strange.example")))
        .isEmpty();
    assertThat(count("task where partnership = '" + anytown + "'")).isZero();
  }

  /** A header of our own server's name is struck out by it; one of another's means nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"appointments.example", "mx.health.example"})
  void whoForgesAMemberAndAStampIsRefusedAndTheMemberIsNotWrittenTo(String server) {
    deliver(
        "x@evil.example",
        """
        Authentication-Results: %s; dmarc=pass header.from=health.example
        From: %s
        To: %s
        Subject: %s

        Send me the address.
        """
            .formatted(server, bola.email(), address, SUBJECT));

    awaitLines(UNVOUCHED, 1);
    awaitTasks(bola, "GROUP_MAIL_REFUSED");
    onlyTheMemberIsToldThatAMessageCouldNotBePassedOn();
  }

  /** The From may be forged: they learn nothing of the message, nor of the group. */
  private void onlyTheMemberIsToldThatAMessageCouldNotBePassedOn() {
    var told = mail(bola, 1);
    assertThat(told.open().subject()).isEqualTo("A message could not be passed on");
    assertThat(new String(told.raw(), UTF_8))
        .contains("01632 960 123")
        .doesNotContain(SUBJECT, "Send me the address", address, "G-7K2M", "evil");
    for (var one : java.util.List.of(ada, ben, mother)) {
      assertThat(ledger(one)).isEmpty();
      assertThat(mails(one)).isEmpty();
    }
  }

  @Test
  void howeverMuchIsForgedAMemberIsToldOnceADay() {
    for (int i = 1; i <= 3; i++) {
      ROOM.forge("x@evil.example", bola.email(), address, SUBJECT + i, WORDS);
      awaitLines(UNVOUCHED, i);
    }
    awaitLedger(bola, "GROUP_UNVOUCHED SENT");
    windTo(MONDAY_21_DECEMBER.plusDays(1), "09:00");
    ROOM.forge("x@evil.example", bola.email(), address, SUBJECT, WORDS);

    awaitLedger(bola, "GROUP_UNVOUCHED SENT", "GROUP_UNVOUCHED SENT");
  }

  @Test
  void whoSignsInAsThemselvesAndWritesAsAnotherIsRefused() {
    ROOM.forge("x@evil.example", bola.email(), address, SUBJECT, WORDS);

    awaitLines(UNVOUCHED, 1);
    onlyTheMemberIsToldThatAMessageCouldNotBePassedOn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "Precedence: list",
        "List-Id: <others.example>",
        "X-Loop: {address}",
        "X-Autoreply: yes"
      })
  void whatAMachineSendsGoesRoundNoFurther(String header) {
    deliver(
        bola.email(),
        """
        %s
        From: %s
        To: %s
        Subject: Automatic reply

        I am away.
        """
            .formatted(header.replace("{address}", address), bola.email(), address));

    awaitLines(AUTOMATIC, 1);
    nobodyGotAnything();
  }

  @Test
  void anOutOfOfficeAnswerToACopyStopsToo() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    ROOM.outOfOffice(mail(ada, 1));

    awaitLines("Out of office", 1);
    assertThat(ledger(bola)).isEmpty();
    assertThat(ledger(ben)).hasSize(1);
  }

  @Test
  void aCopyThatComesBackIsAPersonsWork() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    ROOM.bounce(mail(ada, 1));

    awaitLedger(ada, "GROUP_MAIL UNDELIVERABLE");
    awaitTasks(ada, "UNDELIVERABLE");
  }

  @Test
  void whatIsTooLargeIsReturnedInWordsToAMemberWhoIsVouchedFor() {
    allow(1, "");
    ROOM.write(bola.email(), address, SUBJECT, "More and more. ".repeat(100_000));

    awaitLines(RETURNED, 1);
    assertThat(mail(bola, 1).open().subject()).isEqualTo("G-7K2M: your message was not passed on");
    assertThat(ledger(ada)).isEmpty();
    assertThat(ledger(ben)).isEmpty();
  }

  @Test
  void aFileGoesAlongOnceItsKindIsAllowed() {
    var file = "JVBERi0x" + Base64.getEncoder().encodeToString("a report".getBytes(UTF_8));
    deliver(bola.email(), withFile(file, "report.pdf"));
    awaitLines(RETURNED, 1);
    assertThat(ledger(ada)).isEmpty();

    allow(10, "\".PDF\"");
    deliver(bola.email(), withFile(file, "again.pdf"));
    assertThat(new String(mail(ada, 1).raw(), UTF_8)).contains(file, "again.pdf");
    deliver(bola.email(), withFile(file, "report.pdf.exe"));
    awaitLines(RETURNED, 2);
  }

  private String withFile(String file, String name) {
    return """
    From: %s
    To: %s
    Subject: The report
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="part"

    --part
    Content-Type: text/plain; charset=UTF-8

    It is attached.
    --part
    Content-Type: application/octet-stream; name="%s"
    Content-Disposition: attachment; filename="%s"
    Content-Transfer-Encoding: base64

    %s
    --part--
    """
        .formatted(bola.email(), address, name, name, file);
  }

  @Test
  void manyInOneHourAreTooMany() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    awaitLedger(ben, "GROUP_NOTICE SENT");
    jdbc.sql(
            "insert into group_mail (id, partnership, core_group, fingerprint, state, author,"
                + " vouched, automatic, octets, attached, arrived_at) select gen_random_uuid(),"
                + " partnership, core_group, 'no ' || n, state, author, true, false, 1, '{}',"
                + " arrived_at from group_mail, generate_series(1, 29) n where core_group = :group")
        .param("group", group.value())
        .update();
    ROOM.write(bola.email(), address, "The thirty-first", WORDS);
    awaitLines(RETURNED, 1);

    windOn(Duration.ofMinutes(61));
    ROOM.write(bola.email(), address, "An hour later", WORDS);
    mails(ben, 2);
  }

  @Test
  void theAddressClosesWithTheLastPlan() {
    neighbours.tell(anytown, new CoreGroupClosed(group, MONDAY_21_DECEMBER));
    heard();
    ROOM.write(bola.email(), address, SUBJECT, WORDS);

    awaitLines("Message to a core group that has closed", 1);
    nobodyGotAnything();
    assertThat(
            office()
                .get("/core-groups/" + group + "/group-address")
                .body()
                .path("closedOn")
                .asString())
        .isEqualTo("2026-12-21");
  }

  @Test
  void whatComesWhileFactsAreUnreadIsHeldUntilTheyAreRead() {
    var ears = context.getBean("ears", SmartLifecycle.class);
    ears.stop();
    try {
      leave(ada, MONDAY_21_DECEMBER);
      ROOM.write(bola.email(), address, SUBJECT, WORDS);
      await(() ->
          count("group_mail where marked_at is not null and core_group = '" + group + "'") == 1);
      assertThat(held()).isEqualTo(1);
    } finally {
      ears.start();
    }

    mails(ben, 1);
    assertThat(ledger(ada)).isEmpty();
    assertThat(held()).isZero();
  }

  @Test
  void whatComesWhileAFactIsParkedIsHeldUntilItIsReadAfterAll() {
    var dead = "notification.from-membership.dead";
    rabbit.send(
        "",
        dead,
        MessageBuilder.withBody(new byte[0])
            .setMessageId(UUID.randomUUID().toString())
            .setType("membership.member-left.v1")
            .setHeader("stream", group.toString())
            .build());
    await(() -> count("parked where stream = '" + group + "'") == 1);
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    await(() -> count("group_mail where facts_read and core_group = '" + group + "'") == 1);
    assertThat(held()).isEqualTo(1);
    nobodyGotAnything();

    admin.purgeQueue(dead);
    mails(ada, 1);
  }

  private long held() {
    return office().get("/core-groups/" + group + "/group-address").body().path("held").asLong();
  }

  @Test
  void aMailDeliveredTwiceAndAWaymarkThatComesTwiceGiveOneCopy() {
    var mail =
        """
        From: %s
        To: %s
        Message-ID: <once-%s@health.example>
        Subject: Once

        Only once.
        """
            .formatted(bola.email(), address, group);
    deliver(bola.email(), mail);
    mails(ada, 1);
    deliver(bola.email(), mail);
    var waymark =
        jdbc.sql("select id from group_mail where core_group = :group")
            .param("group", group.value())
            .query(UUID.class)
            .single();
    rabbit.send(
        "",
        "notification.from-membership",
        MessageBuilder.withBody(new byte[0])
            .setType("waymark")
            .setMessageId(String.valueOf(waymark))
            .build());
    ROOM.write(ada.email(), address, "Afterwards", WORDS);

    mails(bola, 1);
    assertThat(ledger(ada)).containsExactly("GROUP_MAIL SENT");
    assertThat(mails(ada)).hasSize(1);
    assertThat(count("letter where core_group = '" + group + "'")).isEqualTo(4);
  }

  @Test
  void aLetterUnderWayWhenTheServiceDiesIsUncertainAndNotSentAgain() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    mails(ada, 1);
    awaitLedger(ada, "GROUP_MAIL SENT");
    jdbc.sql(
            "update letter set state = 'SENDING', claimed_by = 4711,"
                + " claimed_at = now() - interval '1 minute' where person = :ada")
        .param("ada", ada.id().value())
        .update();

    awaitLedger(ada, "GROUP_MAIL UNCERTAIN");
    awaitTasks(ada, "UNCERTAIN");
    assertThat(mails(ada)).hasSize(1);
  }

  /** Whoever moved meanwhile to a mailbox that is not secure, or left, is not sent the message. */
  @Test
  void whetherACopyMayGoIsAskedAgainAsItLeaves() {
    PostOffice.MAIL.refuse(ada.email(), "451 4.3.0 Later");
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    awaitLedger(ben, "GROUP_NOTICE SENT");
    awaitLedger(ada, "GROUP_MAIL DUE");
    leave(ada, MONDAY_21_DECEMBER);
    heard();
    PostOffice.MAIL.refuseNoMore(ada.email());
    windOn(Duration.ofMinutes(20));

    awaitLedger(ada, "GROUP_MAIL WITHHELD");
    assertThat(mails(ada)).isEmpty();
  }

  @Test
  void whatWasOnlyToldOfIsReadAfterSigningInByMembersAlone() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    mails(ben, 1);

    var read = messages(ben);
    assertThat(read.path(0).path("subject").asString()).isEqualTo(SUBJECT);
    assertThat(read.path(0).path("words").asString().strip()).isEqualTo(WORDS);
    assertThat(read.path(0).path("author").asString()).isEqualTo("Bola Dunn");
    assertThat(messages(mother)).isEmpty();
    assertThat(office().get("/my/messages").status()).isEqualTo(403);
    leave(ben, MONDAY_21_DECEMBER);
    heard();
    assertThat(messages(ben)).isEmpty();
  }

  private tools.jackson.databind.JsonNode messages(Someone one) {
    return new Knock(port, Passes.member(anytown, one.id())).get("/my/messages").body();
  }

  @Test
  void nothingOfItIsKeptOnceItIsNotNeeded() {
    ROOM.write(bola.email(), address, SUBJECT, WORDS);
    awaitLedger(ada, "GROUP_MAIL SENT");
    awaitLedger(ben, "GROUP_NOTICE SENT");
    var ours = "group_mail where core_group = '" + group + "' and ";
    await(() -> count(ours + "not kept and sender is null") == 1);
    assertThat(count(ours + "words is not null")).isEqualTo(1);

    windTo(LocalDate.of(2027, 1, 5), "09:00");
    await(() -> count(ours + "words is null and subject is null") == 1);
    assertThat(messages(ben)).isEmpty();
    ROOM.write(mother.email(), address, SUBJECT, WORDS);
    awaitLines(NOBODY, 1);
    assertThat(count(ours + "(words is not null or kept or sender is not null)")).isZero();
  }

  @Test
  void nobodyIsSentTheMessageItselfUntilThePartnershipListsADomain() {
    office().put("/mail-rule", "{\"secureDomains\":[],\"megabytes\":5,\"attachments\":[]}");
    ROOM.write(bola.email(), address, SUBJECT, WORDS);

    awaitLedger(ada, "GROUP_NOTICE SENT");
    assertThat(new String(mail(ada, 1).raw(), UTF_8)).doesNotContain(WORDS);
  }

  @Test
  void aRuleThatIsNoneIsRefusedInWords() {
    assertThat(wrong("[\"not a domain\"]", 5, "[]")).startsWith("secureDomains: must be domains");
    assertThat(wrong("[\"a.example\"]", 26, "[]")).isEqualTo("megabytes: must be between 1 and 25");
    assertThat(wrong("[\"a.example\"]", 5, "[\"p d f\"]")).startsWith("attachments: must be");
    assertThat(
            knock(Role.SOCIAL_WORKER)
                .put("/mail-rule", "{\"secureDomains\":[],\"megabytes\":5,\"attachments\":[]}")
                .status())
        .isEqualTo(403);
  }

  private String wrong(String domains, int megabytes, String kinds) {
    return office()
        .put(
            "/mail-rule",
            "{\"secureDomains\":%s,\"megabytes\":%d,\"attachments\":%s}"
                .formatted(domains, megabytes, kinds))
        .wrong();
  }

  @Test
  void anotherPartnershipKnowsNothingOfTheAddress() {
    var other = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(other.get("/core-groups/" + group + "/group-address").status()).isEqualTo(404);
    assertThat(other.get("/mail-rule").body().path("secureDomains")).isEmpty();
  }

  @Test
  void somebodyNewIsOnItWithTheFactOfJoiningAndAFamilyMemberNever() {
    var nia = member(at("health.example", PersonKind.PROFESSIONAL, "Nia Lyle"));
    var father = member(at("health.example", PersonKind.FAMILY, "Dan Whitlock"));
    heard();
    ROOM.write(bola.email(), address, SUBJECT, WORDS);

    mails(nia, 1);
    mails(ada, 1);
    assertThat(ledger(father)).isEmpty();
  }

  /** Hands a mail to the mail server line by line, signed in as somebody. */
  private void deliver(String signedIn, String mail) {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(ROOM.smtpPort()));
    properties.put("mail.smtp.from", signedIn);
    properties.put("mail.smtp.auth", "true");
    // A first mail of their own makes the mailbox they sign in to.
    ROOM.write(signedIn, "nobody@elsewhere.example", "Hello", "Hello.");
    var session = Session.getInstance(properties);
    try (var transport = session.getTransport("smtp")) {
      transport.connect(signedIn, signedIn);
      transport.sendMessage(
          new MimeMessage(
              session, new ByteArrayInputStream(mail.replaceAll("\r?\n", "\r\n").getBytes(UTF_8))),
          InternetAddress.parse(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
