package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who was in the group on any day, and what a joiner is shown of it. */
class HistoryTest extends Chapter {

  private static final LocalDate MONDAY_1_MARCH = LocalDate.of(2027, 3, 1);

  @Test
  void aDaySaysWhoWasThereAndWhereTheyWorkedThenAndWhyTheyLeft() {
    var bola = worker("Bola Dunn", "North Clinic");
    var seat = join(bola, "HEALTH_VISITOR", "2026-12-17");
    windTo(LocalDate.of(2027, 1, 11));
    office.put(
        "/people/" + bola,
        "{\"name\":\"Bola Dunn\",\"agency\":\"South Clinic\",\"email\":\"bola.dunn@nhs.example\"}");
    leave(seat, "2027-02-01", "New area", "The flat is damp");
    windTo(MONDAY_1_MARCH);

    assertThat(on("2026-12-16")).isEmpty();
    assertThat(on("2027-01-10"))
        .containsExactly(
            "Ada Okafor, Lead social worker", "Bola Dunn, Health visitor, North Clinic, New area");
    assertThat(on("2027-01-11")).last().asString().contains("South Clinic");
    assertThat(on("2027-01-31")).hasSize(2);
    assertThat(on("2027-02-01")).containsExactly("Ada Okafor, Lead social worker");
    assertThat(office.get("/core-groups/" + group + "/members").body()).hasSize(1);
  }

  @Test
  void whoeverAsksOfADayIsWrittenDown() {
    on("2026-12-17");
    assertThat(office.get("/core-groups/" + group + "/readings").body().path("count").asInt())
        .isEqualTo(2);
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    for (var path : List.of("/members?on=2026-12-17", "/changes")) {
      assertThat(elsewhere.get("/core-groups/" + group + path).status()).isEqualTo(404);
    }
  }

  @Test
  void whatWasBeforeIsSharedWhenTheChairSaysSoAndToldToTheNeighbours() {
    var seat = join(worker("Bola Dunn", "Clinic"), "HEALTH_VISITOR", "2026-12-17");
    var path = "/core-groups/" + group + "/members/" + seat + "/history";
    assertThat(office.put(path, "{\"shared\":true}").status()).isEqualTo(200);
    var shared = office.get("/core-groups/" + group + "/members").body().get(1);
    assertThat(shared.path("historyOn").asString()).isEqualTo("2026-12-17");
    assertThat(shared.path("historyBy").asString()).isNotEmpty();
    office.put(path, "{\"shared\":false}");
    assertThat(
            office
                .get("/core-groups/" + group + "/members")
                .body()
                .get(1)
                .path("historyOn")
                .isMissingNode())
        .isTrue();
    await().atMost(SOON).until(() -> neighbours.heard(HistoryShared.class).size() == 2);
    assertThat(neighbours.heard(HistoryShared.class))
        .allSatisfy(told -> assertThat(told.member()).isEqualTo(MemberId.of(seat)))
        .extracting(HistoryShared::shared)
        .containsExactly(true, false);

    leave(seat, "2026-12-17", "By mistake", null);
    assertThat(office.put(path, "{\"shared\":true}").wrong())
        .isEqualTo("member: has left and sees nothing of this family");
    assertThat(office.put(path, "{}").wrong())
        .isEqualTo("shared: must say whether the chair agrees");
  }

  @Test
  void aReplayTellsAgainWhoMaySeeWhatWasBefore() {
    var seat = join(worker("Bola Dunn", "Clinic"), "HEALTH_VISITOR", "2026-12-17");
    office.put("/core-groups/" + group + "/members/" + seat + "/history", "{\"shared\":true}");
    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "{}");
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(HistoryShared.class).stream()
                    .filter(told -> told.member().equals(MemberId.of(seat)))
                    .count()
                == 2);
  }

  /** When the first left, with a handover or not, when the next came, and what is counted. */
  @ParameterizedTest
  @CsvSource({
    "2027-02-01, yes, 2027-02-01, 1 0 0 false",
    "2027-02-01,    , 2027-02-01, 1 1 0 false",
    "2027-02-01,    , 2027-02-11, 1 1 10 false",
    "2027-02-20, yes,           , 1 0 10 true",
    "2027-03-01,    ,           , 1 1 1 true",
    "2027-03-02,    ,           , ''"
  })
  void changesOfProfessionalAreCountedForTheChild(
      String left, String handover, String next, String counted) {
    var first = join(worker("Bola Dunn", "Clinic"), "HEALTH_VISITOR", "2026-12-17");
    leave(first, left, "New area", handover);
    windTo(LocalDate.of(2027, 2, 1));
    if (next != null) {
      join(worker("Nia Lyle", "Clinic"), "HEALTH_VISITOR", next);
    }
    windTo(MONDAY_1_MARCH);
    assertThat(changes()).isEqualTo(counted);
  }

  @Test
  void aChangeIsForgottenAfterTwelveMonths() {
    leave(
        join(worker("Bola Dunn", "Clinic"), "HEALTH_VISITOR", "2026-12-17"),
        "2027-01-11",
        "New area",
        null);
    windTo(LocalDate.of(2028, 1, 10));
    assertThat(changes()).startsWith("1 ");
    windTo(LocalDate.of(2028, 1, 11));
    assertThat(changes()).isEmpty();
  }

  private String changes() {
    var roles = office.get("/core-groups/" + group + "/changes").body().path(0).path("roles");
    if (roles.isEmpty()) {
      return "";
    }
    var one = roles.path(0);
    assertThat(one.path("role").asString()).isEqualTo("Health visitor");
    return "%d %d %d %s"
        .formatted(
            one.path("changes").asInt(),
            one.path("withoutHandover").asInt(),
            one.path("vacantDays").asInt(),
            one.path("vacantNow").asBoolean());
  }

  private List<String> on(String day) {
    return office
        .get("/core-groups/" + group + "/members?on=" + day)
        .body()
        .valueStream()
        .map(one ->
            one.path("name").asString()
                + ", "
                + one.path("role").asString()
                + (one.path("agency").isMissingNode() ? "" : ", " + one.path("agency").asString())
                + (one.path("why").isMissingNode() ? "" : ", " + one.path("why").asString()))
        .toList();
  }

  private String worker(String name, String agency) {
    var mailbox = name.toLowerCase(java.util.Locale.UK).replace(' ', '.') + "@nhs.example";
    return office
        .post(
            "/people",
            "{\"kind\":\"PROFESSIONAL\",\"name\":\"%s\",\"agency\":\"%s\",\"email\":\"%s\"}"
                .formatted(name, agency, mailbox))
        .body()
        .path("id")
        .asString();
  }

  private String join(String person, String role, String from) {
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"%s\",\"role\":\"%s\",\"from\":\"%s\"}".formatted(person, role, from));
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return joined.body().path("id").asString();
  }

  private void leave(
      String member, String from, String why, @org.jspecify.annotations.Nullable String handover) {
    var said = handover == null ? "null" : "\"" + handover + "\"";
    var left =
        office.post(
            "/core-groups/" + group + "/members/" + member + "/leave",
            "{\"from\":\"%s\",\"why\":\"%s\",\"handover\":%s}".formatted(from, why, said));
    assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
  }
}
