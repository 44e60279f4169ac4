package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.scheduling.InvitationMerged;

/** What is written goes to the right record's address, whenever that becomes known. */
class OneRecordTest extends Chapter {

  @Test
  void anAddressThatIsCorrectedIsUsedForWhatHasNotGoneOut() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    book(mother);
    awaitLedger(mother, "INVITATION DUE");
    var moved =
        new Someone(
            mother.id(), mother.kind(), mother.name(), "new-" + mother.email(), mother.mobile());
    contact(moved, ANYTHING_BY_DAY, false);

    windTo(MONDAY_21_DECEMBER.plusDays(1), "09:30");

    assertThat(mail(moved, 1).receiver()).isEqualTo(moved.email());
    assertThat(mails(mother)).isEmpty();
  }

  @Test
  void whatHasNotGoneOutToTheOneGoesToTheOtherAndOnce() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    var again = parent(ANYTHING_BY_DAY);
    var meeting = book(again, mother);
    awaitLedger(again, "INVITATION DUE");
    awaitLedger(mother, "INVITATION DUE");

    merge(again, mother);
    neighbours.tell(
        anytown,
        new InvitationMerged(group, meeting.id(), invitationOf(again), invitationOf(mother)));
    heard();
    windTo(MONDAY_21_DECEMBER.plusDays(1), "09:30");

    assertThat(mails(mother, 1)).hasSize(1);
    patiently()
        .untilAsserted(() ->
            assertThat(ledger(mother))
                .containsExactlyInAnyOrder("INVITATION SENT", "INVITATION SUPERSEDED"));
    assertThat(mails(again)).isEmpty();
    assertThat(ledger(again)).isEmpty();
  }

  @Test
  void whatIsToldLaterUnderTheOldRecordGoesToTheOneThatStays() {
    var dunn = professional("Nurse Dunn");
    var again = professional("Nurse Dunn");
    heard();
    merge(again, dunn);
    book(again);
    assertThat(mails(dunn, 1)).hasSize(1);
    reach("REPLY_AWAITED", null, again, dunn);
    awaitLedger(dunn, "INVITATION SENT", "REPLY_AWAITED SENT");
    assertThat(mails(again)).isEmpty();
  }

  @Test
  void whoeverStoppedEverythingUnderOneRecordHasStoppedIt() {
    var mother = parent(ANYTHING_BY_DAY);
    var again = parent(ANYTHING_BY_DAY);
    heard();
    assertThat(office().post("/people/" + again.id() + "/stop", "{}").status()).isEqualTo(200);
    merge(again, mother);
    book(mother);
    awaitLedger(mother, "INVITATION WITHHELD");
    assertThat(mails(mother)).isEmpty();
  }

  private void merge(Someone goes, Someone stays) {
    neighbours.tell(anytown, new ContactMerged(goes.id(), stays.id()));
    neighbours.tell(
        anytown,
        new PersonMerged(
            group,
            goes.id(),
            stays.id(),
            stays.id(),
            List.of(
                new MergedSeat(
                    MemberId.fresh(), PersonKind.FAMILY, "PARENT", MONDAY_21_DECEMBER, null))));
    await(() -> neighbours.allHeard(jdbc, goes.id().value()));
    heard();
  }
}
