package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A child's plan ends, and nobody goes on with it. */
class EndPlanTest extends Chapter {

  private static final LocalDate TUESDAY_14_SEPTEMBER = LocalDate.of(2027, 9, 14);

  @Test
  void onePlanEndsAndTheBrothersGoesOn() {
    var leo = leo();
    windTo(TUESDAY_14_SEPTEMBER);
    var ended = end(ava, "2027-09-13");
    assertThat(ended.status()).as(ended.body().toString()).isEqualTo(200);
    assertThat(ended.body().path("planEndedOn").asString()).isEqualTo("2027-09-13");

    var children = record().path("children");
    assertThat(children.path(0).path("planEndedOn").asString()).isEqualTo("2027-09-13");
    assertThat(children.path(1).path("id").asString()).isEqualTo(leo);
    assertThat(children.path(1).path("planEndedOn").isMissingNode()).isTrue();
    await().atMost(SOON).until(() -> told().contains(endOfAvas(LocalDate.of(2027, 9, 13))));
    assertThat(neighbours.heard(PlanEnded.class)).hasSize(1);
  }

  @Test
  void anEndThatCannotBeIsRefusedAndChangesNothing() {
    windTo(TUESDAY_14_SEPTEMBER);
    assertThat(end(ava, "2026-12-16").wrong())
        .isEqualTo("endedOn: is before the day the plan began");
    assertThat(end(ava, "2027-09-15").wrong()).isEqualTo("endedOn: is in the future");
    assertThat(end(ava, "soon").wrong()).isEqualTo("endedOn: must be a date such as 2026-12-17");
    assertThat(office.post(pathOf(ava), "{}").wrong())
        .isEqualTo("endedOn: must be the day the plan ended");
    assertThat(end(ChildId.fresh().toString(), "2027-09-14").status()).isEqualTo(404);
    assertThat(record().path("children").path(0).path("planEndedOn").isMissingNode()).isTrue();

    assertThat(end(ava, "2027-09-14").status()).isEqualTo(200);
    assertThat(end(ava, "2027-09-13").wrong())
        .isEqualTo("endedOn: has been recorded for this child already");
    await().atMost(SOON).until(() -> !neighbours.heard(PlanEnded.class).isEmpty());
    assertThat(neighbours.heard(PlanEnded.class)).containsExactly(endOfAvas(TUESDAY_14_SEPTEMBER));
  }

  @Test
  void aPlanMayEndOnTheDayItBegan() {
    assertThat(end(ava, "2026-12-17").status()).isEqualTo(200);
  }

  @Test
  void onlyTheOfficeOfThePartnershipEndsAPlan() {
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(elsewhere.post(pathOf(ava), "{\"endedOn\":\"2026-12-17\"}").status()).isEqualTo(404);
    for (var role : List.of(Role.OPERATOR, Role.GATEWAY)) {
      var other = new Knock(port, Passes.staff(anytown, role));
      assertThat(other.post(pathOf(ava), "{\"endedOn\":\"2026-12-17\"}").status()).isEqualTo(403);
    }
    for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER)) {
      var staff = new Knock(port, Passes.staff(anytown, role));
      assertThat(staff.post(pathOf(ava), "{\"endedOn\":\"2030-01-01\"}").status()).isEqualTo(422);
    }
  }

  @Test
  void aReplayRestatesTheRunningPlansAndTellsTheEndOfTheOthersAgain() {
    var leo = leo();
    windTo(TUESDAY_14_SEPTEMBER);
    end(ava, "2027-09-13");
    await().atMost(SOON).until(() -> !neighbours.heard(PlanEnded.class).isEmpty());

    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "");

    await().atMost(SOON).until(() -> told().size() == 3);
    assertThat(((CoreGroupRestated) told().get(1)).children()).containsExactly(ChildId.of(leo));
    assertThat(told().get(2)).isEqualTo(endOfAvas(LocalDate.of(2027, 9, 13)));
  }

  @Test
  void theGroupClosesWithTheLastPlanAndNotBefore() {
    var leo = leo();
    windTo(TUESDAY_14_SEPTEMBER);
    end(ava, "2027-09-14");
    end(leo, "2027-09-10");
    await().atMost(SOON).until(() -> !neighbours.heard(CoreGroupClosed.class).isEmpty());
    assertThat(neighbours.heard(CoreGroupClosed.class))
        .containsExactly(new CoreGroupClosed(CoreGroupId.of(group), TUESDAY_14_SEPTEMBER));
    assertThat(neighbours.heard(PlanEnded.class)).hasSize(2);
  }

  @Test
  void noMoveIsExpectedOfAChildWhosePlanHasEnded() {
    leo();
    end(ava, "2026-12-17");
    var expected =
        office.post(
            "/core-groups/" + group + "/school-moves",
            "{\"child\":\"" + ava + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2027}");
    assertThat(expected.wrong()).isEqualTo("child: has no plan any more");
  }

  @Test
  void aLeadWhoWasToldOfAMoveStillSeesTheChildOnceThePlanHasEnded() {
    var iris = professional("Iris Cole", "head@bigschool.example");
    var move = move();
    var school = school("Big School", iris);
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + school + "\"}");
    office.post("/school-moves/" + move + "/release", "");
    end(ava, "2026-12-17");
    var mine = new Knock(port, Passes.member(anytown, PersonId.of(iris))).get("/mine");
    assertThat(mine.body().path("joining").path(0).path("child").asString())
        .isEqualTo("Ava Hartley");
  }

  private String leo() {
    var added =
        office.post(
            "/core-groups/" + group + "/children",
            """
            {"name": "Leo Hartley", "bornOn": "2018-03-09", "planStartedOn": "2026-12-17"}
            """);
    return added.body().path("id").asString();
  }

  private Knock.Answer end(String child, String on) {
    return office.post(pathOf(child), "{\"endedOn\":\"" + on + "\"}");
  }

  private String pathOf(String child) {
    return "/core-groups/" + group + "/children/" + child + "/plan/end";
  }

  private PlanEnded endOfAvas(LocalDate on) {
    return new PlanEnded(CoreGroupId.of(group), ChildId.of(ava), on);
  }

  /** What the neighbours have heard of plans and of the whole of this group, in order. */
  private List<MembershipEvent> told() {
    return neighbours.heard(MembershipEvent.class).stream()
        .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(group)))
        .filter(fact -> fact instanceof PlanEnded || fact instanceof CoreGroupRestated)
        .toList();
  }
}
