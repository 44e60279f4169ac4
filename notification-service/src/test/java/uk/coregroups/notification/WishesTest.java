package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.SafeContact;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** What a family member asks us to heed, and what then does not leave the building. */
class WishesTest extends Chapter {

  private static final LocalDate TUESDAY_22_DECEMBER = MONDAY_21_DECEMBER.plusDays(1);

  @Test
  void whereTheCouncilMayNotBeNamedNothingThatArrivesNamesIt() {
    var mother = parent(wishes(false, false, false, true, null));
    var father = parent(wishes(true, false, false, true, null));
    var meeting = book(mother, father);

    var letter = mail(mother, 1);
    assertThat(letter.open().fromName()).isEqualTo("Appointments");
    assertThat(wholeOf(letter)).doesNotContainIgnoringCase("council").doesNotContain(VENUE);
    assertThat(calendarOf(letter)).contains("ORGANIZER").contains("PRODID:-//Appointments//EN");
    assertThat(mail(father, 1).open().fromName()).isEqualTo("Appointments, Anytown Council");
    assertThat(wholeOf(mail(father, 1))).contains(VENUE);

    cancel(meeting, 1, mother, father);
    assertThat(wholeOf(mail(mother, 2))).doesNotContainIgnoringCase("council");
  }

  @Test
  void nothingIsPutIntoACalendarThatOthersSee() {
    var mother = parent(wishes(true, true, false, true, null));
    var meeting = book(mother);

    var invitation = mail(mother, 1);
    assertThat(calendarOf(invitation)).isEmpty();
    assertThat(invitation.open().text().orElseThrow())
        .contains("Please say")
        .doesNotContain("calendar");
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);
    assertThat(mail(mother, 2).open().subject()).startsWith("Changed: appointment");
    cancel(meeting, 2, mother);
    assertThat(mail(mother, 3).open().subject()).startsWith("Cancelled");
    assertThat(mails(mother)).allSatisfy(mail -> assertThat(calendarOf(mail)).isEmpty());
  }

  @Test
  void whatNobodyHasAskedYetNamesNoCouncilAndPutsNothingIntoACalendar() {
    var mother =
        parent(
            new SafeContact(
                true,
                true,
                true,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                null,
                null,
                null,
                null,
                null));
    book(mother);

    assertThat(wholeOf(mail(mother, 1))).doesNotContainIgnoringCase("council");
    assertThat(calendarOf(mail(mother, 1))).isEmpty();
  }

  @Test
  void whoWantsToBeAskedBeforeEachLetterIsAskedBeforeEachLetter() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(wishes(true, false, true, true, null));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION AWAITING_CONFIRMATION");
    awaitTasks(mother, "CONFIRM_FIRST");
    assertThat(mails(mother)).isEmpty();
    assertThat(toConfirm().toString()).contains(meeting.reference()).contains(mother.id() + "");

    assertThat(confirm(letter(mother, "INVITATION"), true).status()).isEqualTo(200);

    mail(mother, 1);
    awaitLedger(mother, "INVITATION SENT");
    assertThat(tasks(mother)).isEmpty();
    var row = office().get("/letters?person=" + mother.id()).body().path("rows").path(0);
    assertThat(row.path("confirmedBy").asString()).isNotEmpty();
    assertThat(row.path("confirmedAt").asString()).startsWith("2026-12-21T10:00");

    reach("REPLY_AWAITED", meeting, mother);
    awaitLedger(mother, "INVITATION SENT", "REPLY_AWAITED AWAITING_CONFIRMATION");
    assertThat(mails(mother)).hasSize(1);
    assertThat(confirm(letter(mother, "INVITATION"), true).status()).isEqualTo(422);
  }

  @Test
  void aYesHoldsForItsDayAlone() {
    windTo(MONDAY_21_DECEMBER, "18:00");
    var mother = parent(wishes(true, false, true, true, null));
    book(mother);
    awaitTasks(mother, "CONFIRM_FIRST");
    confirm(letter(mother, "INVITATION"), true);
    await(() ->
        count("letter where reason = 'outside the hours agreed' and person = '" + mother.id() + "'")
            == 1);

    windTo(TUESDAY_22_DECEMBER, "09:30");

    awaitLedger(mother, "INVITATION AWAITING_CONFIRMATION");
    awaitTasks(mother, "CONFIRM_FIRST");
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void aNoIsFinalAndSomebodyTellsThemAnotherWay() {
    var mother = parent(wishes(true, false, true, true, null));
    book(mother);
    awaitTasks(mother, "CONFIRM_FIRST");

    assertThat(confirm(letter(mother, "INVITATION"), false).status()).isEqualTo(200);

    awaitLedger(mother, "INVITATION WITHHELD");
    awaitTasks(mother, "NOT_SAFE_NOW");
    windTo(TUESDAY_22_DECEMBER, "10:00");
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void whatNobodyAskedAboutInTimeEndsWithItsMeeting() {
    var mother = parent(wishes(true, false, true, true, null));
    book(mother);
    awaitTasks(mother, "CONFIRM_FIRST");

    windTo(TUESDAY_5_JANUARY, "10:00");

    awaitLedger(mother, "INVITATION EXPIRED");
    awaitTasks(mother, "EXPIRED");
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void whatHasChangedSinceNeedsNoAskingAboutAnyMore() {
    var mother = parent(wishes(true, false, true, true, null));
    var meeting = book(mother);
    awaitTasks(mother, "CONFIRM_FIRST");
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);
    awaitLedger(mother, "INVITATION SUPERSEDED", "INVITATION AWAITING_CONFIRMATION");
    awaitTasks(mother, "CONFIRM_FIRST");

    cancel(meeting, 2, mother);

    awaitLedger(mother, "INVITATION SUPERSEDED", "INVITATION SUPERSEDED");
    awaitTasks(mother);
    assertThat(toConfirm().path("rows").valueStream().toList().toString())
        .doesNotContain(mother.id().toString());
  }

  @Test
  void aRecordTooOldToGoByMakesLettersWaitUntilTheyHaveBeenAskedAgain() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(wishes(true, false, false, true, MONDAY_21_DECEMBER));
    var father = parent(wishes(true, false, false, true, TUESDAY_22_DECEMBER));
    book(mother, father);
    mail(father, 1);
    awaitLedger(mother, "INVITATION AWAITING_CONFIRMATION");
    awaitTasks(mother, "ASK_AGAIN");

    contact(mother, wishes(true, false, false, true, LocalDate.of(2027, 6, 21)), false);

    assertThat(mails(mother, 1)).hasSize(1);
    awaitLedger(mother, "INVITATION SENT");
    awaitTasks(mother);
  }

  @Test
  void whoReadsNoEnglishIsToldByAPersonAlsoWhenItChanges() {
    var mother = parent(wishes(true, false, false, false, null));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION FOR_A_PERSON");
    awaitTasks(mother, "TELL_IN_THEIR_LANGUAGE");
    reach("REPLY_AWAITED", meeting, mother);
    awaitLedger(mother, "INVITATION FOR_A_PERSON", "REPLY_AWAITED FOR_A_PERSON");
    awaitTasks(mother, "TELL_IN_THEIR_LANGUAGE");
    done(mother);

    cancel(meeting, 1, mother);

    awaitLedger(
        mother,
        "INVITATION FOR_A_PERSON",
        "REPLY_AWAITED FOR_A_PERSON",
        "CANCELLATION FOR_A_PERSON");
    awaitTasks(mother, "TELL_IN_THEIR_LANGUAGE");
    assertThat(mails(mother)).isEmpty();
    assertThat(texts(mother)).isEmpty();
  }

  @Test
  void noSignInCodeIsSentToWhomNobodyHasAsked() {
    var mother = parent(wishes(true, false, true, true, null));
    var code = "{\"person\": \"" + mother.id() + "\", \"code\": \"493027\"}";

    assertThat(gateway().post("/sign-in-codes", code).status()).isEqualTo(200);

    awaitLedger(mother, "SIGN_IN_CODE WITHHELD");
    awaitTasks(mother, "CODE_NOT_SENT");
    assertThat(mails(mother)).isEmpty();
    assertThat(count("letter where code = '493027'")).isZero();
  }

  @Test
  void somebodyElsesOfficeSeesNoneOfIt() {
    var mother = parent(wishes(true, false, true, true, null));
    book(mother);
    awaitTasks(mother, "CONFIRM_FIRST");
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));

    assertThat(elsewhere.get("/letters/to-confirm").body().path("count").asLong()).isZero();
    assertThat(elsewhere.post(path(letter(mother, "INVITATION")), "{\"safe\": true}").status())
        .isEqualTo(422);
    awaitLedger(mother, "INVITATION AWAITING_CONFIRMATION");
  }

  @Test
  void parentsWhoLiveApartNeverAppearToEachOther() {
    var mother = parent(wishes(true, false, false, true, null), true);
    var father = parent(wishes(true, false, false, true, null));
    var meeting = book(mother, father);
    bothHave(1, mother, father);
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother, father);
    bothHave(2, mother, father);
    reach("REMINDER_BY_TEXT", meeting, mother, father);
    cancel(meeting, 2, mother, father);

    for (var pair : List.of(List.of(mother, father), List.of(father, mother))) {
      var other = pair.getLast();
      assertThat(mails(pair.getFirst(), 3))
          .hasSize(3)
          .allSatisfy(mail ->
              assertThat(wholeOf(mail))
                  .doesNotContain(
                      other.email(),
                      other.mobile(),
                      other.name(),
                      other.id().toString(),
                      invitationOf(other).toString(),
                      VENUE));
      assertThat(calendarOf(mails(pair.getFirst()).getFirst()))
          .containsOnlyOnce("ATTENDEE")
          .doesNotContain("LOCATION");
    }
  }

  private void bothHave(int mails, Someone one, Someone other) {
    mails(one, mails);
    mails(other, mails);
  }

  private static SafeContact wishes(
      boolean council,
      boolean shared,
      boolean confirm,
      boolean english,
      @Nullable LocalDate until) {
    return new SafeContact(
        true,
        true,
        true,
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        council,
        shared,
        confirm,
        english,
        until);
  }

  private JsonNode toConfirm() {
    return office().get("/letters/to-confirm").body();
  }

  private static String path(String letter) {
    return "/letters/" + letter + "/confirm";
  }

  /** Somebody has done the one task there is about a person. */
  private void done(Someone one) {
    var task =
        jdbc.sql("select id from task where person = :person and done_at is null")
            .param("person", one.id().value())
            .query(UUID.class)
            .single();
    assertThat(office().post("/tasks/" + task + "/done", "{\"note\": \"Told her\"}").status())
        .isEqualTo(200);
  }

  /** Every header and every part, decoded. */
  private static String wholeOf(ReceivedMail mail) {
    var open = mail.open();
    return String.join(
        "\n",
        new String(mail.raw(), US_ASCII).replaceAll("(?s)\r\n\r\n.*", ""),
        open.fromName(),
        open.subject(),
        open.text().orElseThrow(),
        open.html().orElseThrow(),
        calendarOf(mail));
  }

  private static String calendarOf(ReceivedMail mail) {
    return mail.open().calendarText().orElse("").replace("\r\n ", "");
  }

  private Knock.Answer confirm(String letter, boolean safe) {
    return office().post(path(letter), "{\"safe\": " + safe + "}");
  }
}
