package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** The case system brings its extract, and brings it again a week later. */
class IntakeTest extends ExtractChapter {

  @Autowired JdbcClient jdbc;

  @Test
  void everythingInTheFileIsHereAfterwards() {
    var intake = taken(HEADINGS + ROWS);

    assertThat(intake.path("state").asString()).as(intake.toString()).isEqualTo("LOADED");
    assertThat(intake.path("rows").asInt()).isEqualTo(8);
    assertThat(intake.path("fingerprint").asString()).hasSize(64);
    assertThat(counts(intake, "added")).containsExactly(2, 3, 2);
    var family = family();
    assertThat(names(family.path("children"))).containsExactly("Mia Stone", "Tom Stone");
    assertThat(family.path("children").path(1).path("planEndedOn").asString())
        .isEqualTo("2026-12-01");
    assertThat(family.path("members").valueStream().map(one -> one.path("role").asString()))
        .containsExactlyInAnyOrder("LEAD_SOCIAL_WORKER", "HEALTH_VISITOR", "PARENT");
    var mother = seat(family, "PARENT").path("person");
    assertThat(mother.path("name").asString()).isEqualTo("Stone, Jane");
    assertThat(mother.path("safeContact").isObject()).isFalse();
    assertThat(mother.path("confidentialAddress").asBoolean()).isTrue();
  }

  @Test
  void whoWasTypedInBeforeTheFirstExtractIsTheSamePerson() {
    taken(HEADINGS + ROWS);
    assertThat(seat(family(), "LEAD_SOCIAL_WORKER").path("person").path("id").asString())
        .isEqualTo(msOkafor);
  }

  @Test
  void theSameFileAgainChangesNothingAndTellsNobody() {
    taken(HEADINGS + ROWS);
    var told = factsTold();
    var again = taken(HEADINGS + ROWS);
    assertThat(again.path("state").asString()).as(again.toString()).isEqualTo("LOADED");
    assertThat(counts(again, "added")).containsExactly(0, 0, 0);
    assertThat(counts(again, "changed")).containsExactly(0, 0, 0);
    assertThat(counts(again, "unchanged")).containsExactly(2, 3, 3);
    assertThat(counts(again, "absent")).containsExactly(0, 0, 0);
    assertThat(factsTold()).isEqualTo(told);
    assertThat(family().path("members")).hasSize(3);
  }

  @Test
  void whatHasChangedIsChangedAndWhatIsAbsentIsLeftAloneAndSaid() {
    taken(HEADINGS + ROWS);
    var later =
        taken(
            HEADINGS
                + MIA.replace("2018-05-05", "2018-05-06")
                + ADA
                + BOLA.replace("bola.dunn@", "b.dunn@")
                + LEAD
                + VISITOR.replace(",2026-11-03,,", ",2026-11-04,2026-12-10,Moved"));
    assertThat(later.path("state").asString()).as(later.toString()).isEqualTo("LOADED");
    assertThat(counts(later, "changed")).containsExactly(1, 1, 1);
    assertThat(counts(later, "absent")).containsExactly(1, 1, 1);
    var family = family();
    assertThat(family.path("children").path(0).path("bornOn").asString()).isEqualTo("2018-05-06");
    var visitor = seat(family, "HEALTH_VISITOR");
    assertThat(visitor.path("person").path("email").asString()).isEqualTo("b.dunn@health.example");
    assertThat(visitor.path("from").asString()).isEqualTo("2026-11-04");
    assertThat(visitor.path("until").asString()).isEqualTo("2026-12-10");
    assertThat(visitor.path("farewell").path("why").asString()).isEqualTo("Moved");
    assertThat(seat(family, "PARENT").path("until").isString()).isFalse();
    assertThat(lines(later).toString())
        .contains("C2 is no longer in the file", "M3 is no longer in the file");
  }

  @Test
  void whatWasRecordedHereOutlastsAnExtractThatDoesNotKnowOfIt() {
    taken(HEADINGS + ROWS.replace(",Yes,", ",No,"));
    var family = family();
    var mother = seat(family, "PARENT").path("person").path("id").asString();
    var visitor = seat(family, "HEALTH_VISITOR").path("member").asString();
    office.put(
        "/people/" + mother,
        "{\"name\":\"Jane Stone\",\"email\":\"safe@mail.example\",\"confidentialAddress\":true}");
    office.put(
        "/people/" + mother + "/safe-contact",
        """
        {"email": true, "text": false, "voicemail": false, "councilNamed": false,
         "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-16"}
        """);
    office.post(
        "/core-groups/" + family.path("id").asString() + "/members/" + visitor + "/leave",
        "{\"from\":\"2026-12-17\",\"why\":\"New area\"}");
    var again = taken(HEADINGS + ROWS.replace(",Yes,", ",No,"));
    var after = family();
    var kept = seat(after, "PARENT").path("person");
    assertThat(kept.path("email").asString()).isEqualTo("safe@mail.example");
    assertThat(kept.path("confidentialAddress").asBoolean()).isTrue();
    assertThat(seat(after, "HEALTH_VISITOR").path("until").asString()).isEqualTo("2026-12-17");
    assertThat(lines(again).toString()).contains("It was left as it is here");
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Child,C1,F1           | Kid,C1,F1             | Record             | must be Child, Person or Membership
          Child,C1              | Child,                | Key                | is empty
          Child,C2              | Child,C1              | Key                | is the key of the child in row 2 already
          Mia Stone,2018-05-05  | ,2018-05-05           | Name               | must be the child's name, in at most 120 characters
          Mia Stone,2018-05-05  | Mia Stone,2027-05-05  | BornOn             | is in the future
          Mia Stone,2018-05-05  | Mia Stone,2008-05-05  | BornOn             | makes this person 18 or older
          Mia Stone,2018-05-05  | Mia Stone,05/05/2018  | BornOn             | is no date as this partnership's extracts write them
          2018-05-05,,2026-11   | 2018-05-05,999999,2026-11 | SchoolUrn      | is no school in the list of schools; add it first
          2018-05-05,,2026-11   | 2018-05-05,,2017-11   | PlanStartedOn      | is before the child was born
          2026-11-02,2026-12-01 | 2026-11-02,2026-10-01 | PlanEndedOn        | is before the day the plan began
          2026-11-02,2026-12-01 | 2026-11-02,2027-12-01 | PlanEndedOn        | is in the future
          North,,Mia            | South,,Mia            | Team               | is no team of this partnership; set it up first
          Professional,Ada      | Judge,Ada             | Kind               | must be Professional or Family
          Person,P2             | Person,P1             | Key                | is the key of the person in row 4 already
          ada.okafor@anytown.example | ada.okafor       | Email              | is not an address that mail can be sent to
          ada.okafor@anytown.example | ''               | Email              | is needed to invite a professional
          bola.dunn@health.example   | ADA.okafor@anytown.example | Email    | is the address of the professional in row 4 already
          07700900123           | 01632960001           | Mobile             | is not a UK mobile number that texts can be sent to
          jane@mail.example,,Yes | jane@mail.example,,  | ConfidentialAddress | must be Yes or No
          M2,F1                 | M2,F9                 | Family             | is no family of a child in this file, nor one known from an earlier one
          F1,P2                 | F1,P9                 | Person             | is nobody in this file, nor anybody known from an earlier one
          Health visitor        | Wizard                | Role               | is not a role of this partnership
          Health visitor        | Grandparent           | Role               | is for family members, and this person is a professional
          parent,2026           | GP,2026               | Role               | is for professionals, and this person is a family member
          2026-11-03,,          | 2027-11-03,,          | From               | is more than 90 days away; check the date
          2026-11-03,,          | 2026-11-03,2026-11-01, | LeftOn            | is before the day this member joined
          Membership,M2         | Membership,M1         | Key                | is the key of another membership too
          F1,P2                 | F1,P1                 | Person             | is a member of this group at that time already, by another row
          LEAD_SOCIAL_WORKER    | GP                    | Family             | has no lead social worker today among the memberships
          """)
  void aWrongRowIsSaidWithItsColumnAndNothingIsTakenIn(
      String right, String wrong, String column, String words) {
    var intake = taken(HEADINGS + ROWS.replace(right, wrong));
    assertThat(intake.path("state").asString()).isEqualTo("REFUSED");
    assertThat(intake.path("faults").asInt()).isPositive();
    assertThat(
            lines(intake)
                .valueStream()
                .map(one -> one.path("field").asString() + ": " + one.path("words").asString()))
        .contains(column + ": " + words);
    assertThat(search(office, "core-groups", "Stone").path("count").asInt()).isZero();
    assertThat(search(office, "people", "Jane").path("count").asInt()).isZero();
    assertThat(report(intake)).contains(words.replace("\"", "\"\""));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Child,C1,F1      | Child,C1,F2      | Family | is another family than this child has here; move the child by hand
          C2,F1,,North     | C2,F1,,South     | Team   | is another than the team of this family in row 2
          P2,,,,Professional | P2,,,,Family   | Kind   | is not what this person is here, and nobody becomes the other
          Membership,M2,F1 | Membership,M2,F2 | Family | is another family than this membership has here
          Membership,M2,F1 | Membership,M7,F1 | Person | is a member of this group at that time already, by a membership that is not in the file
          """)
  void anExtractThatSpeaksAgainstWhatIsHereIsRefused(
      String right, String wrong, String column, String words) {
    office.put("/teams/" + TeamId.fresh(), "{\"name\":\"South\",\"manager\":null}");
    var two =
        HEADINGS
            + ROWS
            + MIA.replace("C1,F1", "C9,F2").replace("Mia Stone", "Lea Marsh")
            + LEAD.replace("M1,F1", "M9,F2");
    assertThat(taken(two).path("state").asString()).isEqualTo("LOADED");
    var again = taken(two.replace(right, wrong));
    assertThat(again.path("state").asString()).isEqualTo("REFUSED");
    assertThat(
            lines(again)
                .valueStream()
                .map(one -> one.path("field").asString() + ": " + one.path("words").asString()))
        .contains(column + ": " + words);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedInWords() {
    assertThat(lines(taken("Record,Key\nChild,C1\n")).toString())
        .contains("is not among the columns; it is expected under the heading BornOn");
    assertThat(lines(taken(HEADINGS + MIA.replace("Mia", "\"Mia\"x"))).toString())
        .contains("cannot be read as CSV");
    var otherwise = taken(HEADINGS + MIA.replace("Mia", "Zoë"), Charset.forName("windows-1252"));
    assertThat(lines(otherwise).toString()).contains("is not written in UTF-8");
    assertThat(taken(HEADINGS).path("problem").asString()).isEqualTo("The file holds no rows.");
  }

  @Test
  void aPartnershipSaysHowItsExtractsAreWritten() {
    var kept =
        office.put(
            "/intakes/writing",
            """
            {"headings": {"Person": "PERSON_REF", "BornOn": "DOB"}, "dates": "ENGLISH",
             "encoding": "WINDOWS_1252"}
            """);
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(200);
    var english =
        (HEADINGS.replace(",Person,", ",person ref,").replace("BornOn", "Dob") + ROWS)
            .replaceAll("(\\d{4})-(\\d\\d)-(\\d\\d)", "$3/$2/$1")
            .replace("Mia", "Zoë");
    var intake = taken(english, Charset.forName("windows-1252"));
    assertThat(intake.path("state").asString()).as(lines(intake).toString()).isEqualTo("LOADED");
    assertThat(names(family().path("children"))).contains("Zoë Stone");
    assertThat(
            office
                .put(
                    "/intakes/writing",
                    "{\"headings\":{\"Person\":\"Key\"},\"dates\":\"ISO\",\"encoding\":\"UTF_8\"}")
                .wrong())
        .isEqualTo("Person: has the same heading as Key");
  }

  @Test
  void twoPartnershipsWithTheSameKeysStayApart() {
    taken(HEADINGS + ROWS);
    var elsewhere = PartnershipId.fresh();
    var operator = new Knock(port, Passes.staff(elsewhere, Role.OPERATOR));
    operator.put("/partnership", "{\"name\":\"Elsewhere\"}");
    operator.put("/teams/" + TeamId.fresh(), "{\"name\":\"North\"}");
    var theirs = new Knock(port, Passes.staff(elsewhere, Role.CASE_SYSTEM));
    var id = send(HEADINGS + ROWS, StandardCharsets.UTF_8, elsewhere).path("id").asString();
    var intake = finished(theirs, id);
    assertThat(counts(intake, "added")).as(intake.toString()).containsExactly(2, 3, 3);
    assertThat(office.get("/intakes/" + id).status()).isEqualTo(404);
    assertThat(office.get("/intakes/" + id + "/lines?page=1").body().path("count").asInt())
        .isZero();
    assertThat(family().path("members")).hasSize(3);
  }

  @Test
  void oneIsTakenInAtATimeAndOneThatDiesInTheMiddleLeavesNothing() throws IOException {
    var first = HEADINGS + ROWS;
    var rest = MIA.repeat(2_000);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var out = socket.getOutputStream();
      var head =
          """
          POST /intakes HTTP/1.1\r
          Host: 127.0.0.1\r
          Authorization: Bearer %s\r
          Content-Type: text/csv\r
          Content-Length: %d\r
          Connection: close\r
          \r
          """
              .formatted(Passes.staff(anytown, Role.CASE_SYSTEM), first.length() + rest.length());
      out.write((head + first).getBytes(StandardCharsets.UTF_8));
      out.flush();
      anotherIsRefusedAndThisOneDies();
      out.write(rest.getBytes(StandardCharsets.UTF_8));
      out.flush();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
    await().atMost(SOON).until(() -> latest().path("state").asString().equals("REFUSED"));
    assertThat(search(office, "core-groups", "Stone").path("count").asInt()).isZero();
    assertThat(taken(HEADINGS + ROWS).path("state").asString()).isEqualTo("LOADED");
  }

  private void anotherIsRefusedAndThisOneDies() {
    await().atMost(SOON).until(() -> latest().path("state").asString().equals("UNDER_WAY"));
    assertThat(send(HEADINGS + ROWS, StandardCharsets.UTF_8, anytown).toString())
        .contains("another intake of this partnership is under way");
    jdbc.sql(
            """
            select pg_terminate_backend(pid) from pg_locks
            where locktype = 'advisory' and objid = (hashtext(?)::bigint & 4294967295)::oid
            """)
        .param(anytown.toString())
        .query(Boolean.class)
        .list();
    await().atMost(SOON).until(() -> latest().path("state").asString().equals("INTERRUPTED"));
  }

  @Test
  void onlyTheAdministratorAndTheCaseSystemBringExtracts() {
    for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR)) {
      var other = new Knock(port, Passes.staff(anytown, role));
      assertThat(other.get("/intakes?page=1").status()).isEqualTo(403);
      assertThat(other.get("/intakes/writing").status()).isEqualTo(403);
    }
    taken(HEADINGS + ROWS);
    assertThat(latest().path("by").asString()).isEqualTo("staff@anytown.example");
  }

  /** Once the round has told the identifying words of what has changed. */
  private long factsTold() {
    await()
        .atMost(SOON)
        .until(() -> jdbc.sql("table words_changed").query().listOfRows().isEmpty());
    return jdbc.sql("select sum(last_number) from fact_stream").query(Long.class).single();
  }

  private String report(JsonNode intake) {
    var path = "/intakes/" + intake.path("id").asString() + "/report";
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + Passes.staff(anytown, Role.ADMINISTRATOR))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString()).join().body();
  }

  private JsonNode latest() {
    return office.get("/intakes?page=1").body().path("rows").path(0);
  }

  private JsonNode lines(JsonNode intake) {
    return office
        .get("/intakes/" + intake.path("id").asString() + "/lines?page=1")
        .body()
        .path("rows");
  }

  private JsonNode family() {
    var found = search(office, "core-groups", "Stone").path("rows").path(0);
    return office.get("/core-groups/" + found.path("id").asString()).body();
  }

  private static JsonNode seat(JsonNode family, String role) {
    return family
        .path("members")
        .valueStream()
        .filter(one -> one.path("role").asString().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode people) {
    return people.valueStream().map(one -> one.path("name").asString()).toList();
  }

  /** Of children, memberships and people, in this order. */
  private static List<Integer> counts(JsonNode intake, String what) {
    return intake.path("counts").valueStream().map(one -> one.path(what).asInt()).toList();
  }
}
