package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.SchedulingEvent;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Two parents who must not meet take part in one meeting, each at a time of their own. */
class OwnTimesTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate MONDAY_1_FEBRUARY = LocalDate.of(2027, 2, 1);
  private static final OwnTime SECOND_HALF = new OwnTime(30, 30);

  private final PersonId theFather = PersonId.fresh();
  private final MemberId fathersSeat = MemberId.fresh();
  private String meeting = "";

  @BeforeEach
  void bothAreInvited() {
    theConferenceIsRecorded();
    join(fathersSeat, theFather, PersonKind.FAMILY, "PARENT");
    heard();
    meeting = book(MONDAY_4_JANUARY);
  }

  @Test
  void eachComesAtTheirOwnTimeAndHearsOfNoOther() {
    done(ownTime(theMother, "10:00", 25));
    done(ownTime(theFather, "10:30", 30));

    assertThat(mine(theFather)).contains("10:30").doesNotContain("10:00", "25");
    assertThat(mine(theMother)).contains("10:00").doesNotContain("10:30", "30}");
    assertThat(mine(nurseDunn)).contains("10:00:00\",\"minutes\":60").doesNotContain("10:30");
    assertThat(asked(theFather).path("slot").toString()).contains("10:30:00\",\"minutes\":30");
    assertThat(told(InvitationAdded.class).stream().map(InvitationAdded::invited))
        .extracting(Invited::person, Invited::sequence, Invited::ownTime)
        .containsExactly(tuple(theMother, 1, new OwnTime(0, 25)), tuple(theFather, 1, SECOND_HALF));
    assertThat(told(MeetingMoved.class)).isEmpty();
    assertThat(guest(theFather).path("ownTime").toString())
        .isEqualTo("{\"date\":\"2027-01-04\",\"start\":\"10:30:00\",\"minutes\":30}");
    assertThat(guest(nurseDunn).path("ownTime").isMissingNode()).isTrue();
  }

  @Test
  void twoOfTheFamilyAreNotAskedToOverlappingTimesUnlessSomebodySaysThatTheyMayMeet() {
    done(ownTime(theMother, "10:00", 35));
    assertThat(ownTime(theFather, "10:30", 30).wrong())
        .startsWith("start: and the minutes they stay overlap the time of another of the family");
    assertThat(guest(theFather).has("ownTime")).isFalse();

    done(ownTime(theFather, "10:35", 25));
    done(ownTime(nurseDunn, "10:30", 30));
    done(
        office.post(
            path(theFather), "{\"start\": \"10:30\", \"minutes\": 30, \"together\": true}"));
    assertThat(mine(theFather)).contains("10:30");
  }

  @Test
  void anotherTimeIsAnsweredAnewAndTheSameTwiceIsNot() {
    comes(theFather);
    done(ownTime(theFather, "10:30", 30));
    assertThat(guest(theFather).path("answer").isMissingNode()).isTrue();
    assertThat(asked(theFather).path("answer").isMissingNode()).isTrue();

    comes(theFather);
    done(ownTime(theFather, "10:30", 30));
    assertThat(guest(theFather).path("answer").asString()).isEqualTo("ACCEPTED");
    assertThat(told(InvitationAdded.class)).hasSize(1);

    done(office.post(path(theFather), "{}"));
    assertThat(guest(theFather).path("answer").isMissingNode()).isTrue();
    assertThat(mine(theFather)).contains("10:00:00\",\"minutes\":60");
    assertThat(told(InvitationAdded.class).getLast().invited().ownTime()).isNull();
  }

  @Test
  void anAnswerToTheWholeMeetingSaysNothingAboutAPartOfIt() {
    done(ownTime(theFather, "10:30", 30));
    var late = new Knock(port, Passes.mint(invitation(theFather), null, List.of(), Role.ANSWER));
    assertThat(late.get("/invitations/" + invitation(theFather)).body().path("slot").toString())
        .contains("10:30");
    neighbours.tell(
        anytown,
        new ReplyReceived(
            group,
            InvitationId.of(invitation(theFather)),
            Answer.ACCEPTED,
            0,
            clock.instant(),
            null));
    heard();
    assertThat(guest(theFather).path("answer").isMissingNode()).isTrue();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            told(InvitationAskedAgain.class).stream()
                .anyMatch(fact -> SECOND_HALF.equals(fact.invited().ownTime())));
  }

  @Test
  void itMovesAlongWithTheMeetingSoThatTheTwoDoNotMeetAfterAll() {
    done(ownTime(theMother, "10:00", 30));
    done(ownTime(theFather, "10:30", 30));

    done(move("2027-01-05", "14:00", 60));

    assertThat(mine(theFather)).contains("14:30").doesNotContain("14:00", "10:30");
    assertThat(mine(theMother)).contains("14:00").doesNotContain("14:30");
    assertThat(told(MeetingMoved.class).getLast().invited())
        .filteredOn(one -> one.ownTime() != null)
        .extracting(Invited::person, Invited::sequence)
        .containsExactlyInAnyOrder(tuple(theMother, 2), tuple(theFather, 2));
  }

  @Test
  void aMeetingIsNotMovedToBeOverBeforeTheyHaveGone() {
    done(ownTime(theFather, "10:30", 30));

    assertThat(move("2027-01-04", "10:00", 45).wrong())
        .startsWith("minutes: must be at least 60, for somebody comes at a time of their own");
    assertThat(told(MeetingMoved.class)).isEmpty();

    done(ownTime(theFather, "10:30", 15));
    done(move("2027-01-04", "10:00", 45));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "09:45 | 30 | start: and the minutes they stay must lie within the meeting",
        "10:45 | 30 | start: and the minutes they stay must lie within the meeting",
        "11:00 | 10 | start: and the minutes they stay must lie within the meeting",
        "10:00 | 2147483647 | start: and the minutes they stay must lie within the meeting",
        "10:00 | 9 | minutes: must be at least 10",
        "10:00 | -30 | minutes: must be at least 10"
      })
  void itLiesWithinTheMeeting(String start, int minutes, String words) {
    var refused = ownTime(theFather, start, minutes);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong()).isEqualTo(words);
    assertThat(told(InvitationAdded.class)).isEmpty();
  }

  @Test
  void halfATimeIsNone() {
    assertThat(office.post(path(theFather), "{\"start\": \"10:30\"}").wrong())
        .isEqualTo("minutes: must be at least 10");
    assertThat(office.post(path(theFather), "{\"minutes\": 30}").wrong())
        .isEqualTo("start: must be when they come");
  }

  @Test
  void whatHasBegunOrIsCancelledHasNoPartsAnyMore() {
    var path = path(theFather);
    clock.windTo(MONDAY_4_JANUARY.atTime(10, 0).atZone(SuiteClock.LONDON).toInstant());
    assertThat(office.post(path, "{}").wrong()).isEqualTo("meeting: has begun already");
    done(office.post("/meetings/" + meeting + "/cancel", "{\"why\": \"snow\"}"));
    assertThat(office.post(path, "{}").wrong())
        .isEqualTo("meeting: has been held or cancelled already");
  }

  @Test
  void whoIsNotInvitedHasNoTime() {
    var path = path(theFather);
    neighbours.tell(anytown, new MemberLeft(group, fathersSeat, theFather, THURSDAY_17_DECEMBER));
    heard();
    assertThat(office.post(path, "{}").status()).isEqualTo(404);
    assertThat(member(theMother).post(path, "{}").status()).isEqualTo(403);
  }

  @Test
  void theNextMeetingAsksThemToTheSamePartOfItAtOnce() {
    done(ownTime(theFather, "10:30", 30));
    done(ownTime(nurseDunn, "10:30", 30));

    var next = book(MONDAY_1_FEBRUARY);

    assertThat(told(MeetingBooked.class).getLast().invited())
        .filteredOn(one -> one.ownTime() != null)
        .extracting(Invited::person, Invited::ownTime)
        .containsExactly(tuple(theFather, SECOND_HALF));
    var short45 =
        office.post(
            "/core-groups/" + group + "/meetings",
            "{\"date\": \"2027-03-01\", \"start\": \"10:00\", \"minutes\": 45, \"venue\": \"%s\"}"
                .formatted(venue("Room 2")));
    assertThat(short45.wrong()).startsWith("minutes: must be at least 60");

    meeting = next;
    done(office.post(path(theFather), "{}"));
    book(LocalDate.of(2027, 3, 1));
    assertThat(told(MeetingBooked.class).getLast().invited())
        .allSatisfy(one -> assertThat(one.ownTime()).isNull());
  }

  @Test
  void whoComesBackToAMeetingTooShortForTheirTimeIsAskedToNoOtherAndAPersonDecides() {
    done(ownTime(theFather, "10:30", 30));
    neighbours.tell(anytown, new MemberLeft(group, fathersSeat, theFather, THURSDAY_17_DECEMBER));
    heard();
    done(move("2027-01-04", "10:00", 45));
    join(MemberId.fresh(), theFather, PersonKind.FAMILY, "PARENT");
    heard();

    assertThat(standing(theFather)).isEmpty();
    assertThat(office.get("/tasks").body().toString()).contains("this meeting is too short for it");

    done(move("2027-01-04", "10:00", 60));
    assertThat(standing(theFather)).hasSize(1);
    assertThat(mine(theFather)).contains("10:30").doesNotContain("10:00");
    assertThat(office.get("/tasks").body().path("count").asInt()).isZero();
  }

  @Test
  void ofTwoInvitationsOfOnePersonTheOneToATimeOfTheirOwnStands() {
    var again = PersonId.fresh();
    var otherSeat = MemberId.fresh();
    join(otherSeat, again, PersonKind.FAMILY, "CARER");
    heard();
    done(ownTime(theFather, "10:30", 30));
    neighbours.tell(
        anytown,
        new PersonMerged(
            group,
            theFather,
            again,
            again,
            List.of(
                new MergedSeat(
                    otherSeat, PersonKind.FAMILY, "CARER", THURSDAY_17_DECEMBER, null))));
    heard();

    assertThat(standing(theFather)).isEmpty();
    assertThat(standing(again)).hasSize(1);
    assertThat(mine(again)).contains("10:30").doesNotContain("10:00");
  }

  private Knock.Answer ownTime(PersonId person, String start, int minutes) {
    return office.post(
        path(person), "{\"start\": \"" + start + "\", \"minutes\": " + minutes + "}");
  }

  private Knock.Answer move(String date, String start, int minutes) {
    return office.post(
        "/meetings/" + meeting + "/move",
        "{\"date\": \"%s\", \"start\": \"%s\", \"minutes\": %d, \"venue\": \"%s\"}"
            .formatted(date, start, minutes, venue("Room 2")));
  }

  private void comes(PersonId person) {
    done(office.post("/invitations/" + invitation(person) + "/reply", "{\"answer\":\"ACCEPTED\"}"));
  }

  private String path(PersonId person) {
    return "/meetings/" + meeting + "/invitations/" + invitation(person) + "/own-time";
  }

  private String invitation(PersonId person) {
    return guest(person).path("invitation").asString();
  }

  private JsonNode guest(PersonId person) {
    return standing(person).getFirst();
  }

  private List<JsonNode> standing(PersonId person) {
    return invited(meeting).stream()
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .filter(one -> !one.path("withdrawn").asBoolean())
        .toList();
  }

  private JsonNode asked(PersonId person) {
    return member(person).get("/invitations/" + invitation(person)).body();
  }

  /** When a person's own page says they meet. */
  private String mine(PersonId person) {
    var meetings = member(person).get("/mine").body().path("meetings");
    assertThat(meetings).hasSize(1);
    return meetings.path(0).path("slot").toString();
  }

  private Knock member(PersonId person) {
    return new Knock(port, Passes.member(anytown, person));
  }

  private void heard() {
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
  }

  private <F extends SchedulingEvent> List<F> told(Class<F> kind) {
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
    return neighbours.heard(kind).stream().filter(fact -> fact.coreGroup().equals(group)).toList();
  }
}
