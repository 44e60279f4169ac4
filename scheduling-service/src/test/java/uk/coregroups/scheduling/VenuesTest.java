package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Where meetings may be: only where two people have said so, and never what somebody types. */
class VenuesTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final String REFUGE = "Women's refuge, 3 Orchard Close";
  private static final String CIVIC_CENTRE =
      "{\"name\": \"Civic Centre, Room 2\", \"address\": \"High Street, Anytown\"}";

  @SuppressWarnings("NullAway.Init")
  private Knock manager;

  @BeforeEach
  void aManagerIsThereToo() {
    manager = as("manager@anytown.example", anytown, Role.TEAM_MANAGER);
  }

  @Test
  void whatSomebodyTypesIsNoPlaceAndNothingIsBooked() {
    var refused = office.post(meetings(), wanted(REFUGE));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong()).isEqualTo("venue: must be one of the approved venues");
    assertThat(office.get(meetings()).body()).isEmpty();
  }

  @Test
  void aMeetingIsNotMovedToWhatSomebodyTypesEither() {
    var meeting = book(MONDAY_4_JANUARY);

    var refused = office.post("/meetings/" + meeting + "/move", wanted(REFUGE));
    assertThat(refused.wrong()).isEqualTo("venue: must be one of the approved venues");

    done(office.post("/meetings/" + meeting + "/move", wanted(venue("Library, Room 1"))));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(ours(neighbours.heard(MeetingMoved.class), MeetingMoved::coreGroup))
                .extracting(MeetingMoved::venue)
                .containsExactly("Library, Room 1"));
  }

  @Test
  void aVenueIsBookedOnceSomebodyElseHasApprovedItAndItsLineIsToldAsItStood() {
    var venue = propose(office, CIVIC_CENTRE);
    assertThat(office.post(meetings(), wanted(venue)).wrong())
        .startsWith("venue: waits for somebody to approve it");
    assertThat(office.post("/venues/" + venue + "/approve", "{}").wrong())
        .isEqualTo("venue: must be approved by somebody other than the person who proposed it");
    assertThat(office.post(meetings(), wanted(venue)).status()).isEqualTo(422);

    done(manager.post("/venues/" + venue + "/approve", "{}"));
    done(manager.post("/venues/" + venue + "/approve", "{}"));
    var booked = office.post(meetings(), wanted(venue));

    done(booked);
    var line = "Civic Centre, Room 2, High Street, Anytown";
    assertThat(booked.body().path("venue").asString()).isEqualTo(line);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(ours(neighbours.heard(MeetingBooked.class), MeetingBooked::coreGroup))
                .extracting(MeetingBooked::venue)
                .containsExactly(line));
    var seen = office.get("/venues").body().path(0);
    assertThat(seen.path("standing").asString()).isEqualTo("APPROVED");
    assertThat(seen.path("yours").asBoolean()).isTrue();
    assertThat(seen.path("proposed").path("by").asString()).isEqualTo("staff@anytown.example");
    assertThat(seen.path("approved").path("by").asString()).isEqualTo("manager@anytown.example");
  }

  @Test
  void aRetiredVenueIsNotBookedAndTheMeetingBookedThereStays() {
    var meeting = book(MONDAY_4_JANUARY);
    var venue = venue("Room 2, Civic Centre");
    done(manager.post("/venues/" + venue + "/retire", "{}"));

    assertThat(office.post(meetings(), wanted(venue)).wrong())
        .startsWith("venue: is no longer in use");
    assertThat(office.post("/meetings/" + meeting + "/move", wanted(venue)).wrong())
        .startsWith("venue: is no longer in use");
    assertThat(manager.post("/venues/" + venue + "/approve", "{}").wrong())
        .startsWith("venue: has been retired");
    var kept = office.get("/meetings/" + meeting).body().path("meeting");
    assertThat(kept.path("venue").asString()).isEqualTo("Room 2, Civic Centre");
    assertThat(kept.path("state").asString()).isEqualTo("BOOKED");
  }

  @Test
  void aSocialWorkerProposesAndNeitherApprovesNorRetires() {
    var worker = as("worker@anytown.example", anytown, Role.SOCIAL_WORKER);
    var theirs = propose(worker, CIVIC_CENTRE);
    var others = propose(office, "{\"name\": \"Library, Room 1\"}");

    for (var venue : List.of(theirs, others)) {
      assertThat(worker.post("/venues/" + venue + "/approve", "{}").status()).isEqualTo(403);
      assertThat(worker.post("/venues/" + venue + "/retire", "{}").status()).isEqualTo(403);
    }
    done(office.post("/venues/" + theirs + "/approve", "{}"));
  }

  @Test
  void aNameIsInTheListOnceWhateverItsCapitalsAndIsFreeAgainOnceRetired() {
    var first = propose(office, CIVIC_CENTRE);
    assertThat(office.post("/venues", "{\"name\": \"CIVIC centre, room 2\"}").wrong())
        .isEqualTo("name: is that of another venue in the list");

    done(manager.post("/venues/" + first + "/retire", "{}"));
    propose(office, "{\"name\": \"CIVIC centre, room 2\"}");
  }

  @Test
  void whatGivesTheReasonAwayIsNotEvenProposed() {
    assertThat(office.post("/venues", "{\"name\": \"" + REFUGE + "\"}").wrong())
        .startsWith("name: must not hold “refuge”");
    assertThat(office.get("/venues").body()).isEmpty();
  }

  @Test
  void anotherPartnershipsVenueIsNone() {
    var elsewhere = PartnershipId.fresh();
    var theirs =
        propose(as("staff@elsewhere.example", elsewhere, Role.ADMINISTRATOR), CIVIC_CENTRE);
    var approves = as("manager@elsewhere.example", elsewhere, Role.TEAM_MANAGER);
    assertThat(manager.post("/venues/" + theirs + "/approve", "{}").status()).isEqualTo(404);
    done(approves.post("/venues/" + theirs + "/approve", "{}"));

    assertThat(office.post(meetings(), wanted(theirs)).wrong())
        .isEqualTo("venue: must be one of the approved venues");
    assertThat(office.get("/venues").body()).isEmpty();
  }

  private Knock as(String account, PartnershipId partnership, Role role) {
    return new Knock(port, Passes.mint(account, partnership, List.of(), role));
  }

  private static String propose(Knock who, String venue) {
    var proposed = who.post("/venues", venue);
    done(proposed);
    return proposed.body().path("id").asString();
  }

  private String meetings() {
    return "/core-groups/" + group + "/meetings";
  }

  private static String wanted(String venue) {
    return """
    {"date": "2027-01-05", "start": "10:00", "minutes": 60, "venue": "%s"}
    """
        .formatted(venue);
  }

  private <F> List<F> ours(List<F> facts, Function<F, CoreGroupId> of) {
    return facts.stream().filter(one -> of.apply(one).equals(group)).toList();
  }
}
