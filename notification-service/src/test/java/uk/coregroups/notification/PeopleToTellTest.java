package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Whoever no letter may go to is told by somebody, of every change, and of each once. */
class PeopleToTellTest extends Chapter {

  private static final String TUESDAY = " is on Tuesday 5 January 2027, 10:00 to 11:00.";
  private static final String THURSDAY = " is now on Thursday 7 January 2027, 14:00 to 15:00.";

  @Test
  void somebodyIsAskedToTellWhoeverWasStoppedOfANewTimeAndOfACancellation() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(ANYTHING_BY_DAY);
    var meeting = book(mother);
    mail(mother, 1);
    awaitLedger(mother, "INVITATION SENT");
    stop(mother);
    assertThat(tasks(mother)).isEmpty();

    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);
    awaitTasks(mother, "TELL_THEM");
    var task = only(meeting);
    assertThat(task.path("say").asString())
        .isEqualTo("The meeting " + meeting.reference() + THURSDAY);
    assertThat(task.hasNonNull("number")).as("the telephone may be why it was stopped").isFalse();
    assertThat(task.path("meeting").asString()).isEqualTo(meeting.id().toString());
    assertThat(task.path("person").asString()).isEqualTo(mother.id().toString());
    assertThat(task.path("detail").asString())
        .isEqualTo("Nothing is sent: everything to this person has been stopped");

    cancel(meeting, 2, mother);
    await(() -> ledger(mother).contains("CANCELLATION WITHHELD"));
    assertThat(only(meeting).path("id")).isEqualTo(task.path("id"));
    assertThat(only(meeting).path("say").asString())
        .isEqualTo(
            "The meeting " + meeting.reference() + " on Thursday 7 January 2027 is cancelled.");
    assertThat(mails(mother)).hasSize(1);
  }

  @Test
  void whatHasNotLeftWhenEverythingIsStoppedIsToldByAPerson() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DUE");

    stop(mother);

    awaitTasks(mother, "TELL_THEM");
    assertThat(only(meeting).path("say").asString())
        .isEqualTo("The meeting " + meeting.reference() + TUESDAY);
  }

  @Test
  void whoeverStoppedTextsIsToldByAPerson() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(safe(false, true, true));
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION DELIVERED");
    PostOffice.ROOM.answerByText(mother.mobile(), "Stop");
    awaitTasks(mother, "OPTED_OUT");

    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);

    awaitTasks(mother, "OPTED_OUT", "TELL_THEM");
    assertThat(only(meeting).path("say").asString()).endsWith(THURSDAY);
  }

  @Test
  void withoutARecordOfWhatIsSafeNoNumberIsShown() {
    var mother = parent(null);
    var meeting = book(mother);
    awaitTasks(mother, "TELL_THEM");

    assertThat(only(meeting).hasNonNull("number")).isFalse();
    assertThat(only(meeting).path("say").asString()).endsWith(TUESDAY);
  }

  /** The press says what was said: a time nobody has told them of stays to be told. */
  @Test
  void whatWasToldBeforeItChangedIsToldAgain() {
    var mother = parent(null);
    var meeting = book(mother);
    awaitTasks(mother, "TELL_THEM");
    var shown = only(meeting);
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);

    var late = told(shown);
    assertThat(late.status()).isEqualTo(422);
    awaitTasks(mother, "TELL_THEM");

    assertThat(told(only(meeting)).status()).isEqualTo(200);
    awaitTasks(mother);
    assertThat(told(shown).status()).isEqualTo(404);
  }

  @Test
  void whoeverWasToldByAPersonIsToldByOneThatItIsCancelledAndNobodyElseIs() {
    var told = parent(null);
    var untold = parent(null);
    var meeting = book(told, untold);
    awaitTasks(told, "TELL_THEM");
    awaitTasks(untold, "TELL_THEM");
    told(of(told, meeting));

    cancel(meeting, 1, told, untold);

    awaitTasks(told, "TELL_THEM");
    assertThat(only(meeting).path("say").asString()).endsWith(" is cancelled.");
    awaitTasks(untold);
  }

  @Test
  void whoeverIsNoLongerInvitedIsToldNoNewerTime() {
    var mother = parent(null);
    var meeting = book(mother);
    awaitTasks(mother, "TELL_THEM");
    told(only(meeting));

    neighbours.tell(
        anytown, new InvitationWithdrawn(group, meeting.id(), invited(1, mother).getFirst()));
    heard();

    awaitTasks(mother, "TELL_THEM");
    assertThat(only(meeting).path("say").asString())
        .isEqualTo(
            "The meeting " + meeting.reference() + " goes on without them: they need not come.");
  }

  @Test
  void aLetterThatGoesAfterAllEndsIt() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var mother = parent(ANYTHING_BY_DAY);
    stop(mother);
    var meeting = book(mother);
    awaitTasks(mother, "TELL_THEM");
    office().post("/people/" + mother.id() + "/go-on", "{}");

    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, mother);

    mail(mother, 1);
    awaitTasks(mother);
  }

  @Test
  void aLetterThatCameBackGivesWayToOneTaskWithTheNextTime() {
    var reid = professional("Mr Reid");
    PostOffice.MAIL.refuse(reid.email(), "550 5.1.1 No such mailbox");
    jdbc.sql("update address set mobile = null where person = :person")
        .param("person", reid.id().value())
        .update();
    var meeting = book(reid);
    awaitTasks(reid, "UNDELIVERABLE");
    assertThat(only(meeting).path("say").asString()).endsWith(TUESDAY);

    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, reid);

    awaitTasks(reid, "TELL_THEM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks", "/tasks?toTell=true", "/tasks?meeting=@MEETING"})
  void nobodyElseSeesIt(String list) {
    var mother = parent(null);
    var meeting = book(mother);
    awaitTasks(mother, "TELL_THEM");
    var path = list.replace("@MEETING", meeting.id().toString());
    assertThat(office().get(path).body().path("count").asInt()).isEqualTo(1);
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));

    assertThat(elsewhere.get(path).body().path("count").asInt()).isZero();
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of("ada.okafor@anytown.example")));
    heard();
    assertThat(office().get(path).body().path("count").asInt()).isZero();
  }

  @Test
  void whatIsSaidThatDoesNotLeaveLeadsToTheMeeting() {
    mayNotSay(group, "Ava Hartley");
    var reid = professional("Joan Reid");
    var meeting = book(TUESDAY_5_JANUARY, "10:00", "Hartley Hall", reid);

    awaitTasks(reid, "WOULD_TELL");
    assertThat(only(meeting).path("meeting").asString()).isEqualTo(meeting.id().toString());
  }

  private void stop(Someone one) {
    assertThat(office().post("/people/" + one.id() + "/stop", "{}").status()).isEqualTo(200);
  }

  private JsonNode only(Meeting meeting) {
    var page = office().get("/tasks?meeting=" + meeting.id()).body();
    assertThat(page.path("count").asInt()).isEqualTo(1);
    return page.path("rows").path(0);
  }

  private JsonNode of(Someone one, Meeting meeting) {
    return office()
        .get("/tasks?meeting=" + meeting.id())
        .body()
        .path("rows")
        .valueStream()
        .filter(row -> row.path("person").asString().equals(one.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private Knock.Answer told(JsonNode task) {
    return office()
        .post(
            "/tasks/" + task.path("id").asString() + "/told",
            "{\"said\": \"" + task.path("say").asString() + "\"}");
  }
}
