package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.notification.PostOffice.ROOM;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.events.surroundings.Traces;

/** What notification lets go of when a group's time is over, and what it keeps. */
class PurgeTest extends GroupMail {

  private static final LocalDate MONDAY_12_APRIL = LocalDate.of(2027, 4, 12);

  @Autowired
  @Qualifier("purgeRound")
  Round nightly;

  @Test
  void thatLettersWereSentStaysAndWhatTheySaidAndToWhichAddressIsGone() {
    var nurse = professional("Nora Dunn");
    var mother = parent(ANYTHING_BY_DAY);
    book(nurse, mother);
    awaitLedger(mother, "INVITATION SENT");
    awaitLedger(nurse, "INVITATION SENT");
    purged(RetentionClass.WORKING_RECORD, mother);
    await(() -> count("meeting where core_group = '" + group + "'") == 0);

    assertThat(ledger(mother)).containsExactly("INVITATION SENT");
    assertThat(ledger(nurse)).containsExactly("INVITATION SENT");
    assertThat(count("address where person = '" + mother.id() + "'")).isZero();
    assertThat(count("address where person = '" + nurse.id() + "'")).isEqualTo(1);
    assertThat(count("seat where core_group = '" + group + "'")).isZero();
    assertThat(office().get("/letters?group=" + group).status()).isEqualTo(200);

    purged(RetentionClass.LETTERS_SENT);
    await(() -> count("letter where core_group = '" + group + "'") == 0);
  }

  @Test
  void aLetterThatCannotGoKeepsTheRestUntilAPersonHasSaidWhatBecameOfIt() {
    var nurse = professional("Nora Dunn");
    var stranger = someone(PersonKind.PROFESSIONAL, "Ann Other");
    book(nurse, stranger);
    awaitLedger(stranger, "INVITATION AWAITING_ADDRESS");
    awaitLedger(nurse, "INVITATION SENT");
    purged(RetentionClass.WORKING_RECORD, nurse);
    heard();
    nightly.run();
    assertThat(count("address where person = '" + nurse.id() + "'")).isEqualTo(1);

    doneWithWaiting("She knows");
    nightly.run();
    assertThat(count("address where person = '" + nurse.id() + "'")).isZero();
    assertThat(ledger(stranger)).containsExactly("INVITATION WITHHELD");
    contact(stranger, null, false);
    assertThat(ledger(stranger))
        .as("nothing goes out any more")
        .containsExactly("INVITATION WITHHELD");
  }

  @Test
  void nobodyOfTheFamilyAndNoWordIsLeftInAnyTable() {
    book(TUESDAY_5_JANUARY, "10:00", "The Old Chapel", bola, mother);
    awaitLedger(mother, "INVITATION SENT");
    ROOM.write(bola.email(), address, "The red folder", "I shall bring it on Friday.");
    ROOM.write(mother.email(), address, "My turn", "Please ring my sister.");
    ROOM.write(mother.email(), PostOffice.SUITE, "The other day", "I am moving.");
    ROOM.answerByText(mother.mobile(), "I missed the bus");
    awaitLedger(ben, "GROUP_NOTICE SENT");
    await(() -> tasks(mother).size() == 3);
    doneWithAll(mother, "She has another number");
    var said =
        new Object[] {
          mother.email(),
          mother.mobile(),
          "The Old Chapel",
          "The red folder",
          "I shall bring it",
          "My turn",
          "Please ring my sister",
          "The other day",
          "I am moving",
          "I missed the bus",
          "She has another number",
          address.replaceFirst("@.*", "")
        };
    assertThat(Traces.of(jdbc, said))
        .contains("address", "group_address", "group_mail", "incoming", "meeting", "task");

    purged(RetentionClass.WORKING_RECORD, mother);
    assertThat(Traces.of(jdbc, said)).isEmpty();
    assertThat(Traces.of(jdbc, mother.id()))
        .containsOnly("forgotten", "inbox_position", "incoming", "letter", "task");
    assertThat(count("invitation where person = '" + bola.id() + "'")).isZero();

    purged(RetentionClass.LETTERS_SENT);
    assertThat(Traces.of(jdbc, group))
        .as("how many facts were heard of a group, by its id")
        .containsOnly("inbox_position");
  }

  @Test
  void whatAParentWroteIsKeptUntilAPersonHasSaidWhatBecameOfIt() {
    ROOM.answerByText(mother.mobile(), "Where has everybody gone?");
    awaitTasks(mother, "ANSWERED_BY_HAND");
    purged(RetentionClass.WORKING_RECORD, mother);
    nightly.run();
    assertThat(Traces.of(jdbc, mother.mobile())).containsOnly("address", "incoming");

    doneWithWaiting("Somebody rang her");
    nightly.run();
    assertThat(Traces.of(jdbc, mother.mobile(), "Where has everybody gone")).isEmpty();
    assertThat(tasks(mother)).isEmpty();
  }

  @Test
  void whatIsToldLateOfSomebodyForgottenIsNotKept() {
    purged(RetentionClass.WORKING_RECORD, mother);
    assertThat(Traces.of(jdbc, mother.mobile())).isEmpty();

    contact(mother, ANYTHING_BY_DAY, false);
    var late = UUID.randomUUID();
    neighbours.tell(anytown, new ContactsBrought(late, List.of(reached(mother, null, false))));
    await(() -> neighbours.allHeard(jdbc, late));
    assertThat(Traces.of(jdbc, mother.email(), mother.mobile())).isEmpty();
  }

  private void doneWithAll(Someone one, String note) {
    jdbc.sql("select id from task where person = :person and done_at is null")
        .param("person", one.id().value())
        .query((row, n) -> row.getString("id"))
        .list()
        .forEach(task -> doneWith(task, note));
  }

  private void doneWithWaiting(String note) {
    assertThat(waits()).hasSize(1);
    doneWith(waits().getFirst(), note);
  }

  private void doneWith(String task, String note) {
    var done = office().post("/tasks/" + task + "/done", "{\"note\":\"" + note + "\"}");
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
  }

  private void purged(RetentionClass record, Someone... forgotten) {
    neighbours.tell(
        anytown,
        new CoreGroupPurged(
            group, record, MONDAY_12_APRIL, Arrays.stream(forgotten).map(Someone::id).toList()));
    heard();
  }

  private List<String> waits() {
    return office()
        .get("/tasks")
        .body()
        .path("rows")
        .valueStream()
        .filter(task -> task.path("words").asString().contains("is to be purged"))
        .map(task -> task.path("id").asString())
        .toList();
  }
}
