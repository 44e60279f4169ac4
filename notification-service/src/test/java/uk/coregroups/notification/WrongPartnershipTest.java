package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.surroundings.EveryDoor;
import uk.coregroups.events.surroundings.EveryRole;
import uk.coregroups.events.surroundings.Fence;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/**
 * Letters of Anytown, and at every door with their ids: the staff and members of Elsewhere, roles
 * the door does not name, staff who are not named for a restricted group, and who is stopped.
 */
class WrongPartnershipTest extends Chapter {

  private final PartnershipId elsewhere = PartnershipId.fresh();
  @Autowired DataSource database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @SuppressWarnings("NullAway.Init")
  private Someone mother;

  @SuppressWarnings("NullAway.Init")
  private String letter;

  @SuppressWarnings("NullAway.Init")
  private String task;

  @SuppressWarnings("NullAway.Init")
  private Fence fence;

  @BeforeEach
  void aFence() {
    fence = new Fence(database);
  }

  @Test
  void everyTableThatBelongsToAPartnershipIsKeptApart() {
    fence.enclosesAllBut(
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
    assertThat(fence.holds(anytown, elsewhere))
        .contains("address", "incoming", "invitation", "letter", "meeting", "seat", "task");
  }

  @Test
  void noDoorOpensFromTheWrongPartnership() {
    letters();
    var secrets = ofTheFamily();
    secrets.addAll(List.of("Ms Okafor", "anytown.example", "M-"));
    var before = fence.rowsOf(anytown);

    everyDoor()
        .tryAll(
            new Knock(
                port,
                Passes.staff(elsewhere, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER)),
            secrets);
    everyDoor().tryAll(new Knock(port, Passes.member(elsewhere, mother.id())), secrets);

    for (var role : List.of(Role.OPERATOR, Role.QUALITY_LEAD)) {
      assertThat(everyDoor().shown(knock(role), secrets)).as(role.name()).isEmpty();
    }
    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  @Test
  void noDoorOpensForARoleItDoesNotName() {
    EveryRole.isShutOutWhereNotAllowed(mappings, port, anytown);
  }

  /** Whoever is not named tries every door, with the ids of the family in their hands. */
  @Test
  void noDoorOpensOnARestrictedGroup() {
    letters();
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of("ada.okafor@anytown.example")));
    heard();
    var named = Passes.mint("ada.okafor@anytown.example", anytown, List.of(), Role.TEAM_MANAGER);
    assertThat(everyDoor().shown(new Knock(port, named), ofTheFamily())).isNotEmpty();
    done(office().post("/people/" + mother.id() + "/stop", "{}"));
    var before = fence.rowsAbout(anytown, ofTheFamily());

    for (var role : EnumSet.complementOf(EnumSet.of(Role.GATEWAY))) {
      assertThat(everyDoor().told(knock(role), ofTheFamily())).as(role.name()).isEmpty();
      assertThat(withoutWhoStopped(fence.rowsAbout(anytown, ofTheFamily())))
          .as(role.name())
          .isEqualTo(withoutWhoStopped(before));
    }
    assertThat(
            office().get("/people/" + mother.id() + "/standing").body().path("stopped").asBoolean())
        .isTrue();
  }

  /**
   * Anybody may stop everything to somebody, once more as well; that is on record with its time.
   */
  private static String withoutWhoStopped(String rows) {
    return rows.replaceAll("\"2026-12-21 [^\"]*\",staff@anytown.example", "");
  }

  /** A mother to whom everything is stopped, who has left, and who is nobody here. */
  @Test
  void noDoorOpensForWhoIsStoppedOrHasLeft() {
    letters();
    done(office().post("/people/" + mother.id() + "/stop", "{}"));
    var before = fence.rowsOf(anytown);

    for (var somebody : List.of(mother.id(), PersonId.fresh())) {
      var member = new Knock(port, Passes.member(anytown, somebody));
      assertThat(everyDoor().told(member, ofTheFamily())).isEmpty();
    }

    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  private static void done(Knock.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private List<String> ofTheFamily() {
    return new ArrayList<>(
        List.of(
            "Dana Whitlock",
            mother.mobile(),
            mother.id().toString(),
            group.toString(),
            letter,
            task));
  }

  private EveryDoor everyDoor() {
    return new EveryDoor()
        .showsNothing("GET /carrier", "")
        .refuses("POST /carrier/try-again", "{}")
        .refuses("POST /carrier/try-again/{id}", "{}", "any")
        .showsNothing("GET /letters", "?person=" + mother.id())
        .showsNothing("GET /letters/waiting", "")
        .showsNothing("GET /letters/to-confirm", "")
        .doesNotKnow("POST /letters/{id}/confirm", "{\"safe\":true}", letter)
        .refuses("POST /letters/{id}/settle", "{\"decision\":\"SEND_AGAIN\"}", letter)
        .refuses("POST /sign-in-codes", "{\"person\":\"%s\",\"code\":\"1\"}".formatted(mother.id()))
        .refuses("POST /answer-links/alive", "{\"invitation\":\"%s\"}".formatted(letter))
        .refuses("POST /people/{id}/stop", "{}", mother.id())
        .refuses("POST /people/{id}/go-on", "{}", mother.id())
        .refuses("POST /people/{id}/mailbox-works", "{}", mother.id())
        .showsNothing("GET /people/{id}/standing", "", mother.id())
        .showsNothing("GET /tasks", "")
        .refuses("POST /tasks/{id}/done", "{\"note\":\"a try\"}", task)
        .doesNotKnow("POST /tasks/{id}/told", "{\"said\":\"any\"}", task)
        .refuses("POST /tasks/{id}/texts", "{\"decision\":\"STOP\"}", task)
        .showsNothing("GET /incoming", "")
        .showsNothing("GET /incoming/standing", "")
        .refuses("POST /webhooks/twilio/status", "{}")
        .refuses("POST /webhooks/twilio/inbound", "{}")
        .showsNothing("GET /core-groups/{id}/group-address", "", group)
        .showsNothing("GET /mail-rule", "")
        .doesNotKnow(
            "PUT /mail-rule", "{\"secureDomains\":[\"none\"],\"megabytes\":5,\"attachments\":[]}")
        .showsNothing("GET /my/messages", "")
        .areAllOf(mappings);
  }

  /** A letter that went, one that did not and asks for a person, and one that came back. */
  private void letters() {
    var okafor = professional("Ms Okafor");
    mother = parent(null);
    book(okafor, mother);
    awaitLedger(okafor, "INVITATION SENT");
    awaitTasks(mother, "TELL_THEM");
    jdbc.sql(
            """
            insert into incoming (id, fingerprint, kind, partnership, person, words, received_at)
            values (:id, cast(:id as text), 'BY_HAND', :partnership, :person, 'Dana Whitlock rang', now())
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", anytown.value())
        .param("person", mother.id().value())
        .update();
    task = office().get("/tasks").body().path("rows").path(0).path("id").asString();
    letter = letter(mother, "INVITATION");
  }
}
