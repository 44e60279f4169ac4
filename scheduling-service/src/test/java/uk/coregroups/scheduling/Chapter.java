package uk.coregroups.scheduling;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Surroundings;

/**
 * Scheduling's own part of the four stories, played alone: membership and notification are queues
 * on a real broker, the people knock at real doors, and the clock is wound by hand.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.quartz.auto-startup=false")
@ContextConfiguration(initializers = Surroundings.class)
abstract class Chapter {

  static final LocalDate THURSDAY_17_DECEMBER = LocalDate.of(2026, 12, 17);
  final PartnershipId anytown = PartnershipId.fresh();

  final PersonId msOkafor = PersonId.fresh();
  final PersonId mrReid = PersonId.fresh();
  final PersonId nurseDunn = PersonId.fresh();
  final PersonId theMother = PersonId.fresh();
  final PersonId teamManager = PersonId.fresh();
  final CoreGroupId group = CoreGroupId.fresh();
  final ChildId child = ChildId.fresh();
  final MemberId nurseDunnsSeat = MemberId.fresh();

  @LocalServerPort int port;
  @Autowired SuiteClock clock;

  @Autowired
  @Qualifier("rungRound")
  Round round;

  @SuppressWarnings("NullAway.Init")
  JdbcClient jdbc;

  @Autowired
  void lookAsTheHouse(DataSource database) {
    jdbc = HouseView.of(database);
  }

  @Autowired RabbitTemplate rabbit;
  @Autowired AmqpAdmin admin;

  @SuppressWarnings("NullAway.Init")
  Neighbour neighbours;

  @SuppressWarnings("NullAway.Init")
  Knock office;

  @BeforeEach
  void aGroupIsFormed() {
    neighbours = new Neighbour(rabbit, admin, "scheduling");
    office = new Knock(port, Passes.staff(anytown, Role.ADMINISTRATOR));
    windTo(THURSDAY_17_DECEMBER);
    neighbours.tell(
        anytown,
        new CoreGroupFormed(
            group, "G-TEST", teamManager, THURSDAY_17_DECEMBER, List.of(child), null));
    join(MemberId.fresh(), msOkafor, PersonKind.PROFESSIONAL, "LEAD_SOCIAL_WORKER");
    join(MemberId.fresh(), mrReid, PersonKind.PROFESSIONAL, "SCHOOL");
    join(nurseDunnsSeat, nurseDunn, PersonKind.PROFESSIONAL, "HEALTH_VISITOR");
    join(MemberId.fresh(), theMother, PersonKind.FAMILY, "PARENT");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("roster_seat where core_group = '" + group + "'") == 4);
  }

  void join(MemberId member, PersonId person, PersonKind kind, String role) {
    var seat = new Seat(member, person, kind, role, THURSDAY_17_DECEMBER);
    neighbours.tell(anytown, new MemberJoined(group, seat));
  }

  MemberId seatOf(PersonId person) {
    return jdbc.sql("select member from roster_seat where core_group = :group and person = :person")
        .param("group", group.value())
        .param("person", person.value())
        .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
        .single();
  }

  /** Nine in the morning of a day. */
  void windTo(LocalDate day) {
    clock.windTo(day.atTime(9, 0).atZone(SuiteClock.LONDON).toInstant());
  }

  /** Lives through the days up to and including {@code day}, with a round each morning. */
  void liveUntil(LocalDate day) {
    for (var next = LocalDate.now(clock).plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
      windTo(next);
      round.run();
    }
  }

  /** Misses every round up to {@code day}, and has one then. */
  void sleepUntil(LocalDate day) {
    windTo(day);
    round.run();
  }

  void theConferenceIsRecorded() {
    var answer =
        office.post(
            "/core-groups/" + group + "/conferences",
            """
            {"kind": "INITIAL", "heldOn": "2026-12-17"}
            """);
    assertThat(answer.status()).isEqualTo(200);
  }

  /** Takes on a named profile, from long ago. */
  void takeOn(String profile) {
    done(
        office.post(
            "/policy/profile",
            """
            {"profile": "%s", "effectiveFrom": "2020-01-01", "note": "as decided"}
            """
                .formatted(profile)));
  }

  /** Sets one hard limit of a rule, from long ago. */
  void set(String rule, String anchor, int amount, String unit) {
    done(
        office.post(
            "/policy/rules/" + rule,
            """
            {"effectiveFrom": "2020-01-01", "note": "as decided", "limits": [
              {"anchor": "%s", "severity": "HARD", "amount": %d, "unit": "%s", "source": "a test"}]}
            """
                .formatted(anchor, amount, unit)));
  }

  static void done(Knock.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** The id of an approved venue of this name, which is there from now on. */
  String venue(String name) {
    jdbc.sql(
            """
            insert into venue
              (id, partnership, name, proposed_by, proposed_at, approved_by, approved_at)
            values (:id, :partnership, :name, 'one', now(), 'another', now())
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", anytown.value())
        .param("name", name)
        .update();
    return jdbc.sql("select id from venue where partnership = :partnership and name = :name")
        .param("partnership", anytown.value())
        .param("name", name)
        .query(String.class)
        .single();
  }

  /** Books a core group at ten for an hour; returns its id. */
  String book(LocalDate day) {
    return book(day, "CORE_GROUP");
  }

  String book(LocalDate day, String purpose) {
    var answer =
        office.post(
            "/core-groups/" + group + "/meetings",
            """
            {"date": "%s", "start": "10:00", "minutes": 60, "venue": "%s", "purpose": "%s"}
            """
                .formatted(day, venue("Room 2, Civic Centre"), purpose));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("id").asString();
  }

  /** Records that everybody came; Mr Reid led, Nurse Dunn wrote. */
  void hold(String meeting) {
    hold(meeting, false);
  }

  void hold(String meeting, boolean inquorate) {
    takeStock(meeting);
    var answer = hold(meeting, mrReid, nurseDunn, "\"inquorate\": " + inquorate);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** Records that everybody came, with whatever else there is to say. */
  Knock.Answer hold(String meeting, PersonId chair, PersonId minuteTaker, String more) {
    var attendance =
        invited(meeting).stream()
            .filter(one -> !one.path("withdrawn").asBoolean())
            .map(one ->
                """
                {"person": %s, "how": "CAME", "report": false}
                """
                    .formatted(one.path("person")))
            .collect(joining(","));
    return office.post(
        "/meetings/" + meeting + "/hold",
        """
        {"attendance": [%s], "chair": "%s", "minuteTaker": "%s", %s}
        """
            .formatted(attendance, chair, minuteTaker, more));
  }

  /** Confirms every member, if stock is to be taken at this meeting at all. */
  void takeStock(String meeting) {
    var seen = office.get("/meetings/" + meeting + "/stock-take").body();
    if (seen.path("owed").asBoolean()) {
      done(office.post("/meetings/" + meeting + "/stock-take", stock(seen, "", "")));
    }
  }

  /** Everybody confirmed but one who has left; a role is missing, or none. */
  static String stock(JsonNode seen, String left, String missing) {
    var seats =
        seen.path("seats")
            .valueStream()
            .map(seat -> seat.path("member").asString())
            .map(one -> said(one, one.equals(left) ? "LEFT" : "CONFIRMED"))
            .collect(joining(","));
    var roles = missing.isEmpty() ? "" : "\"" + missing + "\"";
    return "{\"seats\": [" + seats + "], \"missing\": [" + roles + "]}";
  }

  static String said(String member, String standing) {
    return "{\"member\": \"" + member + "\", \"standing\": \"" + standing + "\"}";
  }

  List<JsonNode> invited(String meeting) {
    return office.get("/meetings/" + meeting).body().path("invited").valueStream().toList();
  }

  String invitationOf(String meeting, PersonId person) {
    return invited(meeting).stream()
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .map(one -> one.path("invitation").asString())
        .findFirst()
        .orElseThrow();
  }

  /** The line of the group's timetable that is of this kind and still open. */
  JsonNode open(String kind) {
    return timetable().stream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .filter(line -> line.path("settledOn").isMissingNode())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No open " + kind + " in " + timetable()));
  }

  List<JsonNode> timetable() {
    return office.get("/core-groups/" + group + "/timetable").body().valueStream().toList();
  }

  /** Who was told at a rung, in the order of telling, as "day: people". */
  List<PersonId> toldAt(String rung) {
    await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
    return neighbours.heard(RungReached.class).stream()
        .filter(fact -> fact.coreGroup().equals(group) && fact.rung().equals(rung))
        .flatMap(fact -> fact.receivers().stream())
        .toList();
  }

  /** The day and outcome of each rung on record about this group, in order. */
  List<String> rungs(String... names) {
    return jdbc
        .sql(
            """
            select r.name, r.rung_on, r.outcome from rung r join obligation o on o.id = r.obligation
            where o.core_group = :group order by r.rung_on, r.recorded_at, r.name
            """)
        .param("group", group.value())
        .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
        .list()
        .stream()
        .filter(line -> names.length == 0 || Arrays.stream(names).anyMatch(line::startsWith))
        .distinct()
        .toList();
  }

  long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }
}
