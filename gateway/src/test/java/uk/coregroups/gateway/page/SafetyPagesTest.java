package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.GROUP;
import static uk.coregroups.gateway.page.Household.INVITATION;
import static uk.coregroups.gateway.page.Household.LETTER;
import static uk.coregroups.gateway.page.Household.MEETING;
import static uk.coregroups.gateway.page.Household.OWED;
import static uk.coregroups.gateway.page.Household.TASK;
import static uk.coregroups.gateway.page.Household.THE_MOTHER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** What the office is shown before somebody rings a family member, and what it may say after. */
class SafetyPagesTest extends Gate {

  @Test
  void whoeverIsAskedToRingIsToldHow() {
    Household.isKnown("Ann", 1);
    var words =
        "Between 09:00 and 17:00. Leave no voicemail. Do not say that you are from the council."
            + " Others use their telephone. They speak Ann.";
    var browser = office();

    assertThat(browser.get("/letters/to-confirm").words()).contains(words);
    assertThat(browser.get("/tasks").words()).contains(words);
  }

  @Test
  void ifNobodyKnowsHowTheyMayBeRungThePageSaysSo() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.goesAway();
    var browser = office();

    assertThat(browser.get("/letters/to-confirm").words())
        .contains("We could not check how they may be rung just now.");
    assertThat(browser.get("/tasks").words()).contains("We could not check all the tasks");
  }

  @Test
  void aYesAndANoAreEachOneButton() {
    Household.isKnown("Ann", 1);
    NOTIFICATION.answers("POST /letters/" + LETTER + "/confirm", "\"it goes today\"");
    var browser = office();
    var path = "/letters/" + LETTER + "/confirm";

    var yes = browser.fill("/letters/to-confirm", path, Map.of("safe", "true"));
    assertThat(yes.status()).isEqualTo(303);
    assertThat(NOTIFICATION.last().text()).isEqualTo("{\"safe\":true}");
    browser.fill("/letters/to-confirm", path, Map.of("safe", "false"));
    assertThat(NOTIFICATION.last().text()).isEqualTo("{\"safe\":false}");
  }

  @Test
  void everythingTheySaidIsRecorded() {
    Household.isKnown("Ann", 1);
    var path = "/people/" + THE_MOTHER + "/safe-contact";
    MEMBERSHIP.answers(
        "PUT " + path,
        """
        {"id": "%s", "kind": "FAMILY", "name": "Ann", "confidentialAddress": true}
        """
            .formatted(THE_MOTHER));

    office()
        .fill(
            path,
            path,
            Map.ofEntries(
                Map.entry("email", "yes"),
                Map.entry("from", "9:00"),
                Map.entry("until", "17:00"),
                Map.entry("verifiedOn-day", "17"),
                Map.entry("verifiedOn-month", "12"),
                Map.entry("verifiedOn-year", "2026"),
                Map.entry("sharedDevice", "yes"),
                Map.entry("confirmEachUse", "no"),
                Map.entry("language", "pl"),
                Map.entry("readsEnglish", "no")));

    assertThat(MEMBERSHIP.calls("PUT " + path)).hasSize(1);
    assertThat(MEMBERSHIP.calls("PUT " + path).getFirst().text())
        .contains("\"sharedDevice\":true")
        .contains("\"confirmEachUse\":false")
        .contains("\"language\":\"pl\"")
        .contains("\"readsEnglish\":false");
  }

  @Test
  void whatSomebodyNeedsIsRecordedInCodesAlone() {
    Household.isKnown("Ann", 1);
    var path = "/people/" + THE_MOTHER + "/needs";
    MEMBERSHIP.answers("PUT " + path, "[]");

    office().fill(path, path, Map.of("INTERPRETER", "yes", "language", "pl", "STEP_FREE", "yes"));

    assertThat(MEMBERSHIP.calls("PUT " + path).getFirst().text())
        .contains("{\"kind\":\"INTERPRETER\",\"language\":\"pl\"}")
        .contains("\"STEP_FREE\"");
  }

  @Test
  void theMeetingsPageSaysWhatIsNotArrangedYetAndWhoMayInterpret() {
    Household.isKnown("an interpreter (Polish)", 1);
    SCHEDULING.answers("POST /arrangements/" + OWED, "\"MET\"");
    var browser = office();
    var page = browser.get("/meetings/" + MEETING);

    assertThat(page.words())
        .contains("an interpreter (Polish) Not arranged yet")
        .contains("never a member of the family and never a child")
        .contains("Do not write the family’s names to them".replace('’', '\''));
    browser.fill(
        "/meetings/" + MEETING,
        "/meetings/" + MEETING + "/arrangements/" + OWED,
        Map.of("why-" + OWED, "Booked with the agency", "met", "true"));
    assertThat(SCHEDULING.last().text())
        .isEqualTo("{\"met\":true,\"why\":\"Booked with the agency\"}");
  }

  @Test
  void somethingIsNotNeededForAReasonAlone() {
    Household.isKnown("Ann", 1);
    var browser = office();

    var refused =
        browser.fill(
            "/meetings/" + MEETING,
            "/meetings/" + MEETING + "/arrangements/" + OWED,
            Map.of("why-" + OWED, " ", "met", "false"));

    assertThat(refused.errors()).containsExactly("#why-" + OWED + " Say why it is not needed");
    assertThat(SCHEDULING.calls("POST /arrangements/" + OWED)).isEmpty();
  }

  @Test
  void whoeverMayHaveSaidStopIsReadAndOneOfTwoButtonsIsPressed() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers("GET /tasks", "{\"count\": 0, \"rows\": []}");
    NOTIFICATION.answers(
        "GET /tasks",
        """
        {"count": 1, "rows": [{"id": "%s", "kind": "PERHAPS_NO_TEXTS", "about": "%s",
          "words": "Somebody may want no more texts", "openedAt": "2026-12-17T09:12:00Z"}]}
        """
            .formatted(TASK, GROUP));
    NOTIFICATION.answers("POST /tasks/" + TASK + "/texts", "\"decided\"");
    var browser = office();

    var page = browser.get("/tasks").page();

    assertThat(page.select("a[href=/letters/incoming]")).hasSize(1);
    assertThat(page.select("input[name=note-" + TASK + "]")).isEmpty();
    assertThat(page.select("button[name=decision]").eachText())
        .containsExactly("No more texts", "Texts may go on");
    var path = "/tasks/notification/" + TASK + "/texts";
    browser.fill(page, path, Map.of("decision", "STOP"));
    assertThat(NOTIFICATION.calls("POST /tasks/" + TASK + "/texts").getFirst().text())
        .isEqualTo("{\"decision\":\"STOP\"}");
  }

  @Test
  void whatAsksToReadSomethingLeadsToIt() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers("GET /tasks", "{\"count\": 0, \"rows\": []}");
    for (var kind : List.of("ANSWERED_BY_HAND", "UNKNOWN_ANSWER", "UNDELIVERABLE")) {
      NOTIFICATION.answers(
          "GET /tasks",
          """
          {"count": 1, "rows": [{"id": "%s", "kind": "%s", "about": "%s", "words": "Read it",
            "detail": "They say: not at ten", "openedAt": "2026-12-17T09:12:00Z"}]}
          """
              .formatted(TASK, kind, GROUP));
      var page = office().get("/tasks").page();
      assertThat(page.select("a[href=/letters/incoming]"))
          .as(kind)
          .hasSize(kind.equals("UNDELIVERABLE") ? 0 : 1);
      assertThat(page.select("input[name=note-" + TASK + "]")).as(kind).hasSize(1);
    }
  }

  @Test
  void aTaskThatIsSettledOnAMeetingsPageLeadsThere() {
    Household.isKnown("Ann", 1);
    NOTIFICATION.answers("GET /tasks", "{\"count\": 0, \"rows\": []}");
    SCHEDULING.answers(
        "GET /tasks",
        """
        {"count": 1, "rows": [{"id": "%s", "coreGroup": "%s", "words": "Arrange", "reference": "M-1",
          "openedAt": "2026-12-17T09:12:00Z", "meeting": "%s"}]}
        """
            .formatted(TASK, GROUP, MEETING));

    var page = office().get("/tasks").page();

    assertThat(page.select("a[href=/meetings/" + MEETING + "]")).hasSize(1);
    assertThat(page.select("form[action=/tasks/scheduling/" + TASK + "]")).isEmpty();
  }

  /** Even if a service said more of a family member's meeting than it does, the page would not. */
  @Test
  void aFatherSeesATimeAndHisOwnAnswerAndNoPlace() {
    Household.isKnown("Ann", 1);
    SCHEDULING.answers(
        "GET /mine",
        """
        {"meetings": [{"meeting": "%s", "coreGroup": "%s", "reference": "M-7F3K",
           "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}, "kind": "FAMILY",
           "venue": "3 Orchard Close", "invitation": "%s", "sendsReport": false}], "asked": []}
        """
            .formatted(MEETING, GROUP, INVITATION));
    var father = ByCode.signIn(visitor(), "father@mail.example");

    var mine = father.get("/mine");

    assertThat(mine.words()).contains("10:00", "Ring us for the place.", Behind.CALL_BACK_NUMBER);
    assertThat(mine.body()).doesNotContain("Orchard", Behind.COUNCIL);
  }

  private Browser office() {
    return signedIn(ADMINISTRATOR);
  }
}
