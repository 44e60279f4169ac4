package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Surroundings;

/** A core group around one child, in an office whose clock is wound by hand. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "membership.allow-drama-numbers=true")
@ContextConfiguration(initializers = Surroundings.class)
abstract class Chapter {

  static final LocalDate THURSDAY_17_DECEMBER = LocalDate.of(2026, 12, 17);
  static final Duration SOON = Duration.ofSeconds(20);

  private static final AtomicInteger NEXT_URN = new AtomicInteger(100_000);

  final PartnershipId anytown = PartnershipId.fresh();
  final TeamId northTeam = TeamId.fresh();

  @LocalServerPort int port;
  @Autowired SuiteClock clock;
  @Autowired RabbitTemplate rabbit;
  @Autowired AmqpAdmin admin;

  @SuppressWarnings("NullAway.Init")
  Neighbour neighbours;

  @SuppressWarnings("NullAway.Init")
  Knock office;

  @SuppressWarnings("NullAway.Init")
  String msOkafor;

  @SuppressWarnings("NullAway.Init")
  String group;

  @SuppressWarnings("NullAway.Init")
  String ava;

  @BeforeEach
  void aGroupIsFormed() {
    windTo(THURSDAY_17_DECEMBER);
    neighbours = new Neighbour(rabbit, admin, "membership");
    new Neighbour(rabbit, admin, "contact");
    office = new Knock(port, Passes.staff(anytown, Role.ADMINISTRATOR));
    var operator = new Knock(port, Passes.staff(anytown, Role.OPERATOR));
    assertThat(operator.put("/partnership", "{\"name\":\"Anytown\"}").status()).isEqualTo(200);
    var manager = professional("Grace Mbeki", "grace.mbeki@anytown.example");
    operator.put("/teams/" + northTeam, "{\"name\":\"North\",\"manager\":\"" + manager + "\"}");
    msOkafor = professional("Ada Okafor", "ada.okafor@anytown.example");
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Ava Hartley", "bornOn": "2015-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor));
    assertThat(formed.status()).as(formed.body().toString()).isEqualTo(200);
    group = formed.body().path("id").asString();
    ava = record().path("children").path(0).path("id").asString();
  }

  void windTo(LocalDate day) {
    clock.windTo(day.atTime(9, 0).atZone(SuiteClock.LONDON).toInstant());
  }

  /** Looks for people, schools or core groups; what is found first. */
  static JsonNode search(Knock knock, String what, String words) {
    return knock.post("/" + what + "/search", "{\"find\":\"" + words + "\",\"page\":1}").body();
  }

  String professional(String name, String email) {
    var added =
        office.post(
            "/people",
            "{\"kind\":\"PROFESSIONAL\",\"name\":\"" + name + "\",\"email\":\"" + email + "\"}");
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  String school(String name, String lead) {
    var added =
        office.post(
            "/schools",
            """
            {"name": "%s", "phase": "Secondary", "lastDay": "2027-07-21", "termStarts": "2027-09-02",
             "lead": "%s"}
            """
                .formatted(name, lead));
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  /** A number no school of any test has yet: they share the register. */
  static String urn() {
    return String.valueOf(urns(1));
  }

  /** The first of so many such numbers in a row. */
  static int urns(int howMany) {
    return NEXT_URN.getAndAdd(howMany);
  }

  String move() {
    var added =
        office.post(
            "/core-groups/" + group + "/school-moves",
            "{\"child\":\"" + ava + "\",\"phase\":\"YEAR_6_TO_7\",\"year\":2027}");
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    return added.body().path("id").asString();
  }

  JsonNode record() {
    return office.get("/core-groups/" + group).body();
  }
}
