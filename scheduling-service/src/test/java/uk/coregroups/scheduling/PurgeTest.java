package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Traces;

/** What scheduling lets go of when a group's time is over, and a plan that begins again. */
class PurgeTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate MONDAY_8_FEBRUARY = LocalDate.of(2027, 2, 8);
  private static final LocalDate MONDAY_12_APRIL = LocalDate.of(2027, 4, 12);

  @Autowired
  @Qualifier("purgeRound")
  Round nightly;

  @Test
  void whatIsLeftSaysWhatWasOwedAndDoneAndNamesNobody() {
    aCaseThatIsOver();
    var owed = "obligation where core_group = '" + group + "'";
    long before = count(owed);
    purged();
    await().atMost(Duration.ofSeconds(20)).until(this::isGone);

    assertThat(count(owed)).isEqualTo(before).isPositive();
    assertThat(count(owed + " and settled_on is null")).isZero();
    var ofGroup = " where core_group = '" + group + "'";
    for (var table : List.of("roster_seat", "roster_child", "milestone", "school_move")) {
      assertThat(count(table + ofGroup)).as(table).isZero();
    }
    assertThat(count("invitation i join meeting m on m.id = i.meeting" + ofGroup)).isZero();
    assertThat(count("meeting" + ofGroup)).as("that it was held, and when").isEqualTo(1);
    assertThat(count("meeting" + ofGroup + " and (venue <> '' or chair is not null)")).isZero();
    assertThat(count("task" + ofGroup + " and note is not null")).isZero();
    assertThat(
            count(
                "rung r join obligation o on o.id = r.obligation" + ofGroup + " and told <> '{}'"))
        .isZero();
    assertThat(timetableStatus()).isEmpty();
    assertThat(
            office
                .post("/core-groups/" + group + "/meetings", "{\"date\":\"2027-05-05\"}")
                .status())
        .isNotEqualTo(200);
  }

  @Test
  void nobodyAndNoWordIsLeftInAnyTable() {
    var deputy = PersonId.fresh();
    neighbours.tell(
        anytown, new NeedsChanged(group, theMother, List.of(new Need(NeedKind.INTERPRETER, "pl"))));
    neighbours.tell(
        anytown,
        new MemberAway(
            group, nurseDunnsSeat, MONDAY_8_FEBRUARY, MONDAY_8_FEBRUARY.plusDays(4), deputy));
    neighbours.tell(
        anytown,
        new SchoolMoveExpected(
            group,
            SchoolMoveId.fresh(),
            child,
            "T-TEST",
            null,
            mrReid,
            nurseDunn,
            false,
            LocalDate.of(2027, 7, 21),
            null,
            null,
            null,
            null));
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
    theConferenceIsRecorded();
    done(
        office.post(
            "/core-groups/" + group + "/conference-plans",
            "{\"kind\":\"REVIEW\",\"on\":\"2027-03-01\"}"));
    done(
        office.post(
            "/core-groups/" + group + "/milestones",
            "{\"kind\":\"STRATEGY_DISCUSSION\",\"on\":\"2026-12-10\"}"));
    var first = book(MONDAY_4_JANUARY);
    done(
        new Knock(port, Passes.member(anytown, mrReid))
            .post(
                "/invitations/" + invitationOf(first, mrReid) + "/reply",
                "{\"answer\": \"ACCEPTED\"}"));
    windTo(MONDAY_4_JANUARY);
    done(
        office.post(
            "/meetings/" + first + "/turn",
            "{\"chair\":\"%s\",\"minuteTaker\":\"%s\",\"why\":\"She speaks Welsh\"}"
                .formatted(mrReid, nurseDunn)));
    takeStock(first);
    done(hold(first, mrReid, nurseDunn, "\"nextMinuteTaker\": \"" + nurseDunn + "\""));
    var second = book(MONDAY_8_FEBRUARY);
    liveUntil(MONDAY_8_FEBRUARY);
    done(hold(second, mrReid, msOkafor, "\"noStockTake\": \"The boiler burst\""));
    ends();
    settleEverything();
    var people = new Object[] {theMother, msOkafor, mrReid, nurseDunn, deputy, teamManager};
    assertThat(Traces.of(jdbc, people))
        .contains(
            "absence",
            "arrangement",
            "invitation",
            "meeting",
            "next_minute_taker",
            "roster_group",
            "roster_need",
            "roster_seat",
            "rung",
            "school_move",
            "turn");
    for (var table : List.of("milestone", "conference_plan", "stock_take_seat", "reply")) {
      assertThat(count(table + ofGroup(table))).as(table).isPositive();
    }

    purged();
    await().atMost(Duration.ofSeconds(20)).until(this::isGone);
    assertThat(Traces.of(jdbc, people)).isEmpty();
    assertThat(Traces.of(jdbc, nurseDunnsSeat)).isEmpty();
    assertThat(Traces.of(jdbc, "The boiler burst", "She speaks Welsh", "A word about it"))
        .isEmpty();
    assertThat(Traces.of(jdbc, child)).as("what was owed, by an id").containsOnly("obligation");
    for (var table : List.of("milestone", "conference_plan", "stock_take_seat", "reply")) {
      assertThat(count(table + ofGroup(table))).as(table).isZero();
    }
  }

  @Test
  void thatLettersMayGoElsewhereTakesNothingHere() {
    aCaseThatIsOver();
    neighbours.tell(
        anytown,
        new CoreGroupPurged(group, RetentionClass.LETTERS_SENT, MONDAY_12_APRIL, List.of()));
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
    nightly.run();
    assertThat(isGone()).isFalse();
    assertThat(count("roster_seat where core_group = '" + group + "'")).isEqualTo(4);
  }

  private String ofGroup(String table) {
    return switch (table) {
      case "stock_take_seat" ->
          " where meeting in (select id from meeting where core_group = '" + group + "')";
      case "reply" ->
          " where invitation in (select i.id from invitation i join meeting m on m.id = i.meeting"
              + " where m.core_group = '"
              + group
              + "')";
      default -> " where core_group = '" + group + "'";
    };
  }

  @Test
  void whileSomethingIsOpenItWaitsAndAPersonIsAsked() {
    theConferenceIsRecorded();
    ends();
    windTo(MONDAY_12_APRIL);
    purged();
    await().atMost(Duration.ofSeconds(20)).until(() -> !waits().isEmpty());
    nightly.run();
    assertThat(isGone()).isFalse();
    assertThat(waits()).as("it is asked once").hasSize(1);
    assertThat(count("roster_seat where core_group = '" + group + "'")).isEqualTo(4);

    done(
        office.post(
            "/tasks/" + waits().getFirst() + "/done", "{\"note\":\"The letter was never sent\"}"));
    nightly.run();
    assertThat(isGone()).isTrue();
    assertThat(
            count(
                "obligation where core_group = '"
                    + group
                    + "' and kind = 'DECISION_LETTER' and settled_how = 'MISSED'"))
        .isEqualTo(1);
    nightly.run();
    assertThat(count("purge_waiting where core_group = '" + group + "'")).isZero();
  }

  @Test
  void aPlanThatBeginsAgainHasAFirstConferenceOfItsOwn() {
    theConferenceIsRecorded();
    neighbours.tell(anytown, new ChildAdded(group, ChildId.fresh()));
    ends();
    windTo(MONDAY_12_APRIL);
    neighbours.tell(anytown, new ChildAdded(group, child));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            count("roster_child where child = '" + child + "' and plan_ended_on is null") == 1);
    var first =
        """
        {"kind": "INITIAL", "heldOn": "2027-04-12", "children": ["%s"], "quorate": true}
        """
            .formatted(child);
    done(office.post("/core-groups/" + group + "/conferences", first));
    assertThat(open("HOLD_REVIEW").path("dueOn").asString()).isEqualTo("2027-07-12");
    assertThat(office.post("/core-groups/" + group + "/conferences", first).wrong())
        .startsWith("kind: a first conference is recorded");
  }

  /** Everything that was owed has been done, and the plan has ended. */
  private void aCaseThatIsOver() {
    theConferenceIsRecorded();
    var meeting = book(MONDAY_4_JANUARY);
    liveUntil(MONDAY_4_JANUARY);
    hold(meeting);
    ends();
    settleEverything();
  }

  private void settleEverything() {
    jdbc.sql(
            "update obligation set settled_on = '2027-02-01', settled_how = 'MET' where core_group"
                + " = :g and settled_on is null")
        .param("g", group.value())
        .update();
    jdbc.sql(
            "update task set done_at = now(), note = 'A word about it' where core_group = :g and"
                + " done_at is null")
        .param("g", group.value())
        .update();
    windTo(MONDAY_12_APRIL);
  }

  private void ends() {
    neighbours.tell(anytown, new PlanEnded(group, child, MONDAY_4_JANUARY.plusDays(7)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            count("roster_child where child = '" + child + "' and plan_ended_on is not null") == 1);
  }

  private void purged() {
    neighbours.tell(
        anytown,
        new CoreGroupPurged(group, RetentionClass.WORKING_RECORD, MONDAY_12_APRIL, List.of()));
  }

  private boolean isGone() {
    return count("roster_group where core_group = '" + group + "' and purged_on is not null") == 1;
  }

  private List<String> waits() {
    return office
        .get("/tasks")
        .body()
        .path("rows")
        .valueStream()
        .filter(task -> task.path("words").asString().contains("is to be purged"))
        .map(task -> task.path("id").asString())
        .toList();
  }

  private List<?> timetableStatus() {
    return office.get("/core-groups/" + group + "/timetable").body().valueStream().toList();
  }
}
