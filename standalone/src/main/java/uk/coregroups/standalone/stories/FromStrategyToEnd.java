package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.JO_MARLOW;
import static uk.coregroups.standalone.demo.Cast.TOM_RAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * Story 5: one child's plan, from the strategy discussion to its end after fourteen months. Every
 * date is explained as it falls due; two Christmases' substitute days and an Easter lie in between.
 */
final class FromStrategyToEnd {

  private static final LocalDate HOLIDAYS_BEGIN = LocalDate.of(2027, 7, 21);
  private static final LocalDate STRATEGY = LocalDate.of(2027, 8, 26);
  private static final LocalDate CONFERENCE = LocalDate.of(2027, 9, 16);
  private static final LocalDate FIRST_REVIEW = LocalDate.of(2027, 12, 13);
  private static final LocalDate SECOND_REVIEW = LocalDate.of(2028, 6, 8);
  private static final LocalDate LAST_REVIEW = LocalDate.of(2028, 11, 9);
  private static final Player[] EVERYBODY = {ADA_OKAFOR, BEN_REID, JO_MARLOW};

  private final Stage stage;
  private final Transcript transcript;

  FromStrategyToEnd(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play(Family family, Family other) {
    transcript.story("5. From the strategy discussion to the end of the plan");
    endTheOthers(family, other);
    var marlows = strategy();
    conference(marlows);
    untilTheFirstReview(marlows);
    untilTheSecondReview(marlows);
    moreThanTwelveMonths(marlows);
    end(marlows);
  }

  private void endTheOthers(Family family, Family other) {
    stage.live(HOLIDAYS_BEGIN);
    stage.rise(HOLIDAYS_BEGIN, LocalTime.of(16, 0));
    for (var group : List.of(family, other)) {
      group.endPlans(HOLIDAYS_BEGIN);
      stage.nothingOwedOf(group.group(), "HOLD_CORE_GROUP");
    }
    transcript.say(
        "The plans of the Hartleys and of Leo end. What was owed falls away; the meetings in August"
            + " are left to a person:");
    stage.tasks();
    family.cancel();
    other.cancel();
    stage.post(
        stage.today("CANCELLATION", family.expected()),
        stage.today("CANCELLATION", other.expected()));
  }

  private Family strategy() {
    stage.rise(STRATEGY, LocalTime.of(15, 0));
    confirmTheTimescales();
    var enter = stage.enter();
    enter.family(JO_MARLOW, false);
    enter.safeContact(JO_MARLOW, STRATEGY);
    var group = enter.group(STRATEGY, Map.of(Cast.ZOE, LocalDate.of(2019, 5, 4)));
    enter.join(group, BEN_REID, "SCHOOL");
    enter.join(group, JO_MARLOW, "PARENT");
    stage
        .worker()
        .postOnceKnown(
            "scheduling/core-groups/" + group + "/milestones",
            Map.of("kind", "STRATEGY_DISCUSSION", "on", STRATEGY.toString()));
    transcript.say(
        "Enquiries are begun about Zoe Marlow, eight. The summer bank holiday lies ahead:");
    stage.owed(group, "Nothing is owed.");
    plan(group, "INITIAL", CONFERENCE);
    transcript.say("The conference is given a date, which asks for what comes before it:");
    stage.owed(group, "Nothing is owed.");
    stage.noPost();
    return new Family(stage, group, "10:00", List.of(EVERYBODY), List.of());
  }

  private void confirmTheTimescales() {
    stage
        .manager()
        .post(
            "scheduling/policy/profile",
            Map.of(
                "profile", "starter",
                "effectiveFrom", STRATEGY.toString(),
                "note", "Agreed by the partnership's executive"));
    transcript.say(
        "The partnership has looked at the starting profile at last, and Grace confirms it: from"
            + " today every limit is its own.");
  }

  private void conference(Family marlows) {
    stage.rise(LocalDate.of(2027, 9, 13), LocalTime.of(9, 0));
    // Story three's schools are asked, in the first week of term, whether the file has arrived.
    stage.quietPost(stage.today("FILE_ARRIVED", BEN_REID, TOM_RAY));
    stage.done(marlows.group(), "REPORT_TO_FAMILY");
    stage.done(marlows.group(), "AGENCY_REPORTS");
    transcript.say("The reports reach the family and the conference in time.");
    stage.rise(CONFERENCE, LocalTime.of(14, 0));
    record(marlows, "INITIAL", CONFERENCE);
    transcript.say("The conference makes a plan, and much begins on one day:");
    stage.owed(marlows.group(), "Nothing is owed.");
    stage.done(marlows.group(), "DECISION_LETTER");
    stage.done(marlows.group(), "CONFERENCE_RECORD");
    proposal(marlows, LocalDate.of(2027, 10, 4));
    proposal(marlows, LocalDate.of(2027, 9, 27));
    marlows.bookAccepted(LocalDate.of(2027, 9, 27));
  }

  private void untilTheFirstReview(Family marlows) {
    meet(marlows, LocalDate.of(2027, 9, 23), LocalDate.of(2027, 9, 27));
    transcript.say("The first core group meets inside its limit. From the day it was held:");
    stage.owed(marlows.group(), "Nothing is owed.");
    plan(marlows.group(), "REVIEW", FIRST_REVIEW);
    transcript.say("The review is given a date, and the last core group before it a limit:");
    stage.owed(marlows.group(), "Nothing is owed.");
    marlows.bookAccepted(LocalDate.of(2027, 11, 3));
    meet(marlows, LocalDate.of(2027, 11, 1), LocalDate.of(2027, 11, 3));
    marlows.bookAccepted(LocalDate.of(2027, 11, 24));
    meet(marlows, LocalDate.of(2027, 11, 22), LocalDate.of(2027, 11, 24));
    transcript.say("The group has met once more before the review. Now the reports are owed:");
    stage.owed(marlows.group(), "Nothing is owed.");
    stage.done(marlows.group(), "REPORT_TO_FAMILY");
    stage.done(marlows.group(), "AGENCY_REPORTS");
    marlows.bookAccepted(LocalDate.of(2028, 1, 5));
    review(
        marlows,
        FIRST_REVIEW,
        "The review goes on with the plan; the next is counted from the day it was held:");
  }

  private void untilTheSecondReview(Family marlows) {
    meet(marlows, LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 5));
    marlows.bookAccepted(LocalDate.of(2028, 2, 9));
    meet(marlows, LocalDate.of(2028, 2, 7), LocalDate.of(2028, 2, 9));
    marlows.bookAccepted(LocalDate.of(2028, 3, 22));
    meet(marlows, LocalDate.of(2028, 3, 20), LocalDate.of(2028, 3, 22));
    marlows.bookAccepted(LocalDate.of(2028, 5, 3));
    plan(marlows.group(), "REVIEW", SECOND_REVIEW);
    transcript.say("Winter has gone by in time. Before the second review:");
    stage.owed(marlows.group(), "Nothing is owed.");
    meet(marlows, LocalDate.of(2028, 4, 28), LocalDate.of(2028, 5, 3));
    marlows.bookAccepted(LocalDate.of(2028, 6, 14));
    review(
        marlows,
        SECOND_REVIEW,
        "Nobody said that the reports went out before it, and their time has passed. The plan goes"
            + " on:");
    meet(marlows, LocalDate.of(2028, 6, 12), LocalDate.of(2028, 6, 14));
    marlows.bookAccepted(LocalDate.of(2028, 7, 26));
    meet(marlows, LocalDate.of(2028, 7, 24), LocalDate.of(2028, 7, 26));
    marlows.bookAccepted(LocalDate.of(2028, 9, 6));
  }

  private void moreThanTwelveMonths(Family marlows) {
    meet(marlows, LocalDate.of(2028, 9, 4), LocalDate.of(2028, 9, 6));
    transcript.say("The plan is about to be older than twelve months. On Today:");
    stage.owed(marlows.group(), "Nothing is owed.");
    var professionals = new Player[] {ADA_OKAFOR, BEN_REID};
    marlows.bookProfessionals(LocalDate.of(2028, 9, 20));
    transcript.say("The professionals will meet among themselves. The mother hears nothing of it:");
    stage.post(stage.today("INVITATION", professionals));
    stage.acceptInCalendar(marlows.meeting(), professionals);
    remind(LocalDate.of(2028, 9, 18), LocalDate.of(2028, 9, 20), professionals);
    marlows.holdProfessionals();
    transcript.say("They have met. It did not reset the clock of the core group:");
    stage.owed(marlows.group(), "Nothing is owed.");
    marlows.bookAccepted(LocalDate.of(2028, 10, 18));
    meet(marlows, LocalDate.of(2028, 10, 16), LocalDate.of(2028, 10, 18));
  }

  private void end(Family marlows) {
    review(marlows, LAST_REVIEW, "The last review is held. From it:");
    marlows.endPlans(LAST_REVIEW);
    stage.nothingOwedOf(marlows.group(), "HOLD_CORE_GROUP");
    transcript.say("Zoe is safe enough: the plan ends. What became of everything that was owed:");
    stage.verdicts(marlows.group());
    transcript.say("And still owed:");
    stage.owed(marlows.group(), "Nothing.");
    stage.noPost();
  }

  /** Two working days before, the day itself, and what is recorded after. */
  private void meet(Family marlows, LocalDate twoBefore, LocalDate on) {
    remind(twoBefore, on, EVERYBODY);
    marlows.holdAndShare();
    transcript.say("The core group meets, and its minutes reach everybody the same day.");
  }

  private void remind(LocalDate twoBefore, LocalDate on, Player... whom) {
    stage.riseQuietly(twoBefore, LocalTime.of(9, 0));
    stage.quietPost(stage.today("REMINDER_BY_EMAIL", whom));
    stage.riseQuietly(on, LocalTime.of(9, 0));
    stage.quietPost(stage.today("REMINDER_BY_TEXT", whom));
    stage.at("11:30");
  }

  private void review(Family marlows, LocalDate on, String words) {
    stage.rise(on, LocalTime.of(14, 0));
    record(marlows, "REVIEW", on);
    // At every review the mother is asked again what is safe: what she said holds for six months.
    stage.enter().safeContact(JO_MARLOW, on);
    transcript.say(words);
    stage.owed(marlows.group(), "Nothing is owed.");
    stage.done(marlows.group(), "DECISION_LETTER");
    stage.done(marlows.group(), "CONFERENCE_RECORD");
    stage.quietPost();
  }

  private void record(Family marlows, String kind, LocalDate on) {
    stage
        .worker()
        .post(
            "scheduling/core-groups/" + marlows.group() + "/conferences",
            Map.of("kind", kind, "heldOn", on.toString()));
  }

  private void plan(String group, String kind, LocalDate on) {
    stage
        .worker()
        .post(
            "scheduling/core-groups/" + group + "/conference-plans",
            Map.of("kind", kind, "on", on.toString()));
  }

  private void proposal(Family marlows, LocalDate date) {
    var proposal =
        stage.admin().get("scheduling/core-groups/" + marlows.group() + "/proposal?date=" + date);
    transcript.say(
        "%s? %s The one after would be due by %s."
            .formatted(
                Stage.day(date),
                String.join(
                    " ", Stage.stream(proposal.path("words")).map(one -> one.asString()).toList()),
                Stage.day(proposal.path("nextLimit"))));
  }
}
