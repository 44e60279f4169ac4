package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.surroundings.Knock;

/** What a replacement does where either of the two sits already, or is to leave. */
class SuccessorSeatsTest extends Chapter {

  @SuppressWarnings("NullAway.Init")
  private String bola;

  @SuppressWarnings("NullAway.Init")
  private String nia;

  @BeforeEach
  void twoHealthVisitors() {
    bola = professional("Bola Dunn", "bola.dunn@health.example");
    nia = professional("Nia Lyle", "nia.lyle@health.example");
  }

  @Test
  void nobodyTakesTheLeadsPlaceFromAnotherRoleAndLeavesTheGroupWithoutALead() {
    join(nia, "HEALTH_VISITOR", "2026-12-17");
    var other = anotherGroup();
    assertThat(replace(msOkafor, nia, "2027-01-04").wrong())
        .isEqualTo(
            "successor: sits in %s in another role, and it would be without a lead social worker"
                .formatted(record().path("reference").asString()));
    assertThat(seat(group, msOkafor).path("until").isMissingNode()).isTrue();
    assertThat(seat(other, msOkafor).path("until").isMissingNode()).isTrue();

    join(bola, "LEAD_SOCIAL_WORKER", "2027-01-04");
    assertThat(replace(msOkafor, nia, "2027-01-04").status()).isEqualTo(200);
    assertThat(seat(other, nia).path("role").asString()).isEqualTo("LEAD_SOCIAL_WORKER");
  }

  @Test
  void theOtherStaysUntilASuccessorWhoComesLaterIsThere() {
    join(bola, "HEALTH_VISITOR", "2026-12-17");
    join(nia, "HEALTH_VISITOR", "2027-02-01");
    assertThat(replace(bola, nia, "2027-01-04").status()).isEqualTo(200);
    assertThat(seat(group, bola).path("until").asString()).isEqualTo("2027-02-01");
    assertThat(seat(group, nia).path("from").asString()).isEqualTo("2027-02-01");
  }

  @Test
  void aSuccessorWhoIsToLeaveIsNone() {
    join(bola, "HEALTH_VISITOR", "2026-12-17");
    leave(join(nia, "HEALTH_VISITOR", "2026-12-17"), "2027-03-01");
    assertThat(replace(bola, nia, "2027-01-04").wrong())
        .isEqualTo(
            "successor: sits in %s already, but only until 1 March 2027; choose somebody who stays"
                .formatted(record().path("reference").asString()));
    assertThat(seat(group, bola).path("until").isMissingNode()).isTrue();
  }

  @Test
  void anEndThatWasRecordedComesForward() {
    var seat = join(bola, "HEALTH_VISITOR", "2026-12-17");
    leave(seat, "2027-03-01");
    assertThat(replace(bola, nia, "2027-01-04").body().path("groups").asInt()).isEqualTo(1);
    assertThat(seat(group, bola).path("until").asString()).isEqualTo("2027-01-04");
    assertThat(seat(group, nia).path("from").asString()).isEqualTo("2027-01-04");
    await().atMost(SOON).until(() -> neighbours.heard(MemberLeft.class).size() == 2);
    assertThat(neighbours.heard(MemberLeft.class))
        .allSatisfy(left -> assertThat(left.member()).isEqualTo(MemberId.of(seat)))
        .extracting(MemberLeft::from)
        .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 1, 4));
  }

  private Knock.Answer replace(String leaving, String successor, String from) {
    return office.post(
        "/people/" + leaving + "/replace",
        "{\"successor\":\"%s\",\"from\":\"%s\",\"why\":\"New area\"}".formatted(successor, from));
  }

  private String join(String person, String role, String from) {
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"%s\",\"role\":\"%s\",\"from\":\"%s\"}".formatted(person, role, from));
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return joined.body().path("id").asString();
  }

  private void leave(String member, String from) {
    var left =
        office.post(
            "/core-groups/" + group + "/members/" + member + "/leave",
            "{\"from\":\"" + from + "\",\"why\":\"Moves on\"}");
    assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
  }

  private String anotherGroup() {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Leo Marsh", "bornOn": "2023-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor));
    return formed.body().path("id").asString();
  }

  private JsonNode seat(String family, String person) {
    return office
        .get("/core-groups/" + family)
        .body()
        .path("members")
        .valueStream()
        .filter(member -> member.path("person").path("id").asString().equals(person))
        .findFirst()
        .orElseThrow();
  }
}
