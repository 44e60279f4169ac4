package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;

/** One worker and one room for two families at one time: it is said, and not for which family. */
class DoubleBookingTest extends Chapter {

  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);

  private final CoreGroupId another = CoreGroupId.fresh();

  @BeforeEach
  void nurseDunnIsAMemberForAnotherFamilyToo() {
    book(FRIDAY_8_JANUARY);
    neighbours.tell(
        anytown,
        new CoreGroupFormed(
            another, "G-OTHER", teamManager, THURSDAY_17_DECEMBER, List.of(ChildId.fresh()), null));
    var seat =
        new Seat(
            MemberId.fresh(),
            nurseDunn,
            PersonKind.PROFESSIONAL,
            "HEALTH_VISITOR",
            THURSDAY_17_DECEMBER);
    neighbours.tell(anytown, new MemberJoined(another, seat));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("roster_seat where core_group = '" + another + "'") == 1);
  }

  @Test
  void aWorkerAndARoomBookedForAnotherFamilyAreSaidAndTheFamilyIsNot() {
    var clashes = clashes("10:30", venue("Room 2, Civic Centre"));
    assertThat(clashes)
        .isEqualTo(
            "[{\"person\":\"%s\",\"from\":\"10:00:00\",\"until\":\"11:00:00\"},"
                    .formatted(nurseDunn)
                + "{\"from\":\"10:00:00\",\"until\":\"11:00:00\"}]");
    assertThat(clashes("10:30", venue("Room 5"))).contains(nurseDunn.toString());
  }

  @Test
  void aMeetingThatBeginsAsTheOtherEndsIsNoClash() {
    assertThat(clashes("11:00", venue("Room 2, Civic Centre"))).isEqualTo("[]");
    assertThat(clashes("09:30", venue("Room 2, Civic Centre"))).isEqualTo("[]");
  }

  @Test
  void aGroupThatIsClosedToTheCallerCountsAndIsNotNamed() {
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of("ada@anytown.example")));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("restriction where core_group = '" + group + "'") == 1);
    assertThat(clashes("10:30", venue("Room 2, Civic Centre")))
        .contains(nurseDunn.toString())
        .doesNotContain(group.toString(), "G-TEST", "M-");
  }

  private String clashes(String start, String venue) {
    var path = "/core-groups/" + another + "/clashes?date=2027-01-08&minutes=30&start=" + start;
    return office.get(path + "&venue=" + venue).body().toString();
  }
}
