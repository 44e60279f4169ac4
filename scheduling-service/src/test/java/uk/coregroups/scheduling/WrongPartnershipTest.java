package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import uk.coregroups.events.surroundings.EveryDoor;
import uk.coregroups.events.surroundings.Fence;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** A group of Anytown, and the staff and members of Elsewhere at every door with its ids. */
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
  }

  @Test
  void everyTableThatBelongsToAPartnershipIsKeptApart() {
    new Fence(database)
        .enclosesAllBut(
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
    assertThat(new Fence(database).holds(anytown, elsewhere))
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
    var fence = new Fence(database);
    var invitation = invitationOf(meeting, nurseDunn);
    var owed = timetable().getFirst().path("obligation").asString();
    var venue = venue("Room 2, Civic Centre");
    var task = office.get("/tasks").body().path("rows").path(0).path("id").asString();
    var secrets =
        List.of(
            "G-TEST",
            "M-",
            "Civic Centre",
            group.toString(),
            child.toString(),
            nurseDunn.toString(),
            conference,
            meeting,
            invitation,
            owed,
            venue);
    var before = fence.rowsOf(anytown);
    var doors =
        new EveryDoor()
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
                "POST /conferences/{conference}/correction",
                "{\"heldOn\":\"2026-12-15\"}",
                conference)
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
            .refuses("POST /obligations/{id}/settle", "{}", owed)
            .showsNothing("GET /today", "")
            .showsNothing("GET /foresight", "?weeks=52")
            .showsNothing("GET /month-ahead", "")
            .showsNothing("GET /mine", "")
            .showsNothing("GET /tasks", "")
            .refuses("POST /tasks/{id}/done", "{\"note\":\"a try\"}", task)
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
    doors.tryAll(
        new Knock(
            port,
            Passes.staff(elsewhere, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER)),
        secrets);
    doors.tryAll(new Knock(port, Passes.member(elsewhere, nurseDunn)), secrets);
    for (var role : List.of(Role.OPERATOR, Role.QUALITY_LEAD)) {
      doors.lookIn(new Knock(port, Passes.staff(anytown, role)), secrets);
    }
    assertThat(fence.rowsOf(anytown)).isEqualTo(before);
  }

  @Test
  void aLinkStillAnswersForItsOwnPartnershipAlone() {
    var invitation = invitationOf(meeting, theMother);
    var link = new Knock(port, Passes.mint(invitation, null, List.of(), Role.ANSWER));
    done(reply(link, invitation));
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
