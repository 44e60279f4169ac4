package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A group that opens only to its social worker, and an office that is not named. */
class RestrictedGroupTest extends Chapter {

  private static final String WORKER = "ada.okafor@anytown.example";

  @SuppressWarnings("NullAway.Init")
  private Knock worker;

  @SuppressWarnings("NullAway.Init")
  private String meeting;

  @BeforeEach
  void theGroupIsClosed() {
    worker = new Knock(port, Passes.mint(WORKER, anytown, List.of(), Role.SOCIAL_WORKER));
    theConferenceIsRecorded();
    meeting = book(LocalDate.of(2027, 1, 8));
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of(WORKER)));
    until("restriction where core_group = '" + group + "'", 1);
  }

  @Test
  void whoIsNotNamedFindsNothingOfItAnywhere() {
    assertThat(office.get("/meetings/" + meeting).status()).isEqualTo(404);
    assertThat(worker.get("/meetings/" + meeting).status()).isEqualTo(200);
    for (var list :
        List.of(
            "/today",
            "/month-ahead",
            "/foresight?weeks=52",
            "/tasks",
            "/core-groups/" + group + "/timetable",
            "/core-groups/" + group + "/meetings",
            "/core-groups/" + group + "/conferences")) {
      assertThat(office.get(list).body().toString())
          .as(list)
          .doesNotContain(group.toString(), meeting, "G-TEST");
    }
    assertThat(worker.get("/today").body().toString()).contains(group.toString());
    assertThat(worker.get("/month-ahead").body().toString()).contains(group.toString());
    assertThat(cancel(office).status()).isEqualTo(404);
  }

  @Test
  void itsMembersItsRoundsAndItsFactsGoOn() {
    var member = new Knock(port, Passes.member(anytown, nurseDunn));
    assertThat(member.get("/mine").body().path("meetings")).hasSize(1);
    join(MemberId.fresh(), PersonId.fresh(), PersonKind.PROFESSIONAL, "SCHOOL_NURSE");
    until("roster_seat where core_group = '" + group + "'", 5);
    liveUntil(LocalDate.of(2027, 1, 6));
    assertThat(rungs()).isNotEmpty();
  }

  @Test
  void aNewLimitReachesItWhoeverSetsIt() {
    var before = due();
    set("R04", "INITIAL_CONFERENCE", 5, "WORKING_DAYS");
    assertThat(due()).isBefore(before);
    assertThat(office.get("/today").body().path("moved")).isEmpty();
    assertThat(worker.get("/today").body().path("moved").toString()).contains(group.toString());
  }

  @Test
  void whatWouldMoveIsShownToWhoeverIsNamedForIt() {
    var named = new Knock(port, Passes.mint(WORKER, anytown, List.of(), Role.TEAM_MANAGER));
    var five =
        """
        {"effectiveFrom": "2020-01-01", "note": "a try", "limits": [
          {"anchor": "INITIAL_CONFERENCE", "severity": "HARD", "amount": 5, "unit": "WORKING_DAYS",
           "source": "a test"}]}
        """;
    var path = "/policy/rules/R04/preview";
    assertThat(named.post(path, five).body().path("moves").toString()).contains(group.toString());
    assertThat(office.post(path, five).body().path("moves")).isEmpty();
  }

  @Test
  void openedAgainItIsThereForEverybody() {
    neighbours.tell(anytown, new CoreGroupOpened(group));
    until("restriction where core_group = '" + group + "'", 0);
    assertThat(office.get("/meetings/" + meeting).status()).isEqualTo(200);
    done(cancel(office));
  }

  private LocalDate due() {
    return worker
        .get("/core-groups/" + group + "/timetable")
        .body()
        .valueStream()
        .filter(line -> line.path("kind").asString().equals("HOLD_CORE_GROUP"))
        .map(line -> LocalDate.parse(line.path("dueOn").asString()))
        .findFirst()
        .orElseThrow();
  }

  private Knock.Answer cancel(Knock knock) {
    return knock.post("/meetings/" + meeting + "/cancel", "{\"why\":\"a try\"}");
  }

  private void until(String from, long count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> count(from) == count);
  }
}
