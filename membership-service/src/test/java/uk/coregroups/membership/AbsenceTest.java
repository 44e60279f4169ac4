package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Members who are away, and deputies known to the partnership. */
class AbsenceTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);

  @Autowired DataSource database;

  @SuppressWarnings("NullAway.Init")
  private String nurseDunn;

  @SuppressWarnings("NullAway.Init")
  private String nurseShaw;

  @BeforeEach
  void aNurseSitsInTheGroup() {
    nurseDunn = professional("Jo Dunn", "jo.dunn@health.example");
    nurseShaw = professional("Kim Shaw", "kim.shaw@health.example");
    join(group, nurseDunn, "HEALTH_VISITOR");
  }

  @Test
  void aDeputyIsNamedForEveryGroupAndToldOfEach() {
    var other = anotherGroup();
    join(other, nurseDunn, "HEALTH_VISITOR");
    var recorded = away(nurseDunn, "2027-01-04", "2027-01-08", "Kim.Shaw@health.example");
    assertThat(recorded.body().asInt()).isEqualTo(2);
    assertThat(told())
        .hasSize(2)
        .allSatisfy(fact -> {
          assertThat(fact.from()).isEqualTo(MONDAY_4_JANUARY);
          assertThat(fact.until()).isEqualTo(FRIDAY_8_JANUARY);
          assertThat(fact.deputy()).isEqualTo(PersonId.of(nurseShaw));
        });
    assertThat(listed(nurseDunn))
        .containsExactlyInAnyOrder(
            group + " 2027-01-04 2027-01-08 Kim Shaw", other + " 2027-01-04 2027-01-08 Kim Shaw");
    assertThat(office.get("/core-groups/" + group).body().path("members"))
        .as("a deputy is no member")
        .hasSize(2);
    assertThat(office.get("/core-groups/" + group + "/email-group").body().toString())
        .doesNotContain("kim.shaw");
  }

  @Test
  void forOneMeetingItIsOneDayInOneGroup() {
    join(anotherGroup(), nurseDunn, "HEALTH_VISITOR");
    var json =
        """
        {"coreGroup": "%s", "from": "2027-01-05", "until": "2027-01-05",
         "deputy": "kim.shaw@health.example"}
        """
            .formatted(group);
    assertThat(office.post("/people/" + nurseDunn + "/absences", json).body().asInt()).isEqualTo(1);
    assertThat(listed(nurseDunn)).containsExactly(group + " 2027-01-05 2027-01-05 Kim Shaw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-01-08 | 2027-01-04 |                           | until: is before the first day
          2026-12-01 | 2026-12-16 |                           | until: is over already
          2027-01-04 | 2029-01-04 |                           | until: is more than a year away; check the date
          2027-01-04 | 2027-01-08 | kim.shaw                  | deputy: is not the mailbox of a professional known here; add them first
          2027-01-04 | 2027-01-08 | nobody@health.example     | deputy: is not the mailbox of a professional known here; add them first
          2027-01-04 | 2027-01-08 | mia@hartley.example       | deputy: is not the mailbox of a professional known here; add them first
          2027-01-04 | 2027-01-08 | jo.dunn@health.example    | deputy: is the same person
          2027-01-04 | 2027-01-08 | ada.okafor@anytown.example | deputy: is a member of one of these groups already
          """)
  void whatCannotBeIsRefused(String from, String until, String deputy, String wrong) {
    family();
    var refused = away(nurseDunn, from, until, deputy == null ? "" : deputy);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong()).isEqualTo(wrong);
    assertThat(listed(nurseDunn)).isEmpty();
  }

  @Test
  void nobodyIsAwayFromAGroupInWhichTheyDoNotSit() {
    away(nurseDunn, "2027-01-04", "2027-01-08", "");
    var other = UUID.fromString(anotherGroup());
    assertThatThrownBy(() ->
            Sight.HOUSE.run(() ->
                JdbcClient.create(database)
                    .sql("update absence set core_group = :other")
                    .param("other", other)
                    .update()))
        .hasMessageContaining("absence_member_fkey");
  }

  @Test
  void daysDoNotOverlapAndWhoSitsNowhereIsNotAway() {
    away(nurseDunn, "2027-01-04", "2027-01-08", "");
    assertThat(away(nurseDunn, "2027-01-08", "2027-01-09", "").wrong())
        .isEqualTo("from: overlaps with days that are on record; end those first");
    assertThat(away(nurseDunn, "2027-01-09", "2027-01-09", "").status()).isEqualTo(200);
    assertThat(away(nurseShaw, "2027-01-04", "2027-01-08", "").wrong())
        .isEqualTo("coreGroup: is none in which they sit on these days");
    assertThat(away(family(), "2027-01-04", "2027-01-08", "").status())
        .as("family members have no deputies")
        .isEqualTo(404);
  }

  @Test
  void whoIsBackSoonerSaysSoAndItIsTold() {
    away(nurseDunn, "2027-01-04", "2027-01-08", "kim.shaw@health.example");
    var path = "/people/" + nurseDunn + "/absences/end";
    assertThat(office.post(path, back("2027-01-05", "2027-01-06")).status())
        .as("none began on that day")
        .isEqualTo(404);
    assertThat(office.post(path, back("2027-01-04", "2026-12-16")).wrong())
        .isEqualTo("back: is in the past");
    assertThat(office.post(path, back("2027-01-04", "2027-01-06")).status()).isEqualTo(200);
    assertThat(listed(nurseDunn)).containsExactly(group + " 2027-01-04 2027-01-05 Kim Shaw");
    await().atMost(SOON).until(() -> !neighbours.heard(MemberBack.class).isEmpty());
    assertThat(neighbours.heard(MemberBack.class).getLast())
        .satisfies(fact -> {
          assertThat(fact.from()).isEqualTo(MONDAY_4_JANUARY);
          assertThat(fact.back()).isEqualTo(LocalDate.of(2027, 1, 6));
        });
    assertThat(office.post(path, back("2027-01-04", "2026-12-20")).status()).isEqualTo(200);
    assertThat(listed(nurseDunn)).as("not away at all").isEmpty();
    assertThat(away(nurseDunn, "2026-12-18", "2027-01-08", "").status())
        .as("and may be, after all")
        .isEqualTo(200);
  }

  @Test
  void aMemberNamesTheirOwnDeputyWhoSeesTheFamilysNameAlone() {
    var nurse = new Knock(port, Passes.member(anytown, PersonId.of(nurseDunn)));
    var deputy = new Knock(port, Passes.member(anytown, PersonId.of(nurseShaw)));
    var wanted =
        """
        {"from": "2027-01-04", "until": "2027-01-08", "deputy": "kim.shaw@health.example"}
        """;
    assertThat(deputy.get("/mine/absences").body().path("deputising")).isEmpty();
    assertThat(mailbox("kim.shaw@health.example"))
        .as("nothing to sign in for")
        .doesNotContain(nurseShaw);
    assertThat(nurse.post("/mine/absences", wanted).status()).isEqualTo(200);
    assertThat(nurse.get("/mine/absences").body().path("absences")).hasSize(1);

    var seen = deputy.get("/mine/absences").body();
    assertThat(seen.path("absences")).isEmpty();
    assertThat(seen.path("deputising").path(0).path("children").asString())
        .isEqualTo("Ava Hartley");
    assertThat(deputy.get("/mine").body().path("groups")).isEmpty();
    assertThat(deputy.get("/mine/core-groups/" + group + "/members").status()).isEqualTo(404);
    assertThat(mailbox("kim.shaw@health.example")).contains(nurseShaw);

    assertThat(nurse.post("/mine/absences/end", back("2027-01-04", "2026-12-17")).status())
        .isEqualTo(200);
    assertThat(deputy.get("/mine/absences").body().path("deputising")).isEmpty();
    assertThat(mailbox("kim.shaw@health.example")).doesNotContain(nurseShaw);
  }

  @Test
  void anotherPartnershipAndAnotherMemberChangeNothing() {
    away(nurseDunn, "2027-01-04", "2027-01-08", "");
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));
    assertThat(elsewhere.get("/people/" + nurseDunn + "/absences").body()).isEmpty();
    var path = "/people/" + nurseDunn + "/absences";
    assertThat(elsewhere.post(path, "{\"from\":\"2027-02-01\",\"until\":\"2027-02-01\"}").status())
        .isEqualTo(404);
    assertThat(elsewhere.post(path + "/end", back("2027-01-04", "2027-01-05")).status())
        .isEqualTo(404);
    var another = new Knock(port, Passes.member(anytown, PersonId.of(msOkafor)));
    assertThat(another.post("/mine/absences/end", back("2027-01-04", "2027-01-05")).status())
        .isEqualTo(404);
    assertThat(listed(nurseDunn)).hasSize(1);
  }

  @Test
  void aReplayTellsWhoIsAwayAgain() {
    away(nurseDunn, "2027-01-04", "2027-01-08", "kim.shaw@health.example");
    assertThat(told()).hasSize(1);
    new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "{}");
    await().atMost(SOON).until(() -> told().size() == 2);
    assertThat(told().getLast()).isEqualTo(told().getFirst());
  }

  private List<MemberAway> told() {
    await().atMost(SOON).until(() -> !neighbours.heard(MemberAway.class).isEmpty());
    return neighbours.heard(MemberAway.class).stream()
        .filter(fact -> fact.deputy() != null && fact.deputy().equals(PersonId.of(nurseShaw)))
        .toList();
  }

  private Knock.Answer away(String person, String from, String until, String deputy) {
    return office.post(
        "/people/" + person + "/absences",
        """
        {"from": "%s", "until": "%s", "deputy": "%s"}
        """
            .formatted(from, until, deputy));
  }

  private static String back(String from, String back) {
    return "{\"from\": \"" + from + "\", \"back\": \"" + back + "\"}";
  }

  private List<String> listed(String person) {
    return office
        .get("/people/" + person + "/absences")
        .body()
        .valueStream()
        .map(one ->
            one.path("coreGroup").asString()
                + " "
                + one.path("from").asString()
                + " "
                + one.path("until").asString()
                + " "
                + one.path("deputy").asString("nobody"))
        .toList();
  }

  private List<String> mailbox(String email) {
    return new Knock(port, Passes.mint("gateway", null, List.of(), Role.GATEWAY))
        .post("/people/by-mailbox", "{\"email\": \"" + email + "\"}")
        .body()
        .valueStream()
        .map(one -> one.path("person").asString())
        .toList();
  }

  private String family() {
    return office
        .post(
            "/people",
            "{\"kind\": \"FAMILY\", \"name\": \"Mia Hartley\", \"email\": \"mia@hartley.example\"}")
        .body()
        .path("id")
        .asString();
  }

  private String anotherGroup() {
    return office
        .post(
            "/core-groups",
            """
            {"team": "%s", "leadSocialWorker": "%s", "children": [
              {"name": "Ben Marsh", "bornOn": "2025-10-02", "planStartedOn": "2026-12-17"}]}
            """
                .formatted(northTeam, msOkafor))
        .body()
        .path("id")
        .asString();
  }

  private void join(String where, String person, String role) {
    var joined =
        office.post(
            "/core-groups/" + where + "/members",
            "{\"person\": \"" + person + "\", \"role\": \"" + role + "\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }
}
