package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.surroundings.Knock;

/** In Tees minutes are counted back from the next core group, which nobody may have booked yet. */
class MinutesOwedTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate MONDAY_1_FEBRUARY = LocalDate.of(2027, 2, 1);
  private static final String NOT_BOOKED = "None is in the diary yet";

  @BeforeEach
  void theConferenceIsRecordedInTees() {
    takeOn("tees");
    theConferenceIsRecorded();
  }

  @Test
  void theLastDayForTheNextCoreGroupStandsForItUntilItIsBooked() {
    var meeting = heldOn(MONDAY_4_JANUARY);
    // Six weeks after 4 January is 15 February, and two weeks before that 1 February.
    var owed = open("SHARE_WITH_PROFESSIONALS");
    assertThat(owed.path("dueOn").asString()).isEqualTo("2027-02-01");
    assertThat(owed.path("count").asString())
        .contains("before the next core group on Monday 15 February 2027", NOT_BOOKED);
    assertThat(dueToFamily()).isEqualTo("2027-02-01");

    var next = book(LocalDate.of(2027, 1, 27));
    assertThat(dueToFamily()).isEqualTo("2027-01-13");
    var moved = open("SHARE_WITH_FAMILY");
    assertThat(moved.path("count").asString())
        .contains("before the next core group on Wednesday 27 January 2027")
        .doesNotContain(NOT_BOOKED);
    assertThat(moved.path("moves").path(0).path("why").asString()).isEqualTo("The diary changed");

    done(office.post("/meetings/" + next + "/cancel", "{\"why\":\"the room is taken\"}"));
    assertThat(dueToFamily()).isEqualTo("2027-02-01");
    assertThat(open("SHARE_WITH_FAMILY").path("count").asString()).contains(NOT_BOOKED);

    done(share(meeting, "PROFESSIONALS"));
    done(share(meeting, "FAMILY"));
    assertThat(line("SHARE_WITH_FAMILY").path("standing").asString()).isEqualTo("MET");
    assertThat(share(meeting, "FAMILY").wrong())
        .isEqualTo("receivers: have been recorded as having the minutes already");
  }

  @Test
  void aMeetingThatDidNotCountHasMinutesThatFollowTheDiaryToo() {
    windTo(MONDAY_4_JANUARY);
    hold(book(MONDAY_4_JANUARY), true);
    assertThat(dueToFamily()).isEqualTo("2027-02-01");
    book(LocalDate.of(2027, 1, 27));
    assertThat(dueToFamily()).isEqualTo("2027-01-13");
  }

  @Test
  void theNextCoreGroupIsTheOneThatFollowedAndNotALaterOne() {
    heldOn(MONDAY_4_JANUARY);
    var next = book(MONDAY_1_FEBRUARY);
    windTo(MONDAY_1_FEBRUARY);
    hold(next);
    book(LocalDate.of(2027, 3, 1));
    assertThat(timetable())
        .filteredOn(line -> line.path("kind").asString().equals("SHARE_WITH_FAMILY"))
        .extracting(line -> line.path("dueOn").asString())
        .containsExactly("2027-01-18", "2027-02-15");
  }

  @Test
  void otherTimescalesCountThemAgainAndLetNoneOfThemGo() {
    heldOn(MONDAY_4_JANUARY);
    set("R05", "CORE_GROUP_HELD", 28, "CALENDAR_DAYS");
    assertThat(dueToFamily()).isEqualTo("2027-01-18");
    set("R16", "THIS_CORE_GROUP", 9, "WORKING_DAYS");
    assertThat(dueToFamily()).isEqualTo("2027-01-15");
    assertThat(open("SHARE_WITH_FAMILY").path("count").asString())
        .contains("counting from the day after the core group held")
        .doesNotContain(NOT_BOOKED);
  }

  @Test
  void timescalesThatWouldLeaveMinutesWithoutADateAreRefused() {
    var unset =
        office.post(
            "/policy/rules/R05",
            "{\"effectiveFrom\": \"2020-01-01\", \"note\": \"a try\", \"limits\": []}");
    assertThat(unset.wrong()).startsWith("limits: leave minutes without a date");
  }

  @Test
  void whereNoRuleAsksForThemItIsOnRecordThatTheyWereShared() {
    unsetMinutes();
    var meeting = heldOn(MONDAY_4_JANUARY);
    assertThat(line("SHARE_WITH_FAMILY").isMissingNode()).isTrue();
    done(share(meeting, "FAMILY"));
    assertThat(line("SHARE_WITH_FAMILY").path("settledOn").asString()).isEqualTo("2027-01-04");
    assertThat(share(meeting, "FAMILY").wrong()).startsWith("receivers: have been recorded");
    done(share(meeting, "PROFESSIONALS"));
  }

  @Test
  void theFamilyHasNoPartInTheMinutesOfAProfessionalsMeeting() {
    windTo(MONDAY_4_JANUARY);
    var meeting = book(MONDAY_4_JANUARY, "PROFESSIONALS");
    done(hold(meeting, mrReid, nurseDunn, "\"inquorate\": false"));
    assertThat(share(meeting, "FAMILY").wrong())
        .isEqualTo("receivers: have no part in a professionals' meeting");
    assertThat(open("SHARE_WITH_PROFESSIONALS").path("dueOn").asString()).isEqualTo("2027-02-01");
    done(share(meeting, "PROFESSIONALS"));
  }

  private String heldOn(LocalDate day) {
    windTo(day);
    var meeting = book(day);
    hold(meeting);
    return meeting;
  }

  private void unsetMinutes() {
    done(
        office.post(
            "/policy/rules/R16",
            "{\"effectiveFrom\": \"2020-01-01\", \"note\": \"a try\", \"limits\": []}"));
  }

  private String dueToFamily() {
    return open("SHARE_WITH_FAMILY").path("dueOn").asString();
  }

  private JsonNode line(String kind) {
    return timetable().stream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .findFirst()
        .orElseGet(tools.jackson.databind.node.MissingNode::getInstance);
  }

  private Knock.Answer share(String meeting, String receivers) {
    return office.post(
        "/meetings/" + meeting + "/minutes/shared", "{\"receivers\":\"" + receivers + "\"}");
  }
}
