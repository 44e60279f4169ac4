package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** What differs from child to child of one family. */
class FamilyTest extends Chapter {

  @Test
  void brotherAndSisterHaveTheirOwnCategorySchoolAndFather() {
    var leo = leo();
    var avasFather = father("Sam Reed");
    var leosFather = father("Tom Lane");
    var school = school("Hillside", msOkafor);
    assertThat(keep(ava, "NEGLECT", school, avasFather).status()).isEqualTo(200);
    assertThat(keep(leo, "EMOTIONAL", null, leosFather).status()).isEqualTo(200);

    var record = record();
    var first = record.path("children").path(0);
    assertThat(first.path("category").asString()).isEqualTo("NEGLECT");
    assertThat(first.path("school").asString()).isEqualTo(school);
    assertThat(record.path("children").path(1).path("category").asString()).isEqualTo("EMOTIONAL");
    assertThat(record.path("children").path(1).has("school")).isFalse();
    assertThat(record.path("kin").valueStream())
        .extracting(kin -> kin.path("child").asString() + " " + kin.path("person").asString())
        .containsExactlyInAnyOrder(ava + " " + avasFather, leo + " " + leosFather);

    assertThat(keep(ava, null, school, leosFather).status()).isEqualTo(200);
    assertThat(record().path("kin").valueStream())
        .extracting(kin -> kin.path("child").asString() + " " + kin.path("person").asString())
        .containsExactlyInAnyOrder(ava + " " + leosFather, leo + " " + leosFather);
    assertThat(record().path("children").path(0).has("category")).isFalse();
  }

  @Test
  void theCategoryOfHarmIsInNoFact() {
    keep(ava, "SEXUAL", null, father("Sam Reed"));
    leo();
    await()
        .atMost(SOON)
        .until(() -> neighbours.heard(ChildAdded.class).stream().anyMatch(this::isOurs));
    assertThat(neighbours.heard(MembershipEvent.class).toString()).doesNotContain("SEXUAL");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(keep(ava, "NEGLECT", null, msOkafor).wrong())
        .isEqualTo("kin: must be family members who are or were in this group");
    assertThat(keep(ava, "NEGLECT", ChildId.fresh().toString(), null).wrong())
        .isEqualTo("school: is not in the list of schools; add it first");
    assertThat(keep(ava, "UNKINDNESS", null, null).status()).isEqualTo(400);
    assertThat(keep(ChildId.fresh().toString(), null, null, null).status()).isEqualTo(404);
    var stranger = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(stranger.put(pathOf(ava) + "/plan", "{\"kin\":[]}").status()).isEqualTo(404);
    assertThat(record().path("children").path(0).has("category")).isFalse();
  }

  @Test
  void aPlanBeginsAgainWhileTheGroupIsThere() {
    leo();
    assertThat(again("2026-12-17").wrong())
        .isEqualTo("startedOn: must wait: the child has a plan already");
    windTo(LocalDate.of(2027, 9, 14));
    office.post(pathOf(ava) + "/plan/end", "{\"endedOn\":\"2027-06-14\"}");
    assertThat(again("2027-06-14").wrong()).startsWith("startedOn: must be after");
    assertThat(again("2027-09-15").wrong()).startsWith("startedOn: must be after");
    assertThat(again("2027-09-13").status()).isEqualTo(200);
    assertThat(record().path("children")).hasSize(2);
    assertThat(record().path("children").path(0).path("planStartedOn").asString())
        .isEqualTo("2027-09-13");
    assertThat(record().path("children").path(0).has("planEndedOn")).isFalse();
    await()
        .atMost(SOON)
        .until(() ->
            neighbours
                .heard(ChildAdded.class)
                .contains(new ChildAdded(CoreGroupId.of(group), ChildId.of(ava))));
  }

  @Test
  void aPlanDoesNotBeginAgainInAGroupThatHasClosed() {
    windTo(LocalDate.of(2027, 9, 14));
    office.post(pathOf(ava) + "/plan/end", "{\"endedOn\":\"2027-06-14\"}");
    assertThat(again("2027-09-13").wrong())
        .isEqualTo("coreGroup: closed on 14 June 2027; form a new group");
  }

  private boolean isOurs(ChildAdded fact) {
    return fact.coreGroup().equals(CoreGroupId.of(group));
  }

  private Knock.Answer keep(
      String child, @Nullable String category, @Nullable String school, @Nullable String father) {
    return office.put(
        pathOf(child) + "/plan",
        "{\"category\":%s,\"school\":%s,\"kin\":[%s]}"
            .formatted(
                category == null ? "null" : "\"" + category + "\"",
                school == null ? "null" : "\"" + school + "\"",
                father == null ? "" : "{\"person\":\"" + father + "\",\"kin\":\"PARENT\"}"));
  }

  private Knock.Answer again(String on) {
    return office.post(pathOf(ava) + "/plans", "{\"startedOn\":\"" + on + "\"}");
  }

  private String father(String name) {
    var added = office.post("/people", "{\"kind\":\"FAMILY\",\"name\":\"" + name + "\"}");
    var person = added.body().path("id").asString();
    office.post(
        "/core-groups/" + group + "/members",
        "{\"person\":\"" + person + "\",\"role\":\"PARENT\"}");
    return person;
  }

  private String leo() {
    var added =
        office.post(
            "/core-groups/" + group + "/children",
            """
            {"name": "Leo Hartley", "bornOn": "2018-03-09", "planStartedOn": "2026-12-17"}
            """);
    return added.body().path("id").asString();
  }

  private String pathOf(String child) {
    return "/core-groups/" + group + "/children/" + child;
  }
}
