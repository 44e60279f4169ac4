package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** What the neighbours hear of the people and the groups that an extract brings. */
class IntakeToldTest extends ExtractChapter {

  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("telling")
  Round round;

  @SuppressWarnings("NullAway.Init")
  private Neighbour notification;

  @BeforeEach
  void notificationListensToo() {
    notification = new Neighbour(rabbit, admin, "contact");
  }

  @Test
  void theNeighboursHearWhatAReplayWouldTellThem() {
    taken(HEADINGS + ROWS + ended());
    var told = await().atMost(SOON).until(this::aboutTheNewGroups, facts -> facts.size() == 6);
    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "{}");
    var again = await().atMost(SOON).until(this::aboutTheNewGroups, facts -> facts.size() == 12);
    assertThat(again.subList(6, 12)).containsExactlyInAnyOrderElementsOf(told);
    assertThat(told.stream().map(fact -> fact.getClass().getSimpleName()))
        .containsExactlyInAnyOrder(
            "CoreGroupRestated",
            "PlanEnded",
            "CoreGroupRestated",
            "PlanEnded",
            "PlanEnded",
            "CoreGroupClosed");
  }

  @Test
  void aGroupOfMoreThanAThousandIsToldWhole() {
    taken(withVisitors(2_000));
    var told = await().atMost(SOON).until(this::aboutTheNewGroups, facts -> facts.size() == 2);
    assertThat(told.getFirst())
        .asInstanceOf(InstanceOfAssertFactories.type(CoreGroupRestated.class))
        .extracting(CoreGroupRestated::members, InstanceOfAssertFactories.LIST)
        .hasSize(2003);
  }

  @Test
  void morePeopleThanAreToldAtOnceAreEachToldOnce() {
    taken(withVisitors(2_000));
    // The lead social worker was typed in before, and is told of by herself.
    var told = await().atMost(SOON).until(this::contactsTold, people -> people.size() >= 2_002);
    assertThat(told).hasSize(2_002).extracting(ContactChanged::person).doesNotHaveDuplicates();
  }

  @Test
  void moreGroupsThanAreToldAtOnceAreEachToldOnce() {
    var many = new StringBuilder(HEADINGS + ROWS);
    for (int i = 10; i < 1_060; i++) {
      many.append(MIA.replace("C1,F1", "C" + i + ",F" + i))
          .append(LEAD.replace("M1,F1", "M" + i + ",F" + i));
    }
    taken(many.toString());
    var told = await().atMost(SOON).until(this::groupsToldOf, groups -> groups.size() >= 1_051);
    assertThat(told).hasSize(1_051).doesNotHaveDuplicates();
  }

  @Test
  void whatWasLostWithAProcessThatDiedAsAnIntakeEndedIsToldOverAgain() {
    taken(HEADINGS + ROWS + ended());
    await().atMost(SOON).until(this::aboutTheNewGroups, facts -> facts.size() == 6);
    round.run();
    assertThat(isTold()).isTrue();
    inTheHouse(
        "update intake set told_at = null, ended_at = ended_at - interval '2 minutes'"
            + " where partnership = '"
            + anytown
            + "'");
    round.run();
    var facts = await().atMost(SOON).until(this::aboutTheNewGroups, all -> all.size() >= 12);
    assertThat(facts.subList(6, 12)).containsExactlyInAnyOrderElementsOf(facts.subList(0, 6));
    assertThat(isTold()).isTrue();
  }

  @Test
  void whatIsNotTakenInAfterAllIsNotTold() {
    inTheHouse("alter table child add constraint nobody check (name <> 'Mia Nobody')");
    try {
      assertThat(state(taken(HEADINGS + ROWS.replace("Mia Stone", "Mia Nobody"))))
          .isEqualTo("REFUSED");
    } finally {
      inTheHouse("alter table child drop constraint nobody");
    }
    assertThat(state(taken(HEADINGS + ROWS))).isEqualTo("LOADED");
    var told = await().atMost(SOON).until(this::groupsToldOf, groups -> !groups.isEmpty());
    assertThat(told).hasSize(1).containsExactlyElementsOf(ours());
  }

  @Test
  void whatCannotBeToldIsNotTakenIn() {
    inTheHouse("alter table outbox add constraint silence check (body not like '%2026-10-13%')");
    try {
      var unsayable =
          taken(
              HEADINGS
                  + ROWS.replace("LEAD_SOCIAL_WORKER,2026-11-02", "LEAD_SOCIAL_WORKER,2026-10-13"));
      assertThat(state(unsayable)).isEqualTo("REFUSED");
    } finally {
      inTheHouse("alter table outbox drop constraint silence");
    }
    assertThat(ours()).isEmpty();
    assertThat(state(taken(HEADINGS + ROWS))).isEqualTo("LOADED");
  }

  @Test
  void aMotherIsToldOfWithoutHerNameAndNothingMayBeSentToHer() {
    taken(HEADINGS + ROWS);
    var told =
        await()
            .atMost(SOON)
            .until(
                this::contactsTold,
                all ->
                    all.stream().anyMatch(one -> one.kind() == PersonKind.FAMILY)
                        && all.stream()
                            .anyMatch(one -> "bola.dunn@health.example".equals(one.email())));
    var mother = told.stream().filter(one -> one.kind() == PersonKind.FAMILY).findFirst();
    assertThat(mother.orElseThrow().name()).isNull();
    assertThat(mother.orElseThrow().safeContact()).isNull();
    assertThat(mother.orElseThrow().confidentialAddress()).isTrue();
    var visitor =
        told.stream().filter(one -> "bola.dunn@health.example".equals(one.email())).findFirst();
    assertThat(visitor.orElseThrow().name()).isEqualTo("Bola \"B\" Dunn");
    assertThat(visitor.orElseThrow().mobile()).isEqualTo("+447700900123");
  }

  private static String state(JsonNode intake) {
    return intake.path("state").asString();
  }

  private void inTheHouse(String sql) {
    Sight.HOUSE.run(() -> jdbc.sql(sql).update());
  }

  private boolean isTold() {
    return Sight.HOUSE.call(() ->
        jdbc.sql("select bool_and(told_at is not null) from intake where partnership = ?")
            .param(anytown.value())
            .query(Boolean.class)
            .single());
  }

  private List<ContactChanged> contactsTold() {
    return notification.heard(ContactsBrought.class).stream()
        .flatMap(brought -> brought.people().stream())
        .toList();
  }

  /** A family whose plans have all ended. */
  private static String ended() {
    return MIA.replace("C1,F1", "C3,F2").replace("02,,,", "02,2026-12-03,,")
        + MIA.replace("C1,F1", "C4,F2").replace("02,,,", "02,2026-12-04,,");
  }

  /** Of those of this chapter, by the lead social worker who leads them all. */
  private List<CoreGroupId> groupsToldOf() {
    return neighbours.heard(CoreGroupRestated.class).stream()
        .filter(group ->
            group.members().stream().anyMatch(seat -> msOkafor.equals(seat.person().toString())))
        .map(CoreGroupRestated::coreGroup)
        .toList();
  }

  private List<MembershipEvent> aboutTheNewGroups() {
    var ours = ours();
    var facts = new ArrayList<MembershipEvent>();
    for (var fact : neighbours.heard(MembershipEvent.class)) {
      boolean whole =
          fact instanceof CoreGroupRestated
              || fact instanceof PlanEnded
              || fact instanceof CoreGroupClosed;
      if (whole && ours.contains(fact.coreGroup())) {
        facts.add(fact instanceof CoreGroupRestated group ? inOrder(group) : fact);
      }
    }
    return facts;
  }

  /** In which order children and members are named says nothing. */
  private static CoreGroupRestated inOrder(CoreGroupRestated group) {
    return new CoreGroupRestated(
        group.coreGroup(),
        group.reference(),
        group.teamManager(),
        group.formedOn(),
        group.children().stream().sorted(Comparator.comparing(ChildId::value)).toList(),
        group.members().stream()
            .sorted(Comparator.comparing(seat -> seat.member().value()))
            .toList(),
        group.team());
  }

  private Set<CoreGroupId> ours() {
    return Sight.HOUSE.call(() ->
        jdbc.sql("select id from core_group where partnership = ? and case_key is not null")
            .param(anytown.value())
            .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
            .set());
  }
}
