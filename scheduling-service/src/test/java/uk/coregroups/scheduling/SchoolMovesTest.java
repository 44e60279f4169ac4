package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveKind;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/**
 * Moves that are not like the one in July: during the year, after Year 11, at home, or not at all.
 */
class SchoolMovesTest extends Chapter {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final LocalDate TUESDAY_20_JULY = LocalDate.of(2027, 7, 20);
  private static final LocalDate FIRST_OF_SEPTEMBER = LocalDate.of(2027, 9, 1);

  private final SchoolMoveId move = SchoolMoveId.fresh();
  private final PersonId lead = PersonId.fresh();

  @Test
  void aMoveDuringTheYearIsToldByTheDayTheChildJoinsAndTheFileFollowsInFiveDays() {
    windTo(LocalDate.of(2027, 2, 1));
    var monday = LocalDate.of(2027, 2, 22);
    expect(SchoolMoveKind.IN_YEAR, true, null, monday);
    assertThat(open("MOVE_SCHOOL").path("dueOn").asString()).isEqualTo("2027-02-22");
    neighbours.tell(anytown, new SchoolMoveConfirmed(group, move, lead, LocalDate.of(2027, 2, 2)));
    heard();
    // R24 from the day of joining, which does not count: five working days after Monday.
    assertThat(open("TRANSFER_FILE").path("dueOn").asString()).isEqualTo("2027-03-01");
  }

  @Test
  void afterYear11TheSchoolIsAskedForInSeptemberAndNobodyIsPromptedInJuly() {
    windTo(LocalDate.of(2027, 6, 1));
    expect(SchoolMoveKind.AFTER_YEAR_11, false, FIRST_OF_SEPTEMBER, null);
    assertThat(open("RECORD_SCHOOL").path("dueOn").asString()).isEqualTo("2027-09-02");
    assertThat(open("MOVE_SCHOOL").path("dueOn").asString()).isEqualTo("2027-09-02");
    liveUntil(TUESDAY_20_JULY);
    assertThat(rungs("SCHOOL")).isEmpty();
    liveUntil(LocalDate.of(2027, 9, 2));
    assertThat(rungs("SCHOOL_OFFERED")).containsExactly("SCHOOL_OFFERED 2027-09-02 REACHED");
  }

  @Test
  void afterYear11ASchoolThatIsKnownBeforeTheHolidayIsToldBeforeIt() {
    windTo(LocalDate.of(2027, 6, 1));
    expect(SchoolMoveKind.AFTER_YEAR_11, true, FIRST_OF_SEPTEMBER, null);
    assertThat(open("MOVE_SCHOOL").path("dueOn").asString()).isEqualTo("2027-07-20");
  }

  @Test
  void aSchoolLearntOfInTheHolidayIsToldByTheFirstDayOfTerm() {
    windTo(LocalDate.of(2027, 8, 20));
    expect(SchoolMoveKind.SUMMER, true, null, null);
    assertThat(open("MOVE_SCHOOL").path("dueOn").asString()).isEqualTo("2027-09-02");
  }

  @Test
  void homeEducationIsATaskAndTellsNoSchool() {
    windTo(LocalDate.of(2027, 2, 1));
    expect(SchoolMoveKind.HOME_EDUCATION, false, null, LocalDate.of(2027, 3, 1));
    assertThat(tasks()).containsExactly("HOME_EDUCATION_MEANT");
    assertThat(count("obligation where about = '" + move + "'")).isZero();
    jdbc.sql("update task set done_at = now() where about = :move")
        .param("move", move.value())
        .update();
    expect(SchoolMoveKind.HOME_EDUCATION, false, null, LocalDate.of(2027, 3, 1));
    assertThat(tasks()).as("done is done, whatever is told again").isEmpty();
  }

  @Test
  void aMoveToldAgainMovesNothing() {
    windTo(LocalDate.of(2027, 2, 1));
    expect(SchoolMoveKind.SUMMER, false, LocalDate.of(2027, 3, 1), null);
    var before = timetable();
    expect(SchoolMoveKind.SUMMER, false, LocalDate.of(2027, 3, 1), null);
    assertThat(timetable()).isEqualTo(before);
    assertThat(moved()).isZero();
  }

  /** As after a process that died when a group was taken in and had not been told. */
  @Test
  void whatIsToldOfAGroupThatNobodyKnowsYetIsMadeGoodWhenTheGroupIsTold() {
    windTo(LocalDate.of(2027, 2, 1));
    var unheardOf = CoreGroupId.fresh();
    var seat =
        new Seat(
            MemberId.fresh(),
            nurseDunn,
            PersonKind.PROFESSIONAL,
            "HEALTH_VISITOR",
            THURSDAY_17_DECEMBER);
    var expected = expected(unheardOf, SchoolMoveKind.SUMMER, false, null, null);
    neighbours.tell(anytown, new MemberJoined(unheardOf, seat));
    neighbours.tell(anytown, expected);
    await().atMost(SOON).until(() -> parked().equals(List.of(unheardOf.value())));

    neighbours.tell(
        anytown,
        new CoreGroupRestated(
            unheardOf,
            "G-NEWS",
            teamManager,
            THURSDAY_17_DECEMBER,
            List.of(child),
            List.of(seat),
            null));
    neighbours.tell(anytown, expected);
    await().atMost(SOON).until(() -> neighbours.allHeard(jdbc, unheardOf.value()));
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.post("/carrier/try-again", "").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> parked().isEmpty());

    assertThat(count("roster_seat where core_group = '" + unheardOf + "'")).isEqualTo(1);
    assertThat(count("inbox_waiting where stream = '" + unheardOf + "'")).isZero();
    assertThat(
            office
                .get("/core-groups/" + unheardOf + "/timetable")
                .body()
                .valueStream()
                .map(line -> line.path("kind").asString()))
        .containsExactly("MOVE_SCHOOL");
  }

  @Test
  void homeEducationThatIsCalledOffIsNobodysTask() {
    windTo(LocalDate.of(2027, 2, 1));
    expect(SchoolMoveKind.HOME_EDUCATION, false, null, LocalDate.of(2027, 3, 1));
    neighbours.tell(anytown, new SchoolMoveCalledOff(group, move, LocalDate.of(2027, 2, 1)));
    heard();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aMoveThatIsCalledOffFallsSilentAndTheFormerLeadIsStillToBeTold() {
    windTo(LocalDate.of(2027, 6, 1));
    expect(SchoolMoveKind.SUMMER, true, null, null);
    neighbours.tell(anytown, new SchoolMoveNoLongerApplies(group, move, "T-TEST", lead, false));
    neighbours.tell(anytown, new SchoolMoveCalledOff(group, move, LocalDate.of(2027, 6, 1)));
    heard();
    liveUntil(TUESDAY_20_JULY);
    assertThat(rungs("SCHOOL")).isEmpty();
    assertThat(tasks()).containsExactly("TELL_FORMER_LEAD");
  }

  private void expect(
      SchoolMoveKind kind,
      boolean known,
      @Nullable LocalDate offerOn,
      @Nullable LocalDate joinsOn) {
    neighbours.tell(anytown, expected(group, kind, known, offerOn, joinsOn));
    heard();
  }

  private SchoolMoveExpected expected(
      CoreGroupId from,
      SchoolMoveKind kind,
      boolean known,
      @Nullable LocalDate offerOn,
      @Nullable LocalDate joinsOn) {
    return new SchoolMoveExpected(
        from,
        move,
        child,
        "T-TEST",
        offerOn,
        lead,
        null,
        known,
        TUESDAY_20_JULY,
        null,
        LocalDate.of(2027, 9, 2),
        kind,
        joinsOn);
  }

  private void heard() {
    await().atMost(SOON).until(() -> neighbours.allHeard(jdbc, group.value()));
  }

  private long moved() {
    return count(
        "obligation_moved m join obligation o on o.id = m.obligation where o.about = '%s'"
            .formatted(move));
  }

  /** The streams of what is parked. */
  private List<UUID> parked() {
    return jdbc.sql("select stream from parked")
        .query((row, n) -> row.getObject("stream", UUID.class))
        .list();
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
