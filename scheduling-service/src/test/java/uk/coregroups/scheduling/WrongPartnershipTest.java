package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.surroundings.EveryDoor;
import uk.coregroups.events.surroundings.EveryRole;
import uk.coregroups.events.surroundings.Fence;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/**
 * A family of Anytown, and at every door with its ids: the staff and members of Elsewhere, roles
 * the door does not name, staff who are not named for a restricted group, and who has left.
 */
class WrongPartnershipTest extends Chapter {

  private static final LocalDate FRIDAY_8_JANUARY = LocalDate.of(2027, 1, 8);

  private final PartnershipId elsewhere = PartnershipId.fresh();
  @Autowired DataSource database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @SuppressWarnings("NullAway.Init")
  private String conference;

  @SuppressWarnings("NullAway.Init")
  private String meeting;

  @SuppressWarnings("NullAway.Init")
  private String invitation;

  @SuppressWarnings("NullAway.Init")
  private String owed;

  @SuppressWarnings("NullAway.Init")
  private String venue;

  @SuppressWarnings("NullAway.Init")
  private String task;

  @SuppressWarnings("NullAway.Init")
  private String reference;

  @SuppressWarnings("NullAway.Init")
  private Fence fence;

  @BeforeEach
  void muchHappensInAnytown() {
    theConferenceIsRecorded();
    conference = first("/core-groups/" + group + "/conferences");
    correct("2026-12-16");
    correct("2026-12-17");
    meeting = book(FRIDAY_8_JANUARY);
    done(reply(office, invitationOf(meeting, nurseDunn)));
    done(
        office.post(
            of("milestones"),
            "{\"kind\":\"%s\",\"on\":\"2026-12-17\"}".formatted(strategyDiscussion())));
    done(office.post(of("conference-plans"), "{\"kind\":\"REVIEW\",\"on\":\"2027-03-01\"}"));
    done(
        office.put(
            "/calendar/closures", "{\"closures\":[{\"date\":\"2026-12-29\",\"note\":\"x\"}]}"));
    openTask();
    sleepUntil(LocalDate.of(2027, 1, 6));
    fence = new Fence(database);
    invitation = invitationOf(meeting, nurseDunn);
    owed = timetable().getFirst().path("obligation").asString();
    venue = venue("Room 2, Civic Centre");
    reference =
        office.get("/meetings/" + meeting).body().path("meeting").path("reference").asString();
    task = office.get("/tasks").body().path("rows").path(0).path("id").asString();
  }

  @Test
  void everyTableThatBelongsToAPartnershipIsKeptApart() {
    fence.enclosesAllBut(
        "fact_stream",
        "flyway_schema_history",
        "holiday",
        "holiday_list",
        "holiday_problem",
        "inbox_position",
        "round_run");
  }

  @Test
  void theDatabaseItselfRefusesToCross() {
    assertThat(fence.holds(anytown, elsewhere))
        .contains(
            "closure_day",
            "conference",
            "conference_child",
            "conference_correction",
            "conference_plan",
            "conference_plan_child",
            "invitation",
            "meeting",
            "milestone",
            "milestone_child",
            "obligation",
            "obligation_moved",
            "policy",
            "policy_limit",
            "reply",
            "roster_child",
            "roster_group",
            "roster_seat",
            "rung",
            "task",
            "venue");
  }

  @Test
  void noDoorOpensFromTheWrongPartnership() {
    var secrets = ofTheFamily();
    secrets.addAll(List.of("M-", "Civic Centre", nurseDunn.toString(), venue));
    var before = fence.rowsOf(anytown);

    everyDoor()
        .tryAll(
            new Knock(
                port,
                Passes.staff(elsewhere, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER)),
            secrets);
    everyDoor().tryAll(new Knock(port, Passes.member(elsewhere, nurseDunn)), secrets);

    for (var role : List.of(Role.OPERATOR, Role.QUALITY_LEAD)) {
      assertThat(everyDoor().shown(staff(role), secrets)).as(role.name()).isEmpty();
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
    var named = "grace.mbeki@anytown.example";
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of(named)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("restriction where core_group = '" + group + "'") == 1);
    var manager = new Knock(port, Passes.mint(named, anytown, List.of(), Role.TEAM_MANAGER));
    assertThat(everyDoor().shown(manager, ofTheFamily())).isNotEmpty();
    var before = aboutTheFamily();

    for (var role : Role.values()) {
      assertThat(everyDoor().told(staff(role), ofTheFamily())).as(role.name()).isEmpty();
      assertThat(aboutTheFamily()).as(role.name()).isEqualTo(before);
    }
  }

  /** Rows about the family; what is owed is counted anew with every limit the council sets. */
  private List<String> aboutTheFamily() {
    var settled = "obligation where core_group = '" + group + "' and settled_on is not null";
    return Stream.concat(
            Stream.of("settled: " + count(settled)),
            fence.rowsAbout(anytown, ofTheFamily()).lines())
        .filter(row -> !row.startsWith("obligation"))
        .toList();
  }

  /** A nurse who has left, with a token of before, and the mother of another family. */
  @Test
  void noDoorOpensForWhoHasLeftOrNeverCame() {
    neighbours.tell(
        anytown, new MemberLeft(group, nurseDunnsSeat, nurseDunn, LocalDate.of(2027, 1, 6)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            count("roster_seat where until_day is not null and core_group = '" + group + "'") == 1);
    var before = fence.rowsOf(anytown);

    for (var stranger : List.of(nurseDunn, PersonId.fresh())) {
      var former = new Knock(port, Passes.member(anytown, stranger));
      assertThat(everyDoor().told(former, ofTheFamily())).isEmpty();
    }

    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  private Knock staff(Role role) {
    return new Knock(port, Passes.staff(anytown, role));
  }

  private List<String> ofTheFamily() {
    return new ArrayList<>(
        List.of(
            "G-TEST", group.toString(), child.toString(), conference, meeting, invitation, owed));
  }

  private EveryDoor everyDoor() {
    return new EveryDoor()
        .showsNothing("GET /carrier", "")
        .refuses("POST /carrier/try-again", "{}")
        .refuses("POST /carrier/try-again/{id}", "{}", "any")
        .refuses("GET /invitations/{id}", "", invitation)
        .refuses("POST /invitations/{id}/reply", "{\"answer\":\"DECLINED\"}", invitation)
        .refuses("POST /core-groups/{group}/meetings", slot(), group)
        .showsNothing("GET /core-groups/{group}/meetings", "", group)
        .refuses("GET /meetings/{meeting}", "", meeting)
        .refuses("GET /meetings/{meeting}/arrangements", "", meeting)
        .refuses("POST /arrangements/{id}", "{\"met\":true}", meeting)
        .refuses("POST /meetings/{meeting}/move", slot(), meeting)
        .refuses("POST /meetings/{meeting}/cancel", "{\"why\":\"a try\"}", meeting)
        .refuses("POST /meetings/{meeting}/keep", "", meeting)
        .refuses(
            "POST /meetings/{meeting}/invitations/{invitation}/own-time",
            "{\"start\":\"10:00\",\"minutes\":30}",
            meeting,
            invitation)
        .refuses(
            "POST /meetings/{meeting}/hold",
            "{\"attendance\":[],\"chair\":\"" + mrReid + "\"}",
            meeting)
        .refuses("POST /meetings/{id}/minutes/shared", "{\"receivers\":\"FAMILY\"}", meeting)
        .refuses("POST /core-groups/{group}/conferences", held("REVIEW"), group)
        .showsNothing("GET /core-groups/{group}/conferences", "", group)
        .refuses(
            "POST /conferences/{conference}/correction", "{\"heldOn\":\"2026-12-15\"}", conference)
        .refuses(
            "POST /core-groups/{group}/conference-plans",
            "{\"kind\":\"REVIEW\",\"on\":\"2027-03-02\"}",
            group)
        .showsNothing("GET /core-groups/{group}/conference-plans", "", group)
        .refuses(
            "POST /core-groups/{group}/milestones",
            "{\"kind\":\"%s\",\"on\":\"2026-12-17\"}".formatted(strategyDiscussion()),
            group)
        .showsNothing("GET /core-groups/{group}/milestones", "", group)
        .showsNothing("GET /core-groups/{group}/timetable", "", group)
        .refuses("GET /core-groups/{group}/proposal", "?date=2027-01-08", group)
        .refuses(
            "GET /core-groups/{group}/clashes", "?date=2027-01-08&start=10:00&minutes=60", group)
        .refuses("POST /obligations/{id}/settle", "{}", owed)
        .showsNothing("GET /today", "")
        .showsNothing("GET /foresight", "?weeks=52")
        .showsNothing("GET /month-ahead", "")
        .showsNothing("GET /mine", "")
        .showsNothing("GET /tasks", "")
        .refuses("POST /tasks/{id}/done", "{\"note\":\"a try\"}", task)
        .showsNothing("GET /references/{reference}", "", reference)
        .showsNothing("GET /explain", "?rule=R04&on=2026-12-17")
        .showsNothing("GET /policy", "")
        .showsNothing("GET /policy/profiles", "")
        .showsNothing("GET /policy/history", "")
        .showsNothing("POST /policy/rules/{rule}/preview", limits(), "R04")
        .showsNothing("POST /policy/rules/{rule}", limits(), "R04")
        .doesNotKnow("POST /policy/profile/preview", profile())
        .doesNotKnow("POST /policy/profile", profile())
        .showsNothing("GET /calendar", "")
        .doesNotKnow("POST /calendar/bank-holidays/preview", holidays())
        .doesNotKnow("POST /calendar/bank-holidays", holidays())
        .showsNothing("PUT /calendar/closures", "{\"closures\":[]}")
        .showsNothing("GET /venues", "")
        .showsNothing("POST /venues", "{\"name\":\"Elsewhere\"}")
        .refuses("POST /venues/{id}/approve", "{}", venue)
        .refuses("POST /venues/{id}/retire", "{}", venue)
        .refuses("GET /core-groups/{id}/turn", "?date=2027-01-05", group)
        .refuses("GET /meetings/{id}/turn", "", meeting)
        .refuses("POST /meetings/{id}/turn", agreed(), meeting)
        .refuses("GET /meetings/{id}/stock-take", "", meeting)
        .refuses("POST /meetings/{id}/stock-take", "{\"seats\":[],\"missing\":[]}", meeting)
        .showsNothing("GET /mine/turns", "")
        .showsNothing("GET /rota", "")
        .showsNothing("PUT /rota", "{\"onePerson\":true}")
        .areAllOf(mappings);
  }

  @Test
  void aLinkStillAnswersForItsOwnPartnershipAlone() {
    var mothers = invitationOf(meeting, theMother);
    var link = new Knock(port, Passes.mint(mothers, null, List.of(), Role.ANSWER));
    done(reply(link, mothers));
    assertThat(reply(link, invitationOf(meeting, mrReid)).status()).isEqualTo(404);
  }

  private String of(String what) {
    return "/core-groups/" + group + "/" + what;
  }

  private String first(String list) {
    return office.get(list).body().path(0).path("id").asString();
  }

  private void correct(String day) {
    var path = "/conferences/" + conference + "/correction";
    done(office.post(path, "{\"heldOn\":\"" + day + "\"}"));
  }

  private static Knock.Answer reply(Knock knock, String invitation) {
    return knock.post("/invitations/" + invitation + "/reply", "{\"answer\":\"ACCEPTED\"}");
  }

  private void openTask() {
    jdbc.sql(
            """
            insert into task (id, partnership, core_group, kind, about, reference, opened_at)
            values (:id, :partnership, :group, 'NOBODY_TO_TELL', :id, 'M-TASK', now())
            """)
        .param("id", UUID.randomUUID())
        .param("partnership", anytown.value())
        .param("group", group.value())
        .update();
  }

  private static String strategyDiscussion() {
    return "STRATEGY_DISCUSSION";
  }

  private static String slot() {
    return "{\"date\":\"2027-01-11\",\"start\":\"10:00\",\"minutes\":60,\"venue\":\"Elsewhere\"}";
  }

  private static String held(String kind) {
    return "{\"kind\":\"" + kind + "\",\"heldOn\":\"2026-12-17\"}";
  }

  private static String limits() {
    return "{\"effectiveFrom\":\"2027-01-01\",\"note\":\"a try\",\"limits\":[]}";
  }

  private static String profile() {
    return "{\"profile\":\"no such\",\"effectiveFrom\":\"2027-01-01\",\"note\":\"a try\"}";
  }

  private static String holidays() {
    return "{\"file\":\"no list\",\"source\":\"a try\"}";
  }

  private String agreed() {
    return "{\"chair\":\"" + msOkafor + "\",\"why\":\"a try\"}";
  }
}
