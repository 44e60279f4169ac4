package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.BOLA_DUNN;
import static uk.coregroups.standalone.demo.Cast.MARY_HARTLEY;
import static uk.coregroups.standalone.demo.Cast.NIA_LYLE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Expected;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/** Story 4: one leaves, one joins, and one must not be written to any more. */
final class OneLeavesOneJoins {

  private static final LocalDate CHANGE = LocalDate.of(2027, 7, 12);
  private static final LocalDate DANGER = LocalDate.of(2027, 7, 16);
  private static final LocalDate MOVED_TO = LocalDate.of(2027, 7, 20);
  private static final LocalDate AFTER_THE_HOLIDAYS = LocalDate.of(2027, 8, 24);

  private final Stage stage;
  private final Transcript transcript;

  OneLeavesOneJoins(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play(Family family, Family other) {
    transcript.story("4. One leaves, one joins");
    change(family);
    noMoreTexts(family, other);
    stopEverything(family);
    lastMeetingsBeforeTheHolidays(family, other);
  }

  private void change(Family family) {
    stage.liveQuietly(CHANGE);
    stage.rise(CHANGE, LocalTime.of(10, 0));
    transcript.say("The e-mail group of the professionals this morning:");
    emailGroup(family);
    visitsTwoMoreFamilies();
    stage
        .admin()
        .post(
            "membership/people/" + stage.enter().id(BOLA_DUNN) + "/replace",
            Map.of(
                "successor", stage.enter().id(NIA_LYLE),
                "why", "Has taken another post",
                "handover", "The folders are in the clinic's second drawer"));
    family.left(BOLA_DUNN);
    family.joined(NIA_LYLE);
    transcript.say(
        "Bola takes another post, and Nia takes her place in all three families, in one step:");
    seats(NIA_LYLE);
    transcript.say("The e-mail group is already:");
    emailGroup(family);
    transcript.say(
        "The two of them hear of it where a meeting is in the diary, nobody else is disturbed:");
    stage.post(stage.today("WITHDRAWAL", BOLA_DUNN), stage.today("INVITATION", NIA_LYLE));
    stage.acceptInCalendar(family.meeting(), NIA_LYLE);
    stage.answers(family.meeting());
  }

  private void visitsTwoMoreFamilies() {
    for (var child : List.of(Cast.MIA, Cast.SAM)) {
      var group = stage.enter().group(CHANGE, Map.of(child, LocalDate.of(2025, 3, 8)));
      stage.enter().join(group, BOLA_DUNN, "HEALTH_VISITOR");
    }
    transcript.say("Two more families have come to Bola:");
    seats(BOLA_DUNN);
  }

  private void seats(Player who) {
    transcript.list(
        Stage.stream(stage.admin().get("membership/people/" + stage.enter().id(who) + "/seats"))
            .map(seat ->
                "%s, %s since %s"
                    .formatted(
                        seat.path("children").asString(),
                        seat.path("role").asString(),
                        Stage.day(seat.path("from"))))
            .sorted()
            .toList(),
        "They sit in no core group.");
  }

  private void noMoreTexts(Family family, Family other) {
    stage.at("17:00");
    var mobile = Objects.requireNonNull(MARY_HARTLEY.mobile());
    stage.postRoom().answerByText(mobile, "STOP");
    stage.comesTrue(
        "Texts to the mother are stopped", () -> standing(MARY_HARTLEY, "textsStopped"));
    transcript.say("The mother answers STOP to an old text. From now on she has e-mail alone.");
    stage.noPost();
    stage.live(
        DANGER,
        Expected.on(LocalDate.of(2027, 7, 15), "REMINDER_BY_EMAIL", family.expected()),
        Expected.on(LocalDate.of(2027, 7, 15), "REMINDER_BY_EMAIL", other.expected()),
        Expected.on(DANGER, "REMINDER_BY_TEXT", ADA_OKAFOR, BEN_REID),
        Expected.on(DANGER, "REMINDER_BY_TEXT", other.expected()));
  }

  private void stopEverything(Family family) {
    stage.at("10:00");
    stage
        .manager()
        .post("notification/people/" + stage.enter().id(MARY_HARTLEY) + "/stop", Map.of());
    family.unreachable(MARY_HARTLEY);
    transcript.say(
        "The mother rings: he reads her mail. Grace stops everything to her, at once. Then the room"
            + " falls through, and the meeting is moved to Tuesday:");
    family.move(MOVED_TO);
    stage.post(stage.today("INVITATION", family.expected()));
    transcript.say("The mother is written nothing. A person is asked to tell her:");
    stage.tasks();
    var invitation = Stage.to(BEN_REID, stage.lastPost()).requiredMail();
    long before = stage.incoming();
    stage.postRoom().replyByHand(invitation, "Fine. Is there a lift? My knee is bad.");
    stage.comesTrue("Ben's words are on the page", () -> stage.incoming() > before);
    transcript.say(
        "Ben answers the letter with a question, in his own words. They are on the page of what"
            + " came in, for a person to read.");
    stage.noPost();
  }

  private void lastMeetingsBeforeTheHolidays(Family family, Family other) {
    stage.acceptInCalendar(family.meeting(), family.expected());
    var monday = MOVED_TO.minusDays(1);
    stage.live(monday, Expected.on(monday, "REMINDER_BY_TEXT", ADA_OKAFOR, BEN_REID));
    stage.rise(monday, LocalTime.of(16, 0));
    other.meetAgain(AFTER_THE_HOLIDAYS);
    transcript.say("Leo's group has met, on the day it was booked for.");
    stage.live(MOVED_TO);
    stage.rise(MOVED_TO, LocalTime.of(16, 0));
    family.meetAgain(AFTER_THE_HOLIDAYS);
    transcript.say("The Hartleys' group meets a last time before the holidays. Owed after them:");
    stage.owed(family.group(), "Nothing is owed.");
  }

  private void emailGroup(Family family) {
    transcript.list(
        Stage.stream(stage.admin().get("membership/core-groups/" + family.group() + "/email-group"))
            .map(one -> one.path("email").asString())
            .toList(),
        "Nobody.");
  }

  private boolean standing(Player who, String what) {
    return stage
        .admin()
        .get("notification/people/" + stage.enter().id(who) + "/standing")
        .path(what)
        .asBoolean();
  }
}
