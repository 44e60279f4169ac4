package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationMerged;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** One person is asked once, sees what is theirs, and nothing once they have left. */
class OnePersonTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate MONDAY_1_FEBRUARY = LocalDate.of(2027, 2, 1);

  private final PersonId dunnAgain = PersonId.fresh();
  private final MemberId dunnsOtherSeat = MemberId.fresh();

  @BeforeEach
  void theConference() {
    theConferenceIsRecorded();
  }

  @Test
  void whoeverHasTwoSeatsIsInvitedOnce() {
    join(dunnsOtherSeat, nurseDunn, PersonKind.PROFESSIONAL, "SCHOOL_NURSE");
    heard();
    assertThat(standing(book(MONDAY_4_JANUARY), nurseDunn)).hasSize(1);
  }

  @Test
  void ofTwoInvitationsOneStandsWithTheLaterAnswerAndTheOldLinkLeadsToIt() {
    join(dunnsOtherSeat, dunnAgain, PersonKind.PROFESSIONAL, "SCHOOL_NURSE");
    heard();
    var meeting = book(MONDAY_4_JANUARY);
    var stands = invitationOf(meeting, nurseDunn);
    var gone = invitationOf(meeting, dunnAgain);
    answer(stands, "DECLINED");
    clock.windTo(clock.instant().plusSeconds(60));
    answer(gone, "ACCEPTED");

    merge(nurseDunn);

    assertThat(standing(meeting, dunnAgain)).isEmpty();
    assertThat(standing(meeting, nurseDunn)).hasSize(1);
    assertThat(answerOf(meeting)).isEqualTo("ACCEPTED");
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
    assertThat(neighbours.heard(InvitationMerged.class))
        .extracting(one -> one.gone() + " " + one.stands())
        .containsExactly(gone + " " + stands);
    assertThat(neighbours.heard(InvitationWithdrawn.class)).isEmpty();
    assertThat(neighbours.heard(InvitationAdded.class)).isEmpty();

    var link = new Knock(port, Passes.mint(gone, null, List.of(), Role.ANSWER));
    assertThat(link.get("/invitations/" + gone).body().path("standing").asString())
        .isEqualTo("OPEN");
    clock.windTo(clock.instant().plusSeconds(60));
    done(link.post("/invitations/" + gone + "/reply", "{\"answer\":\"DECLINED\"}"));
    assertThat(answerOf(meeting)).isEqualTo("DECLINED");

    neighbours.tell(
        anytown,
        new ReplyReceived(
            group,
            InvitationId.of(gone),
            Answer.TENTATIVE,
            0,
            clock.instant().plusSeconds(60),
            null));
    await().atMost(Duration.ofSeconds(20)).until(() -> answerOf(meeting).equals("TENTATIVE"));
  }

  @Test
  void theOnlyInvitationIsTheirsAndIsSentToTheMailboxThatStays() {
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, THURSDAY_17_DECEMBER));
    join(dunnsOtherSeat, dunnAgain, PersonKind.PROFESSIONAL, "SCHOOL_NURSE");
    heard();
    var meeting = book(MONDAY_4_JANUARY);
    var invitation = invitationOf(meeting, dunnAgain);

    neighbours.tell(
        anytown,
        new PersonMerged(
            group,
            dunnAgain,
            nurseDunn,
            nurseDunn,
            List.of(
                new MergedSeat(
                    dunnsOtherSeat,
                    PersonKind.PROFESSIONAL,
                    "SCHOOL_NURSE",
                    THURSDAY_17_DECEMBER,
                    null))));
    heard();

    assertThat(standing(meeting, nurseDunn).getFirst().path("invitation").asString())
        .isEqualTo(invitation);
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
    assertThat(neighbours.heard(InvitationAdded.class))
        .extracting(one -> one.invited().person() + " " + one.invited().sequence())
        .containsExactly(nurseDunn + " 1");
  }

  @Test
  void whatTheOneWasToDoIsTheOthers() {
    join(dunnsOtherSeat, dunnAgain, PersonKind.PROFESSIONAL, "SCHOOL_NURSE");
    heard();
    var meeting = book(MONDAY_4_JANUARY);
    liveUntil(MONDAY_4_JANUARY);
    hold(meeting);
    merge(dunnAgain);
    liveUntil(LocalDate.of(2027, 1, 20));
    assertThat(toldAt("MINUTES_NUDGE")).contains(dunnAgain).doesNotContain(nurseDunn);
    assertThat(standing(meeting, dunnAgain)).hasSize(1);
  }

  @Test
  void aJoinerSeesNothingOfWhatWasBeforeUnlessTheChairSaysSo() {
    var meeting = book(MONDAY_4_JANUARY);
    liveUntil(MONDAY_4_JANUARY);
    hold(meeting);
    var joiner = PersonId.fresh();
    var seat = MemberId.fresh();
    var since = LocalDate.of(2027, 1, 5);
    var housing = new Seat(seat, joiner, PersonKind.PROFESSIONAL, "HOUSING", since);
    neighbours.tell(anytown, new MemberJoined(group, housing));
    windTo(LocalDate.of(2027, 1, 6));
    heard();
    assertThat(held(nurseDunn)).containsExactly("2027-01-04");
    assertThat(held(joiner)).isEmpty();

    neighbours.tell(anytown, new HistoryShared(group, seat, true));
    heard();
    assertThat(held(joiner)).containsExactly("2027-01-04");
    neighbours.tell(anytown, new HistoryShared(group, seat, false));
    heard();
    assertThat(held(joiner)).isEmpty();

    neighbours.tell(anytown, new HistoryShared(group, seat, true));
    neighbours.tell(
        anytown,
        new CoreGroupRestated(
            group,
            "G-TEST",
            teamManager,
            THURSDAY_17_DECEMBER,
            List.of(child),
            List.of(housing),
            null));
    heard();
    assertThat(held(joiner)).as("what was said before is not said again").isEmpty();
  }

  @Test
  void aLeaverSeesAndRecordsNothingFromThatDay() {
    var meeting = book(MONDAY_4_JANUARY);
    var nurses = invitationOf(meeting, nurseDunn);
    liveUntil(MONDAY_4_JANUARY);
    hold(meeting);
    var later = book(MONDAY_1_FEBRUARY);
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, LocalDate.of(2027, 1, 11)));
    heard();
    assertThat(held(nurseDunn)).containsExactly("2027-01-04");
    assertThat(standing(later, nurseDunn)).isEmpty();

    windTo(LocalDate.of(2027, 1, 11));

    var nurse = member(nurseDunn);
    assertThat(nurse.get("/mine").body().path("held")).isEmpty();
    assertThat(nurse.get("/mine").body().path("meetings")).isEmpty();
    assertThat(nurse.get("/mine").body().path("asked")).isEmpty();
    assertThat(nurse.get("/invitations/" + nurses).status()).isEqualTo(404);
    assertThat(
            nurse
                .post(
                    "/meetings/" + meeting + "/minutes/shared", "{\"receivers\":\"PROFESSIONALS\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void aLeaversLinkToAMeetingNobodyRecordedSaysThatNothingIsNeeded() {
    var meeting = book(MONDAY_4_JANUARY);
    var nurses = invitationOf(meeting, nurseDunn);
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, LocalDate.of(2027, 1, 11)));
    heard();
    windTo(LocalDate.of(2027, 1, 11));
    var link = new Knock(port, Passes.mint(nurses, null, List.of(), Role.ANSWER));
    var asked = link.get("/invitations/" + nurses).body();
    assertThat(asked.path("standing").asString()).isEqualTo("NOT_NEEDED");
    assertThat(asked.path("slot").isMissingNode()).isTrue();
    assertThat(link.post("/invitations/" + nurses + "/reply", "{\"answer\":\"ACCEPTED\"}").wrong())
        .isEqualTo("answer: is no longer needed");
  }

  private void merge(PersonId stays) {
    var goes = stays.equals(nurseDunn) ? dunnAgain : nurseDunn;
    var seat = stays.equals(nurseDunn) ? nurseDunnsSeat : dunnsOtherSeat;
    neighbours.tell(
        anytown,
        new PersonMerged(
            group,
            goes,
            stays,
            stays,
            List.of(
                new MergedSeat(
                    seat, PersonKind.PROFESSIONAL, "HEALTH_VISITOR", THURSDAY_17_DECEMBER, null))));
    heard();
  }

  private void heard() {
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
  }

  private void answer(String invitation, String answer) {
    done(office.post("/invitations/" + invitation + "/reply", "{\"answer\":\"" + answer + "\"}"));
  }

  private List<JsonNode> standing(String meeting, PersonId person) {
    return invited(meeting).stream()
        .filter(one -> !one.path("withdrawn").asBoolean())
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .toList();
  }

  private String answerOf(String meeting) {
    return standing(meeting, nurseDunn).getFirst().path("answer").asString("");
  }

  private Knock member(PersonId person) {
    return new Knock(port, Passes.member(anytown, person));
  }

  private List<String> held(PersonId person) {
    var days = new ArrayList<String>();
    member(person)
        .get("/mine")
        .body()
        .path("held")
        .forEach(one -> days.add(one.path("heldOn").asString()));
    return days;
  }
}
