package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Somebody rings up and reads a reference out of their letter. */
class ReferencesTest extends Chapter {

  @Test
  void aMeetingIsFoundByWhatItsLettersCallIt() {
    theConferenceIsRecorded();
    var meeting = book(LocalDate.of(2027, 1, 5));
    var reference =
        office.get("/meetings/" + meeting).body().path("meeting").path("reference").asString();

    var meant = office.get("/references/" + reference.toLowerCase(java.util.Locale.UK)).body();

    assertThat(meant).hasSize(1);
    assertThat(meant.path(0).path("meeting").asString()).isEqualTo(meeting);
  }

  @Test
  void whatIsOwedIsFoundByTheGroupAndWhatNobodyWroteIsNotFound() {
    theConferenceIsRecorded();

    var meant = office.get("/references/G-TEST").body();

    assertThat(meant.path(0).path("coreGroup").asString()).isEqualTo(group.toString());
    assertThat(meant.path(0).path("meeting").isMissingNode()).isTrue();
    assertThat(office.get("/references/M-NONE").body()).isEmpty();
  }
}
