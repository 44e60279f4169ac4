package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.events.membership.PersonKind;

/** How those are reached whom an extract brings, many of them told at once. */
class BroughtByAnExtractTest extends Chapter {

  @Test
  void whoeverIsBroughtIsWrittenToAndAParentIsNot() {
    var dunn = someone(PersonKind.PROFESSIONAL, "Nurse Dunn");
    var mother = someone(PersonKind.FAMILY, "Kim Marsh");
    join(dunn);
    join(mother);
    book(dunn, mother);
    awaitLedger(dunn, "INVITATION AWAITING_ADDRESS");
    awaitLedger(mother, "INVITATION AWAITING_ADDRESS");

    bring(dunn, mother);

    assertThat(mail(dunn, 1).receiver()).isEqualTo(dunn.email());
    awaitLedger(mother, "INVITATION WITHHELD");
    awaitTasks(mother, "TELL_THEM");
    assertThat(mails(mother)).isEmpty();
    assertThat(texts(mother)).isEmpty();
  }

  @Test
  void whatWasToldOfSomebodyByItselfIsNewerEvenIfItCameFirst() {
    var dunn = professional("Nurse Dunn");
    var mother = parent(ANYTHING_BY_DAY);
    windTo(MONDAY_21_DECEMBER, "10:00");

    bring(
        new Someone(dunn.id(), dunn.kind(), dunn.name(), "old-" + dunn.email(), dunn.mobile()),
        new Someone(
            mother.id(), mother.kind(), mother.name(), "old-" + mother.email(), mother.mobile()));
    book(dunn, mother);

    assertThat(mail(dunn, 1).receiver()).isEqualTo(dunn.email());
    assertThat(mail(mother, 1).receiver()).isEqualTo(mother.email());
  }

  /** As an extract does, which says of nobody what is safe. */
  private void bring(Someone... people) {
    var contacts = Arrays.stream(people).map(one -> reached(one, null, false)).toList();
    var intake = UUID.randomUUID();
    neighbours.tell(anytown, new ContactsBrought(intake, contacts));
    await(() -> neighbours.allHeard(jdbc, intake));
  }
}
