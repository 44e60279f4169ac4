package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.surroundings.EveryDoor;
import uk.coregroups.events.surroundings.Fence;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Letters of Anytown, and the staff and members of Elsewhere at every door with their ids. */
class WrongPartnershipTest extends Chapter {

  private final PartnershipId elsewhere = PartnershipId.fresh();
  @Autowired DataSource database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void everyTableThatBelongsToAPartnershipIsKeptApart() {
    new Fence(database)
        .enclosesAllBut(
            "fact_stream",
            "flyway_schema_history",
            "inbox_position",
            "interruption",
            "mailbox_position",
            "opted_out",
            "text_received",
            "texts_looked_through");
  }

  @Test
  void theDatabaseItselfRefusesToCross() {
    letters();
    assertThat(new Fence(database).holds(anytown, elsewhere))
        .contains("address", "incoming", "invitation", "letter", "meeting", "seat", "task");
  }

  @Test
  void noDoorOpensFromTheWrongPartnership() {
    var mother = letters();
    var fence = new Fence(database);
    var task = office().get("/tasks").body().path("rows").path(0).path("id").asString();
    var letter = letter(mother, "INVITATION");
    var secrets =
        List.of(
            "Dana Whitlock",
            "Ms Okafor",
            "M-",
            "anytown.example",
            mother.mobile(),
            mother.id().toString(),
            group.toString(),
            letter,
            task);
    var before = fence.rowsOf(anytown);
    var doors =
        new EveryDoor()
            .showsNothing("GET /carrier", "")
            .refuses("POST /carrier/try-again", "{}")
            .refuses("POST /carrier/try-again/{id}", "{}", "any")
            .showsNothing("GET /letters", "?person=" + mother.id())
            .showsNothing("GET /letters/waiting", "")
            .showsNothing("GET /letters/to-confirm", "")
            .doesNotKnow("POST /letters/{id}/confirm", "{\"safe\":true}", letter)
            .refuses("POST /letters/{id}/settle", "{\"decision\":\"SEND_AGAIN\"}", letter)
            .refuses(
                "POST /sign-in-codes", "{\"person\":\"%s\",\"code\":\"1\"}".formatted(mother.id()))
            .refuses("POST /answer-links/alive", "{\"invitation\":\"%s\"}".formatted(letter))
            .refuses("POST /people/{id}/stop", "{}", mother.id())
            .refuses("POST /people/{id}/go-on", "{}", mother.id())
            .refuses("POST /people/{id}/mailbox-works", "{}", mother.id())
            .showsNothing("GET /people/{id}/standing", "", mother.id())
            .showsNothing("GET /tasks", "")
            .refuses("POST /tasks/{id}/done", "{\"note\":\"a try\"}", task)
            .refuses("POST /tasks/{id}/texts", "{\"decision\":\"STOP\"}", task)
            .showsNothing("GET /incoming", "")
            .showsNothing("GET /incoming/standing", "")
            .refuses("POST /webhooks/twilio/status", "{}")
            .refuses("POST /webhooks/twilio/inbound", "{}")
            .showsNothing("GET /core-groups/{id}/group-address", "", group)
            .showsNothing("GET /mail-rule", "")
            .doesNotKnow(
                "PUT /mail-rule",
                "{\"secureDomains\":[\"none\"],\"megabytes\":5,\"attachments\":[]}")
            .showsNothing("GET /my/messages", "")
            .areAllOf(mappings);
    doors.tryAll(
        new Knock(
            port,
            Passes.staff(elsewhere, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER)),
        secrets);
    doors.tryAll(new Knock(port, Passes.member(elsewhere, mother.id())), secrets);
    for (var role : List.of(Role.OPERATOR, Role.QUALITY_LEAD)) {
      doors.lookIn(new Knock(port, Passes.staff(anytown, role)), secrets);
    }
    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  /** A letter that went, one that did not and asks for a person, and one that came back. */
  private Someone letters() {
    var okafor = professional("Ms Okafor");
    var mother = parent(null);
    book(okafor, mother);
    awaitLedger(okafor, "INVITATION SENT");
    awaitTasks(mother, "NO_SAFE_CONTACT");
    jdbc.sql(
            """
            insert into incoming (id, fingerprint, kind, partnership, person, words, received_at)
            values (:id, cast(:id as text), 'BY_HAND', :partnership, :person, 'Dana Whitlock rang', now())
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", anytown.value())
        .param("person", mother.id().value())
        .update();
    return mother;
  }
}
