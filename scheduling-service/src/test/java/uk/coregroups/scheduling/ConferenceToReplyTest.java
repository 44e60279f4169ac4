package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingCancelled;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Story 1 and story 4, scheduling's part. */
class ConferenceToReplyTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate THURSDAY_7_JANUARY = LocalDate.of(2027, 1, 7);

  @Test
  void aConferenceBeforeChristmasGivesUntilTheFifthOfJanuary() {
    theConferenceIsRecorded();

    var hold = open("HOLD_CORE_GROUP");
    assertThat(hold.path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(hold.path("count").asString())
        .isEqualTo(
            "10 working days, counting from the day after the initial conference on Thursday 17"
                + " December 2026; 25 December, 28 December and 1 January do not count. Working"
                + " Together to Safeguard Children: first core group within 10 working days of the"
                + " initial conference; the starting profile, not yet confirmed by this"
                + " partnership.");
    windTo(LocalDate.of(2026, 12, 31));
    assertThat(open("HOLD_CORE_GROUP").path("count").asString())
        .startsWith("Day 8 of 10 working days, counting from the day after the initial conference");
    assertThat(hold.path("rule").asString()).isEqualTo("R04");
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-03-17");
    assertThat(open("BOOK_CORE_GROUP").path("dueOn").asString()).isEqualTo("2026-12-21");
  }

  @Test
  void aConferenceBeforeEasterLosesTwoDaysToBankHolidays() {
    windTo(LocalDate.of(2027, 3, 18));
    office.post(
        "/core-groups/" + group + "/conferences",
        "{\"kind\":\"INITIAL\",\"heldOn\":\"2027-03-18\"}");

    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-04-05");
  }

  @Test
  void aMistypedDateIsPutRightAndEverythingCountedFromItMoves() {
    windTo(LocalDate.of(2027, 1, 4));
    var recorded =
        office.post(
            "/core-groups/" + group + "/conferences",
            "{\"kind\":\"INITIAL\",\"heldOn\":\"2026-11-17\"}");
    assertThat(open("HOLD_CORE_GROUP").path("standing").asString()).isEqualTo("LATE");

    var corrected =
        office.post(
            "/conferences/" + recorded.body().path("id").asString() + "/correction",
            "{\"heldOn\":\"2026-12-17\"}");

    assertThat(corrected.status()).isEqualTo(200);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-03-17");
    assertThat(
            count(
                "obligation_moved m join obligation o on o.id = m.obligation"
                    + " where o.core_group = '"
                    + group
                    + "'"))
        .isEqualTo(6);
  }

  @Test
  void aReviewStartsTheNextFromTheDayItWasHeld() {
    theConferenceIsRecorded();
    windTo(LocalDate.of(2027, 2, 26));
    office.post(
        "/core-groups/" + group + "/conferences",
        "{\"kind\":\"REVIEW\",\"heldOn\":\"2027-02-26\"}");

    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-08-26");
    assertThat(open("HOLD_REVIEW").path("rule").asString()).isEqualTo("R08");
  }

  @Test
  void aBookingInvitesEverybodyAndSettlesOnlyTheDutyToBook() {
    theConferenceIsRecorded();
    book(MONDAY_4_JANUARY);

    await().atMost(Duration.ofSeconds(20)).until(() -> mine(MeetingBooked.class).size() == 1);
    var booked = mine(MeetingBooked.class).getFirst();
    assertThat(booked.reference()).matches("M-[2-9B-Z]{4}");
    assertThat(booked.invited())
        .extracting(Invited::person)
        .containsExactlyInAnyOrder(msOkafor, mrReid, nurseDunn, theMother);
    assertThat(booked.invited()).extracting(Invited::sequence).containsOnly(0);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(kindsOpen()).doesNotContain("BOOK_CORE_GROUP");
  }

  @Test
  void aMeetingAfterTheLimitIsTakenAndStaysLate() {
    theConferenceIsRecorded();
    var meeting = book(THURSDAY_7_JANUARY);
    windTo(THURSDAY_7_JANUARY);
    hold(meeting);

    var met =
        timetable().stream()
            .filter(line -> line.path("rule").asString("").equals("R04"))
            .findFirst()
            .orElseThrow();
    assertThat(met.path("standing").asString()).isEqualTo("MET_LATE");
    assertThat(met.path("settledOn").asString()).isEqualTo("2027-01-07");
  }

  @Test
  void twoDoorsOneVerbTheLaterAnswerCounts() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var mothers = invitationOf(meeting, theMother);
    var link = new Knock(port, Passes.mint(mothers, null, List.of(), Role.ANSWER));

    var asked = link.get("/invitations/" + mothers).body();
    assertThat(asked.path("standing").asString()).isEqualTo("OPEN");
    assertThat(asked.toString()).doesNotContain("Civic Centre").doesNotContain(group.toString());
    assertThat(
            link.post("/invitations/" + mothers + "/reply", "{\"answer\":\"DECLINED\"}").status())
        .isEqualTo(200);
    assertThat(answerOf(meeting, theMother)).isEqualTo("DECLINED");

    reply(mothers, Answer.ACCEPTED, 0, clock.instant().plusSeconds(60));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> answerOf(meeting, theMother).equals("ACCEPTED"));
    reply(mothers, Answer.TENTATIVE, 0, clock.instant().minusSeconds(60));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("reply where invitation = '" + mothers + "'") == 3);
    assertThat(answerOf(meeting, theMother)).isEqualTo("ACCEPTED");
  }

  @Test
  void aLinkOpensItsOwnInvitationAlone() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var mothers = invitationOf(meeting, theMother);
    var nurses = invitationOf(meeting, nurseDunn);
    var link = new Knock(port, Passes.mint(mothers, null, List.of(), Role.ANSWER));

    assertThat(link.get("/invitations/" + nurses).status()).isEqualTo(404);
    assertThat(link.post("/invitations/" + nurses + "/reply", "{\"answer\":\"DECLINED\"}").status())
        .isEqualTo(404);
    assertThat(link.get("/today").status()).isEqualTo(403);
    assertThat(link.get("/core-groups/" + group + "/meetings").status()).isEqualTo(403);
  }

  @Test
  void anAnswerToAnOlderTimeIsKeptAndThePersonIsAskedAgain() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var nurses = invitationOf(meeting, nurseDunn);
    move(meeting, LocalDate.of(2027, 1, 5));

    reply(nurses, Answer.ACCEPTED, 0, clock.instant());

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> mine(InvitationAskedAgain.class).size() == 1);
    assertThat(mine(InvitationAskedAgain.class).getFirst().invited().sequence()).isEqualTo(1);
    assertThat(answerOf(meeting, nurseDunn)).isEmpty();
    reply(nurses, Answer.ACCEPTED, 1, clock.instant());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> answerOf(meeting, nurseDunn).equals("ACCEPTED"));
  }

  @Test
  void anotherTimeAsksEverybodyAgainAnotherPlaceDoesNot() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var nurses = invitationOf(meeting, nurseDunn);
    reply(nurses, Answer.ACCEPTED, 0, clock.instant());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> answerOf(meeting, nurseDunn).equals("ACCEPTED"));

    office.post(
        "/meetings/" + meeting + "/move",
        """
        {"date": "2027-01-04", "start": "10:00", "minutes": 60, "venue": "%s"}
        """
            .formatted(venue("Room 5, Civic Centre")));
    assertThat(answerOf(meeting, nurseDunn)).isEqualTo("ACCEPTED");

    move(meeting, LocalDate.of(2027, 1, 5));
    assertThat(answerOf(meeting, nurseDunn)).isEmpty();
    await().atMost(Duration.ofSeconds(20)).until(() -> mine(MeetingMoved.class).size() == 2);
    assertThat(mine(MeetingMoved.class).getLast().invited())
        .extracting(Invited::sequence)
        .containsOnly(2);
    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
  }

  @Test
  void aCancelledMeetingDoesNotResetTheClock() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    office.post("/meetings/" + meeting + "/cancel", "{\"why\":\"The room is flooded\"}");

    assertThat(open("HOLD_CORE_GROUP").path("dueOn").asString()).isEqualTo("2027-01-05");
    assertThat(kindsOpen()).contains("BOOK_CORE_GROUP");
    await().atMost(Duration.ofSeconds(20)).until(() -> mine(MeetingCancelled.class).size() == 1);
    assertThat(mine(MeetingCancelled.class).getFirst().invited())
        .extracting(Invited::sequence)
        .containsOnly(1);
    assertThat(
            count(
                "obligation where kind in ('REPLY','ATTEND') and settled_on is null"
                    + " and core_group = '"
                    + group
                    + "'"))
        .isZero();
  }

  @Test
  void aJoinerIsInvitedALeaverUninvitedNobodyElseDisturbed() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var nurseLyle = PersonId.fresh();

    neighbours.tell(
        anytown,
        new MemberLeft(group, nurseDunnsSeat, nurseDunn, THURSDAY_17_DECEMBER.plusDays(1)));
    join(MemberId.fresh(), nurseLyle, PersonKind.PROFESSIONAL, "HEALTH_VISITOR");

    await().atMost(Duration.ofSeconds(20)).until(() -> mine(InvitationAdded.class).size() == 1);
    assertThat(mine(InvitationAdded.class).getFirst().invited().person()).isEqualTo(nurseLyle);
    assertThat(mine(InvitationWithdrawn.class))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.invited().person()).isEqualTo(nurseDunn);
          assertThat(fact.invited().sequence()).isEqualTo(1);
        });
    assertThat(mine(MeetingMoved.class)).isEmpty();
    var nurse = new Knock(port, Passes.member(anytown, nurseDunn));
    assertThat(nurse.get("/mine").body().path("meetings")).isEmpty();
    assertThat(invited(meeting)).hasSize(5);
  }

  @Test
  void aWrongRequestNamesTheFieldAndChangesNothing() {
    var conferences = "/core-groups/" + group + "/conferences";
    assertThat(office.post(conferences, "{\"kind\":\"INITIAL\",\"heldOn\":\"2026-13-45\"}").wrong())
        .isEqualTo("heldOn: must be a date such as 2026-12-17");
    assertThat(office.post(conferences, "{\"kind\":\"INITIAL\"}").wrong())
        .isEqualTo("heldOn: must be the day the conference was held");
    assertThat(office.post(conferences, "{\"kind\":\"FIRST\",\"heldOn\":\"2026-12-17\"}").wrong())
        .isEqualTo("kind: must be one of [INITIAL, REVIEW, TRANSFER_IN]");
    assertThat(office.post(conferences, "{\"kind\":\"INITIAL\",\"heldOn\":\"2026-12-18\"}").wrong())
        .startsWith("heldOn: is in the future");
    assertThat(office.post(conferences, "{\"kind\":\"INITIAL\",\"heldOn\":\"2026-12-13\"}").wrong())
        .startsWith("heldOn: is a Saturday or a Sunday");
    assertThat(office.post(conferences, "{\"kind\":\"REVIEW\",\"heldOn\":\"2026-12-16\"}").wrong())
        .startsWith("kind: no initial conference is recorded");
    assertThat(office.post(conferences, "not json").wrong())
        .isEqualTo("body: must be JSON that can be read");
    assertThat(timetable()).isEmpty();
    theConferenceIsRecorded();
    assertThat(office.post(conferences, "{\"kind\":\"INITIAL\",\"heldOn\":\"2026-12-16\"}").wrong())
        .startsWith("kind: a first conference is recorded");

    var answer =
        office.post(
            "/core-groups/" + group + "/meetings",
            """
            {"date": "2026-12-01", "start": "05:00", "minutes": 5, "venue": " "}
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly("date", "start", "minutes", "venue");
    assertThat(office.get("/core-groups/" + group + "/meetings").body()).isEmpty();
  }

  @Test
  void anotherPartnershipSeesNothingOfIt() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    var stranger =
        new Knock(
            port, Passes.staff(uk.coregroups.events.ids.PartnershipId.fresh(), Role.ADMINISTRATOR));

    assertThat(stranger.get("/meetings/" + meeting).status()).isEqualTo(404);
    assertThat(stranger.get("/core-groups/" + group + "/timetable").body()).isEmpty();
    assertThat(stranger.post("/meetings/" + meeting + "/cancel", "{\"why\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(new Knock(port, null).get("/today").status()).isEqualTo(401);
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.get("/meetings/" + meeting).status()).isEqualTo(403);
    assertThat(operator.get("/carrier").status()).isEqualTo(200);
  }

  private void move(String meeting, LocalDate day) {
    var answer =
        office.post(
            "/meetings/" + meeting + "/move",
            """
            {"date": "%s", "start": "11:00", "minutes": 60, "venue": "%s"}
            """
                .formatted(day, venue("Room 5, Civic Centre")));
    assertThat(answer.status()).isEqualTo(200);
  }

  private void reply(String invitation, Answer answer, int sequence, Instant at) {
    neighbours.tell(
        anytown, new ReplyReceived(group, InvitationId.of(invitation), answer, sequence, at, null));
  }

  private String answerOf(String meeting, PersonId person) {
    return invited(meeting).stream()
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .map(one -> one.path("answer").asString(""))
        .findFirst()
        .orElseThrow();
  }

  private List<String> kindsOpen() {
    return timetable().stream()
        .filter(line -> line.path("settledOn").isMissingNode())
        .map(line -> line.path("kind").asString())
        .toList();
  }

  private <F extends uk.coregroups.events.scheduling.SchedulingEvent> List<F> mine(Class<F> kind) {
    return neighbours.heard(kind).stream().filter(fact -> fact.coreGroup().equals(group)).toList();
  }
}
