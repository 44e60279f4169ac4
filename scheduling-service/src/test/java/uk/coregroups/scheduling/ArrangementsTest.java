package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** What somebody needs is arranged anew for every meeting to which they are invited. */
class ArrangementsTest extends Chapter {

  private static final Need POLISH = new Need(NeedKind.INTERPRETER, "pl");
  private static final Need LOOP = new Need(NeedKind.HEARING_LOOP, null);

  @Test
  void whatSomebodyNeedsFollowsThemToEveryBooking() {
    need(theMother, POLISH);
    need(mrReid, LOOP);

    var first = book("2027-01-04");
    var second = book("2027-02-01");

    for (var meeting : List.of(first, second)) {
      assertThat(arrangements(meeting))
          .containsExactlyInAnyOrder(
              "an interpreter (Polish) OPEN", "a room with a hearing loop OPEN");
    }
    assertThat(tasks())
        .hasSize(4)
        .anySatisfy(words -> assertThat(words).contains("an interpreter (Polish)."));
  }

  @Test
  void aMeetingBookedAlreadyAsksForWhatBecomesKnownLater() {
    var meeting = book("2027-01-04");
    assertThat(arrangements(meeting)).isEmpty();

    need(theMother, POLISH);
    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
    need(theMother, new Need(NeedKind.INTERPRETER, "ro"));
    assertThat(arrangements(meeting)).containsExactly("an interpreter (Romanian) OPEN");
    need(theMother);

    assertThat(arrangements(meeting)).isEmpty();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void itIsArrangedOrNotNeededAndSomebodySaysWhy() {
    need(theMother, POLISH, LOOP);
    var meeting = book("2027-01-04");

    assertThat(settle(meeting, "interpreter", "{\"met\": false}").wrong())
        .isEqualTo("why: must say why it is not needed, for the record");
    var story = "{\"met\": false, \"why\": \"" + "y".repeat(501) + "\"}";
    assertThat(settle(meeting, "interpreter", story).wrong())
        .isEqualTo("why: must be at most 500 characters");
    done(settle(meeting, "interpreter", "{\"met\": true}"));
    done(settle(meeting, "loop", "{\"met\": false, \"why\": \"She brings her own\"}"));

    assertThat(arrangements(meeting))
        .containsExactlyInAnyOrder(
            "an interpreter (Polish) MET", "a room with a hearing loop WAIVED");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aTaskOfThisKindIsNotDoneBehindTheMeetingsBack() {
    need(theMother, POLISH);
    var meeting = book("2027-01-04");
    var task = office.get("/tasks").body().path("rows").path(0);
    assertThat(task.path("meeting").asString()).isEqualTo(meeting);

    var refused =
        office.post("/tasks/" + task.path("id").asString() + "/done", "{\"note\": \"Done\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
  }

  @Test
  void anotherTimeOrPlaceIsArrangedAnew() {
    need(theMother, POLISH);
    var meeting = book("2027-01-04");
    done(settle(meeting, "interpreter", "{\"met\": true}"));

    done(office.post("/meetings/" + meeting + "/move", wanted("2027-01-05", "Room 2")));
    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
    assertThat(tasks()).hasSize(1);
    done(settle(meeting, "interpreter", "{\"met\": true}"));
    done(office.post("/meetings/" + meeting + "/move", wanted("2027-01-05", "Room 3")));

    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void nothingIsArrangedForAMeetingThatIsOverOrSomebodyWhoHasLeft() {
    need(theMother, POLISH);
    need(nurseDunn, LOOP);
    var meeting = book("2027-01-04");
    assertThat(tasks()).hasSize(2);

    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, THURSDAY_17_DECEMBER));
    heard();
    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
    assertThat(tasks()).hasSize(1);
    done(office.post("/meetings/" + meeting + "/cancel", "{\"why\": \"No room\"}"));

    assertThat(tasks()).isEmpty();
  }

  @Test
  void whatWasNeverArrangedStaysOnRecordWhenTheMeetingHasBeenHeld() {
    need(theMother, POLISH);
    var meeting = book("2027-01-04");
    windTo(java.time.LocalDate.of(2027, 1, 4));

    hold(meeting);

    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
    assertThat(tasks()).isEmpty();
    assertThat(settle(meeting, "interpreter", "{\"met\": true}").status())
        .as("nobody makes it so afterwards")
        .isEqualTo(404);
  }

  @Test
  void whoeverJoinsBringsTheirNeedsAlong() {
    var meeting = book("2027-01-04");
    var father = PersonId.fresh();
    join(MemberId.fresh(), father, uk.coregroups.events.membership.PersonKind.FAMILY, "PARENT");

    need(father, POLISH);

    assertThat(arrangements(meeting)).containsExactly("an interpreter (Polish) OPEN");
  }

  @Test
  void anotherPartnershipNeitherSeesNorSettlesThem() {
    need(theMother, POLISH);
    var meeting = book("2027-01-04");
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    var id = office.get("/meetings/" + meeting + "/arrangements").body().path(0).path("id");

    assertThat(elsewhere.get("/meetings/" + meeting + "/arrangements").status()).isEqualTo(404);
    assertThat(elsewhere.post("/arrangements/" + id.asString(), "{\"met\": true}").status())
        .isEqualTo(404);
  }

  private void need(PersonId person, Need... needs) {
    neighbours.tell(anytown, new NeedsChanged(group, person, Arrays.asList(needs)));
    heard();
  }

  /** Waits until everything told about the group has been taken in. */
  private void heard() {
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
  }

  private String book(String day) {
    var booked =
        office.post("/core-groups/" + group + "/meetings", wanted(day, "Room 2, Civic Centre"));
    done(booked);
    return booked.body().path("id").asString();
  }

  private String wanted(String day, String venue) {
    return """
    {"date": "%s", "start": "10:00", "minutes": 60, "venue": "%s"}
    """
        .formatted(day, venue(venue));
  }

  private Knock.Answer settle(String meeting, String what, String json) {
    var id =
        office
            .get("/meetings/" + meeting + "/arrangements")
            .body()
            .valueStream()
            .filter(one -> one.path("words").asString().contains(what))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    return office.post("/arrangements/" + id, json);
  }

  /** What is to be arranged, and what became of it. */
  private List<String> arrangements(String meeting) {
    return office
        .get("/meetings/" + meeting + "/arrangements")
        .body()
        .valueStream()
        .map(one -> one.path("words").asString() + " " + one.path("state").asString())
        .toList();
  }

  private List<String> tasks() {
    return office
        .get("/tasks")
        .body()
        .path("rows")
        .valueStream()
        .map(one -> one.path("words").asString())
        .filter(words -> words.startsWith("Arrange"))
        .toList();
  }
}
