package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.RetentionClass;

/** What notification lets go of when a group's time is over, and what it keeps. */
class PurgeTest extends Chapter {

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
    purged(RetentionClass.WORKING_RECORD, nurse);
    heard();
    nightly.run();
    assertThat(count("address where person = '" + nurse.id() + "'")).isEqualTo(1);
    assertThat(waits()).hasSize(1);

    var done = office().post("/tasks/" + waits().getFirst() + "/done", "{\"note\":\"She knows\"}");
    assertThat(done.status()).isEqualTo(200);
    nightly.run();
    assertThat(count("address where person = '" + nurse.id() + "'")).isZero();
    assertThat(ledger(stranger)).containsExactly("INVITATION WITHHELD");
    contact(stranger, null, false);
    assertThat(ledger(stranger))
        .as("nothing goes out any more")
        .containsExactly("INVITATION WITHHELD");
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
