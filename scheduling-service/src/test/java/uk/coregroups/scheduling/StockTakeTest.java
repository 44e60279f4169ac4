package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who belongs to the group is gone through at each core group. */
class StockTakeTest extends Chapter {

  private static final LocalDate TUESDAY_5_JANUARY = LocalDate.of(2027, 1, 5);

  @Test
  void aMeetingIsNotClosedUntilStockIsTaken() {
    var meeting = meetingOfToday();
    var refused = hold(meeting, mrReid, nurseDunn, "\"noStockTake\": \" \"");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong())
        .isEqualTo(
            "noStockTake: must say why nobody went through who belongs to the group; or take stock"
                + " first");
    assertThat(stockOf(meeting).path("owed").asBoolean()).isTrue();

    takeStock(meeting);
    done(hold(meeting, mrReid, nurseDunn, "\"inquorate\": false"));
    var seen = stockOf(meeting);
    assertThat(seen.path("owed").asBoolean()).isFalse();
    assertThat(standings(seen)).containsOnly("CONFIRMED").hasSize(4);
    assertThat(seen.path("reviewed").asInt()).isEqualTo(1);
    assertThat(seen.path("held").asInt()).isEqualTo(1);
  }

  @Test
  void aReasonClosesItAndIsKept() {
    var meeting = meetingOfToday();
    done(hold(meeting, mrReid, nurseDunn, "\"noStockTake\": \"The fire alarm ended it\""));
    var seen = stockOf(meeting);
    assertThat(seen.path("skippedWhy").asString()).isEqualTo("The fire alarm ended it");
    assertThat(seen.path("reviewed").asInt()).isZero();
    assertThat(seen.path("held").asInt()).isEqualTo(1);

    takeStock(meeting);
    assertThat(stockOf(meeting).path("reviewed").asInt()).as("taken late").isEqualTo(1);
    assertThat(stockOf(meeting).path("skippedWhy").asString()).isEqualTo("The fire alarm ended it");
    var again = take(office, meeting, stock(stockOf(meeting), "", ""));
    assertThat(again.wrong()).isEqualTo("meeting: has been closed with the stock that was taken");
  }

  @Test
  void whoHasLeftAndWhoIsMissingBecomeTasksThatEndWithTheirCause() {
    var meeting = meetingOfToday();
    done(take(office, meeting, stock(stockOf(meeting), nurseDunnsSeat.toString(), "MIDWIFE")));
    assertThat(tasks("SAID_TO_HAVE_LEFT")).isEqualTo(1);
    assertThat(tasks("SAID_TO_BE_MISSING")).isEqualTo(1);
    assertThat(standings(stockOf(meeting))).containsOnlyOnce("LEFT");

    done(take(office, meeting, stock(stockOf(meeting), nurseDunnsSeat.toString(), "")));
    assertThat(tasks("SAID_TO_BE_MISSING")).as("nobody is missing after all").isZero();
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, TUESDAY_5_JANUARY.plusDays(1)));
    await().atMost(Duration.ofSeconds(20)).until(() -> tasks("SAID_TO_HAVE_LEFT") == 0);
  }

  @Test
  void whoJoinedSinceIsShownAsAdded() {
    var meeting = meetingOfToday();
    takeStock(meeting);
    join(MemberId.fresh(), PersonId.fresh(), PersonKind.PROFESSIONAL, "MIDWIFE");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> standings(stockOf(meeting)).contains("ADDED"));
    done(hold(meeting, mrReid, nurseDunn, "\"inquorate\": false"));
  }

  @Test
  void everyMemberMustBeGoneThroughAndNobodyElse() {
    var meeting = meetingOfToday();
    var one =
        "{\"seats\": [" + said(nurseDunnsSeat.toString(), "CONFIRMED") + "], \"missing\": []}";
    assertThat(take(office, meeting, one).wrong())
        .isEqualTo("members: have changed since this page was opened; go through them again");
    var typed = stock(stockOf(meeting), "", "Auntie May");
    assertThat(take(office, meeting, typed).wrong())
        .isEqualTo("missing: must be roles of this partnership");
  }

  @Test
  void stockIsTakenAtTheMeetingAndOnlyAtACoreGroup() {
    var ahead = book(TUESDAY_5_JANUARY);
    assertThat(take(office, ahead, stock(stockOf(ahead), "", "")).wrong())
        .isEqualTo("meeting: is still to come; stock is taken at the meeting");
    windTo(TUESDAY_5_JANUARY.plusDays(1));
    var professionals = book(TUESDAY_5_JANUARY.plusDays(1), "PROFESSIONALS");
    assertThat(take(office, professionals, stock(stockOf(professionals), "", "")).wrong())
        .isEqualTo("meeting: is a professionals' meeting, which takes no stock");
    done(hold(professionals, mrReid, nurseDunn, "\"inquorate\": false"));
  }

  @Test
  void theMemberWhoseTurnItIsToChairTakesStockThemselves() {
    var meeting = meetingOfToday();
    var chair = new Knock(port, Passes.member(anytown, msOkafor));
    var another = new Knock(port, Passes.member(anytown, mrReid));
    var path = "/meetings/" + meeting + "/stock-take";
    assertThat(another.get(path).status()).isEqualTo(404);
    assertThat(take(another, meeting, stock(stockOf(meeting), "", "")).status()).isEqualTo(404);
    assertThat(new Knock(port, Passes.member(anytown, theMother)).get(path).status())
        .isEqualTo(404);

    assertThat(turns(chair)).containsExactly(meeting + " true false true");
    done(take(chair, meeting, stock(chair.get(path).body(), "", "")));
    assertThat(stockOf(meeting).path("owed").asBoolean()).isFalse();
  }

  @Test
  void whoIsConfirmedAfterAllNeedNotBeSeenTo() {
    var meeting = meetingOfToday();
    done(take(office, meeting, stock(stockOf(meeting), nurseDunnsSeat.toString(), "")));
    assertThat(tasks("SAID_TO_HAVE_LEFT")).isEqualTo(1);
    done(take(office, meeting, stock(stockOf(meeting), "", "")));
    assertThat(tasks("SAID_TO_HAVE_LEFT")).isZero();
  }

  @Test
  void noStockIsTakenOfAMeetingThatWasCancelledAndNoReasonIsAStory() {
    var meeting = meetingOfToday();
    assertThat(
            hold(meeting, mrReid, nurseDunn, "\"noStockTake\": \"" + "y".repeat(501) + "\"")
                .wrong())
        .isEqualTo("noStockTake: must be at most 500 characters");
    var seen = stockOf(meeting);
    done(office.post("/meetings/" + meeting + "/cancel", "{\"why\":\"snow\"}"));
    assertThat(take(office, meeting, stock(seen, "", "")).wrong())
        .isEqualTo("meeting: has been cancelled");
  }

  @Test
  void theChairTakesStockNoMoreOnceTheMeetingIsClosedOrTheyHaveLeft() {
    var chair = new Knock(port, Passes.member(anytown, msOkafor));
    var closed = meetingOfToday();
    var left = book(TUESDAY_5_JANUARY.plusDays(1));
    assertThat(chair.get("/meetings/" + closed + "/stock-take").status()).isEqualTo(200);
    done(hold(closed, mrReid, nurseDunn, "\"noStockTake\": \"The fire alarm ended it\""));
    assertThat(chair.get("/meetings/" + closed + "/stock-take").status()).isEqualTo(404);

    var next = turns(chair).getFirst();
    assertThat(next).as("they chair the other").isEqualTo(left + " true false false");
    windTo(TUESDAY_5_JANUARY.plusDays(3));
    var seat = seatOf(msOkafor);
    assertThat(chair.get("/meetings/" + left + "/stock-take").status()).isEqualTo(200);
    neighbours.tell(anytown, new MemberLeft(group, seat, msOkafor, TUESDAY_5_JANUARY.plusDays(2)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> chair.get("/meetings/" + left + "/stock-take").status() == 404);
  }

  private String meetingOfToday() {
    windTo(TUESDAY_5_JANUARY);
    return book(TUESDAY_5_JANUARY);
  }

  private JsonNode stockOf(String meeting) {
    return office.get("/meetings/" + meeting + "/stock-take").body();
  }

  private static Knock.Answer take(Knock who, String meeting, String json) {
    return who.post("/meetings/" + meeting + "/stock-take", json);
  }

  private static List<String> standings(JsonNode seen) {
    return seen.path("seats").valueStream().map(one -> one.path("standing").asString()).toList();
  }

  static List<String> turns(Knock member) {
    return member
        .get("/mine/turns")
        .body()
        .valueStream()
        .map(one ->
            one.path("meeting").asString()
                + " "
                + one.path("chairs").asBoolean()
                + " "
                + one.path("writes").asBoolean()
                + " "
                + one.path("stockTake").asBoolean())
        .toList();
  }

  private long tasks(String kind) {
    return count(
        "task where done_at is null and kind = '%s' and core_group = '%s'".formatted(kind, group));
  }
}
