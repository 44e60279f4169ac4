package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A partnership sets its own timescales; a bank holiday is proclaimed late. */
class PolicyAndCalendarTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void anewPartnershipHasTheStarterAndIsToldThatNobodyHasConfirmedIt() {
    var policy = office.get("/policy").body();

    assertThat(policy.path("version").asInt()).isEqualTo(1);
    assertThat(policy.path("confirmed").asBoolean()).isFalse();
    assertThat(rule(policy, "R05").path("limits")).hasSize(2);
    assertThat(rule(policy, "R09").path("limits")).as("not set, and shown as such").isEmpty();
    assertThat(policy.path("rules")).hasSize(30);
  }

  @Test
  void confirmingTheStarterIsAVersionAndSaysWhoAndWhen() {
    theConferenceIsRecorded();
    takeOn("starter");

    var policy = office.get("/policy").body();
    assertThat(policy.path("version").asInt()).isEqualTo(2);
    assertThat(policy.path("confirmed").asBoolean()).isTrue();
    assertThat(policy.path("savedBy").asString()).isNotEmpty();
    assertThat(open("HOLD_CORE_GROUP").path("policyVersion").asInt()).isEqualTo(2);
    assertThat(open("HOLD_CORE_GROUP").path("count").asString())
        .endsWith(", as set by this partnership on 17 December 2026.");
    assertThat(open("HOLD_CORE_GROUP").path("moves")).as("no date has moved").isEmpty();
  }

  @Test
  void aPreviewShowsWhatWouldMoveAndChangesNothing() {
    aCoreGroupWasHeld();
    var body = fourWeeks("2026-12-01");

    var preview = office.post("/policy/rules/R05/preview", body);

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.body().path("count").asInt()).isEqualTo(1);
    var move = preview.body().path("moves").path(0);
    assertThat(move.path("wasDueOn").asString()).isEqualTo("2027-02-15");
    assertThat(move.path("dueOn").asString()).isEqualTo("2027-02-01");
    assertThat(office.get("/policy").body().path("version").asInt()).isEqualTo(1);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-02-15");
  }

  @Test
  void aNewLimitMovesOpenDeadlinesAndLeavesTheVerdictOnSettledOnes() {
    aCoreGroupWasHeld();
    var before = open("HOLD_CORE_GROUP").path("obligation").asString();

    done(office.post("/policy/rules/R05", fourWeeks("2026-12-01")));

    var after = open("HOLD_CORE_GROUP");
    assertThat(after.path("obligation").asString()).isEqualTo(before);
    assertThat(after.path("dueOn").asString()).isEqualTo("2027-02-01");
    assertThat(after.has("warnOn")).as("there is no warning beside it any more").isFalse();
    assertThat(after.path("moves").path(0).path("why").asString())
        .isEqualTo("The partnership's timescales changed");
    assertThat(office.get("/today").body().path("moved").path(0).path("dueOn").asString())
        .isEqualTo("2027-02-01");
    assertThat(office.get("/policy/history").body().path(0).path("changes").path(0).asString())
        .startsWith("R05 hard: 42 days after the last core group held");
  }

  @Test
  void whatWasCountedFromBeforeTheChangeStaysAsItWas() {
    aCoreGroupWasHeld();

    done(office.post("/policy/rules/R05", fourWeeks("2027-01-05")));

    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-02-15");
  }

  @Test
  void aRuleThatIsNoLongerSetIsNoLongerOwed() {
    aCoreGroupWasHeld();

    var preview =
        office.post(
            "/policy/rules/R05/preview",
            "{\"effectiveFrom\":\"2026-12-01\",\"note\":\"a trial\",\"limits\":[]}");
    assertThat(preview.body().path("fallAway").asInt()).isEqualTo(1);
    done(
        office.post(
            "/policy/rules/R05",
            "{\"effectiveFrom\":\"2026-12-01\",\"note\":\"a trial\",\"limits\":[]}"));

    assertThat(timetable())
        .filteredOn(line -> line.path("kind").asString().equals("HOLD_CORE_GROUP"))
        .extracting(line -> line.path("standing").asString())
        .containsExactly("MET", "FELL_AWAY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R04 | INITIAL_CONFERENCE, HARD, 0, WORKING_DAYS | limits[0].amount: must not be 0",
        "R04 | INITIAL_CONFERENCE, HARD, -10, WORKING_DAYS | limits[0].amount: must count forward",
        "R06 | REVIEW_CONFERENCE, HARD, 10, WORKING_DAYS | limits[0].amount: must count back",
        "R04 | BIRTH, HARD, 10, WORKING_DAYS | limits[0].anchor: R04 is not counted from the birth",
        "R04 | INITIAL_CONFERENCE, HARD, 10, CORE_GROUPS | limits[0].amount: must be days",
        "R05B | INITIAL_CONFERENCE, HARD, 2, WEEKS | limits[0].amount: must be a number of core",
        "R04 | INITIAL_CONFERENCE, HARD, 9999, MONTHS | limits[0].amount: is more than three years",
        "R02 | STRATEGY_DISCUSSION, HARD, 20, WORKING_DAYS | limits: contradict each other: R02",
        "R05 | CORE_GROUP_HELD, HARD, 28, CALENDAR_DAYS; CORE_GROUP_HELD, WARN, 42, CALENDAR_DAYS"
            + " | limits[1].amount: warns later than the hard limit",
        "R05 | CORE_GROUP_HELD, HARD, 28, CALENDAR_DAYS; CORE_GROUP_HELD, HARD, 42, CALENDAR_DAYS"
            + " | limits[1].severity: is given twice"
      })
  void aWrongLimitIsRefusedInWordsAndChangesNothing(String rule, String limits, String answer) {
    var written = new StringBuilder();
    for (var limit : limits.split("; ", -1)) {
      var cells = limit.strip().split(", ", -1);
      written.append(written.isEmpty() ? "" : ",");
      written.append(
          "{\"anchor\":\"%s\",\"severity\":\"%s\",\"amount\":%s,\"unit\":\"%s\",\"source\":\"x\"}"
              .formatted((Object[]) cells));
    }
    var wrong =
        office.post(
            "/policy/rules/" + rule,
            "{\"effectiveFrom\":\"2026-12-01\",\"note\":\"a trial\",\"limits\":[%s]}"
                .formatted(written));

    assertThat(wrong.wrong()).startsWith(answer);
    assertThat(office.get("/policy").body().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void aWrongRequestNamesItsField() {
    assertThat(office.post("/policy/rules/R99", fourWeeks("2026-12-01")).status())
        .isBetween(400, 422);
    assertThat(office.post("/policy/rules/R05", fourWeeks("2028-12-01")).wrong())
        .startsWith("effectiveFrom: is more than a year away");
    assertThat(
            office
                .post(
                    "/policy/profile",
                    "{\"profile\":\"anytown\",\"effectiveFrom\":\"2026-12-01\",\"note\":\"x\"}")
                .wrong())
        .startsWith("profile: must be one of starter, tees");
    var worker = new Knock(port, Passes.staff(anytown, Role.SOCIAL_WORKER));
    assertThat(worker.post("/policy/rules/R05", fourWeeks("2026-12-01")).status()).isEqualTo(403);
    assertThat(worker.get("/policy").status()).isEqualTo(200);
  }

  @Test
  void aLateProclamationMovesOpenDeadlinesAndNoVerdict() throws IOException {
    theConferenceIsRecorded();
    settleTheLetter();
    var letter = line("DECISION_LETTER");
    try {
      var preview = office.post("/calendar/bank-holidays/preview", proclaimed("2027-01-04"));
      assertThat(preview.status()).as(preview.body().toString()).isEqualTo(200);
      assertThat(preview.body().path("added").path(0).path("date").asString())
          .isEqualTo("2027-01-04");
      assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");

      done(office.post("/calendar/bank-holidays", proclaimed("2027-01-04")));

      var hold = open("HOLD_CORE_GROUP");
      assertThat(hold.path("dueOn").asString()).isEqualTo("2027-01-06");
      assertThat(hold.path("count").asString())
          .contains("25 December, 28 December, 1 January and 4 January do not count");
      assertThat(hold.path("moves").path(0).path("wasDueOn").asString()).isEqualTo("2027-01-05");
      assertThat(line("DECISION_LETTER")).as("a verdict never changes").isEqualTo(letter);
      assertThat(office.get("/today").body().path("moved").valueStream())
          .anyMatch(moved -> moved.path("wasDueOn").asString().equals("2027-01-05"));
      assertThat(neighbours.heard(RungReached.class))
          .as("nobody is written to")
          .noneMatch(fact -> fact.coreGroup().equals(group));
    } finally {
      done(office.post("/calendar/bank-holidays", list("")));
    }
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
  }

  @Test
  void aReminderIsLookedAtAfreshWhenTheDayBeforeTheMeetingBecomesAHoliday() throws IOException {
    theConferenceIsRecorded();
    book(LocalDate.of(2027, 1, 5));
    try {
      done(office.post("/calendar/bank-holidays", proclaimed("2027-01-04")));
      liveUntil(LocalDate.of(2026, 12, 30));
      assertThat(rungs("REMINDER_BY_EMAIL"))
          .as("two working days before are now 30 December")
          .containsExactly("REMINDER_BY_EMAIL 2026-12-30 REACHED");
    } finally {
      done(office.post("/calendar/bank-holidays", list("")));
    }
  }

  @Test
  void aLateHolidayMovesTheDayThatStandsForACoreGroupNobodyHasBooked() throws IOException {
    takeOn("tees");
    theConferenceIsRecorded();
    windTo(LocalDate.of(2027, 1, 4));
    hold(book(LocalDate.of(2027, 1, 4)));
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2027-02-01");
    try {
      done(office.post("/calendar/bank-holidays", proclaimed("2027-02-15")));
      assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString())
          .as("two weeks before Friday 12 February")
          .isEqualTo("2027-01-29");
    } finally {
      done(office.post("/calendar/bank-holidays", list("")));
    }
  }

  @Test
  void aWrongListChangesNothing() {
    assertThat(
            office
                .post("/calendar/bank-holidays", "{\"file\":\"{}\",\"source\":\"a test\"}")
                .wrong())
        .startsWith("file: has no events under england-and-wales");
    assertThat(
            office
                .post("/calendar/bank-holidays", "{\"file\":\"[\",\"source\":\"a test\"}")
                .wrong())
        .startsWith("file: is not JSON");
    assertThat(office.post("/calendar/bank-holidays", "{\"source\":\"a test\"}").wrong())
        .startsWith("file: must be the official list");
  }

  @Test
  void aClosureDayWarnsAndNeverCounts() {
    done(
        office.put(
            "/calendar/closures",
            "{\"closures\":[{\"date\":\"2027-01-05\",\"note\":\"Offices shut\"}]}"));
    theConferenceIsRecorded();

    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(open("HOLD_CORE_GROUP").path("closed").asString()).isEqualTo("Offices shut");
    assertThat(
            office
                .put(
                    "/calendar/closures",
                    "{\"closures\":[{\"date\":\"2027-01-05\",\"note\":\" \"}]}")
                .wrong())
        .startsWith("closures[0].note: must say why");
    assertThat(office.get("/calendar").body().path("closures")).hasSize(1);
  }

  @Test
  void anyDateIsExplainedWithoutACase() {
    var answer = office.get("/explain?rule=R03&on=2026-03-26").body();
    assertThat(answer.path("date").asString()).isEqualTo("2026-04-20");
    assertThat(answer.path("words").asString()).contains("3 April and 6 April do not count");
    assertThat(
            office
                .get("/explain?rule=R03&on=2026-03-26&profile=nottinghamshire")
                .body()
                .path("date")
                .asString())
        .isEqualTo("2026-04-17");
    assertThat(office.get("/explain?rule=R04&on=2026-12-17&amount=0&unit=WD").wrong())
        .startsWith("amount: must not be 0");
    assertThat(office.get("/explain?rule=R04&on=2029-12-20").body().path("forecast").asBoolean())
        .isTrue();
  }

  @Test
  void foresightNamesWhatWillBeLateIfNothingIsBooked() {
    theConferenceIsRecorded();

    var ahead = office.get("/foresight?weeks=13").body();
    assertThat(ahead.path("rows").valueStream())
        .extracting(row -> row.path("kind").asString() + " " + row.path("dueOn").asString())
        .containsExactly("HOLD_CORE_GROUP 2027-01-05", "HOLD_REVIEW 2027-03-17");

    book(LocalDate.of(2027, 1, 6));
    assertThat(office.get("/foresight?weeks=13").body().path("rows").path(0).path("bookedFor"))
        .as("booked, and still late")
        .asString()
        .contains("2027-01-06");
    book(MONDAY_4_JANUARY);
    assertThat(office.get("/foresight?weeks=13").body().path("count").asInt()).isEqualTo(1);
    assertThat(office.get("/foresight?weeks=2").body().path("rows")).isEmpty();
    assertThat(office.get("/foresight?weeks=99").wrong()).startsWith("weeks: must be between");

    var month = office.get("/month-ahead").body();
    assertThat(month.path("count").asInt()).isEqualTo(3);
    assertThat(month.path("rows").valueStream())
        .extracting(row -> row.path("kind").asString())
        .containsExactly("DECISION_LETTER", "HOLD_CORE_GROUP", "CONFERENCE_RECORD");
  }

  @Test
  void aProposedDateIsJudgedBeforeItIsTaken() {
    theConferenceIsRecorded();

    var late = office.get("/core-groups/" + group + "/proposal?date=2027-01-07").body();
    assertThat(late.path("late").asBoolean()).isTrue();
    assertThat(late.path("words").path(0).asString())
        .isEqualTo(
            "It is 2 working days after the limit, Tuesday 5 January 2027; it will be recorded as"
                + " late.");
    assertThat(late.path("nextLimit").asString()).isEqualTo("2027-02-18");
    var soon = office.get("/core-groups/" + group + "/proposal?date=2026-12-17").body();
    assertThat(soon.path("words").path(1).asString())
        .isEqualTo("It is very soon after the conference.");
    var holiday = office.get("/core-groups/" + group + "/proposal?date=2026-12-25").body();
    assertThat(holiday.path("words").path(1).asString())
        .isEqualTo("Friday 25 December 2026 is not a working day.");
  }

  @Test
  void aTimeAtWhichNobodyMeetsIsRefusedAlikeWhenCheckedBookedAndMoved() {
    var meeting = book(LocalDate.of(2027, 1, 5));
    var check = "/core-groups/" + group + "/proposal?";
    var wrong =
        "date: is at a weekend; meetings are from Monday to Friday;"
            + " start: must be between 07:00 and 21:00; minutes: must be between 15 and 480";
    assertThat(errors(office.get(check + "date=2027-01-09&start=03:00&minutes=9999")))
        .isEqualTo(wrong);
    var wanted =
        "{\"date\":\"2027-01-09\",\"start\":\"03:00\",\"minutes\":9999,\"venue\":\"%s\"}"
            .formatted(venue("Room 2, Civic Centre"));
    assertThat(errors(office.post("/core-groups/" + group + "/meetings", wanted))).isEqualTo(wrong);
    assertThat(errors(office.post("/meetings/" + meeting + "/move", wanted))).isEqualTo(wrong);
    assertThat(errors(office.get(check + "date=2026-12-16"))).isEqualTo("date: is in the past");
    assertThat(errors(office.get(check + "date=2027-01-05")))
        .isEqualTo("date: this core group already has a meeting on that day");
    done(office.get(check + "date=2027-01-05&moved=" + meeting));
  }

  @Test
  void aProfessionalsMeetingIsNotJudgedByTheLimitOfTheCoreGroup() {
    theConferenceIsRecorded();
    var said =
        office
            .get("/core-groups/" + group + "/proposal?date=2027-01-04&purpose=PROFESSIONALS")
            .body();
    assertThat(said.path("words").valueStream().map(JsonNode::asString))
        .contains(
            "It does not count as a core group, which is still to be held by Tuesday 5 January"
                + " 2027.")
        .noneMatch(words -> words.contains("inside the limit"));
    assertThat(said.has("nextLimit")).isFalse();
  }

  @Test
  void whatIsLateAlreadyIsCountedBesideWhatWillBe() {
    theConferenceIsRecorded();
    assertThat(office.get("/foresight?weeks=2").body().path("late").asLong()).isZero();
    windTo(LocalDate.of(2027, 1, 11));
    assertThat(office.get("/foresight?weeks=2").body().path("late").asLong()).isEqualTo(1);
  }

  private static String errors(Knock.Answer answer) {
    return answer
        .body()
        .path("errors")
        .valueStream()
        .map(one -> one.path("field").asString() + ": " + one.path("words").asString())
        .collect(java.util.stream.Collectors.joining("; "));
  }

  private void aCoreGroupWasHeld() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    windTo(MONDAY_4_JANUARY);
    hold(meeting);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-02-15");
  }

  private void settleTheLetter() {
    var letter = open("DECISION_LETTER").path("obligation").asString();
    done(office.post("/obligations/" + letter + "/settle", "{}"));
  }

  private JsonNode line(String kind) {
    return timetable().stream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode rule(JsonNode policy, String rule) {
    return policy
        .path("rules")
        .valueStream()
        .filter(one -> one.path("rule").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static String fourWeeks(String from) {
    return """
    {"effectiveFrom": "%s", "note": "The partnership meets every four weeks", "limits": [
      {"anchor": "CORE_GROUP_HELD", "severity": "HARD", "amount": 28, "unit": "CALENDAR_DAYS",
       "source": "Anytown procedures, 4.9"}]}
    """
        .formatted(from);
  }

  private static String proclaimed(String day) throws IOException {
    return list(
        ", {\"title\": \"A proclaimed day\", \"date\": \"%s\", \"notes\": \"\"}".formatted(day));
  }

  /** The list that came with the release, and perhaps a day more. */
  private static String list(String more) throws IOException {
    try (var in = PolicyAndCalendarTest.class.getResourceAsStream("/calendar/bank-holidays.json")) {
      var file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = file.lastIndexOf(']');
      return JSON.writeValueAsString(
          Map.of("file", file.substring(0, end) + more + file.substring(end), "source", "a test"));
    }
  }
}
