package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.coregroups.gateway.Gate;

/** What pages say when a service is away or fails: that it could not be checked. */
class ServiceAwayTest extends Gate {

  @Test
  void aServiceThatIsAwayIsSaidToBeAndNeverLooksLikeNothing() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    SCHEDULING.goesAway();

    var today = browser.get("/today");
    assertThat(today.status()).isEqualTo(200);
    assertThat(today.words())
        .contains("We could not check what is late and due just now.")
        .doesNotContain("Nothing is late", "Nothing is due", "Everybody invited");
    assertThat(browser.get("/tasks").words())
        .contains("We could not check all the tasks just now.")
        .doesNotContain("There is nothing to do");
    var group = browser.get(named("/core-groups/@GROUP")).words();
    for (var what : List.of("the deadlines", "the meetings", "the conferences")) {
      assertThat(group).contains("We could not check " + what + " just now.");
    }
    assertThat(group)
        .contains("1 in the ledger")
        .doesNotContain("Nothing is owed yet", "No meeting has been booked", "No conference has");
  }

  @Test
  void withoutNamesThePageSaysWhatItKnows() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.goesAway();

    var today = signedIn(SOCIAL_WORKER).get("/today");
    assertThat(today.status()).isEqualTo(200);
    assertThat(today.words()).contains("A family", "M-7F3K");
    var group = signedIn(SOCIAL_WORKER).get("/core-groups");
    assertThat(group.status()).isEqualTo(503);
    assertThat(group.words())
        .contains("Part of this service is not answering", "Nothing has been changed");
  }

  @Test
  void groupsAreFoundWithoutThePartnershipsOwnWords() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers("GET /partnership", 500, "{}");

    var shown = signedIn(SOCIAL_WORKER).get("/core-groups");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.words()).contains("Lead social worker", "G-7F3K");
  }

  @Test
  void lettersThatCouldNotBeCheckedAreNotNone() {
    Household.isKnown("Ann", 1);
    NOTIFICATION.goesAway();
    var browser = signedIn(SOCIAL_WORKER);

    assertThat(browser.get("/letters").words())
        .contains("We could not check the letters just now.", "We could not check what is waiting")
        .doesNotContain("There are none");
    assertThat(browser.get("/today").words())
        .contains("Tasks for a person We could not check just now.")
        .contains("Mailbox It could not be checked.");
    var person = browser.get(named("/people/@THE_MOTHER"));
    assertThat(person.words())
        .contains("We could not check whether anything may be sent to this person just now.")
        .contains("We could not check the letters just now.");
  }

  @Test
  void aMembersPageSaysWhatCouldNotBeChecked() {
    Household.isKnown("Ann", 1);
    var browser = reader("/mine");
    SCHEDULING.goesAway();

    assertThat(browser.get("/mine").words())
        .contains("We could not check everything that is yours just now.")
        .doesNotContain("You are not invited");
  }

  @Test
  void aServiceThatFailsIsAwayAndItsErrorIsNotShown() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers("GET /today", 500, "{\"detail\": \"secret row of Ann Example\"}");

    var shown = signedIn(SOCIAL_WORKER).get("/today");
    assertThat(shown.words()).contains("We could not check what is late and due just now.");
    assertThat(shown.body()).doesNotContain("secret row");
  }

  @Test
  void aPageThatIsRefusedLeavesNoQuestionBehind() {
    SCHEDULING.slowsDown(Duration.ofMillis(300));

    var shown = signedIn(SOCIAL_WORKER).get("/core-groups/c0a80000-0000-4000-8000-000000000001");
    assertThat(shown.status()).isEqualTo(404);
    assertThat(SCHEDULING.calls()).isNotEmpty();
    assertThat(SCHEDULING.waiting()).isZero();
  }

  @Test
  void aFormThatAServiceMayHaveMissedDoesNotSayThatNothingHappened() {
    Household.isKnown("Ann", 1);
    var browser = signedIn(SOCIAL_WORKER);
    var open = browser.get("/schools/new").page();
    MEMBERSHIP.goesAway();

    var shown = browser.fill(open, "/schools/new", Map.of("name", "Hillside", "phase", "Primary"));
    assertThat(shown.status()).isEqualTo(503);
    assertThat(shown.words())
        .contains("may or may not have been saved")
        .doesNotContain("Nothing has been changed");
    assertThat(MEMBERSHIP.calls("POST /schools")).as("sent once").hasSize(1);
  }
}
