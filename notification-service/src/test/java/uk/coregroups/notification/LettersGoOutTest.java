package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.RungReached;

/** From a fact on a queue to a mail in a mailbox: nothing lost, nothing twice, nothing silent. */
@ExtendWith(OutputCaptureExtension.class)
class LettersGoOutTest extends Chapter {

  @AfterEach
  void theMailServerIsThere() {
    PostOffice.ROOM.smtpUp();
  }

  @Test
  void aBookingInvitesEachMemberByALetterOfTheirOwn() {
    var okafor = professional("Ms Okafor");
    var reid = professional("Mr Reid");
    var meeting = book(okafor, reid);

    assertThat(mail(okafor, 1).open().subject())
        .isEqualTo("Appointment " + meeting.reference() + ": Tue 5 Jan 2027, 10:00");
    assertThat(mail(reid, 1).open().header("To")).hasValue(reid.email());
    awaitLedger(okafor, "INVITATION SENT");
    awaitLedger(reid, "INVITATION SENT");
  }

  @Test
  void aFactDeliveredTwiceIsOneLetter() {
    var okafor = professional("Ms Okafor");
    var meeting = new Meeting(MeetingId.fresh(), reference());
    var booked = booked(meeting, TUESDAY_5_JANUARY, "10:00", VENUE, okafor);
    neighbours.tellDeliveredTwice(anytown, booked);
    heard();
    neighbours.tell(anytown, booked);
    heard();

    awaitLedger(okafor, "INVITATION SENT");
    reach("REPLY_AWAITED", meeting, okafor);
    awaitLedger(okafor, "INVITATION SENT", "REPLY_AWAITED SENT");
    assertThat(mails(okafor)).hasSize(2);
  }

  @Test
  void theDatabaseItselfRefusesASecondCopy() {
    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitLedger(okafor, "INVITATION SENT");

    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into letter (id, partnership, person, purpose, about, step, reference,
                      state, not_before, written_at)
                    select gen_random_uuid(), partnership, person, purpose, about, step,
                      reference, 'DUE', not_before, written_at
                    from letter where person = :person
                    """)
                .param("person", okafor.id().value())
                .update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void whileTheMailServerIsAwayLettersWaitAndThePageSaysWhy() {
    var okafor = professional("Ms Okafor");
    long before = waiting().path("delayed").asLong();
    PostOffice.ROOM.smtpDown();
    book(okafor);

    await(() -> waiting().path("delayed").asLong() == before + 1);
    assertThat(waiting().path("why").asString()).isEqualTo("the mail server did not answer");
    assertThat(waiting().path("since").asString()).startsWith("2026-12-2");
    assertThat(mails(okafor)).isEmpty();

    PostOffice.ROOM.smtpUp();
    patiently()
        .until(() -> {
          windOn(Duration.ofMinutes(16));
          return ledger(okafor).contains("INVITATION SENT");
        });
    assertThat(mails(okafor)).hasSize(1);
    assertThat(waiting().path("delayed").asLong()).isLessThanOrEqualTo(before);
  }

  @Test
  void noLetterWaitsBecauseAConnectionWasClosedAtItsOtherEnd() {
    var first = many();
    book(first);
    Stream.of(first).forEach(one -> awaitLedger(one, "INVITATION SENT"));
    PostOffice.MAIL.hangUp();

    var next = many();
    book(next);
    Stream.of(next).forEach(one -> awaitLedger(one, "INVITATION SENT"));
    assertThat(next).extracting(this::attempts).containsOnly(1);
    assertThat(next).allSatisfy(one -> assertThat(mails(one)).hasSize(1));
  }

  @Test
  void whatLiesReadyWhileAllAreBusyGoesWhereItIsToGoWhenItLeaves() {
    var gate = new CountDownLatch(1);
    // As many as there are carriers.
    var busy = IntStream.range(0, 3).mapToObj(i -> professional("Mx " + i)).toList();
    var okafor = professional("Ms Okafor");
    busy.forEach(one -> PostOffice.MAIL.holdUntil(one.email(), gate));
    book(busy.toArray(Someone[]::new));
    busy.forEach(one -> awaitLedger(one, "INVITATION SENDING"));
    book(okafor);
    awaitLedger(okafor, "INVITATION SENDING");

    var mailbox = "new." + okafor.email();
    var moved = new Someone(okafor.id(), okafor.kind(), okafor.name(), mailbox, okafor.mobile());
    contact(moved, null, false);
    Awaitility.await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
    gate.countDown();

    awaitLedger(okafor, "INVITATION SENT");
    assertThat(mails(okafor)).isEmpty();
    assertThat(mails(moved)).hasSize(1);
    assertThat(attempts(okafor)).isEqualTo(1);
  }

  /** More than there are connections. */
  private Someone[] many() {
    return IntStream.range(0, 20).mapToObj(i -> professional("Mx " + i)).toArray(Someone[]::new);
  }

  @Test
  void anInvitationStillWaitingWhenTheMeetingIsCancelledNeverGoes() {
    var okafor = professional("Ms Okafor");
    PostOffice.ROOM.smtpDown();
    var meeting = book(okafor);
    await(() -> ledger(okafor).contains("INVITATION DUE"));

    cancel(meeting, 1, okafor);
    PostOffice.ROOM.smtpUp();
    windOn(Duration.ofHours(1));

    await(() -> ledger(okafor).contains("INVITATION SUPERSEDED"));
    awaitSilence(okafor);
    assertThat(mails(okafor))
        .allSatisfy(mail -> assertThat(mail.open().subject()).startsWith("Cancelled"));
  }

  @Test
  void anInvitationInThePostsHandsWhenTheMeetingMovesIsNotSentAfterTheNewOne() {
    var okafor = professional("Ms Okafor");
    var gate = new CountDownLatch(1);
    PostOffice.MAIL.holdUntil(okafor.email(), gate);
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENDING");

    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, okafor);
    PostOffice.MAIL.refuse(okafor.email(), "450 4.2.1 Try later");
    gate.countDown();
    await(() -> ledger(okafor).stream().noneMatch(line -> line.endsWith("SENDING")));
    PostOffice.MAIL.refuseNoMore(okafor.email());
    patiently()
        .until(() -> {
          windOn(Duration.ofMinutes(16));
          return ledger(okafor).contains("INVITATION SENT");
        });

    awaitSilence(okafor);
    assertThat(ledger(okafor))
        .containsExactlyInAnyOrder("INVITATION SUPERSEDED", "INVITATION SENT");
    assertThat(mails(okafor))
        .singleElement()
        .satisfies(mail -> assertThat(mail.open().subject()).contains("Thu 7 Jan 2027, 14:00"));
  }

  @Test
  void anAddressTheMailServerWillNotTakeIsUndeliverableAndSomebodysTask() {
    var okafor = professional("Ms Okafor");
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "550 5.1.1 No such mailbox");
    book(okafor, reid);

    awaitLedger(okafor, "INVITATION SENT");
    awaitLedger(reid, "INVITATION UNDELIVERABLE");
    awaitTasks(reid, "UNDELIVERABLE");
    assertThat(troubled().path("rows").path(0).path("reason").asString())
        .isEqualTo("the mail server said: 550 5.1.1 No such mailbox");
    assertThat(tasks(okafor)).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsUndeliverableAndNotInTheLogEither(CapturedOutput log) {
    var one = someone(PersonKind.PROFESSIONAL, "Mr Reid");
    var odd = new Someone(one.id(), one.kind(), one.name(), "no " + one.email(), one.mobile());
    var refused = professional("Nurse Dunn");
    PostOffice.MAIL.refuse(refused.email(), "550 5.1.1 No such mailbox");
    contact(odd, null, false);
    join(odd);
    book(odd, refused);

    awaitLedger(odd, "INVITATION UNDELIVERABLE");
    awaitLedger(refused, "INVITATION UNDELIVERABLE");
    awaitTasks(odd, "UNDELIVERABLE");
    assertThat(log.getAll()).doesNotContain(one.email(), refused.email(), "Nurse Dunn", VENUE);
  }

  @Test
  void anAddressPutOffIsTriedAgain() {
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "450 4.2.1 Try later");
    book(reid);
    await(() -> ledger(reid).contains("INVITATION DUE") && attempts(reid) >= 1);

    PostOffice.MAIL.refuseNoMore(reid.email());
    windOn(Duration.ofMinutes(16));

    awaitLedger(reid, "INVITATION SENT");
    assertThat(mails(reid)).hasSize(1);
  }

  @Test
  void aLostAcknowledgementIsForAPersonWhoFindsThatItArrived() {
    var okafor = professional("Ms Okafor");
    PostOffice.MAIL.takeWithoutSayingSo(okafor.email());
    book(okafor);

    awaitLedger(okafor, "INVITATION UNCERTAIN");
    awaitTasks(okafor, "UNCERTAIN");
    windOn(Duration.ofHours(1));
    assertThat(mails(okafor, 1)).hasSize(1);

    assertThat(settle(okafor, "ARRIVED")).isEqualTo(200);
    awaitLedger(okafor, "INVITATION SENT");
    assertThat(tasks(okafor)).isEmpty();
    assertThat(settle(okafor, "ARRIVED")).isEqualTo(422);
  }

  @Test
  void aLostAcknowledgementIsForAPersonWhoHasItSentAgain() {
    var okafor = professional("Ms Okafor");
    PostOffice.MAIL.takeWithoutSayingSo(okafor.email());
    book(okafor);
    awaitTasks(okafor, "UNCERTAIN");

    assertThat(settle(okafor, "SEND_AGAIN")).isEqualTo(200);
    awaitLedger(okafor, "INVITATION SENT");
    assertThat(mails(okafor, 2)).hasSize(2);
    assertThat(tasks(okafor)).isEmpty();
  }

  @Test
  void aLetterInDoubtIsNotSentAgainOnceItsMeetingIsCancelled() {
    var okafor = professional("Ms Okafor");
    PostOffice.MAIL.takeWithoutSayingSo(okafor.email());
    var meeting = book(okafor);
    awaitTasks(okafor, "UNCERTAIN");
    cancel(meeting, 1, okafor);
    awaitLedger(okafor, "INVITATION UNCERTAIN", "CANCELLATION SENT");

    settle(okafor, "SEND_AGAIN");

    awaitLedger(okafor, "INVITATION SUPERSEDED", "CANCELLATION SENT");
    assertThat(mails(okafor)).hasSize(2);
  }

  @Test
  void whatADeadNodeHadInItsHandsIsUncertainAndNotSentByAnother() {
    var okafor = professional("Ms Okafor");
    var gate = new CountDownLatch(1);
    PostOffice.MAIL.holdUntil(okafor.email(), gate);
    book(okafor);
    awaitLedger(okafor, "INVITATION SENDING");
    // What a kill leaves behind: a claim whose owner no longer holds its lock.
    jdbc.sql(
            "update letter set claimed_by = 1, claimed_at = now() - interval '1 min'"
                + " where person = :person")
        .param("person", okafor.id().value())
        .update();

    awaitLedger(okafor, "INVITATION UNCERTAIN");
    awaitTasks(okafor, "UNCERTAIN");
    assertThat(mails(okafor)).isEmpty();
    gate.countDown();
    mail(okafor, 1);
  }

  @Test
  void whenTheDatabaseHangsUpOnEverybodyThePostGoesOn() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    jdbc.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()")
        .query(Boolean.class)
        .list();

    neighbours.tell(
        anytown,
        new RungReached(
            group,
            ObligationId.fresh(),
            "REPLY_AWAITED",
            meeting.reference(),
            meeting.id(),
            TUESDAY_5_JANUARY,
            List.of(okafor.id())));
    patiently()
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .until(() -> ledger(okafor).contains("REPLY_AWAITED SENT"));
    assertThat(mails(okafor)).hasSize(2);
  }

  @Test
  void anInvitationBeforeTheAddressWaitsForItAndSaysSo() {
    var dunn = someone(PersonKind.PROFESSIONAL, "Nurse Dunn");
    book(dunn);
    awaitLedger(dunn, "INVITATION AWAITING_ADDRESS");
    assertThat(waiting().path("awaitingAddress").asLong()).isPositive();
    assertThat(troubled().path("rows").path(0).path("state").asString())
        .isEqualTo("AWAITING_ADDRESS");

    contact(dunn, null, false);

    awaitLedger(dunn, "INVITATION SENT");
    assertThat(mails(dunn)).hasSize(1);
  }

  @Test
  void anAddressThatLandsInTheVerySameMomentIsFoundAllTheSame() {
    var dunn = someone(PersonKind.PROFESSIONAL, "Nurse Dunn");
    book(dunn);
    awaitLedger(dunn, "INVITATION AWAITING_ADDRESS");
    // As when the two transactions run side by side: the address comes, and no letter is seen.
    jdbc.sql(
            """
            insert into address (person, partnership, kind, name, email, confidential, safe,
              safe_email, safe_text, may_know_place)
            values (:person, :partnership, 'PROFESSIONAL', 'Nurse Dunn', :email, false, false,
              false, false, false)
            """)
        .param("person", dunn.id().value())
        .param("partnership", anytown.value())
        .param("email", dunn.email())
        .update();

    awaitLedger(dunn, "INVITATION SENT");
  }

  private int settle(Someone one, String decision) {
    return office()
        .post(
            "/letters/" + letter(one, "INVITATION") + "/settle",
            "{\"decision\": \"" + decision + "\"}")
        .status();
  }

  private tools.jackson.databind.JsonNode waiting() {
    return office().get("/letters/waiting").body();
  }

  private tools.jackson.databind.JsonNode troubled() {
    return office().get("/letters?troubled=true").body();
  }

  private int attempts(Someone one) {
    return jdbc.sql("select max(attempts) from letter where person = :person")
        .param("person", one.id().value())
        .query(Integer.class)
        .single();
  }

  /** Nothing that is due or being sent is left for somebody. */
  private void awaitSilence(Someone one) {
    await(() ->
        ledger(one).stream().noneMatch(line -> line.endsWith(" DUE") || line.endsWith(" SENDING")));
  }
}
