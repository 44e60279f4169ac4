package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Traces;

/** A group closes, can be read for a while, and is purged with a record that it was. */
class RetentionTest extends Chapter {

  private static final LocalDate TUESDAY_30_NOVEMBER = LocalDate.of(2027, 11, 30);
  private static final LocalDate TUESDAY_29_FEBRUARY = LocalDate.of(2028, 2, 29);
  private static final LocalDate WEDNESDAY_1_MARCH = LocalDate.of(2028, 3, 1);

  @Autowired
  @Qualifier("purgeRound")
  Round round;

  @SuppressWarnings("NullAway.Init")
  JdbcClient jdbc;

  @Autowired
  void lookAsTheHouse(DataSource database) {
    jdbc = HouseView.of(database);
  }

  @Test
  void aClosedGroupIsReadForThreeMonthsAndPurgedInTheNightAfter() {
    var mother = joined("Jo Hartley", group);
    move();
    closes();
    night(TUESDAY_29_FEBRUARY);
    assertThat(record().path("closedOn").asString()).isEqualTo("2027-11-30");
    assertThat(record().path("readableUntil").asString()).isEqualTo("2028-02-29");
    assertThat(mine()).isEqualTo(1);

    windTo(WEDNESDAY_1_MARCH);
    assertThat(mine()).as("members read it no more, even before the night's round").isZero();
    night(WEDNESDAY_1_MARCH);
    assertThat(office.get("/core-groups/" + group).status()).isEqualTo(404);
    assertThat(search(office, "core-groups", "hartley").path("count").asInt()).isZero();
    assertThat(office.get("/core-groups/" + group + "/school-moves").body()).isEmpty();
    assertThat(office.get("/people/" + mother).status()).isEqualTo(404);
    for (var table : List.of("child", "member", "school_move")) {
      assertThat(count(table + " where core_group = '" + group + "'")).as(table).isZero();
    }
    assertThat(count("plan where child = '" + ava + "'")).isZero();
    assertThat(count("person where id = '" + msOkafor + "'")).as("she works on").isEqualTo(1);
  }

  @Test
  void thatItWasPurgedIsOnRecordWithoutANameAndToldOnce() {
    var mother = joined("Jo Hartley", group);
    move();
    var reference = record().path("reference").asString();
    closes();
    night(WEDNESDAY_1_MARCH);
    night(WEDNESDAY_1_MARCH.plusDays(1));

    var purges = office.get("/purges").body();
    assertThat(purges.path("count").asInt()).isEqualTo(1);
    var purge = purges.path("rows").path(0);
    assertThat(purge.path("reference").asString()).isEqualTo(reference);
    assertThat(purge.path("formedOn").asString()).isEqualTo("2026-12-17");
    assertThat(purge.path("closedOn").asString()).isEqualTo("2027-11-30");
    assertThat(purge.path("purgedOn").asString()).isEqualTo("2028-03-01");
    assertThat(purge.path("retention").path("months").asInt()).isEqualTo(3);
    assertThat(purge.path("counts").toString())
        .isEqualTo(
            "{\"children\":1,\"members\":2,\"forgotten\":1,\"schoolMoves\":1,\"readings\":0}");
    assertThat(purges.toString()).doesNotContain("Hartley", "Okafor");

    await().atMost(SOON).until(() -> !told().isEmpty());
    assertThat(told())
        .containsExactly(
            new CoreGroupPurged(
                CoreGroupId.of(group),
                RetentionClass.WORKING_RECORD,
                WEDNESDAY_1_MARCH,
                List.of(PersonId.of(mother))));
  }

  @Test
  void nobodyOfTheFamilyAndNoWordIsLeftInAnyTable() {
    var mother = joined("Jo Quillfeather", group);
    var again = joined("Jo  QUILLFEATHER", group);
    move();
    office.put(
        "/core-groups/" + group + "/children/" + ava + "/plan",
        "{\"category\":\"NEGLECT\",\"kin\":[{\"person\":\"%s\",\"kin\":\"PARENT\"}]}"
            .formatted(mother));
    office.put("/people/" + mother + "/needs", "{\"needs\":[{\"kind\":\"STEP_FREE\"}]}");
    var merged =
        office.post(
            "/people/" + again + "/merge",
            "{\"into\":\"%s\",\"reach\":\"%s\"}".formatted(mother, mother));
    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    jdbc.sql("update core_group set case_key = 'F-QUILL' where id = :group")
        .param("group", UUID.fromString(group))
        .update();
    closes();
    var manager = Passes.mint("grace@anytown.example", anytown, List.of(), Role.TEAM_MANAGER);
    var closed =
        new Knock(port, manager)
            .post(
                "/core-groups/" + group + "/restriction",
                "{\"accounts\":[\"ada@anytown.example\"],\"why\":\"A threat was made\"}");
    assertThat(closed.status()).as(closed.body().toString()).isEqualTo(200);
    var family = new Object[] {mother, again, ava, "uillfeather", "QUILL", "A threat was made"};
    assertThat(Traces.of(jdbc, family))
        .contains(
            "child",
            "core_group",
            "kinship",
            "member",
            "merged_seat",
            "need",
            "person",
            "plan",
            "restriction_record",
            "safe_contact",
            "school_move");
    night(WEDNESDAY_1_MARCH);
    assertThat(count("core_group where id = '" + group + "' and purged_on is not null"))
        .isEqualTo(1);
    await().atMost(SOON).until(() -> count("outbox") == 0);
    assertThat(Traces.of(jdbc, family))
        .as("how many facts were told of a person, by an id")
        .containsOnly("fact_stream");
  }

  @Test
  void aFamilyMemberWhoIsInAnotherGroupIsNotForgotten() {
    var other = otherGroup();
    var grandmother = joined("May Hartley", group);
    seat(grandmother, other);
    closes();
    night(WEDNESDAY_1_MARCH);
    assertThat(office.get("/people/" + grandmother).status()).isEqualTo(200);
    assertThat(office.get("/core-groups/" + other).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> !told().isEmpty());
    assertThat(told().getFirst().forgotten()).isEmpty();
  }

  @Test
  void aPurgeThatIsInterruptedHasDoneNothingAndIsDoneTheNextNight() {
    closes();
    jdbc.sql(
            """
            create or replace function fail() returns trigger language plpgsql as $$
              begin raise 'interrupted'; end $$
            """)
        .update();
    jdbc.sql("create trigger fails before insert on purge for each row execute function fail()")
        .update();
    try {
      assertThatThrownBy(() -> night(WEDNESDAY_1_MARCH)).hasMessageContaining("failed");
      assertThat(record().path("children").path(0).path("name").asString())
          .isEqualTo("Ava Hartley");
    } finally {
      jdbc.sql("drop trigger fails on purge").update();
    }
    night(WEDNESDAY_1_MARCH.plusDays(1));
    assertThat(office.get("/core-groups/" + group).status()).isEqualTo(404);
    assertThat(office.get("/purges").body().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void aReplaySaysNothingOfAGroupThatIsGone() {
    var other = otherGroup();
    closes();
    night(WEDNESDAY_1_MARCH);
    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "");
    await().atMost(SOON).until(() -> restated().contains(CoreGroupId.of(other)));
    assertThat(restated()).doesNotContain(CoreGroupId.of(group));
  }

  @Test
  void aPartnershipSaysHowLongItKeepsWhatAndByWhoseRule() {
    var path = "/retention/WORKING_RECORD";
    assertThat(office.put(path, "{\"months\":-1,\"source\":\"Ours\"}").wrong())
        .isEqualTo("months: must be between 0 and 1200");
    assertThat(office.put(path, "{\"months\":6,\"source\":\" \"}").wrong())
        .startsWith("source: must say whose rule it is");
    assertThat(
            new Knock(port, Passes.staff(anytown, Role.SOCIAL_WORKER))
                .put(path, "{\"months\":6,\"source\":\"Ours\"}")
                .status())
        .isEqualTo(403);
    assertThat(office.put(path, "{\"months\":6,\"source\":\"Our schedule\"}").status())
        .isEqualTo(200);
    closes();
    night(WEDNESDAY_1_MARCH);
    assertThat(record().path("readableUntil").asString()).isEqualTo("2028-05-30");
    assertThat(mine()).isEqualTo(1);
    night(LocalDate.of(2028, 5, 31));
    assertThat(office.get("/purges").body().path("rows").path(0).path("retention").toString())
        .contains("\"months\":6", "Our schedule");
  }

  @Test
  void whoReadItAndThatLettersWereSentIsKeptLonger() {
    record();
    closes();
    night(WEDNESDAY_1_MARCH);
    var readings = "record_read where core_group = '" + group + "'";
    assertThat(count(readings)).isPositive();
    night(LocalDate.of(2062, 11, 30));
    assertThat(count(readings)).isPositive();
    night(LocalDate.of(2062, 12, 1));
    assertThat(count(readings)).isZero();
    var classes =
        office
            .get("/purges")
            .body()
            .path("rows")
            .valueStream()
            .map(one -> one.path("retention").path("record").asString());
    assertThat(classes).containsExactlyInAnyOrder("WORKING_RECORD", "READINGS", "LETTERS_SENT");
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told().getLast().record()).isEqualTo(RetentionClass.LETTERS_SENT);
  }

  @Test
  void anotherPartnershipSeesNoneOfIt() {
    closes();
    night(WEDNESDAY_1_MARCH);
    var stranger = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(stranger.get("/purges").body().path("count").asInt()).isZero();
  }

  private void closes() {
    windTo(TUESDAY_30_NOVEMBER);
    var path = "/core-groups/" + group + "/children/" + ava + "/plan/end";
    assertThat(office.post(path, "{\"endedOn\":\"2027-11-30\"}").status()).isEqualTo(200);
  }

  private void night(LocalDate day) {
    windTo(day);
    round.run();
  }

  private String joined(String name, String coreGroup) {
    var added =
        office.post(
            "/people",
            """
            {"kind": "FAMILY", "name": "%s", "email": "somebody@mail.example"}
            """
                .formatted(name));
    var person = added.body().path("id").asString();
    var contact =
        """
        {"email": true, "text": false, "voicemail": false, "councilNamed": true,
         "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-17"}
        """;
    assertThat(office.put("/people/" + person + "/safe-contact", contact).status()).isEqualTo(200);
    seat(person, coreGroup);
    return person;
  }

  private void seat(String person, String coreGroup) {
    var joining = "{\"person\":\"" + person + "\",\"role\":\"PARENT\"}";
    assertThat(office.post("/core-groups/" + coreGroup + "/members", joining).status())
        .isEqualTo(200);
  }

  private String otherGroup() {
    var formed =
        office.post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Max Marlow", "bornOn": "2018-03-09", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor));
    return formed.body().path("id").asString();
  }

  private int mine() {
    JsonNode groups =
        new Knock(port, Passes.member(anytown, PersonId.of(msOkafor)))
            .get("/mine")
            .body()
            .path("groups");
    return groups.size();
  }

  private List<CoreGroupPurged> told() {
    return neighbours.heard(CoreGroupPurged.class).stream()
        .filter(fact -> fact.coreGroup().equals(CoreGroupId.of(group)))
        .toList();
  }

  private List<CoreGroupId> restated() {
    return neighbours.heard(CoreGroupRestated.class).stream()
        .map(CoreGroupRestated::coreGroup)
        .toList();
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }
}
