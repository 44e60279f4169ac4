package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** What somebody needs follows them into every group in which they sit. */
class NeedsTest extends Chapter {

  private static final String POLISH_AND_NO_STEPS =
      """
      {"needs": [{"kind": "INTERPRETER", "language": "pl"}, {"kind": "STEP_FREE"}]}
      """;

  @Test
  void whatSomebodyNeedsIsToldToEachOfTheirGroupsAndToTheNextOneTheyJoin() {
    var second = formAnother();
    var third = formAnother();
    var nurse = professional("Bola Dunn", "bola.dunn@nhs.example");
    join(group, nurse);
    join(second, nurse);

    var answer = office.put("/people/" + nurse + "/needs", POLISH_AND_NO_STEPS);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    join(third, nurse);

    var told = told(3);
    assertThat(told.stream().map(fact -> fact.coreGroup().toString()))
        .containsExactlyInAnyOrder(group, second, third);
    assertThat(told)
        .allSatisfy(fact -> {
          assertThat(fact.person()).hasToString(nurse);
          assertThat(fact.needs())
              .containsExactlyInAnyOrder(
                  new Need(NeedKind.INTERPRETER, "pl"), new Need(NeedKind.STEP_FREE, null));
        });
    assertThat(told.toString()).doesNotContain("Dunn").doesNotContain("nhs.example");
    var seen = office.get("/people/" + nurse + "/needs").body();
    assertThat(seen.toString()).contains("an interpreter (Polish)", "a room without steps");
  }

  @Test
  void aGroupTheyHaveLeftIsToldNothing() {
    var nurse = professional("Bola Dunn", "bola.dunn@nhs.example");
    var second = formAnother();
    join(group, nurse);
    join(second, nurse);
    var seat =
        record()
            .path("members")
            .valueStream()
            .filter(one -> one.path("person").path("id").asString().equals(nurse))
            .map(one -> one.path("member").asString())
            .findFirst()
            .orElseThrow();
    var left =
        office.post(
            "/core-groups/" + group + "/members/" + seat + "/leave",
            "{\"from\":\"2026-12-17\",\"why\":\"New area\"}");
    assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
    office.put("/people/" + nurse + "/needs", POLISH_AND_NO_STEPS);
    office.put("/people/" + msOkafor + "/needs", "{\"needs\": []}");
    assertThat(told(3).stream().filter(fact -> fact.person().toString().equals(nurse)))
        .extracting(fact -> fact.coreGroup().toString())
        .containsExactly(second);
  }

  @Test
  void nothingIsToldOfSomebodyWhomNobodyHasAsked() {
    var nurse = professional("Bola Dunn", "bola.dunn@nhs.example");
    join(group, nurse);
    assertThat(office.get("/people/" + nurse + "/needs").body().path("asked").asBoolean(true))
        .isFalse();

    office.put("/people/" + msOkafor + "/needs", "{\"needs\": []}");

    assertThat(told(1).getFirst().person()).hasToString(msOkafor);
    assertThat(told(0)).isEmpty();
  }

  @Test
  void aReaderWhoHasLostTheThreadIsToldAgain() {
    office.put("/people/" + msOkafor + "/needs", POLISH_AND_NO_STEPS);
    told(1);

    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "");

    assertThat(told(1))
        .anySatisfy(fact -> {
          assertThat(fact.person()).hasToString(msOkafor);
          assertThat(fact.needs()).hasSize(2);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "INTERPRETER"}                         | language: must be chosen for an interpreter, and for nothing else
          {"kind": "INTERPRETER", "language": "klingon"}  | language: must be chosen for an interpreter, and for nothing else
          {"kind": "STEP_FREE", "language": "pl"}         | language: must be chosen for an interpreter, and for nothing else
          {"kind": "BREAKS"}, {"kind": "BREAKS"}          | needs: name the same thing twice
          """)
  void whatCannotBeArrangedIsRefused(String needs, String words) {
    var refused = office.put("/people/" + msOkafor + "/needs", "{\"needs\": [" + needs + "]}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong()).isEqualTo(words);
  }

  @Test
  void anotherPartnershipNeitherSeesNorChangesThem() {
    office.put("/people/" + msOkafor + "/needs", POLISH_AND_NO_STEPS);
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));

    assertThat(elsewhere.get("/people/" + msOkafor + "/needs").status()).isEqualTo(404);
    assertThat(elsewhere.put("/people/" + msOkafor + "/needs", "{\"needs\": []}").status())
        .isEqualTo(404);
    assertThat(office.get("/people/" + msOkafor + "/needs").body().path("needs")).hasSize(2);
  }

  private String formAnother() {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Noah Reed", "bornOn": "2018-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor));
    return formed.body().path("id").asString();
  }

  private void join(String to, String person) {
    var joined =
        office.post(
            "/core-groups/" + to + "/members",
            "{\"person\": \"" + person + "\", \"role\": \"HEALTH_VISITOR\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }

  /** What has been told of needs, once there is so much of it. */
  private List<NeedsChanged> told(int count) {
    var listening = new Neighbour(rabbit, admin, "membership", false);
    var facts = new ArrayList<NeedsChanged>();
    await()
        .atMost(SOON)
        .until(() -> {
          facts.addAll(listening.heard(NeedsChanged.class));
          return facts.size() >= count;
        });
    return facts;
  }
}
