package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A partnership's own words for roles, and who else is expected. */
class RolesTest extends Chapter {

  @Test
  void aRoleIsCalledWhatThePartnershipCallsItWhereverItIsShown() {
    var called =
        office.put(
            "/partnership/roles/LEAD_SOCIAL_WORKER",
            "{\"label\":\" Lead Child Protection Practitioner \"}");
    assertThat(called.status()).as(called.body().toString()).isEqualTo(200);
    var words = "Lead Child Protection Practitioner";
    assertThat(record().path("members").path(0).path("roleLabel").asString()).isEqualTo(words);
    assertThat(office.get("/people/" + msOkafor + "/seats").body().path(0).path("role").asString())
        .isEqualTo(words);
    assertThat(
            office.get("/core-groups/" + group + "/members").body().path(0).path("role").asString())
        .isEqualTo(words);
    assertThat(labels().getFirst()).isEqualTo(words);
  }

  @Test
  void aRoleIsAddedAndPutInOrderAndPeopleCanHaveIt() {
    var added =
        office.post(
            "/partnership/roles", "{\"label\":\"Youth justice worker\",\"kind\":\"PROFESSIONAL\"}");
    assertThat(added.body().path("code").asString()).isEqualTo("YOUTH_JUSTICE_WORKER");
    assertThat(labels()).last().isEqualTo("Youth justice worker");
    int last = labels().size() - 1;
    office.post("/partnership/roles/YOUTH_JUSTICE_WORKER/up", "{}");
    assertThat(labels().get(last - 1)).isEqualTo("Youth justice worker");
    office.post("/partnership/roles/LEAD_SOCIAL_WORKER/up", "{}");
    assertThat(labels().getFirst()).isEqualTo("Lead social worker");
    var sam = professional("Sam Field", "sam.field@anytown.example");
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"" + sam + "\",\"role\":\"YOUTH_JUSTICE_WORKER\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }

  @Test
  void whatARoleCannotBeCalledIsRefused() {
    assertThat(call("POLICE", "  ")).startsWith("label: must be what you call the role");
    assertThat(call("POLICE", "!?")).startsWith("label: must be what you call the role");
    assertThat(call("POLICE", "gp")).isEqualTo("label: is what another role is called");
    assertThat(call("POLICE", "police")).isEqualTo(": ");
    assertThat(call("POLICE", "Conference chair")).isEqualTo("label: is no member of a core group");
    assertThat(office.put("/partnership/roles/CAT", "{\"label\":\"Cat\"}").status()).isEqualTo(404);
    var worker = new Knock(port, Passes.staff(anytown, Role.SOCIAL_WORKER));
    assertThat(worker.put("/partnership/roles/GP", "{\"label\":\"Doctor\"}").status())
        .isEqualTo(403);
  }

  @Test
  void anAdultsWorkerAndALargeGroupAreAskedAboutWhereverTheGroupIsShown() {
    var mother =
        office
            .post("/people", "{\"kind\":\"FAMILY\",\"name\":\"Mary Hartley\"}")
            .body()
            .path("id")
            .asString();
    office.post(
        "/core-groups/" + group + "/members",
        "{\"person\":\"" + mother + "\",\"role\":\"PARENT\"}");
    assertThat(office.put("/people/" + mother + "/adult-services", "{\"has\":true}").status())
        .isEqualTo(200);
    assertThat(office.get("/people/" + mother + "/adult-services").body().path("has").asBoolean())
        .isTrue();
    assertThat(concerns())
        .contains("Nobody has the role Adult services worker, and an adult in the family has one.");
    assertThat(found()).isEqualTo(concerns().size()).isEqualTo(2);
    office.put("/people/" + mother + "/adult-services", "{\"has\":false}");
    assertThat(found()).isEqualTo(1);
    assertThat(office.put("/people/" + msOkafor + "/adult-services", "{\"has\":true}").wrong())
        .isEqualTo("has: is asked of family members only");

    assertThat(office.get("/partnership").body().path("largeGroup").asInt()).isEqualTo(12);
    assertThat(office.put("/partnership/large-group", "{\"members\":2}").wrong())
        .isEqualTo("members: must be from 3 to 100");
    office.put("/partnership/large-group", "{\"members\":3}");
    for (var name : List.of("One Marsh", "Two Marsh")) {
      var one = office.post("/people", "{\"kind\":\"FAMILY\",\"name\":\"" + name + "\"}");
      office.post(
          "/core-groups/" + group + "/members",
          "{\"person\":\"" + one.body().path("id").asString() + "\",\"role\":\"CARER\"}");
    }
    assertThat(concerns())
        .contains("4 people are members. Is that too many for everybody to be heard?");
  }

  private String call(String code, String label) {
    return office.put("/partnership/roles/" + code, "{\"label\":\"" + label + "\"}").wrong();
  }

  private List<String> labels() {
    return office
        .get("/partnership")
        .body()
        .path("roles")
        .valueStream()
        .map(role -> role.path("label").asString())
        .toList();
  }

  private List<String> concerns() {
    return record().path("concerns").valueStream().map(one -> one.asString()).toList();
  }

  private int found() {
    return search(office, "core-groups", "").path("rows").path(0).path("concerns").asInt();
  }
}
