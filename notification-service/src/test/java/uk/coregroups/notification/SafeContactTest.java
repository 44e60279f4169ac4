package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether, how and at what hour somebody may be reached. */
class SafeContactTest extends Chapter {

  private static final LocalDate TUESDAY_22_DECEMBER = MONDAY_21_DECEMBER.plusDays(1);

  @Test
  void withoutASafeContactRecordNothingIsSentAndAPersonIsAsked() {
    var mother = parent(null);
    var meeting = book(mother);
    reach("REPLY_AWAITED", meeting, mother);

    awaitLedger(mother, "INVITATION WITHHELD", "REPLY_AWAITED WITHHELD");
    awaitTasks(mother, "TELL_THEM", "NO_SAFE_CONTACT");
    assertThat(mails(mother)).isEmpty();
    assertThat(texts(mother)).isEmpty();
  }

  @Test
  void aRecordThatNamesNoWayIsAsGoodAsNone() {
    var mother = parent(safe(false, false, true));
    book(mother);

    awaitLedger(mother, "INVITATION WITHHELD");
    awaitTasks(mother, "TELL_THEM");
    assertThat(mails(mother)).isEmpty();
    assertThat(texts(mother)).isEmpty();
  }

  @Test
  void whereOnlyTextsAreSafeTheInvitationIsAText() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    book(mother);

    assertThat(texts(mother, 1)).hasSize(1);
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void aRecordThatIsTakenBackStopsWhatIsStillWaiting() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    book(mother);
    awaitWaitingUntil(mother, "2026-12-22T09:00:00Z");

    contact(mother, null, false);
    windTo(TUESDAY_22_DECEMBER, "09:30");

    awaitLedger(mother, "INVITATION WITHHELD");
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void aFamilyMemberIsWrittenToWithinTheHoursAgreedAlone() {
    windTo(MONDAY_21_DECEMBER, "17:00");
    var mother = parent(ANYTHING_BY_DAY);
    var okafor = professional("Ms Okafor");
    book(mother, okafor);

    mail(okafor, 1);
    awaitWaitingUntil(mother, "2026-12-22T09:00:00Z");
    assertThat(mails(mother)).isEmpty();

    windTo(TUESDAY_22_DECEMBER, "08:58");
    assertThat(ledger(mother)).containsExactly("INVITATION DUE");
    windTo(TUESDAY_22_DECEMBER, "09:00");
    awaitLedger(mother, "INVITATION SENT");
    assertThat(mails(mother)).hasSize(1);
  }

  @Test
  void inSummerTheHoursAreThoseOfTheClockOnTheWall() {
    windTo(LocalDate.of(2027, 7, 1), "08:30");
    var mother = parent(ANYTHING_BY_DAY);
    book(LocalDate.of(2027, 7, 20), "10:00", VENUE, mother);

    awaitWaitingUntil(mother, "2027-07-01T08:00:00Z");
    windTo(LocalDate.of(2027, 7, 1), "09:01");
    awaitLedger(mother, "INVITATION SENT");
  }

  @ParameterizedTest
  @CsvSource({"07:30, 2026-12-21T08:00:00Z", "20:00, 2026-12-22T08:00:00Z"})
  void nobodysPhoneRingsAtNight(String time, String until) {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    windTo(MONDAY_21_DECEMBER, time);
    reach("REMINDER_BY_TEXT", meeting, okafor);

    awaitWaitingUntil(okafor, until);
    assertThat(texts(okafor)).isEmpty();
    windTo(TUESDAY_22_DECEMBER, "08:05");
    assertThat(texts(okafor, 1)).hasSize(1);
  }

  @Test
  void aReminderWhoseHourNeverComesIsNotSentLate() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    windTo(TUESDAY_5_JANUARY, "07:00");
    reach("REMINDER_BY_TEXT", meeting, okafor);
    awaitWaitingUntil(okafor, "2027-01-05T08:00:00Z");

    windTo(TUESDAY_5_JANUARY, "10:01");

    await(() -> ledger(okafor).contains("REMINDER_BY_TEXT WITHHELD"));
    assertThat(texts(okafor)).isEmpty();
    assertThat(tasks(okafor)).isEmpty();
  }

  @Test
  void anInvitationThatCouldNotGoInTimeIsSomebodysTask() {
    windTo(TUESDAY_5_JANUARY, "05:00");
    var mother = parent(ANYTHING_BY_DAY);
    book(TUESDAY_5_JANUARY, "08:30", VENUE, mother);
    awaitWaitingUntil(mother, "2027-01-05T09:00:00Z");

    windTo(TUESDAY_5_JANUARY, "09:00");

    awaitLedger(mother, "INVITATION EXPIRED");
    awaitTasks(mother, "EXPIRED");
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void everythingToSomebodyIsStoppedNowAndGoesOnWhenSomebodySaysSo() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    var meeting = book(mother);
    awaitWaitingUntil(mother, "2026-12-22T09:00:00Z");

    var stopped = office().post("/people/" + mother.id() + "/stop", "{}");
    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.body().path("withheld").asInt()).isEqualTo(1);
    windTo(TUESDAY_22_DECEMBER, "10:00");
    reach("REPLY_AWAITED", meeting, mother);
    cancel(meeting, 1, mother);
    await(() -> ledger(mother).stream().noneMatch(line -> line.endsWith("DUE")));
    assertThat(mails(mother)).isEmpty();
    assertThat(
            office().get("/people/" + mother.id() + "/standing").body().path("stopped").asBoolean())
        .isTrue();

    contact(mother, ANYTHING_BY_DAY, false);
    reach("MINUTES_DUE", null, mother);
    await(() -> ledger(mother).contains("MINUTES_DUE WITHHELD"));

    assertThat(office().post("/people/" + mother.id() + "/go-on", "{}").status()).isEqualTo(200);
    reach("MINUTES_CHASER", null, mother);
    assertThat(mails(mother, 1)).hasSize(1);
    assertThat(ledger(mother)).contains("INVITATION WITHHELD");
  }

  @Test
  void aSignInCodeGoesAtAnyHourAndIsForgottenOnceSent() {
    windTo(MONDAY_21_DECEMBER, "23:00");
    var mother = parent(ANYTHING_BY_DAY);
    var code = "{\"person\": \"" + mother.id() + "\", \"code\": \"493027\"}";

    assertThat(gateway().post("/sign-in-codes", code).status()).isEqualTo(200);

    var mail = mail(mother, 1).open();
    assertThat(mail.subject()).isEqualTo("Your sign-in code");
    assertThat(mail.text().orElseThrow()).contains("Your code is 493027.");
    awaitLedger(mother, "SIGN_IN_CODE SENT");
    assertThat(count("letter where code is not null and state <> 'DUE'")).isZero();
    assertThat(office().get("/letters?person=" + mother.id()).body().path("count").asLong())
        .isZero();
  }

  @Test
  void aNameThatCameByMistakeIsNotKept() {
    var mother = parent(ANYTHING_BY_DAY);

    assertThat(count("address where person = '" + mother.id() + "' and name is not null")).isZero();
  }

  /** Waits until the one letter still due is not to go before a moment. */
  private void awaitWaitingUntil(Someone one, String moment) {
    await(() ->
        count(
                "letter where state = 'DUE' and reason = 'outside the hours agreed' and person = '"
                    + one.id()
                    + "' and not_before = '"
                    + moment
                    + "'")
            == 1);
  }
}
