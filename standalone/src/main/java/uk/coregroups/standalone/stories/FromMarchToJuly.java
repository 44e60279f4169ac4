package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.IRIS_COLE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Expected;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * Story 3: Ava changes school in the summer, and her new school must know before it closes. In
 * between, Easter comes into another family's limit.
 */
final class FromMarchToJuly {

  private final Stage stage;
  private final Transcript transcript;

  FromMarchToJuly(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  /** Plays it; returns the other family. */
  Family play(Family hartley) {
    transcript.story("3. From March to July: a child changes school");
    meetOn(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 3, 15), hartley);
    offered(hartley);
    review(hartley, LocalDate.of(2027, 3, 10));
    meetOn(LocalDate.of(2027, 3, 15), LocalDate.of(2027, 4, 19), hartley);
    var marsh = easter();
    meetOn(LocalDate.of(2027, 4, 19), LocalDate.of(2027, 5, 24), hartley, marsh);
    meetOn(LocalDate.of(2027, 5, 24), LocalDate.of(2027, 6, 28), hartley, marsh);
    prompted(hartley);
    told(hartley);
    review(marsh, LocalDate.of(2027, 6, 16));
    anotherSchool(hartley);
    meetOn(LocalDate.of(2027, 6, 28), LocalDate.of(2027, 7, 19), hartley, marsh);
    return marsh;
  }

  private void offered(Family family) {
    var path = "membership/core-groups/" + family.group() + "/school-moves";
    stage.enter().safeContact(Cast.MARY_HARTLEY, stage.today());
    stage.worker().post(path, Map.of("child", ava(family), "phase", "YEAR_6_TO_7", "year", 2027));
    transcript.say(
        "The mother is asked again what is safe, before what she said is six months old. Ava is in"
            + " Year 6. Ada notes that she will change school. Places are offered on 1 March:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.live(
        LocalDate.of(2027, 3, 2),
        Expected.on(LocalDate.of(2027, 3, 2), "SCHOOL_OFFERED", ADA_OKAFOR));
    goesTo(family, Cast.NORTHFIELD);
    transcript.say(
        "Ava has a place at Northfield Academy, which closes on 9 July, earlier than her own"
            + " school:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.noPost();
  }

  private Family easter() {
    stage.liveQuietly(LocalDate.of(2027, 3, 18));
    stage.rise(LocalDate.of(2027, 3, 18), LocalTime.of(15, 0));
    var enter = stage.enter();
    var group = enter.group(stage.today(), Map.of(Cast.LEO, LocalDate.of(2019, 9, 20)));
    enter.join(group, BEN_REID, "SCHOOL");
    stage
        .worker()
        .postOnceKnown(
            "scheduling/core-groups/" + group + "/conferences",
            Map.of("kind", "INITIAL", "heldOn", stage.today().toString()));
    transcript.say(
        "Another family: the conference about Leo Marsh is held today, eight days before Good"
            + " Friday. Ada records it:");
    stage.owed(group, "Nothing is owed.");
    var family = new Family(stage, group, "14:00", List.of(ADA_OKAFOR, BEN_REID), List.of());
    family.book(LocalDate.of(2027, 3, 25));
    stage.quietPost(stage.today("INVITATION", ADA_OKAFOR, BEN_REID));
    stage.acceptInCalendar(family.meeting(), ADA_OKAFOR, BEN_REID);
    transcript.say("His group will meet on 25 March, before the holiday.");
    stage.liveQuietly(
        LocalDate.of(2027, 3, 25),
        Expected.on(LocalDate.of(2027, 3, 23), "REMINDER_BY_EMAIL", ADA_OKAFOR, BEN_REID),
        Expected.on(LocalDate.of(2027, 3, 24), "REMINDER_BY_TEXT", ADA_OKAFOR, BEN_REID));
    stage.rise(LocalDate.of(2027, 3, 25), LocalTime.of(16, 0));
    family.meetAgain(LocalDate.of(2027, 4, 19));
    transcript.say("Leo's group has met; its minutes are shared, the next meeting is booked.");
    return family;
  }

  private void prompted(Family family) {
    stage.live(
        LocalDate.of(2027, 5, 27),
        Expected.on(LocalDate.of(2027, 5, 27), "SCHOOL_PROMPT", ADA_OKAFOR, BEN_REID));
    stage.at("11:00");
    stage
        .worker()
        .post(
            "membership/school-moves/" + move(family) + "/contact",
            Map.of("contact", stage.enter().id(BEN_REID)));
    transcript.say("It is agreed that Ben, who knows Ava, tells the new school.");
    stage.noPost();
    stage.live(
        LocalDate.of(2027, 6, 14),
        Expected.on(LocalDate.of(2027, 6, 11), "SCHOOL_CONTACT", BEN_REID));
  }

  private void told(Family family) {
    stage.at("10:00");
    var ben = stage.signIn(BEN_REID);
    transcript.say(
        "Ben signs in with a code sent to his mailbox. What is asked of him stands there: *"
            + ben.words(".govuk-summary-card:contains(tell)")
            + "*");
    ben.press("Send one letter that names no child");
    stage.post(stage.today("NEW_SCHOOL", IRIS_COLE));
    stage.at("12:30");
    var iris = stage.signIn(IRIS_COLE);
    transcript.say(
        "Iris, who leads on this at Northfield, signs in with a code, and only there reads: *"
            + iris.words(".govuk-summary-card:contains(due to join)")
            + "*");
    iris.press("I have seen this");
    transcript.say("She confirms it. What is left:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.noPost();
  }

  private void anotherSchool(Family family) {
    stage.liveQuietly(LocalDate.of(2027, 6, 21));
    stage.at("13:00");
    goesTo(family, Cast.CASTLE_STREET);
    transcript.say(
        "The family moves across town: Ava will go to Castle Street School after all. Northfield"
            + " must hear that it no longer concerns them, and the ladder begins again where it"
            + " stands today.");
    stage.at("13:05");
    stage.post(
        stage.today("NO_LONGER_APPLIES", IRIS_COLE),
        stage.today("SCHOOL_PROMPT", ADA_OKAFOR),
        stage.today("SCHOOL_CONTACT", BEN_REID));
    stage.owed(family.group(), "Nothing is owed.");
    stage.live(LocalDate.of(2027, 6, 23));
    stage.rise(LocalDate.of(2027, 6, 23), LocalTime.of(9, 30));
    stage.signIn(BEN_REID).press("I have told the new school");
    transcript.say("Ben rings Castle Street, and records that they know. What is left:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.noPost();
  }

  private void review(Family family, LocalDate day) {
    stage.liveQuietly(day);
    stage.rise(day, LocalTime.of(16, 0));
    stage
        .worker()
        .post(
            "scheduling/core-groups/" + family.group() + "/conferences",
            Map.of("kind", "REVIEW", "heldOn", day.toString()));
    transcript.say("A review conference is held, in time, and the plan goes on. Owed now:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.noPost();
  }

  /** A meeting like most, on a Monday with no bank holiday in the two working days before it. */
  private void meetOn(LocalDate monday, LocalDate next, Family... families) {
    var expected = Stream.of(families).flatMap(one -> Stream.of(one.expected()));
    var reminded = expected.toArray(Player[]::new);
    stage.liveQuietly(
        monday,
        Expected.on(monday.minusDays(4), "REMINDER_BY_EMAIL", reminded),
        Expected.on(monday.minusDays(3), "REMINDER_BY_TEXT", reminded));
    stage.rise(monday, LocalTime.of(16, 0));
    for (var family : families) {
      family.meetAgain(next);
    }
    transcript.say(
        (families.length == 1 ? "The group meets" : "Both groups meet")
            + ", everybody having been reminded by e-mail on Thursday and by text on Friday."
            + " The minutes are shared the same day, the next meeting is booked for "
            + Stage.day(next)
            + ", and everybody accepts it in their calendar.");
  }

  private void goesTo(Family family, String school) {
    stage
        .worker()
        .post(
            "membership/school-moves/" + move(family) + "/school",
            Map.of("school", stage.enter().schoolId(school)));
  }

  private String move(Family family) {
    var moves = stage.worker().get("membership/core-groups/" + family.group() + "/school-moves");
    return moves.path(0).path("move").path("id").asString();
  }

  private String ava(Family family) {
    return Stage.stream(
            stage.worker().get("membership/core-groups/" + family.group()).path("children"))
        .filter(child -> child.path("name").asString().equals(Cast.AVA))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }
}
