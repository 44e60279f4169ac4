package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who chairs and who writes, through the door. */
class WhoServesTest extends Chapter {

  private static final LocalDate TUESDAY_5_JANUARY = LocalDate.of(2027, 1, 5);
  private static final LocalDate TUESDAY_16_FEBRUARY = LocalDate.of(2027, 2, 16);
  private static final LocalDate TUESDAY_30_MARCH = LocalDate.of(2027, 3, 30);

  @Test
  void theLeadSocialWorkerChairsTheFirstAndAnotherWrites() {
    var turn = turn(book(TUESDAY_5_JANUARY));
    assertThat(turn.path("chair").asString()).isEqualTo(msOkafor.toString());
    assertThat(turn.path("chairWhy").asString())
        .startsWith("the lead social worker chairs the first core group");
    assertThat(turn.path("minuteTaker").asString()).isIn(mrReid.toString(), nurseDunn.toString());
    assertThat(turn.path("minuteTakerWhy").asString()).isEqualTo("has not served yet");
  }

  @Test
  void aManagerWhoIsAMemberChairsTheFirst() {
    join(MemberId.fresh(), teamManager, PersonKind.PROFESSIONAL, "TEAM_MANAGER");
    awaitSeats(5);
    var first = turn(book(TUESDAY_5_JANUARY));
    assertThat(first.path("chair").asString()).isEqualTo(teamManager.toString());
    var second = turn(book(TUESDAY_16_FEBRUARY));
    assertThat(second.path("chair").asString()).isNotEqualTo(teamManager.toString());
  }

  @Test
  void whatWasServedDecidesWhoIsNextAndTwoMeetingsInTheDiaryDoNotAskTheSame() {
    windTo(TUESDAY_5_JANUARY);
    var first = book(TUESDAY_5_JANUARY);
    var second = book(TUESDAY_16_FEBRUARY);
    hold(first);
    assertThat(pair(turn(second)))
        .isEqualTo(msOkafor + " " + later(mrReid, nurseDunn, turn(second)));
    assertThat(turn(second).path("chairWhy").asString()).isEqualTo("has not served yet");
    assertThat(turn(second).path("minuteTakerWhy").asString())
        .isEqualTo("served last on Tuesday 5 January 2027");
    var proposed = office.get("/core-groups/" + group + "/turn?date=" + TUESDAY_30_MARCH).body();
    assertThat(pair(proposed)).isEqualTo(pair(turn(book(TUESDAY_30_MARCH))));
    assertThat(pair(proposed)).doesNotContain(theMother.toString());
    assertThat(pair(proposed)).isNotEqualTo(pair(turn(second)));
  }

  @Test
  void aMeetingThatIsMovedDoesNotComeBeforeItself() {
    windTo(TUESDAY_5_JANUARY);
    hold(book(TUESDAY_5_JANUARY));
    var second = book(TUESDAY_16_FEBRUARY);
    var before = turn(second);
    var path = "/core-groups/" + group + "/turn?date=2027-02-23";
    assertThat(pair(office.get(path + "&moved=" + second).body())).isEqualTo(pair(before));

    done(agree(second, nurseDunn, mrReid, "They know the family"));
    assertThat(pair(office.get(path + "&moved=" + second).body()))
        .as("what was agreed for it holds")
        .isEqualTo(nurseDunn + " " + mrReid);
  }

  @Test
  void aTurnAtAMeetingNobodyHasHeldIsNotTheLastTimeSomebodyServed() {
    book(TUESDAY_5_JANUARY);
    var second = book(TUESDAY_16_FEBRUARY);
    assertThat(turn(second).path("chairWhy").asString()).isEqualTo("has not served yet");
    assertThat(turn(book(TUESDAY_30_MARCH)).path("chairWhy").asString())
        .isEqualTo("has not served yet");
  }

  @Test
  void whoDeclinesOrLeavesIsNotAsked() {
    var meeting = book(TUESDAY_5_JANUARY);
    var lead = new Knock(port, Passes.member(anytown, msOkafor));
    done(
        lead.post(
            "/invitations/" + invitationOf(meeting, msOkafor) + "/reply",
            "{\"answer\": \"DECLINED\"}"));
    assertThat(pair(turn(meeting))).isIn(mrReid + " " + nurseDunn, nurseDunn + " " + mrReid);
    neighbours.tell(anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, TUESDAY_5_JANUARY));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pair(turn(meeting)).equals(mrReid + " null"));
    assertThat(turn(meeting).path("minuteTakerWhy").asString())
        .isEqualTo("nobody else can be asked, so the office writes");
  }

  @Test
  void whoIsAwayOnADayIsNotProposedForIt() {
    var path = "/core-groups/" + group + "/turn?date=" + TUESDAY_5_JANUARY;
    var writer = PersonId.of(office.get(path).body().path("minuteTaker").asString());
    neighbours.tell(
        anytown, new MemberAway(group, seatOf(writer), TUESDAY_5_JANUARY, TUESDAY_5_JANUARY, null));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("absence where core_group = '" + group + "'") == 1);
    assertThat(office.get(path).body().path("minuteTaker").asString())
        .isNotEqualTo(writer.toString());
  }

  @Test
  void whatWasCancelledWasNotServedAndHasNoTurn() {
    var meeting = book(TUESDAY_5_JANUARY);
    done(office.post("/meetings/" + meeting + "/cancel", "{\"why\":\"snow\"}"));
    assertThat(turn(book(TUESDAY_16_FEBRUARY)).path("chairWhy").asString())
        .startsWith("the lead social worker chairs the first core group");
    assertThat(agree(meeting, mrReid, nurseDunn, "Because").wrong())
        .isEqualTo("meeting: has been held or cancelled already");
  }

  @Test
  void whoDeclinedLeftAndCameBackMayServe() {
    var meeting = book(TUESDAY_5_JANUARY);
    done(
        new Knock(port, Passes.member(anytown, nurseDunn))
            .post(
                "/invitations/" + invitationOf(meeting, nurseDunn) + "/reply",
                "{\"answer\": \"DECLINED\"}"));
    assertThat(able(meeting)).doesNotContain(nurseDunn.toString());
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, THURSDAY_17_DECEMBER));
    join(MemberId.fresh(), nurseDunn, PersonKind.PROFESSIONAL, "HEALTH_VISITOR");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> able(meeting).contains(nurseDunn.toString()));
  }

  @Test
  void aTurnIsExchangedOrReplacedByHandWithAReason() {
    var meeting = book(TUESDAY_5_JANUARY);
    assertThat(agree(meeting, mrReid, msOkafor, "").wrong())
        .isEqualTo("why: must say why, in at most 500 characters");
    done(agree(meeting, mrReid, msOkafor, "They know the family"));
    var agreed = turn(meeting);
    assertThat(pair(agreed)).isEqualTo(mrReid + " " + msOkafor);
    assertThat(agreed.path("chairWhy").asString())
        .isEqualTo("agreed by hand: They know the family");

    done(agree(meeting, nurseDunn, null, "And again"));
    assertThat(pair(turn(meeting))).isEqualTo(nurseDunn + " null");
    neighbours.tell(anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, TUESDAY_5_JANUARY));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pair(turn(meeting)).startsWith(msOkafor.toString()));
    assertThat(turn(meeting).path("chairWhy").asString())
        .endsWith("; what was agreed no longer holds");
  }

  @Test
  void neverAParentAnAdvocateOrAnInterpreter() {
    var interpreter = PersonId.fresh();
    join(MemberId.fresh(), interpreter, PersonKind.PROFESSIONAL, "INTERPRETER");
    awaitSeats(5);
    windTo(TUESDAY_5_JANUARY);
    var meeting = book(TUESDAY_5_JANUARY);
    for (var never : new PersonId[] {theMother, interpreter, PersonId.fresh()}) {
      assertThat(agree(meeting, never, mrReid, "Because").wrong())
          .isEqualTo(
              "chair: must be a professional of the group who can come, and no advocate or"
                  + " interpreter");
      assertThat(agree(meeting, mrReid, never, "Because").wrong()).startsWith("minuteTaker: must");
    }
    takeStock(meeting);
    assertThat(hold(meeting, interpreter, mrReid, "\"inquorate\": false").wrong())
        .isEqualTo("chair: is never an advocate or an interpreter");
    assertThat(
            hold(meeting, mrReid, nurseDunn, "\"nextMinuteTaker\": \"" + theMother + "\"").wrong())
        .isEqualTo(
            "nextMinuteTaker: must be a professional of the group, and no advocate or interpreter");
  }

  @Test
  void whoWritesNextIsAgreedAtTheEndOfAMeeting() {
    windTo(TUESDAY_5_JANUARY);
    var meeting = book(TUESDAY_5_JANUARY);
    takeStock(meeting);
    done(hold(meeting, mrReid, nurseDunn, "\"nextMinuteTaker\": \"" + nurseDunn + "\""));
    var next = turn(book(TUESDAY_16_FEBRUARY));
    assertThat(pair(next)).isEqualTo(msOkafor + " " + nurseDunn);
    assertThat(next.path("minuteTakerWhy").asString())
        .isEqualTo("agreed at the end of the last meeting");
  }

  @Test
  void onePersonMayDoBothWhereThePartnershipSaysSo() {
    var meeting = book(TUESDAY_5_JANUARY);
    assertThat(agree(meeting, mrReid, mrReid, "Both").wrong())
        .isEqualTo("minuteTaker: must be somebody other than the chair");
    assertThat(office.get("/rota").body().path("onePerson").asBoolean()).isFalse();
    var worker = new Knock(port, Passes.staff(anytown, Role.SOCIAL_WORKER));
    assertThat(worker.put("/rota", "{\"onePerson\": true}").status()).isEqualTo(403);
    done(office.put("/rota", "{\"onePerson\": true}"));
    assertThat(pair(turn(meeting))).isEqualTo(msOkafor + " " + msOkafor);
    done(agree(meeting, mrReid, mrReid, "Both"));
    assertThat(pair(turn(meeting))).isEqualTo(mrReid + " " + mrReid);
  }

  @Test
  void aMemberSeesTheirOwnPartAndAnotherPartnershipNothing() {
    var meeting = book(TUESDAY_5_JANUARY);
    assertThat(StockTakeTest.turns(new Knock(port, Passes.member(anytown, msOkafor))))
        .containsExactly(meeting + " true false false");
    assertThat(StockTakeTest.turns(new Knock(port, Passes.member(anytown, theMother)))).isEmpty();
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(elsewhere.get("/meetings/" + meeting + "/turn").status()).isEqualTo(404);
    assertThat(elsewhere.get("/meetings/" + meeting + "/stock-take").status()).isEqualTo(404);
    assertThat(elsewhere.get("/core-groups/" + group + "/turn?date=2027-01-05").status())
        .isEqualTo(404);
  }

  private JsonNode turn(String meeting) {
    return office.get("/meetings/" + meeting + "/turn").body().path("turn");
  }

  private List<String> able(String meeting) {
    return office
        .get("/meetings/" + meeting + "/turn")
        .body()
        .path("able")
        .valueStream()
        .map(one -> one.path("person").asString())
        .toList();
  }

  private Knock.Answer agree(
      String meeting, PersonId chair, @Nullable PersonId minuteTaker, String why) {
    return office.post(
        "/meetings/" + meeting + "/turn",
        """
        {"chair": "%s", "minuteTaker": %s, "why": "%s"}
        """
            .formatted(chair, minuteTaker == null ? "null" : "\"" + minuteTaker + "\"", why));
  }

  private static String pair(JsonNode turn) {
    return turn.path("chair").asString("null") + " " + turn.path("minuteTaker").asString("null");
  }

  /** Which of two it is; their ids decide, as they joined on one day. */
  private static PersonId later(PersonId one, PersonId other, JsonNode turn) {
    return turn.path("minuteTaker").asString().equals(one.toString()) ? one : other;
  }

  private void awaitSeats(int seats) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("roster_seat where core_group = '" + group + "'") == seats);
  }
}
