package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who sees what somebody has written that belongs to no group, or to several partnerships. */
class WritersOfRestrictedGroupsTest extends Chapter {

  private static final String ADA = "ada.okafor@anytown.example";
  private static final String BEN = "ben.reid@anytown.example";

  @Test
  void whatAMotherOfARestrictedGroupWritesIsReadByWhoeverIsNamed() {
    var mother = parent(ANYTHING_BY_DAY);
    restrict(group, ADA);

    PostOffice.ROOM.write(mother.email(), PostOffice.SUITE, "About Friday", "I cannot come.");
    awaitTasks(mother, "ANSWERED_BY_HAND");
    PostOffice.ROOM.answerByText(mother.mobile(), "Please ring my sister");
    awaitTasks(mother, "ANSWERED_BY_HAND", "ANSWERED_BY_HAND");

    assertThat(seenBy(ADA)).containsExactly(2L, 2L);
    assertThat(seenBy(BEN)).containsExactly(0L, 0L);
  }

  @Test
  void ofSeveralRestrictedGroupsWhoeverIsNamedForAll() {
    var mother = parent(ANYTHING_BY_DAY);
    var other = CoreGroupId.fresh();
    join(mother, other);
    restrict(group, ADA, BEN);
    restrict(other, ADA);

    PostOffice.ROOM.write(mother.email(), PostOffice.SUITE, "About Friday", "I cannot come.");
    awaitTasks(mother, "ANSWERED_BY_HAND");

    assertThat(seenBy(ADA)).containsExactly(1L, 1L);
    assertThat(seenBy(BEN)).containsExactly(0L, 0L);
  }

  /** What nobody might see would be lost. */
  @Test
  void whereNobodyIsNamedForAllItIsStillSeen() {
    var mother = parent(ANYTHING_BY_DAY);
    var other = CoreGroupId.fresh();
    join(mother, other);
    restrict(group, ADA);
    restrict(other, BEN);

    PostOffice.ROOM.write(mother.email(), PostOffice.SUITE, "About Friday", "I cannot come.");
    awaitTasks(mother, "ANSWERED_BY_HAND");

    assertThat(seenBy(ADA)).containsExactly(1L, 1L);
    assertThat(seenBy(BEN)).containsExactly(1L, 1L);
    assertThat(seenBy("somebody.else@anytown.example")).containsExactly(0L, 0L);
  }

  /**
   * A brother of no restricted group has her mailbox: by his name letters would go to her again.
   */
  @Test
  void aMailboxSharedWithSomebodyOfARestrictedGroupIsTrustedByWhoeverIsNamed() {
    var mother = parent(ANYTHING_BY_DAY);
    var brother =
        new Someone(
            PersonId.fresh(),
            PersonKind.FAMILY,
            "Kim",
            mother.email(),
            someone(PersonKind.FAMILY, "Kim").mobile());
    contact(brother, ANYTHING_BY_DAY, false);
    restrict(group, ADA);

    assertThat(press("mailbox-works", brother, BEN).wrong())
        .startsWith("person: must be looked at by somebody else");
    assertThat(press("mailbox-works", brother, ADA).wrong())
        .isEqualTo("mailbox: takes letters already");
    assertThat(press("go-on", mother, BEN).wrong())
        .startsWith("person: must be looked at by somebody else");
    assertThat(press("go-on", brother, BEN).status()).isEqualTo(200);
  }

  /** Otherwise nobody could. */
  @Test
  void whereNobodyIsNamedForAllWhoeverIsForMostLetsLettersGoAgain() {
    var mother = parent(ANYTHING_BY_DAY);
    var other = CoreGroupId.fresh();
    join(mother, other);
    restrict(group, ADA);
    restrict(other, BEN);

    assertThat(press("go-on", mother, ADA).status()).isEqualTo(200);
    assertThat(press("go-on", mother, "somebody.else@anytown.example").status()).isEqualTo(422);
  }

  private Knock.Answer press(String what, Someone one, String account) {
    return new Knock(port, Passes.mint(account, anytown, List.of(), Role.ADMINISTRATOR))
        .post("/people/" + one.id() + "/" + what, "{}");
  }

  /** Two people with one mailbox, one of them in a restricted group: it may be from either. */
  @Test
  void whatMayBeFromSomebodyOfARestrictedGroupIsSeenAsIfItWere() {
    var father = parent(ANYTHING_BY_DAY);
    var open = CoreGroupId.fresh();
    var mother =
        new Someone(PersonId.fresh(), PersonKind.FAMILY, "Kim", father.email(), father.mobile());
    contact(mother, ANYTHING_BY_DAY, false);
    join(mother, open);
    restrict(group, ADA);

    PostOffice.ROOM.write(father.email(), PostOffice.SUITE, "About Friday", "I cannot come.");
    awaitTasks(father, "ANSWERED_BY_HAND");
    assertThat(seenBy(BEN)).containsExactly(0L, 0L);

    PostOffice.ROOM.answerByText(father.mobile(), "Please ring my sister");
    awaitTasks(mother, "ANSWERED_BY_HAND");
    var seen = staff(BEN).get("/incoming").body().path("rows");
    assertThat(seen.size()).as("that there is one is seen").isEqualTo(1);
    assertThat(seen.toString()).doesNotContain("sister");
    assertThat(staff(ADA).get("/incoming").body().toString()).contains("sister");
  }

  @Test
  void whatSomebodyWritesWhoIsKnownInTwoPartnershipsIsSeenByBothOffices() {
    var reid = professional("Mr Reid");
    var elsewhere = PartnershipId.fresh();
    var there = PersonId.fresh();
    neighbours.tell(
        elsewhere,
        new ContactChanged(
            there, PersonKind.PROFESSIONAL, "Mr Reid", reid.email(), null, false, null));
    await(() -> neighbours.allHeard(jdbc, there.value()));

    PostOffice.ROOM.write(reid.email(), PostOffice.SUITE, "My leave", "I am away all May.");
    awaitTasks(reid, "ANSWERED_BY_HAND");

    await(() -> count("incoming where person = '" + there.value() + "'") == 1);
    assertThat(cameIn(anytown)).hasSize(1);
    assertThat(cameIn(elsewhere)).hasSize(1);
    assertThat(count("task where kind = 'ANSWERED_BY_HAND' and person = '" + there + "'"))
        .isEqualTo(1);
  }

  /** How many things that came in, and how many tasks, a member of staff sees. */
  private List<Long> seenBy(String account) {
    return List.of("/incoming", "/tasks").stream()
        .map(list -> staff(account).get(list).body().path("count").asLong())
        .toList();
  }

  private Knock staff(String account) {
    return new Knock(port, Passes.mint(account, anytown, List.of(), Role.ADMINISTRATOR));
  }

  private void restrict(CoreGroupId which, String... named) {
    neighbours.tell(anytown, new CoreGroupRestricted(which, List.of(named)));
    heard(which.value());
  }

  private void join(Someone one, CoreGroupId which) {
    var seat = new Seat(MemberId.fresh(), one.id(), one.kind(), "PARENT", MONDAY_21_DECEMBER);
    neighbours.tell(anytown, new MemberJoined(which, seat));
    heard(which.value());
  }

  private void heard(UUID stream) {
    await(() -> neighbours.allHeard(jdbc, stream));
  }
}
