package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.PlanEnded;

/** What a whole case asks for, from the strategy discussion to the end of the plan. */
class WholeCaseTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);

  @Test
  void aStrategyDiscussionAsksForTheConferenceAndASecondDoesNotStartItAgain() {
    milestone("STRATEGY_DISCUSSION", "2026-11-26");
    windTo(LocalDate.of(2026, 12, 18));
    milestone("STRATEGY_DISCUSSION", "2026-12-18");

    assertThat(open("HOLD_INITIAL").path("dueOn").asString()).isEqualTo("2026-12-17");
    assertThat(lines("HOLD_INITIAL")).hasSize(1);
    assertThat(lines("REQUEST_CONFERENCE")).as("R02 is not set in the starter").isEmpty();

    theConferenceIsRecorded();
    assertThat(lines("HOLD_INITIAL").getFirst().path("standing").asString()).isEqualTo("MET");
    assertThat(open("DECISION_LETTER").path("dueOn").asString()).isEqualTo("2026-12-18");
    assertThat(open("CONFERENCE_RECORD").path("dueOn").asString()).isEqualTo("2027-01-12");
    assertThat(open("HOLD_PROFESSIONALS_MEETING").path("dueOn").asString()).isEqualTo("2027-12-18");
  }

  @Test
  void whatAPersonDidIsRecordedWithTheDayItWasDone() {
    theConferenceIsRecorded();
    windTo(LocalDate.of(2026, 12, 22));
    var letter = open("DECISION_LETTER");
    assertThat(letter.path("byHand").asBoolean()).isTrue();
    var settle = "/obligations/" + letter.path("obligation").asString() + "/settle";

    assertThat(office.post(settle, "{\"on\":\"2026-12-23\"}").wrong())
        .isEqualTo("on: is in the future");
    assertThat(office.post(settle, "{\"on\":\"2026-12-16\"}").wrong())
        .isEqualTo("on: is before what it was counted from");
    assertThat(office.post(settle, "{\"on\":\"2026-12-18\"}").status()).isEqualTo(200);

    assertThat(lines("DECISION_LETTER").getFirst().path("standing").asString()).isEqualTo("MET");
    var hold = "/obligations/" + open("HOLD_CORE_GROUP").path("obligation").asString();
    assertThat(office.post(hold + "/settle", "{}").wrong())
        .isEqualTo("obligation: is settled by what happens, not by hand");
  }

  @Test
  void theDateSetForAReviewAsksForWhatComesBeforeItAndMovesWithIt() {
    theConferenceIsRecorded();
    plan("REVIEW", "2027-03-11");

    assertThat(open("REPORT_TO_FAMILY").path("dueOn").asString()).isEqualTo("2027-03-04");
    assertThat(open("AGENCY_REPORTS").path("dueOn").asString()).isEqualTo("2027-03-04");
    assertThat(open("LAST_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-02-25");
    assertThat(lines("INVITE_TO_REVIEW")).as("R09 is not set in the starter").isEmpty();

    plan("REVIEW", "2027-03-16");
    assertThat(lines("REPORT_TO_FAMILY")).hasSize(1);
    assertThat(open("REPORT_TO_FAMILY").path("dueOn").asString()).isEqualTo("2027-03-09");
    assertThat(open("REPORT_TO_FAMILY").path("moves").path(0).path("wasDueOn").asString())
        .isEqualTo("2027-03-04");
    assertThat(open("HOLD_REVIEW").path("dueOn").asString())
        .as("the limit of the review itself never moves")
        .isEqualTo("2027-03-17");

    windTo(LocalDate.of(2027, 3, 16));
    settle("REPORT_TO_FAMILY");
    conference("REVIEW", "2027-03-16", true);
    assertThat(lines("REPORT_TO_FAMILY").getFirst().path("standing").asString())
        .isEqualTo("MET_LATE");
    assertThat(lines("AGENCY_REPORTS").getFirst().path("standing").asString()).isEqualTo("MISSED");
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-09-16");
    assertThat(office.get("/core-groups/" + group + "/conference-plans").body()).isEmpty();
  }

  @Test
  void theLastCoreGroupBeforeAReviewIsTheOneAfterWhichNoneNeedComeBeforeIt() {
    theConferenceIsRecorded();
    plan("REVIEW", "2027-03-16");
    held(MONDAY_4_JANUARY);
    assertThat(lines("LAST_CORE_GROUP").getFirst().path("standing").asString())
        .as("another must follow before the review: 42 days on is 15 February")
        .isEqualTo("OPEN");

    held(LocalDate.of(2027, 2, 10));
    assertThat(lines("LAST_CORE_GROUP").getFirst().path("standing").asString()).isEqualTo("MET");
  }

  @Test
  void anInquorateConferenceMeetsNothingAndIsHeldAgain() {
    theConferenceIsRecorded();
    windTo(LocalDate.of(2027, 3, 11));
    conference("REVIEW", "2027-03-11", false);

    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-03-17");
    assertThat(open("RECONVENE").path("dueOn").asString()).isEqualTo("2027-03-25");

    windTo(LocalDate.of(2027, 3, 17));
    conference("REVIEW", "2027-03-17", true);
    assertThat(lines("RECONVENE").getFirst().path("standing").asString()).isEqualTo("MET");
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-09-17");
  }

  @Test
  void anInquorateCoreGroupDoesNotResetTheClock() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    windTo(MONDAY_4_JANUARY);
    hold(meeting, true);

    assertThat(open("HOLD_CORE_GROUP").path("rule").asString()).isEqualTo("R04");
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(open("BOOK_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-06");
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2027-01-11");
  }

  @Test
  void aProfessionalsMeetingDoesNotResetTheClockAndFamilyIsNeverInvited() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY, "PROFESSIONALS");

    assertThat(invited(meeting)).hasSize(3);
    assertThat(invited(meeting)).noneMatch(one -> one.path("kind").asString().equals("FAMILY"));
    assertThat(open("BOOK_CORE_GROUP").path("dueOn").asString()).isEqualTo("2026-12-21");

    windTo(MONDAY_4_JANUARY);
    hold(meeting, false);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(open("HOLD_PROFESSIONALS_MEETING").path("dueOn").asString())
        .as("a meeting in the first month is not the one owed after twelve")
        .isEqualTo("2027-12-18");
    assertThat(lines("SHARE_WITH_FAMILY")).isEmpty();
  }

  @Test
  void theProfessionalsMeetingThatIsOwedIsMetByTheOneAfterTwelveMonths() {
    theConferenceIsRecorded();
    windTo(LocalDate.of(2027, 12, 20));
    var meeting = book(LocalDate.of(2027, 12, 20), "PROFESSIONALS");
    hold(meeting, false);

    assertThat(lines("HOLD_PROFESSIONALS_MEETING").getFirst().path("standing").asString())
        .isEqualTo("MET_LATE");
  }

  @Test
  void movingAMeetingNeverMovesItsLimitAndHoldingItLateIsRecordedAsLate() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    office.post(
        "/meetings/" + meeting + "/move",
        "{\"date\":\"2027-01-08\",\"start\":\"10:00\",\"minutes\":60,\"venue\":\"%s\"}"
            .formatted(venue("Room 2")));
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");

    windTo(LocalDate.of(2027, 1, 8));
    hold(meeting, false);
    assertThat(lines("HOLD_CORE_GROUP").getFirst().path("standing").asString())
        .isEqualTo("MET_LATE");
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString())
        .as("42 days from the day it was held, 19 February")
        .isEqualTo("2027-02-19");
  }

  @Test
  void aMeetingRecordedAfterALaterOneDoesNotResetTheClock() {
    theConferenceIsRecorded();
    var first = book(MONDAY_4_JANUARY);
    var second = book(LocalDate.of(2027, 1, 25));
    windTo(LocalDate.of(2027, 1, 26));
    hold(second, false);
    hold(first, false);

    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-03-08");
    assertThat(lines("HOLD_CORE_GROUP").getFirst().path("standing").asString())
        .isEqualTo("MET_LATE");
  }

  @Test
  void theSoonerOfTwoHoldsForAChildBornAfterAPreBirthConference() {
    takeOn("tees");
    windTo(LocalDate.of(2026, 12, 28));
    conference("INITIAL", "2026-11-05", true);
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-02-05");

    born(LocalDate.of(2026, 12, 26));
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-01-12");
    assertThat(open("HOLD_REVIEW").path("count").asString())
        .contains("3 months after the initial conference on Thursday 5 November 2026")
        .contains(
            "Or, whichever is sooner: 10 working days, counting from the day after the birth");
  }

  @Test
  void theOtherBranchWinsForABirthJustBeforeTheReview() {
    takeOn("tees");
    windTo(LocalDate.of(2027, 1, 25));
    conference("INITIAL", "2026-11-05", true);
    born(LocalDate.of(2027, 1, 25));

    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-02-05");
  }

  @Test
  void minutesAreOwedTwoWeeksBeforeTheNextCoreGroupWhereThatIsSooner() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    windTo(MONDAY_4_JANUARY);
    hold(meeting, false);
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2027-01-11");

    var next = book(LocalDate.of(2027, 1, 20));
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2027-01-06");

    office.post("/meetings/" + next + "/cancel", "{\"why\":\"the room is taken\"}");
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2027-01-11");
  }

  @Test
  void whereTheRulesAreSetTheFamilyIsMetFirstAndEnoughGroupsComeBeforeTheReview() {
    set("R04C", "FIRST_CORE_GROUP", -1, "WORKING_DAYS");
    set("R05A", "INITIAL_CONFERENCE", 6, "WEEKS");
    set("R05B", "INITIAL_CONFERENCE", 2, "CORE_GROUPS");
    set("R16A", "THIS_CORE_GROUP", 3, "WORKING_DAYS");
    theConferenceIsRecorded();
    var first = book(MONDAY_4_JANUARY);

    assertThat(open("MEET_FAMILY").path("dueOn").asString()).isEqualTo("2026-12-31");
    assertThat(open("SECOND_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-28");
    assertThat(open("ENOUGH_CORE_GROUPS").path("dueOn").asString()).isEqualTo("2027-03-17");

    settle("MEET_FAMILY");
    windTo(MONDAY_4_JANUARY);
    hold(first, false);
    assertThat(open("ENOUGH_CORE_GROUPS")).isNotNull();
    assertThat(open("APPROVE_MINUTES").path("dueOn").asString()).isEqualTo("2027-01-07");
    held(LocalDate.of(2027, 1, 27));
    assertThat(lines("ENOUGH_CORE_GROUPS").getFirst().path("standing").asString()).isEqualTo("MET");
    assertThat(lines("SECOND_CORE_GROUP").getFirst().path("standing").asString()).isEqualTo("MET");
    assertThat(lines("MEET_FAMILY")).as("it is owed once").hasSize(1);
  }

  @Test
  void theRecordThatIsSentMayBeCorrectedWhereThatIsSet() {
    set("R15", "CONFERENCE_RECORD", 10, "WORKING_DAYS");
    theConferenceIsRecorded();
    windTo(MONDAY_4_JANUARY);
    settle("CONFERENCE_RECORD");

    assertThat(open("CORRECT_RECORD").path("dueOn").asString()).isEqualTo("2027-01-18");
  }

  @Test
  void aTransferInStartsAPlanHereAndTheOldAuthoritysGroupsAreNotOurs() {
    milestone("TRANSFER_NOTIFIED", "2026-12-17");
    assertThat(open("HOLD_TRANSFER_IN").path("dueOn").asString()).isEqualTo("2027-01-12");
    assertThat(lines("HOLD_CORE_GROUP")).isEmpty();

    windTo(LocalDate.of(2027, 1, 11));
    conference("TRANSFER_IN", "2027-01-11", true);
    assertThat(lines("HOLD_TRANSFER_IN").getFirst().path("standing").asString()).isEqualTo("MET");
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-25");
  }

  @Test
  void anExpectedDeliveryAsksForThePreBirthConferenceAndMovesWithTheDate() {
    set("R18", "EXPECTED_DELIVERY", -3, "MONTHS");
    expected(LocalDate.of(2027, 5, 20));
    assertThat(open("HOLD_PRE_BIRTH").path("dueOn").asString()).isEqualTo("2027-02-19");

    expected(LocalDate.of(2027, 5, 30));
    assertThat(lines("HOLD_PRE_BIRTH")).hasSize(1);
    assertThat(open("HOLD_PRE_BIRTH").path("dueOn").asString()).isEqualTo("2027-02-26");
  }

  @Test
  void aBetterDayForAChildWhosePlanHasEndedAsksForNothing() {
    set("R18", "EXPECTED_DELIVERY", -3, "MONTHS");
    neighbours.tell(anytown, new PlanEnded(group, child, THURSDAY_17_DECEMBER));
    expected(LocalDate.of(2027, 5, 20));
    assertThat(lines("HOLD_PRE_BIRTH")).isEmpty();
  }

  @Test
  void theEndOfTheLastPlanEndsWhatWasOwedAndLeavesABookedMeetingToAPerson() {
    theConferenceIsRecorded();
    held(MONDAY_4_JANUARY);
    book(LocalDate.of(2027, 2, 1));
    windTo(LocalDate.of(2027, 1, 11));

    neighbours.tell(anytown, new PlanEnded(group, child, LocalDate.of(2027, 1, 11)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines("HOLD_REVIEW").getFirst().has("settledOn"));

    assertThat(lines("HOLD_CORE_GROUP").getLast().path("standing").asString())
        .isEqualTo("FELL_AWAY");
    assertThat(lines("HOLD_PROFESSIONALS_MEETING").getFirst().path("standing").asString())
        .isEqualTo("FELL_AWAY");
    assertThat(open("SHARE_WITH_FAMILY")).as("what was held is still written up").isNotNull();
    assertThat(open("CONFERENCE_RECORD")).isNotNull();
    assertThat(office.get("/tasks").body().path("rows").valueStream())
        .extracting(task -> task.path("words").asString())
        .containsExactly(
            "This group is closed and its meeting is still booked. Cancel it or keep it: until then"
                + " nobody is reminded of it. It is booked for Monday 1 February 2027.");
  }

  @Test
  void aWrongMilestoneOrPlanIsRefusedInWords() {
    var milestones = "/core-groups/" + group + "/milestones";
    assertThat(
            office
                .post(milestones, "{\"kind\":\"TRANSFER_NOTIFIED\",\"on\":\"2026-12-18\"}")
                .wrong())
        .startsWith("on: is in the future");
    assertThat(office.post(milestones, "{\"on\":\"2026-12-17\"}").wrong())
        .isEqualTo("kind: must say what happened");
    assertThat(
            office
                .post(milestones, "{\"kind\":\"TRANSFER_NOTIFIED\",\"on\":\"2016-12-17\"}")
                .wrong())
        .startsWith("on: is more than five years ago");
    assertThat(
            office
                .post(
                    milestones,
                    "{\"kind\":\"TRANSFER_NOTIFIED\",\"on\":\"2026-12-17\",\"children\":[\""
                        + UUID.randomUUID()
                        + "\"]}")
                .wrong())
        .startsWith("children: includes a child");
    for (var kind : List.of("BIRTH", "EXPECTED_DELIVERY")) {
      assertThat(
              office.post(milestones, "{\"kind\":\"" + kind + "\",\"on\":\"2026-12-17\"}").wrong())
          .isEqualTo("kind: is recorded with the child, on the child's own page");
    }
    var plans = "/core-groups/" + group + "/conference-plans";
    assertThat(office.post(plans, "{\"kind\":\"REVIEW\",\"on\":\"2027-03-13\"}").wrong())
        .startsWith("on: is a Saturday");
    assertThat(office.post(plans, "{\"kind\":\"REVIEW\",\"on\":\"2026-12-16\"}").wrong())
        .startsWith("on: is in the past");
    assertThat(timetable()).isEmpty();
    assertThat(office.get(milestones).body()).isEmpty();
  }

  @Test
  void aConferenceRecordedAfterTheBirthItCameBeforeCountsFromBoth() {
    takeOn("tees");
    windTo(LocalDate.of(2026, 12, 28));
    born(LocalDate.of(2026, 12, 26));
    conference("INITIAL", "2026-11-05", true);
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-01-12");
  }

  @Test
  void aBirthIsOneMilestoneHoweverOftenItIsTold() {
    takeOn("tees");
    windTo(LocalDate.of(2026, 12, 28));
    conference("INITIAL", "2026-11-05", true);
    born(LocalDate.of(2026, 12, 26));
    neighbours.tell(anytown, new ChildBorn(group, child, LocalDate.of(2026, 12, 26)));
    expected(LocalDate.of(2026, 12, 30));
    neighbours.tell(anytown, new ChildExpected(group, child, LocalDate.of(2026, 12, 30)));
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
    var milestones = office.get("/core-groups/" + group + "/milestones").body();
    assertThat(milestones.valueStream())
        .extracting(one -> one.path("kind").asString())
        .containsExactly("BIRTH", "EXPECTED_DELIVERY");
    assertThat(lines("HOLD_REVIEW")).hasSize(1);
    assertThat(lines("HOLD_REVIEW").getFirst().path("moves")).hasSize(1);
  }

  @Test
  void afterTheFirstConferenceABetterDayAsksForNoPreBirthConference() {
    set("R18", "EXPECTED_DELIVERY", -3, "MONTHS");
    expected(LocalDate.of(2027, 5, 20));
    theConferenceIsRecorded();
    expected(LocalDate.of(2027, 5, 30));
    assertThat(lines("HOLD_PRE_BIRTH")).hasSize(1);
    assertThat(lines("HOLD_PRE_BIRTH").getFirst().path("standing").asString()).isEqualTo("MET");
  }

  @Test
  void aConferenceThatWasToComeBeforeTheBirthIsNotOwedAfterIt() {
    set("R18", "EXPECTED_DELIVERY", -3, "MONTHS");
    expected(LocalDate.of(2027, 5, 20));
    windTo(LocalDate.of(2027, 2, 1));
    born(LocalDate.of(2027, 1, 30));
    assertThat(lines("HOLD_PRE_BIRTH").getFirst().path("standing").asString())
        .isEqualTo("FELL_AWAY");
  }

  private void expected(LocalDate on) {
    neighbours.tell(anytown, new ChildExpected(group, child, on));
    untilKnown("EXPECTED_DELIVERY", on);
  }

  private void born(LocalDate on) {
    neighbours.tell(anytown, new ChildBorn(group, child, on));
    untilKnown("BIRTH", on);
  }

  private void untilKnown(String kind, LocalDate on) {
    var known =
        "milestone where core_group = '%s' and kind = '%s' and happened_on = '%s'"
            .formatted(group, kind, on);
    await().atMost(Duration.ofSeconds(20)).until(() -> count(known) == 1);
  }

  private void milestone(String kind, String on) {
    done(
        office.post(
            "/core-groups/" + group + "/milestones",
            "{\"kind\":\"%s\",\"on\":\"%s\"}".formatted(kind, on)));
  }

  private void conference(String kind, String on, boolean quorate) {
    done(
        office.post(
            "/core-groups/" + group + "/conferences",
            "{\"kind\":\"%s\",\"heldOn\":\"%s\",\"quorate\":%s}".formatted(kind, on, quorate)));
  }

  private void plan(String kind, String on) {
    done(
        office.post(
            "/core-groups/" + group + "/conference-plans",
            "{\"kind\":\"%s\",\"on\":\"%s\"}".formatted(kind, on)));
  }

  private void settle(String kind) {
    done(office.post("/obligations/" + open(kind).path("obligation").asString() + "/settle", "{}"));
  }

  /** Books a core group for a day and holds it on that day. */
  private void held(LocalDate day) {
    var meeting = book(day);
    windTo(day);
    hold(meeting, false);
  }

  private List<JsonNode> lines(String kind) {
    return timetable().stream().filter(line -> line.path("kind").asString().equals(kind)).toList();
  }
}
