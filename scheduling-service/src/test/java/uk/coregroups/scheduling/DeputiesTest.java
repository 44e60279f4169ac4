package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Members who are away, and deputies who come in their place. */
class DeputiesTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate TUESDAY_5_JANUARY = LocalDate.of(2027, 1, 5);
  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);
  private static final LocalDate TUESDAY_16_FEBRUARY = LocalDate.of(2027, 2, 16);

  private final PersonId deputy = PersonId.fresh();

  @Test
  void aDeputyIsInvitedByTheirOwnInvitationAndTheMemberDoesNotCome() {
    var meeting = book(TUESDAY_5_JANUARY);
    var later = book(TUESDAY_16_FEBRUARY);
    accept(meeting, nurseDunn);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);

    var guest = guest(meeting, deputy);
    assertThat(guest.path("deputyFor").asString()).isEqualTo(nurseDunn.toString());
    assertThat(guest.path("role").asString()).isEqualTo("HEALTH_VISITOR");
    assertThat(guest.path("answer").isMissingNode() || guest.path("answer").isNull()).isTrue();
    assertThat(guest(meeting, nurseDunn).path("answer").asString()).isEqualTo("DECLINED");
    assertThat(guest.path("invitation").asString())
        .isNotEqualTo(guest(meeting, nurseDunn).path("invitation").asString());
    assertThat(invited(later)).hasSize(4);
    assertThat(guest(later, nurseDunn).path("answer").asString("awaited")).isEqualTo("awaited");
    assertThat(mine(deputy)).containsExactly(meeting);
    assertThat(mine(nurseDunn)).contains(meeting, later);
    settled();
    assertThat(neighbours.heard(InvitationAdded.class))
        .extracting(added -> added.invited().person())
        .containsExactly(deputy);
  }

  @Test
  void aDeputyIsNoMember() {
    windTo(TUESDAY_5_JANUARY);
    var meeting = book(TUESDAY_5_JANUARY);
    away(TUESDAY_5_JANUARY, TUESDAY_5_JANUARY, deputy);
    guest(meeting, deputy);
    var stock = office.get("/meetings/" + meeting + "/stock-take").body();
    assertThat(stock.path("seats")).hasSize(4);
    var turn = office.get("/meetings/" + meeting + "/turn").body();
    assertThat(turn.path("able").valueStream().map(one -> one.path("person").asString()))
        .containsExactlyInAnyOrder(msOkafor.toString(), mrReid.toString());
    assertThat(new Knock(port, Passes.member(anytown, deputy)).get("/mine/turns").body()).isEmpty();

    takeStock(meeting);
    var attendance =
        invited(meeting).stream()
            .map(one -> one.path("person").asString())
            .map(one ->
                "{\"person\": \"%s\", \"how\": \"%s\"}"
                    .formatted(one, one.equals(nurseDunn.toString()) ? "APOLOGIES" : "CAME"))
            .toList();
    done(
        office.post(
            "/meetings/" + meeting + "/hold",
            "{\"attendance\": %s, \"chair\": \"%s\"}".formatted(attendance, mrReid)));
    assertThat(guest(meeting, deputy).path("attendance").asString()).isEqualTo("CAME");
    assertThat(mine(deputy)).isEmpty();
  }

  @Test
  void aMeetingBookedWithinThePeriodInvitesTheDeputyAtOnce() {
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    awaitAbsence();
    var meeting = book(TUESDAY_5_JANUARY);
    assertThat(guest(meeting, nurseDunn).path("answer").asString()).isEqualTo("DECLINED");
    settled();
    assertThat(neighbours.heard(MeetingBooked.class).getLast().invited())
        .extracting(invited -> invited.person())
        .containsExactlyInAnyOrder(msOkafor, mrReid, nurseDunn, theMother, deputy);
  }

  @Test
  void whoIsBackSoonerIsAskedAgainAndTheDeputyIsWithdrawn() {
    var meeting = book(TUESDAY_5_JANUARY);
    var later = book(FRIDAY_8_JANUARY);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    guest(meeting, deputy);
    guest(later, deputy);
    neighbours.tell(
        anytown,
        new MemberBack(group, nurseDunnsSeat, MONDAY_4_JANUARY, TUESDAY_5_JANUARY.plusDays(1)));
    await().atMost(Duration.ofSeconds(20)).until(() -> mine(deputy).equals(List.of(meeting)));
    assertThat(guest(later, deputy).path("withdrawn").asBoolean()).isTrue();
    assertThat(
            guest(later, nurseDunn).path("answer").isNull()
                || guest(later, nurseDunn).path("answer").isMissingNode())
        .isTrue();
    assertThat(guest(meeting, nurseDunn).path("answer").asString()).isEqualTo("DECLINED");
    settled();
    assertThat(neighbours.heard(InvitationWithdrawn.class))
        .extracting(gone -> gone.meeting().toString(), gone -> gone.invited().person())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(later, deputy));
    assertThat(neighbours.heard(InvitationAdded.class).getLast().invited())
        .satisfies(again -> {
          assertThat(again.person()).isEqualTo(nurseDunn);
          assertThat(again.sequence()).isEqualTo(1);
        });

    away(FRIDAY_8_JANUARY, FRIDAY_8_JANUARY, deputy);
    await().atMost(Duration.ofSeconds(20)).until(() -> mine(deputy).contains(later));
  }

  @Test
  void aMeetingMovedOutOfThePeriodNeedsNoDeputy() {
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    awaitAbsence();
    var meeting = book(TUESDAY_5_JANUARY);
    done(
        office.post(
            "/meetings/" + meeting + "/move",
            """
            {"date": "2027-01-12", "start": "10:00", "minutes": 60, "venue": "%s"}
            """
                .formatted(venue("Room 2"))));
    assertThat(guest(meeting, deputy).path("withdrawn").asBoolean()).isTrue();
    assertThat(
            guest(meeting, nurseDunn).path("answer").isNull()
                || guest(meeting, nurseDunn).path("answer").isMissingNode())
        .isTrue();
  }

  @Test
  void saidTwiceItIsDoneOnceAndDoesNotOverruleTheMember() {
    var meeting = book(TUESDAY_5_JANUARY);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    guest(meeting, deputy);
    accept(meeting, nurseDunn);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    join(MemberId.fresh(), PersonId.fresh(), PersonKind.PROFESSIONAL, "GP");
    await().atMost(Duration.ofSeconds(20)).until(() -> invited(meeting).size() == 6);
    assertThat(guest(meeting, nurseDunn).path("answer").asString()).isEqualTo("ACCEPTED");
  }

  @Test
  void aDeputyGoesWithTheMemberWhoLeavesAndWithTheirOwnSeat() {
    var meeting = book(TUESDAY_5_JANUARY);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, deputy);
    guest(meeting, deputy);
    var seat = MemberId.fresh();
    join(seat, deputy, PersonKind.PROFESSIONAL, "GP");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            invited(meeting).stream()
                .filter(one -> one.path("person").asString().equals(deputy.toString()))
                .anyMatch(one -> one.path("withdrawn").asBoolean()));
    assertThat(mine(deputy)).as("as a member now, and once").containsExactly(meeting);

    neighbours.tell(anytown, new MemberLeft(group, seat, deputy, MONDAY_4_JANUARY));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            invited(meeting).stream()
                    .filter(one -> one.path("person").asString().equals(deputy.toString()))
                    .count()
                == 3);
    neighbours.tell(anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, MONDAY_4_JANUARY));
    await().atMost(Duration.ofSeconds(20)).until(() -> mine(deputy).isEmpty());
  }

  @Test
  void whoIsAwayWithoutADeputyDoesNotComeAndNobodyElseIsAsked() {
    var meeting = book(TUESDAY_5_JANUARY);
    away(MONDAY_4_JANUARY, FRIDAY_8_JANUARY, null);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> guest(meeting, nurseDunn).path("answer").asString("").equals("DECLINED"));
    assertThat(invited(meeting)).hasSize(4);
  }

  private void away(LocalDate from, LocalDate until, @Nullable PersonId who) {
    neighbours.tell(anytown, new MemberAway(group, nurseDunnsSeat, from, until, who));
  }

  private void awaitAbsence() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("absence where core_group = '" + group + "'") == 1);
  }

  private void settled() {
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
  }

  private void accept(String meeting, PersonId person) {
    done(
        new Knock(port, Passes.member(anytown, person))
            .post(
                "/invitations/" + invitationOf(meeting, person) + "/reply",
                "{\"answer\": \"ACCEPTED\"}"));
  }

  private JsonNode guest(String meeting, PersonId person) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            invited(meeting).stream()
                .anyMatch(one -> one.path("person").asString().equals(person.toString())));
    return invited(meeting).stream()
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> mine(PersonId person) {
    return new Knock(port, Passes.member(anytown, person))
        .get("/mine")
        .body()
        .path("meetings")
        .valueStream()
        .map(one -> one.path("meeting").asString())
        .toList();
  }
}
