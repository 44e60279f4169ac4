package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.scheduling.MeetingCancelled;

/**
 * A group is closed while a meeting of it is booked: a person decides before anybody hears more.
 */
class ClosedGroupTest extends Chapter {

  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);

  @SuppressWarnings("NullAway.Init")
  private String meeting;

  @BeforeEach
  void theLastPlanEndsWithAMeetingInTheDiary() {
    meeting = book(FRIDAY_8_JANUARY);
    neighbours.tell(anytown, new PlanEnded(group, child, THURSDAY_17_DECEMBER));
    await().atMost(Duration.ofSeconds(20)).until(() -> tasks().size() == 1);
  }

  @Test
  void nobodyIsAskedOrRemindedBeforeAPersonHasDecided() {
    assertThat(office.get("/meetings/" + meeting).body().path("undecided").asBoolean()).isTrue();
    liveUntil(FRIDAY_8_JANUARY);
    assertThat(rungs("RE")).isEmpty();
    assertThat(toldAt("REMINDER_BY_EMAIL")).isEmpty();
  }

  @Test
  void aMeetingThatIsKeptIsRemindedOfAsAnyOther() {
    liveUntil(LocalDate.of(2027, 1, 4));
    done(office.post("/meetings/" + meeting + "/keep", "{}"));
    assertThat(tasks()).isEmpty();
    assertThat(office.get("/meetings/" + meeting).body().path("undecided").asBoolean()).isFalse();
    liveUntil(FRIDAY_8_JANUARY);
    assertThat(rungs("RE"))
        .containsExactly(
            "REPLY_AWAITED 2027-01-05 REACHED",
            "REMINDER_BY_EMAIL 2027-01-06 REACHED",
            "REMINDER_BY_TEXT 2027-01-07 REACHED");
    assertThat(office.post("/meetings/" + meeting + "/keep", "{}").wrong())
        .isEqualTo("meeting: does not wait for anybody to decide about it");
  }

  @Test
  void aMeetingThatIsCancelledIsTakenOutOfEveryCalendarAndTheTaskIsDone() {
    done(office.post("/meetings/" + meeting + "/cancel", "{\"why\":\"the plan has ended\"}"));
    assertThat(tasks()).isEmpty();
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
    assertThat(neighbours.heard(MeetingCancelled.class))
        .filteredOn(one -> one.coreGroup().equals(group))
        .singleElement()
        .satisfies(one -> assertThat(one.invited()).hasSize(4));
    liveUntil(FRIDAY_8_JANUARY);
    assertThat(rungs("RE")).isEmpty();
  }

  @Test
  void aPlanThatRunsAgainLeavesNothingToDecide() {
    neighbours.tell(anytown, new ChildAdded(group, child));
    await().atMost(Duration.ofSeconds(20)).until(() -> tasks().isEmpty());
    assertThat(office.get("/meetings/" + meeting).body().path("undecided").asBoolean()).isFalse();
    liveUntil(FRIDAY_8_JANUARY);
    assertThat(rungs("REMINDER_BY_EMAIL")).hasSize(1);
  }

  @Test
  void theTaskIsSettledOnTheMeetingsPageAlone() {
    var task = office.get("/tasks").body().path("rows").path(0);
    assertThat(task.path("meeting").asString()).isEqualTo(meeting);
    assertThat(
            office
                .post("/tasks/" + task.path("id").asString() + "/done", "{\"note\":\"seen\"}")
                .wrong())
        .isEqualTo("note: belongs on the meeting's page: settle it there");
  }

  private List<String> tasks() {
    return jdbc.sql("select kind from task where core_group = :group and done_at is null")
        .param("group", group.value())
        .query((row, n) -> row.getString(1))
        .list();
  }
}
