package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who sees who else is in a group. */
class FellowTest extends Chapter {

  @Test
  void aProfessionalSeesTheirFellowMembersWhileTheyAreOneAndIsOnRecordForIt() {
    var mrReid = professional("Tom Reid", "tom.reid@hillside.example");
    join(mrReid, "SCHOOL");
    assertThat(
            fellows(mrReid)
                .body()
                .path("members")
                .valueStream()
                .map(one -> one.path("name").asString() + ", " + one.path("role").asString()))
        .containsExactly("Ada Okafor, Lead social worker", "Tom Reid, School");
    assertThat(
            fellows(mrReid)
                .body()
                .path("roles")
                .valueStream()
                .map(one -> one.path("code").asString()))
        .contains("MIDWIFE", "PARENT");
    var readings = office.get("/core-groups/" + group + "/readings").body().path("rows");
    assertThat(readings.valueStream().map(row -> row.path("role").asString())).contains("MEMBER");
  }

  @Test
  void nobodyElseSeesThem() {
    var parent = office.post("/people", "{\"kind\": \"FAMILY\", \"name\": \"Mia Hartley\"}").body();
    join(parent.path("id").asString(), "PARENT");
    var stranger = professional("Una Stranger", "una@elsewhere.example");
    assertThat(fellows(parent.path("id").asString()).status()).isEqualTo(404);
    assertThat(fellows(stranger).status()).isEqualTo(404);
    assertThat(office.get("/mine/core-groups/" + group + "/members").status()).isEqualTo(403);
  }

  private void join(String person, String role) {
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\": \"" + person + "\", \"role\": \"" + role + "\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }

  private Knock.Answer fellows(String person) {
    return new Knock(port, Passes.member(anytown, PersonId.of(person)))
        .get("/mine/core-groups/" + group + "/members");
  }
}
