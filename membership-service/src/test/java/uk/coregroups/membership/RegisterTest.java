package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** The public register of schools comes in by its own file, and a partnership's leads by theirs. */
class RegisterTest extends Chapter {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Some of the register's own columns, in its order; the real file has some hundred and forty. */
  private static final String HEADER =
      """
      URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),\
      TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),\
      ReasonEstablishmentOpened (name),OpenDate,CloseDate,PhaseOfEducation (code),\
      PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Boarders (name),Street,Town,Postcode
      """;

  private final String bigUrn = urn();
  private final String smallUrn = urn();

  @SuppressWarnings("NullAway.Init")
  private Knock operator;

  @BeforeEach
  void anOperator() {
    operator = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.OPERATOR));
  }

  @Test
  void theRegisterIsLookedAtFirstAndTakenAfter() {
    var looked =
        look(
            row(bigUrn, "St Brenda’s College, Lower School", "Open", "", "Secondary", 11, 18),
            row(smallUrn, "Hillside Infants", "Open", "", "Primary", 4, 7),
            row(urn(), "Gone Before Us", "Closed", "31-08-2009", "Primary", 4, 11));
    assertThat(looked.path("encoding").asString()).isEqualTo("Windows-1252");
    assertThat(counts(looked.path("change"))).containsExactly(3L, 2L, 0L, 0L, 1L);
    assertThat(found(bigUrn)).isEmpty();

    assertThat(take(looked).status()).isEqualTo(200);
    var school = found(bigUrn).path(0);
    assertThat(school.path("name").asString()).isEqualTo("St Brenda’s College, Lower School");
    assertThat(school.path("phase").asString()).isEqualTo("Secondary");
    assertThat(school.path("register").toString())
        .isEqualTo(
            "{\"lowAge\":11,\"highAge\":18,\"localAuthority\":\"Anytown\","
                + "\"postcode\":\"AT1 1AA\",\"standing\":\"OPEN\"}");
    assertThat(take(looked).wrong()).startsWith("file: has been taken already");
  }

  @Test
  void theSameFileAgainChangesNothingAndALaterOneUpdates() {
    var rows = row(bigUrn, "Big School", "Open", "", "Secondary", 11, 16);
    take(look(rows));
    var before = found(bigUrn).path(0);
    assertThat(counts(look(rows).path("change"))).containsExactly(1L, 0L, 0L, 0L, 0L);

    var later = look(row(bigUrn, "Big Academy", "Open", "", "Secondary", 11, 18));
    assertThat(counts(later.path("change"))).containsExactly(1L, 0L, 1L, 0L, 0L);
    take(later);
    assertThat(found(bigUrn)).hasSize(1);
    var after = found(bigUrn).path(0);
    assertThat(after.path("id")).isEqualTo(before.path("id"));
    assertThat(after.path("name").asString()).isEqualTo("Big Academy");
    assertThat(after.path("register").path("highAge").asInt()).isEqualTo(18);
  }

  @Test
  void whatAnOfficeKnowsOfASchoolStaysWhenTheRegisterIsTaken() {
    var lead = professional("Mr Reid", "reid@small.example");
    office.post(
        "/schools",
        """
        {"urn": "%s", "name": "Small", "phase": "Primary", "lastDay": "2027-07-21",
         "termStarts": "2027-09-02", "lead": "%s"}
        """
            .formatted(smallUrn, lead));
    take(look(row(smallUrn, "Small School", "Open", "", "Primary", 4, 11)));
    var school = found(smallUrn).path(0);
    assertThat(school.path("name").asString()).isEqualTo("Small School");
    assertThat(school.path("lastDay").asString()).isEqualTo("2027-07-21");
    assertThat(school.path("lead").asString()).isEqualTo(lead);
  }

  @Test
  void aSchoolThatHasClosedIsMarkedAndNeverDeleted() {
    take(look(row(smallUrn, "Small School", "Open", "", "Primary", 4, 11)));
    var looked = look(row(smallUrn, "Small School", "Closed", "31-08-2026", "Primary", 4, 11));
    assertThat(counts(looked.path("change"))).containsExactly(1L, 0L, 1L, 1L, 0L);
    assertThat(looked.path("change").path("closing").toString()).isEqualTo("[\"Small School\"]");
    take(looked);
    var register = found(smallUrn).path(0).path("register");
    assertThat(register.path("standing").asString()).isEqualTo("CLOSED");
    assertThat(register.path("closesOn").asString()).isEqualTo("2026-08-31");
  }

  @Test
  void oneWrongCellAndNothingIsReadAndEveryWrongCellIsNamed() {
    var refused =
        send(
            file(
                    row(bigUrn, "Big School", "Open", "", "Secondary", 11, 18),
                    row("12", "", "Gone", "31-02-2026", "Primary", 11, 4),
                    "",
                    row(bigUrn, "Big School again", "Open", "", "Secondary", 11, 18),
                    row(urn(), "Odd", "Open", "", "Primary", 4, 11).replace(",4,11,", ",four,11,"))
                .getBytes(StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(
            refused
                .body()
                .path("errors")
                .valueStream()
                .map(e -> e.path("field").asString() + ": " + e.path("words").asString()))
        .containsExactly(
            "row 3, URN: must be the school's number in the register, 5 to 7 digits",
            "row 3, EstablishmentName: must be the school's name",
            "row 3, StatutoryHighAge: is below the lowest age",
            "row 3, EstablishmentStatus: must be Open, Closed, Proposed to open or Open, but"
                + " proposed to close",
            "row 3, CloseDate: must be a date such as 31-08-2027, or nothing",
            "row 5, URN: is the number of row 2 already",
            "row 6, StatutoryLowAge: must be an age in whole years, or nothing");
    assertThat(found(bigUrn)).isEmpty();
  }

  @Test
  void aFileThatIsNoRegisterIsRefusedInWords() {
    assertThat(send("URN,Name\n".getBytes(StandardCharsets.UTF_8)).wrong())
        .startsWith("row 1, EstablishmentName: is not among the columns; needed are URN,");
    assertThat(send(HEADER.getBytes(StandardCharsets.UTF_8)).wrong())
        .isEqualTo("file: holds no schools");
    assertThat(send("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)).wrong())
        .startsWith("file: is a ZIP or Excel file");
    assertThat(send("\uFEFFURN".getBytes(StandardCharsets.UTF_16BE)).wrong())
        .startsWith("file: is what Excel calls Unicode text");
    assertThat(send(new byte[0]).wrong()).isEqualTo("file: is empty");
    assertThat(send((HEADER + "\"123456").getBytes(StandardCharsets.UTF_8)).wrong())
        .startsWith("file: cannot be read as CSV");
  }

  @Test
  void aLetterThatWasLostOnTheWayAndAColumnThatStandsTwiceAreSaid() {
    var lost = file(row(bigUrn, "Ch\uFFFDteau School", "Open", "", "Primary", 4, 11));
    assertThat(send(lost.getBytes(StandardCharsets.UTF_8)).wrong())
        .startsWith("row 2, EstablishmentName: holds something that is no letter");
    var twice = HEADER.replace(",Town,", ",URN,") + row(bigUrn, "A", "Open", "", "Primary", 4, 11);
    assertThat(send(twice.getBytes(StandardCharsets.UTF_8)).wrong())
        .isEqualTo("row 1, URN: stands in the header more than once");
    assertThat(found(bigUrn)).isEmpty();
  }

  @Test
  void aFileSavedAsUtf8IsReadAsUtf8() {
    var text = "\uFEFF" + file(row(bigUrn, "École St Brenda’s", "Open", "", "Primary", 4, 11));
    var looked = send(text.getBytes(StandardCharsets.UTF_8)).body();
    assertThat(looked.path("encoding").asString()).isEqualTo("UTF-8");
    take(looked);
    assertThat(found(bigUrn).path(0).path("name").asString()).isEqualTo("École St Brenda’s");
  }

  @Test
  void ofVeryManyWrongCellsTheFirstHundredAreSaid() {
    var rows = new StringBuilder(HEADER);
    for (int i = 0; i < 150; i++) {
      rows.append(row(urn(), "A school", "Gone", "", "Primary", 4, 11)).append("\r\n");
    }
    var errors = send(rows.toString().getBytes(StandardCharsets.UTF_8)).body().path("errors");
    assertThat(errors).hasSize(101);
    assertThat(errors.path(100).path("words").asString()).isEqualTo("has 50 more wrong cells");
  }

  @Test
  void onlyAnOperatorTakesTheRegisterAndOnlyAnAdministratorLeads() {
    assertThat(office.post("/register", new byte[] {1, 2}).status()).isEqualTo(403);
    assertThat(office.post("/register/" + PartnershipId.fresh() + "/take", "").status())
        .isEqualTo(403);
    assertThat(operator.post("/schools/leads", new byte[] {1, 2}).status()).isEqualTo(403);
  }

  @Test
  void leadsAreFoundByTheirMailboxOrAddedAndTheMovesHearOfThem() {
    take(
        look(
            row(bigUrn, "Big School", "Open", "", "Secondary", 11, 18),
            row(smallUrn, "Small School", "Open", "", "Secondary", 11, 16)));
    var known = professional("Iris Cole", "dsl@big.example");
    var move = move();
    office.post("/school-moves/" + move + "/school", "{\"school\":\"" + id(smallUrn) + "\"}");

    var file =
        """
        URN,DSLName,DSLEmail,Term,FirstDay,LastDay
        %1$s,I Cole,DSL@big.example,Summer,2027-04-12,2027-07-16
        %2$s,Noor Zaß,noor@small.example,Summer,2027-04-12,2027-07-20
        %2$s,Noor Zaß,noor@small.example,Autumn,2027-09-03,2027-12-17
        """
            .formatted(bigUrn, smallUrn);
    var taken = office.post("/schools/leads", file.getBytes(WINDOWS_1252));
    assertThat(taken.body().toString()).isEqualTo("{\"leads\":2,\"terms\":3,\"held\":[]}");
    assertThat(found(bigUrn).path(0).path("lead").asString()).isEqualTo(known);
    var noor = found(smallUrn).path(0).path("lead").asString();
    var person = office.get("/people/" + noor).body();
    assertThat(person.path("name").asString()).isEqualTo("Noor Zaß");
    assertThat(person.path("agency").asString()).isEqualTo("Small School");
    assertThat(office.get("/people/" + known).body().path("name").asString())
        .isEqualTo("Iris Cole");
    assertThat(office.get("/schools/" + id(smallUrn) + "/terms").body()).hasSize(2);
    await()
        .atMost(SOON)
        .until(() ->
            neighbours.heard(SchoolMoveExpected.class).stream()
                .anyMatch(fact ->
                    fact.move().toString().equals(move)
                        && "2027-07-20".equals(String.valueOf(fact.newLastDay()))));

    var again = office.post("/schools/leads", file.getBytes(WINDOWS_1252));
    assertThat(again.body().toString()).isEqualTo("{\"leads\":2,\"terms\":3,\"held\":[]}");
    assertThat(search(office, "people", "noor").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void oneWrongLeadAndNobodyIsAdded() {
    take(
        look(
            row(bigUrn, "Big School", "Open", "", "Secondary", 11, 18),
            row(smallUrn, "Small School", "Open", "", "Primary", 4, 11)));
    var file =
        """
        URN,DSL Name,DSL Email,Anything
        %1$s,Iris Cole,iris@big.example,x
        %1$s,Somebody Else,else@big.example,x
        0000000,Iris Cole,iris@big.example,x
        ,,,
        """
            .formatted(bigUrn);
    var refused = office.post("/schools/leads", file.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly("row 3, DSLEmail", "row 4, URN");
    var noMail =
        office.post(
            "/schools/leads",
            """
            URN,DSLName,DSLEmail,Term
            %s,Iris Cole,iris@big.example,Summer
            %s,Iris Dunn,iris at small,Summer
            """
                .formatted(bigUrn, smallUrn)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(noMail.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly("row 3, DSLEmail", "row 1, firstDay", "row 1, lastDay");
    assertThat(search(office, "people", "Iris").path("count").asInt()).isZero();
  }

  @Test
  void moreSchoolsThanAreLaidDownAtATimeComeIn() {
    var rows = new ByteArrayOutputStream();
    rows.writeBytes(HEADER.getBytes(WINDOWS_1252));
    int first = urns(5_001);
    for (int i = 0; i <= 5_000; i++) {
      var row = row(String.valueOf(first + i), "School " + i, "Open", "", "Primary", 4, 11);
      rows.writeBytes((row + "\r\n").getBytes(WINDOWS_1252));
    }
    var looked = send(rows.toByteArray()).body();
    assertThat(counts(looked.path("change"))).containsExactly(5_001L, 5_001L, 0L, 0L, 0L);
    take(looked);
    assertThat(found(String.valueOf(first + 5_000))).hasSize(1);
  }

  private static List<Long> counts(JsonNode change) {
    return List.of(
        change.path("rows").asLong(),
        change.path("added").asLong(),
        change.path("changed").asLong(),
        change.path("closed").asLong(),
        change.path("passedOver").asLong());
  }

  private JsonNode look(String... rows) {
    var looked = send(file(rows).getBytes(WINDOWS_1252));
    assertThat(looked.status()).as(looked.body().toString()).isEqualTo(200);
    return looked.body();
  }

  private Knock.Answer send(byte[] file) {
    return operator.post("/register", file);
  }

  private Knock.Answer take(JsonNode looked) {
    return operator.post("/register/" + looked.path("file").asString() + "/take", "");
  }

  private JsonNode found(String urn) {
    return search(office, "schools", urn).path("rows");
  }

  private String id(String urn) {
    return found(urn).path(0).path("id").asString();
  }

  private static String file(String... rows) {
    return HEADER + String.join("\r\n", rows) + "\r\n";
  }

  private static String row(
      String urn, String name, String standing, String closed, String phase, int low, int high) {
    return "%s,999,Anytown,1234,\"%s\",1,Community school,1,\"%s\",,01-09-1990,%s,2,%s,%d,%d,,\"1, High Street\",Anytown,AT1 1AA"
        .formatted(urn, name, standing, closed, phase, low, high);
  }
}
