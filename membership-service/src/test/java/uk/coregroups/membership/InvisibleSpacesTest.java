package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody can see makes no difference, whether it is brought or typed. */
class InvisibleSpacesTest extends ExtractChapter {

  @Test
  void anExtractFullOfThemIsTakenInAsItLooks() throws IOException {
    var intake = taken(theFile());

    assertThat(intake.path("state").asString()).as(intake.toString()).isEqualTo("LOADED");
    assertThat(found("Cara Three").path("email").asString()).isEqualTo("cara.three@health.example");
    assertThat(found("Dan Four").path("email").asString()).isEqualTo("dan.four@health.example");
    assertThat(found("Eve Five").path("mobile").asString()).isEqualTo("+447700900123");
  }

  @Test
  void itIsTheSameFileWithoutThem() throws IOException {
    taken(theFile());

    var again =
        taken(
            theFile()
                .replace("\u200b", "")
                .replace('\u00a0', ' ')
                .replace("\u2011", "-")
                .replace(" 00:00:00", ""));

    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    for (var what : List.of("added", "changed", "absent")) {
      assertThat(sum(again, what)).as(what).isZero();
    }
  }

  @Test
  void typedTheyMakeNoDifferenceEither() {
    var typed =
        office.post(
            "/people",
            """
            {"kind": "PROFESSIONAL", "name": "\u200bEve\u00a0 Five\u00ad", "agency": "\ufeffHealth ",
             "email": "eve.five@health.example\u200b", "mobile": "07700\u00a0900\u2011123"}
            """);
    assertThat(typed.status()).as(typed.body().toString()).isEqualTo(200);
    var person = office.get("/people/" + typed.body().path("id").asString()).body();

    assertThat(person.path("name").asString()).isEqualTo("Eve Five");
    assertThat(person.path("agency").asString()).isEqualTo("Health");
    assertThat(person.path("email").asString()).isEqualTo("eve.five@health.example");
    assertThat(person.path("mobile").asString()).isEqualTo("+447700900123");
    var search = search(office, "people", "Eve\u00A0Five\u200B");
    assertThat(search.path("count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-05-05T00:00:00, 200",
    "2018-05-05 00:00, 200",
    "2018-05-05\u00a0, 200",
    "2018-05-05, 200",
    "2018-05-05 14:30, 400",
    "5 May, 400"
  })
  void aDateAtMidnightIsADate(String written, int status) {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Finn Six", "bornOn": "%s", "planStartedOn": "2026-12-17T00:00:00"}]}
            """
                .formatted(northTeam, msOkafor, written));

    assertThat(formed.status()).as(formed.body().toString()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"05/05/2018 00:00", "5/5/2018 0:00:00", "05/05/2018 12:00:00 AM"})
  void anExtractInEnglishDatesTooHasMidnights(String born) {
    var kept =
        office.put(
            "/intakes/writing", "{\"headings\":{},\"dates\":\"ENGLISH\",\"encoding\":\"UTF_8\"}");
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);

    var intake =
        taken(
            HEADINGS
                + MIA.replace("2018-05-05", born).replace("2026-11-02", "02/11/2026 00:00")
                + ADA
                + LEAD.replace("2026-11-02", "02/11/2026"));

    assertThat(intake.path("state").asString()).as(intake.toString()).isEqualTo("LOADED");
  }

  private tools.jackson.databind.JsonNode found(String name) {
    var rows = search(office, "people", name).path("rows");
    assertThat(rows).as(name).hasSize(1);
    return rows.path(0);
  }

  private static int sum(tools.jackson.databind.JsonNode intake, String what) {
    return intake.path("counts").valueStream().mapToInt(one -> one.path(what).asInt()).sum();
  }

  private static String theFile() throws IOException {
    try (var file = InvisibleSpacesTest.class.getResourceAsStream("/invisible-spaces.csv")) {
      return new String(
          java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
