package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.FAY_ODELL;
import static uk.coregroups.standalone.demo.Cast.KIM_SAYER;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * Story 6: a child has a plan before they are born. The birth, on Boxing Day, is recorded in one
 * step, and brings the first review forward.
 */
final class FromExpectedToBorn {

  private static final LocalDate CONFERENCE = LocalDate.of(2028, 11, 15);
  private static final LocalDate EXPECTED = LocalDate.of(2029, 1, 3);
  private static final LocalDate BETTER = LocalDate.of(2029, 1, 8);
  private static final LocalDate FIRST_MEETING = LocalDate.of(2028, 11, 22);
  private static final LocalDate NEXT_MEETING = LocalDate.of(2029, 1, 3);
  private static final LocalDate BOXING_DAY = LocalDate.of(2028, 12, 26);
  private static final Player[] EVERYBODY = {ADA_OKAFOR, FAY_ODELL, KIM_SAYER};

  private final Stage stage;
  private final Transcript transcript;

  FromExpectedToBorn(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play() {
    transcript.story("6. From expected to born");
    var sayers = conference();
    meet(sayers);
    birth(sayers);
    purged();
  }

  private Family conference() {
    stage.rise(CONFERENCE, LocalTime.of(14, 0));
    setTheLimitOfABirth();
    var enter = stage.enter();
    enter.professional(FAY_ODELL);
    enter.family(KIM_SAYER, false);
    enter.safeContact(KIM_SAYER, CONFERENCE);
    var group = enter.unbornGroup(CONFERENCE, EXPECTED);
    enter.join(group, FAY_ODELL, "MIDWIFE");
    enter.join(group, KIM_SAYER, "PARENT");
    stage
        .worker()
        .postOnceKnown(
            "scheduling/core-groups/" + group + "/conferences",
            Map.of("kind", "INITIAL", "heldOn", CONFERENCE.toString()));
    transcript.say(
        "A conference makes a plan for a child of Kim's who is not born yet. The group's page"
            + " has no name to show:");
    page(group);
    stage.owed(group, "Nothing is owed.");
    stage.done(group, "DECISION_LETTER");
    stage.done(group, "CONFERENCE_RECORD");
    var sayers = new Family(stage, group, "10:00", List.of(EVERYBODY), List.of());
    sayers.bookAccepted(FIRST_MEETING);
    return sayers;
  }

  private void setTheLimitOfABirth() {
    var limit =
        Map.of(
            "anchor", "BIRTH",
            "severity", "HARD",
            "amount", 10,
            "unit", "WORKING_DAYS",
            "source", "Tees: for an unborn child within 10 working days of the birth");
    stage
        .manager()
        .post(
            "scheduling/policy/rules/R07A",
            Map.of(
                "effectiveFrom", CONFERENCE.toString(),
                "note", "A review soon after a birth",
                "limits", List.of(limit)));
  }

  private void meet(Family sayers) {
    stage.riseQuietly(LocalDate.of(2028, 11, 20), LocalTime.of(9, 0));
    stage.quietPost(stage.today("REMINDER_BY_EMAIL", EVERYBODY));
    stage.riseQuietly(FIRST_MEETING, LocalTime.of(9, 0));
    stage.quietPost(stage.today("REMINDER_BY_TEXT", EVERYBODY));
    stage.at("11:30");
    sayers.holdAndShare();
    sayers.bookAccepted(NEXT_MEETING);
    stage
        .worker()
        .post(
            "membership/core-groups/" + sayers.group() + "/children/" + child(sayers) + "/expected",
            Map.of("expectedOn", BETTER.toString()));
    transcript.say("The midwife knows the day better now, and Ada corrects it:");
    page(sayers.group());
    stage.noPost();
  }

  private void birth(Family sayers) {
    stage.rise(BOXING_DAY.plusDays(1), LocalTime.of(10, 0));
    var before = child(sayers);
    stage
        .worker()
        .post(
            "membership/core-groups/" + sayers.group() + "/children/" + before + "/birth",
            Map.of("name", Cast.ISLA, "bornOn", BOXING_DAY.toString()));
    stage.comesTrue(
        "The birth is counted from",
        () -> !review(sayers).path("dueOn").asString().equals("2029-02-15"));
    transcript.say(
        "Isla is born on Boxing Day. Ada records it in one step, the same child with the same"
            + " plan. The first review is due sooner now:");
    page(sayers.group());
    stage.owed(sayers.group(), "Nothing is owed.");
    if (!child(sayers).equals(before)) {
      throw new IllegalStateException("The child who was born is not the child who was expected");
    }
    stage.noPost();
  }

  private void purged() {
    transcript.say(
        "The plans of the Hartleys and of Leo ended more than three months ago. What was known of"
            + " them is gone, and that it was purged is on record, without a name:");
    transcript.list(
        Stage.stream(stage.admin().get("membership/purges").path("rows"))
            .map(one ->
                "%s, closed on %s, purged on %s: children %s, members %s"
                    .formatted(
                        one.path("reference").asString(),
                        Stage.day(one.path("closedOn")),
                        Stage.day(one.path("purgedOn")),
                        one.path("counts").path("children").asString(),
                        one.path("counts").path("members").asString()))
            .toList(),
        "Nothing has been purged.");
  }

  private void page(String group) {
    var all = Map.of("find", "", "page", 1);
    transcript.list(
        Stage.stream(stage.admin().post("membership/core-groups/search", all).path("rows"))
            .filter(row -> row.path("id").asString().equals(group))
            .map(row -> row.path("children").asString())
            .toList(),
        "Nobody.");
  }

  private String child(Family family) {
    return stage
        .admin()
        .get("membership/core-groups/" + family.group())
        .path("children")
        .path(0)
        .path("id")
        .asString();
  }

  private JsonNode review(Family family) {
    return Stage.stream(
            stage.worker().get("scheduling/core-groups/" + family.group() + "/timetable"))
        .filter(line -> line.path("kind").asString().equals("HOLD_REVIEW"))
        .findFirst()
        .orElseThrow();
  }
}
