package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Whatever is changed of a person or of who belongs to a group is on record, whichever the way. */
class RecordedChangesTest extends ExtractChapter {

  private static final String MANAGER = "grace.mbeki@anytown.example";
  private static final String SAFE =
      """
      {"email": true, "text": false, "voicemail": false, "councilNamed": true,
       "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-17"}
      """;

  @Test
  void aCorrectionIsOnRecordOldAndNewWithWhoMadeIt() {
    correct(manager(), msOkafor, "Ada Okafor-Bell", "ada.bell@anytown.example");

    assertThat(ofPerson(msOkafor))
        .startsWith(
            "EMAIL: ada.okafor@anytown.example -> ada.bell@anytown.example, PAGE, " + MANAGER,
            "NAME: Ada Okafor -> Ada Okafor-Bell, PAGE, " + MANAGER)
        .hasSize(3);
    correct(manager(), msOkafor, "Ada Okafor-Bell", "ada.bell@anytown.example");
    assertThat(ofPerson(msOkafor)).hasSize(3);
  }

  @Test
  void whatIsSafeIsOnRecord() {
    var mother =
        office
            .post(
                "/people",
                "{\"kind\":\"FAMILY\",\"name\":\"Mia Hartley\",\"email\":\"mia@mail.example\"}")
            .body()
            .path("id")
            .asString();
    manager().put("/people/" + mother + "/safe-contact", SAFE);
    manager().put("/people/" + mother + "/safe-contact", SAFE.replace("09:00", "10:30"));

    assertThat(ofPerson(mother)).hasSize(2);
    assertThat(ofPerson(mother).getFirst())
        .contains("Between 09:00 and 17:00", "-> E-mail: yes. Text: no.", "Between 10:30", MANAGER);
  }

  @Test
  void whoJoinedLeftAndTookAPlaceIsOnRecordOfTheGroupAndOfThePerson() {
    var next = professional("Kit Lane", "kit.lane@anytown.example");
    var replaced =
        manager()
            .post(
                "/people/" + msOkafor + "/replace",
                "{\"successor\":\"" + next + "\",\"why\":\"Moved on\"}");
    assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);

    var lead = "Lead social worker, from 17 December 2026";
    assertThat(ofGroup())
        .containsExactly(
            "MEMBERSHIP: " + lead + " -> " + lead + ", until 17 December 2026, PAGE, " + MANAGER,
            "MEMBERSHIP:  -> " + lead + ", PAGE, " + MANAGER,
            "MEMBERSHIP:  -> " + lead + ", PAGE, staff@anytown.example");
    assertThat(ofPerson(next)).hasSize(1);
  }

  @Test
  void anExtractAndAMergeSayTheirWay() {
    taken(HEADINGS + ROWS);
    taken(HEADINGS + ROWS.replace("bola.dunn", "bola.may"));
    var bola = person("Bola");

    assertThat(ofPerson(bola).getFirst())
        .startsWith("EMAIL: bola.dunn@health.example -> bola.may@health.example, EXTRACT, ");

    var twin = professional("Bola Dunn", "bola@health.example");
    var merged =
        manager()
            .post(
                "/people/" + bola + "/merge",
                "{\"into\":\"" + twin + "\",\"reach\":\"" + bola + "\"}");
    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    assertThat(ofPerson(bola))
        .contains("EMAIL: bola@health.example -> bola.may@health.example, MERGE, " + MANAGER);
  }

  @Test
  void whoIsNotNamedForARestrictedGroupSeesNothingOfItsMemberships() {
    var restricted =
        manager()
            .post(
                "/core-groups/" + group + "/restriction", "{\"accounts\":[],\"why\":\"A threat\"}");
    assertThat(restricted.status()).isEqualTo(200);

    assertThat(ofPerson(msOkafor)).isEmpty();
    assertThat(office.get("/core-groups/" + group + "/recorded-changes").status()).isEqualTo(404);
    var seen = manager().get("/people/" + msOkafor + "/recorded-changes").body();
    assertThat(seen.path("count").asInt()).isEqualTo(1);
  }

  private static void correct(Knock knock, String person, String name, String email) {
    var done =
        knock.put("/people/" + person, "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}");
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
  }

  private String person(String name) {
    return search(office, "people", name).path("rows").path(0).path("id").asString();
  }

  private List<String> ofPerson(String person) {
    return said(office.get("/people/" + person + "/recorded-changes").body());
  }

  private List<String> ofGroup() {
    return said(office.get("/core-groups/" + group + "/recorded-changes").body());
  }

  private static List<String> said(JsonNode page) {
    return page.path("rows")
        .valueStream()
        .map(one ->
            one.path("what").asString()
                + ": "
                + one.path("before").asString("")
                + " -> "
                + one.path("after").asString("")
                + ", "
                + one.path("way").asString()
                + ", "
                + one.path("by").asString())
        .toList();
  }

  private Knock manager() {
    return new Knock(port, Passes.mint(MANAGER, anytown, List.of(), Role.TEAM_MANAGER));
  }
}
