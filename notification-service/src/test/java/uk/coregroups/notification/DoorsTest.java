package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Who may ask what, what a wrong question is answered with, and how long lists are turned. */
class DoorsTest extends Chapter {

  private static final String SOMEBODY = "9531985d-5d9d-49f8-9818-e811892f902b";

  @ParameterizedTest
  @CsvSource({
    "/letters, MEMBER",
    "/letters, OPERATOR",
    "/letters, GATEWAY",
    "/letters/waiting, MEMBER",
    "/letters/waiting, ANSWER",
    "/tasks, MEMBER",
    "/tasks, OPERATOR",
    "/incoming, MEMBER",
    "/incoming, OPERATOR",
    "/incoming/standing, MEMBER",
    "/people/" + SOMEBODY + "/standing, OPERATOR"
  })
  void whoMayNotLookIsRefused(String path, Role role) {
    assertThat(knock(role).get(path).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/letters/" + SOMEBODY + "/settle, OPERATOR",
    "/letters/" + SOMEBODY + "/settle, GATEWAY",
    "/people/" + SOMEBODY + "/stop, MEMBER",
    "/people/" + SOMEBODY + "/go-on, OPERATOR",
    "/tasks/" + SOMEBODY + "/done, MEMBER",
    "/sign-in-codes, ADMINISTRATOR",
    "/sign-in-codes, MEMBER"
  })
  void whoMayNotActIsRefused(String path, Role role) {
    assertThat(knock(role).post(path, "{}").status()).isEqualTo(403);
  }

  @Test
  void whoBringsNoTokenIsNotLetIn() {
    assertThat(new Knock(port, null).get("/letters").status()).isEqualTo(401);
  }

  @Test
  void staffOfNoPartnershipSeeNothing() {
    var stray = Passes.mint("stray", null, java.util.List.of(), Role.ADMINISTRATOR);

    assertThat(new Knock(port, stray).get("/letters").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/letters/" + SOMEBODY + "/settle | {} | decision: must say ARRIVED or SEND_AGAIN",
        "/letters/"
            + SOMEBODY
            + "/settle | {\"decision\": \"PERHAPS\"}"
            + " | decision: must be one of [ARRIVED, SEND_AGAIN]",
        "/letters/7/settle | {\"decision\": \"ARRIVED\"} | id: is not of the kind expected here",
        "/tasks/" + SOMEBODY + "/done | {} | note: must say what was done",
        "/tasks/" + SOMEBODY + "/done | {\"note\" | body: must be JSON that can be read"
      })
  void aWrongQuestionIsAnsweredWithTheFieldThatIsWrong(String path, String json, String wrong) {
    var answer = office().post(path, json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrong()).isEqualTo(wrong);
    assertThat(answer.body().path("detail").asString()).isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "/letters?page=last, 'page: must be the number of a page, from 1 on'",
    "/letters?coreGroup=smith, coreGroup: is not of the kind expected here",
    "/tasks?page=1.5, 'page: must be the number of a page, from 1 on'"
  })
  void aWrongFilterIsNamedToo(String path, String wrong) {
    var answer = office().get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrong()).isEqualTo(wrong);
  }

  @Test
  void aCodeForNobodyInParticularIsRefused() {
    assertThat(gateway().post("/sign-in-codes", "{}").status()).isEqualTo(400);
    assertThat(gateway().post("/sign-in-codes", code(SOMEBODY)).status()).isEqualTo(404);
    assertThat(gateway().post("/sign-in-codes", code("nobody")).wrong()).startsWith("person: ");
  }

  @Test
  void anotherPartnershipsLettersTasksAndPeopleAreNotThere() {
    var mother = parent(null);
    book(mother);
    awaitTasks(mother, "TELL_THEM");
    var neighbour = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    var letter = letter(mother, "INVITATION");
    var task = office().get("/tasks").body().path("rows").path(0).path("id").asString();

    assertThat(neighbour.get("/letters?person=" + mother.id()).body().path("count").asLong())
        .isZero();
    assertThat(neighbour.get("/tasks").body().path("count").asLong()).isZero();
    assertThat(
            neighbour.post("/letters/" + letter + "/settle", "{\"decision\":\"ARRIVED\"}").status())
        .isEqualTo(404);
    assertThat(neighbour.post("/tasks/" + task + "/done", "{\"note\":\"mine\"}").status())
        .isEqualTo(404);
    assertThat(neighbour.post("/people/" + mother.id() + "/stop", "{}").status()).isEqualTo(404);
    assertThat(
            office().get("/people/" + mother.id() + "/standing").body().path("stopped").asBoolean())
        .isFalse();
  }

  @Test
  void aTaskIsDoneOnceByOnePersonWithANote() {
    var mother = parent(null);
    book(mother);
    awaitTasks(mother, "TELL_THEM");
    var task = office().get("/tasks").body().path("rows").path(0);
    assertThat(task.path("words").asString()).startsWith("No letter about this goes");
    assertThat(task.path("person").asString()).isEqualTo(mother.id().toString());
    assertThat(task.path("coreGroup").asString()).isEqualTo(group.toString());
    var path = "/tasks/" + task.path("id").asString() + "/done";

    assertThat(office().post(path, "{\"note\": \"  \"}").wrong()).startsWith("note: ");
    assertThat(office().post(path, "{\"note\": \"" + "x".repeat(501) + "\"}").status())
        .isEqualTo(422);
    assertThat(office().post(path, "{\"note\": \"Asked her at school\"}").status()).isEqualTo(200);
    assertThat(office().post(path, "{\"note\": \"Me too\"}").status()).isEqualTo(404);
    assertThat(office().get("/tasks").body().path("count").asLong()).isZero();
    assertThat(
            jdbc.sql("select done_by || ': ' || note from task where person = :person")
                .param("person", mother.id().value())
                .query((row, n) -> row.getString(1))
                .list())
        .containsExactly("staff@anytown.example: Asked her at school");
  }

  @Test
  void longListsAreTurnedPageByPage() {
    var okafor = professional("Ms Okafor");
    IntStream.range(0, 30).forEach(i -> reach("SCHOOL_CONTACT", null, okafor));
    await(() -> ledger(okafor).stream().filter(line -> line.endsWith("SENT")).count() == 30);

    var first = office().get("/letters").body();
    var second = office().get("/letters?page=2").body();
    assertThat(first.path("count").asLong()).isEqualTo(30);
    assertThat(first.path("rows")).hasSize(25);
    assertThat(second.path("rows")).hasSize(5);
    assertThat(
            java.util.stream.Stream.of(first, second)
                .flatMap(page -> page.path("rows").valueStream())
                .map(row -> row.path("id").asString()))
        .doesNotHaveDuplicates()
        .hasSize(30);
    assertThat(office().get("/letters?page=99999").body().path("rows")).isEmpty();
    for (var page : new String[] {"0", "-3", "2000000000"}) {
      for (var list : new String[] {"letters", "tasks", "incoming"}) {
        assertThat(office().get("/" + list + "?page=" + page).status()).isEqualTo(400);
      }
    }
    assertThat(office().get("/letters?coreGroup=" + group).body().path("count").asLong())
        .isEqualTo(30);
    assertThat(
            office().get("/letters?coreGroup=" + UUID.randomUUID()).body().path("count").asLong())
        .isZero();
  }

  @Test
  void theLedgerSaysThatSomethingWasSentAndNotWhatItSaid() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENT");

    var row = office().get("/letters").body().path("rows").path(0);
    assertThat(row.path("purpose").asString()).isEqualTo("Invitation");
    assertThat(row.path("reference").asString()).isEqualTo(meeting.reference());
    assertThat(row.path("channel").asString()).isEqualTo("EMAIL");
    assertThat(row.path("sentAt").asString()).startsWith("2026-12-21T09:0");
    assertThat(row.toString()).doesNotContain(okafor.email(), VENUE);
  }

  @Test
  void nobodyUnknownCanBeStopped() {
    var stopped = office().post("/people/" + PersonId.fresh() + "/stop", "{}");

    assertThat(stopped.status()).isEqualTo(404);
    assertThat(stopped.wrong()).isEqualTo("id: This person is not known here yet.");
  }

  private static String code(String person) {
    return "{\"person\": \"" + person + "\", \"code\": \"493027\"}";
  }
}
