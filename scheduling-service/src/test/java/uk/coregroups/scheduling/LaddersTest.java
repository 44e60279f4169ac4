package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.TeamManagerChanged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Stories 2 and 3, scheduling's part: what is said, on which day, to whom, and when it stops. */
class LaddersTest extends Chapter {

  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);

  private final SchoolMoveId move = SchoolMoveId.fresh();
  private final PersonId primaryLead = PersonId.fresh();
  private final PersonId secondaryLead = PersonId.fresh();

  @Test
  void whoHasNotAnsweredHearsOnceAndEverybodyIsRemindedTwice() {
    var meeting = book(FRIDAY_8_JANUARY);
    var mothers = invitationOf(meeting, theMother);
    office.post("/invitations/" + mothers + "/reply", "{\"answer\":\"ACCEPTED\"}");
    var teachers = invitationOf(meeting, mrReid);
    office.post("/invitations/" + teachers + "/reply", "{\"answer\":\"DECLINED\"}");

    liveUntil(FRIDAY_8_JANUARY);

    // Booked on Thursday 17 December: two working days later is Monday 21 December.
    assertThat(rungs("REPLY_AWAITED")).containsExactly("REPLY_AWAITED 2026-12-21 REACHED");
    assertThat(toldAt("REPLY_AWAITED")).containsExactlyInAnyOrder(msOkafor, nurseDunn);
    assertThat(rungs("REMINDER"))
        .containsExactly(
            "REMINDER_BY_EMAIL 2027-01-06 REACHED", "REMINDER_BY_TEXT 2027-01-07 REACHED");
    assertThat(toldAt("REMINDER_BY_EMAIL"))
        .containsExactlyInAnyOrder(msOkafor, nurseDunn, theMother);
    assertThat(toldAt("REMINDER_BY_TEXT"))
        .containsExactlyInAnyOrder(msOkafor, nurseDunn, theMother);
  }

  @Test
  void aMeetingBookedForTomorrowRemindsNobodyOfYesterday() {
    book(THURSDAY_17_DECEMBER.plusDays(1));
    liveUntil(THURSDAY_17_DECEMBER.plusDays(4));
    assertThat(rungs("REMINDER")).isEmpty();
  }

  @Test
  void aMovedMeetingRemindsOfItsNewDayAlone() {
    var meeting = book(FRIDAY_8_JANUARY);
    liveUntil(LocalDate.of(2027, 1, 6));
    office.post(
        "/meetings/" + meeting + "/move",
        """
        {"date": "2027-01-14", "start": "10:00", "minutes": 60, "venue": "%s"}
        """
            .formatted(venue("Room 5")));
    liveUntil(LocalDate.of(2027, 1, 14));
    assertThat(rungs("REMINDER"))
        .containsExactly(
            "REMINDER_BY_EMAIL 2027-01-06 REACHED",
            "REMINDER_BY_EMAIL 2027-01-12 REACHED",
            "REMINDER_BY_TEXT 2027-01-13 REACHED");
  }

  @Test
  void remindersSleptThroughUntilTheMeetingIsOverExpire() {
    book(FRIDAY_8_JANUARY);
    sleepUntil(LocalDate.of(2027, 1, 9));
    assertThat(rungs("RE"))
        .containsExactlyInAnyOrder(
            "REMINDER_BY_EMAIL 2027-01-09 EXPIRED",
            "REMINDER_BY_TEXT 2027-01-09 EXPIRED",
            "REPLY_AWAITED 2027-01-09 EXPIRED");
    assertThat(toldAt("REMINDER_BY_EMAIL")).isEmpty();
  }

  @Test
  void unsharedMinutesClimbFromTheWriterToTheManagerAndOnlyPropose() {
    hold(book(THURSDAY_17_DECEMBER));
    // Five working days after 17 December: 24 December. Minus two, itself, plus two, plus five.
    assertThat(open("SHARE_WITH_FAMILY").path("dueOn").asString()).isEqualTo("2026-12-24");

    liveUntil(LocalDate.of(2027, 1, 8));

    assertThat(rungs("MINUTES"))
        .containsExactly(
            "MINUTES_NUDGE 2026-12-22 REACHED",
            "MINUTES_DUE 2026-12-24 REACHED",
            "MINUTES_CHASER 2026-12-30 REACHED",
            "MINUTES_TO_MANAGER 2027-01-05 REACHED");
    assertThat(toldAt("MINUTES_NUDGE")).containsOnly(nurseDunn);
    assertThat(toldAt("MINUTES_DUE")).containsOnly(nurseDunn, mrReid);
    assertThat(toldAt("MINUTES_CHASER")).containsOnly(mrReid, msOkafor);
    assertThat(toldAt("MINUTES_TO_MANAGER")).containsOnly(teamManager);
    assertThat(tasks()).containsExactly("ESCALATION_PROPOSED");
  }

  @Test
  void minutesOfAMeetingRecordedLateAreChasedByTheStepThatStandsAndNotByEveryStepAtOnce() {
    var meeting = book(THURSDAY_17_DECEMBER);
    windTo(LocalDate.of(2026, 12, 30));
    hold(meeting);
    round.run();
    assertThat(rungs("MINUTES")).containsExactly("MINUTES_CHASER 2026-12-30 REACHED");
    assertThat(toldAt("MINUTES_CHASER")).containsOnly(mrReid, msOkafor);
    assertThat(toldAt("MINUTES_DUE")).isEmpty();
    liveUntil(LocalDate.of(2027, 1, 5));
    assertThat(toldAt("MINUTES_TO_MANAGER")).containsOnly(teamManager);
  }

  @Test
  void minutesOfAMeetingRecordedVeryLateAreAMatterForTheManagerAlone() {
    var meeting = book(THURSDAY_17_DECEMBER);
    windTo(LocalDate.of(2027, 1, 11));
    hold(meeting);
    liveUntil(LocalDate.of(2027, 1, 14));
    assertThat(rungs("MINUTES")).containsExactly("MINUTES_TO_MANAGER 2027-01-12 REACHED");
    assertThat(toldAt("MINUTES_TO_MANAGER")).containsOnly(teamManager);
    assertThat(tasks()).containsExactly("ESCALATION_PROPOSED");
  }

  @Test
  void whileAManagerIsToApproveTheMinutesTheManagerIsChasedAndNotTheWriter() {
    set("R16A", "THIS_CORE_GROUP", 3, "WORKING_DAYS");
    hold(book(THURSDAY_17_DECEMBER));
    liveUntil(LocalDate.of(2026, 12, 24));
    assertThat(toldAt("MINUTES_NUDGE")).as("who has to write them").containsOnly(nurseDunn);
    assertThat(toldAt("MINUTES_DUE")).containsOnly(teamManager);

    var approval = open("APPROVE_MINUTES").path("obligation").asString();
    done(office.post("/obligations/" + approval + "/settle", "{}"));
    liveUntil(LocalDate.of(2026, 12, 30));
    assertThat(toldAt("MINUTES_CHASER")).as("approved by then").containsOnly(mrReid, msOkafor);
  }

  @Test
  void anEscalationGoesToWhoeverManagesTheTeamByThen() {
    hold(book(THURSDAY_17_DECEMBER));
    var another = PersonId.fresh();
    neighbours.tell(anytown, new TeamManagerChanged(group, another));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("roster_group where team_manager = '" + another + "'") == 1);
    liveUntil(LocalDate.of(2027, 1, 8));
    assertThat(toldAt("MINUTES_TO_MANAGER")).containsOnly(another);
  }

  @Test
  void minutesSharedWithOneClassAreStillOwedToTheOther() {
    var meeting = book(THURSDAY_17_DECEMBER);
    hold(meeting);
    liveUntil(LocalDate.of(2026, 12, 22));
    share(meeting, "PROFESSIONALS");
    liveUntil(LocalDate.of(2026, 12, 24));
    assertThat(toldAt("MINUTES_DUE")).containsExactlyInAnyOrder(nurseDunn, mrReid);
    share(meeting, "FAMILY");
    liveUntil(LocalDate.of(2027, 1, 8));
    assertThat(rungs("MINUTES_CHASER", "MINUTES_TO_MANAGER")).isEmpty();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void onlyWhoLedOrWroteMayRecordThatMinutesAreShared() {
    var meeting = book(THURSDAY_17_DECEMBER);
    hold(meeting);
    var body = "{\"receivers\":\"FAMILY\"}";
    var path = "/meetings/" + meeting + "/minutes/shared";
    assertThat(new Knock(port, Passes.member(anytown, theMother)).post(path, body).status())
        .isEqualTo(404);
    assertThat(new Knock(port, Passes.member(anytown, nurseDunn)).post(path, body).status())
        .isEqualTo(200);
    assertThat(office.post(path, body).wrong())
        .isEqualTo("receivers: have been recorded as having the minutes already");
    var asked =
        new Knock(port, Passes.member(anytown, nurseDunn)).get("/mine").body().path("asked");
    assertThat(asked.valueStream().map(one -> one.path("kind").asString()))
        .containsExactly("SHARE_WITH_PROFESSIONALS");
  }

  @Test
  void rungsSleptThroughAreSaidLateToThoseWhoHeardNothingSince() {
    hold(book(THURSDAY_17_DECEMBER));
    sleepUntil(LocalDate.of(2026, 12, 30));
    assertThat(rungs("MINUTES"))
        .containsExactlyInAnyOrder(
            "MINUTES_NUDGE 2026-12-30 SKIPPED",
            "MINUTES_DUE 2026-12-30 REACHED",
            "MINUTES_CHASER 2026-12-30 REACHED");
    // The chair hears the chaser, so the older notice goes to the writer alone.
    assertThat(toldAt("MINUTES_DUE")).containsOnly(nurseDunn);
    assertThat(toldAt("MINUTES_NUDGE")).isEmpty();
    round.run();
    round.run();
    assertThat(toldAt("MINUTES_CHASER")).hasSize(4).containsOnly(mrReid, msOkafor);
  }

  @Test
  void aWriterWhoHasLeftIsNotRemindedTheLeadIs() {
    hold(book(THURSDAY_17_DECEMBER));
    neighbours.tell(
        anytown,
        new MemberLeft(group, nurseDunnsSeat, nurseDunn, THURSDAY_17_DECEMBER.plusDays(1)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            count("roster_seat where until_day is not null" + " and core_group = '" + group + "'")
                == 1);
    liveUntil(LocalDate.of(2026, 12, 22));
    assertThat(toldAt("MINUTES_NUDGE")).containsOnly(msOkafor);
  }

  @Test
  void theNextCoreGroupIsCountedFromTheOneHeld() {
    theConferenceIsRecorded();
    var meeting = book(LocalDate.of(2027, 1, 5));
    windTo(LocalDate.of(2027, 1, 5));
    hold(meeting);
    var next = open("HOLD_CORE_GROUP");
    assertThat(next.path("rule").asString()).isEqualTo("R05");
    assertThat(next.path("dueOn").asString()).isEqualTo("2027-02-16");
    assertThat(next.path("warnOn").asString()).isEqualTo("2027-02-02");
  }

  @Test
  void aMeetingIsHeldByThoseWhoCame() {
    var meeting = book(THURSDAY_17_DECEMBER);
    var nobody =
        office.post(
            "/meetings/" + meeting + "/hold",
            """
            {"attendance": [], "chair": "%s"}
            """
                .formatted(theMother));
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.body().path("errors").valueStream().map(e -> e.path("words").asString()))
        .containsExactly(
            "must say for everybody invited whether they came",
            "nobody came; cancel the meeting instead",
            "must be a professional who came",
            "must say why nobody went through who belongs to the group; or take stock first");
    assertThat(office.get("/today").body().path("unrecorded")).isEmpty();
    windTo(THURSDAY_17_DECEMBER.plusDays(1));
    assertThat(
            office
                .get("/today")
                .body()
                .path("unrecorded")
                .valueStream()
                .map(one -> one.path("meeting").asString()))
        .contains(meeting);
  }

  @Test
  void theNewSchoolIsPromptedForBackFromTheEarlierLastDay() {
    windTo(LocalDate.of(2027, 2, 1));
    expect(true, msOkafor, LocalDate.of(2027, 7, 21), null);
    liveUntil(LocalDate.of(2027, 7, 21));
    assertThat(rungs("SCHOOL"))
        .containsExactly(
            "SCHOOL_PROMPT 2027-06-09 REACHED",
            "SCHOOL_CONTACT 2027-06-23 REACHED",
            "SCHOOL_CHASER 2027-07-07 REACHED",
            "SCHOOL_TO_MANAGER 2027-07-14 REACHED",
            "SCHOOL_LAST_CHANCE 2027-07-19 REACHED");
    assertThat(toldAt("SCHOOL_PROMPT")).containsExactlyInAnyOrder(msOkafor, primaryLead);
    assertThat(toldAt("SCHOOL_LAST_CHANCE")).containsExactly(teamManager);
    assertThat(tasks()).containsExactly("SCHOOL_LAST_CHANCE");
  }

  @Test
  void leicestersJulyFortnightBringsEveryPromptForward() {
    windTo(LocalDate.of(2027, 2, 1));
    expect(true, mrReid, LocalDate.of(2027, 7, 21), LocalDate.of(2027, 7, 9));
    liveUntil(LocalDate.of(2027, 7, 9));
    assertThat(rungs("SCHOOL"))
        .containsExactly(
            "SCHOOL_PROMPT 2027-05-27 REACHED",
            "SCHOOL_CONTACT 2027-06-11 REACHED",
            "SCHOOL_CHASER 2027-06-25 REACHED",
            "SCHOOL_TO_MANAGER 2027-07-02 REACHED",
            "SCHOOL_LAST_CHANCE 2027-07-07 REACHED");
    assertThat(toldAt("SCHOOL_CONTACT")).containsExactly(mrReid);
  }

  @Test
  void theOfferDayAsksForTheSchoolADayLaterAndRollsForward() {
    windTo(LocalDate.of(2026, 2, 2));
    expect(false, null, LocalDate.of(2026, 7, 21), null, LocalDate.of(2026, 3, 1));
    liveUntil(LocalDate.of(2026, 3, 4));
    // 1 March 2026 is a Sunday: offers on Monday 2 March, the prompt on Tuesday.
    assertThat(rungs("SCHOOL_OFFERED")).containsExactly("SCHOOL_OFFERED 2026-03-03 REACHED");
  }

  @Test
  void aMoveLearntOfLateIsCaughtUpAtOnce() {
    windTo(LocalDate.of(2027, 6, 28));
    expect(true, mrReid, LocalDate.of(2027, 7, 21), null);
    round.run();
    assertThat(rungs("SCHOOL"))
        .containsExactlyInAnyOrder(
            "SCHOOL_PROMPT 2027-06-28 REACHED", "SCHOOL_CONTACT 2027-06-28 REACHED");
    assertThat(toldAt("SCHOOL_CONTACT")).containsExactly(mrReid);
  }

  @Test
  void aConfirmedMoveFallsSilentAndAsksForTheFileInTheNewTerm() {
    windTo(LocalDate.of(2027, 6, 10));
    expect(true, mrReid, LocalDate.of(2027, 7, 21), null);
    neighbours.tell(
        anytown, new SchoolMoveConfirmed(group, move, secondaryLead, LocalDate.of(2027, 6, 10)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            count("obligation where kind = 'TRANSFER_FILE'" + " and core_group = '" + group + "'")
                == 1);
    assertThat(open("TRANSFER_FILE").path("dueOn").asString()).isEqualTo("2027-09-08");
    liveUntil(LocalDate.of(2027, 9, 8));
    assertThat(rungs("SCHOOL", "FILE")).containsExactly("FILE_ARRIVED 2027-09-08 REACHED");
    assertThat(toldAt("FILE_ARRIVED")).containsExactlyInAnyOrder(primaryLead, secondaryLead);
    var settled =
        office.post(
            "/obligations/" + open("TRANSFER_FILE").path("obligation").asString() + "/settle", "");
    assertThat(settled.status()).isEqualTo(200);
  }

  @Test
  void aChangedSchoolReopensTheLadderAndAPersonTellsTheFirstLead() {
    windTo(LocalDate.of(2027, 6, 10));
    expect(true, mrReid, LocalDate.of(2027, 7, 21), null);
    neighbours.tell(
        anytown, new SchoolMoveConfirmed(group, move, secondaryLead, LocalDate.of(2027, 6, 10)));
    neighbours.tell(
        anytown, new SchoolMoveNoLongerApplies(group, move, "T-TEST", secondaryLead, false));
    expect(true, mrReid, LocalDate.of(2027, 7, 21), null);
    liveUntil(LocalDate.of(2027, 6, 23));
    assertThat(rungs("SCHOOL_CONTACT")).containsExactly("SCHOOL_CONTACT 2027-06-23 REACHED");
    assertThat(tasks()).contains("TELL_FORMER_LEAD");
  }

  @Test
  void aTaskIsDoneWhenSomebodySaysWhatTheyDid() {
    hold(book(THURSDAY_17_DECEMBER));
    sleepUntil(LocalDate.of(2027, 1, 8));
    var manager = new Knock(port, Passes.staff(anytown, Role.TEAM_MANAGER));
    var task =
        manager
            .get("/tasks")
            .body()
            .path("rows")
            .valueStream()
            .filter(one -> one.path("coreGroup").asString().equals(group.toString()))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(manager.post("/tasks/" + task + "/done", "{\"note\":\" \"}").wrong())
        .startsWith("note: must say what was done");
    assertThat(
            manager.post("/tasks/" + task + "/done", "{\"note\":\"Spoke to the writer\"}").status())
        .isEqualTo(200);
    assertThat(tasks()).isEmpty();
    assertThat(manager.post("/tasks/" + task + "/done", "{\"note\":\"again\"}").status())
        .isEqualTo(404);
  }

  @Test
  void aRoleNobodyFillsBecomesATask() {
    hold(book(THURSDAY_17_DECEMBER));
    jdbc.sql("update roster_group set team_manager = null where core_group = :group")
        .param("group", group.value())
        .update();
    liveUntil(LocalDate.of(2027, 1, 5));
    assertThat(tasks()).containsExactlyInAnyOrder("ESCALATION_PROPOSED", "NOBODY_TO_TELL");
  }

  private void expect(
      boolean known, @Nullable PersonId contact, LocalDate lastDay, @Nullable LocalDate newLast) {
    expect(known, contact, lastDay, newLast, null);
  }

  private void expect(
      boolean known,
      @Nullable PersonId contact,
      LocalDate lastDay,
      @Nullable LocalDate newLast,
      @Nullable LocalDate offerOn) {

    neighbours.tell(
        anytown,
        new SchoolMoveExpected(
            group,
            move,
            child,
            "T-TEST",
            offerOn,
            primaryLead,
            contact,
            known,
            lastDay,
            newLast,
            LocalDate.of(lastDay.getYear(), 9, 2),
            null,
            null));
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
  }

  private void share(String meeting, String receivers) {
    var answer =
        office.post(
            "/meetings/" + meeting + "/minutes/shared", "{\"receivers\":\"" + receivers + "\"}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private List<String> tasks() {
    return jdbc.sql(
            """
            select kind from task where core_group = :group and done_at is null order by opened_at
            """)
        .param("group", group.value())
        .query((row, n) -> row.getString(1))
        .list();
  }
}
