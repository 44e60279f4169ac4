package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.BOLA_DUNN;
import static uk.coregroups.standalone.demo.Cast.MARY_HARTLEY;
import static uk.coregroups.standalone.demo.Cast.PAUL_HARTLEY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.stage.Expected;
import uk.coregroups.standalone.stage.Stage;

/** Story 1: conference → limits → meeting → invitations → replies. Christmas lies in between. */
final class FromConferenceToReply {

  private static final LocalDate CONFERENCE = LocalDate.of(2026, 12, 17);
  private static final LocalDate FIRST_GROUP = LocalDate.of(2027, 1, 4);

  private final Stage stage;

  FromConferenceToReply(Stage stage) {
    this.stage = stage;
  }

  /** Plays it; returns the family, with the first meeting about to begin. */
  Family play() {
    stage.transcript().story("1. From the conference to the replies");
    stage.rise(CONFERENCE, LocalTime.of(14, 0));
    var group = form();
    conference(group);
    var family =
        new Family(
            stage,
            group,
            "10:00",
            List.of(ADA_OKAFOR, BEN_REID, BOLA_DUNN, MARY_HARTLEY),
            List.of(PAUL_HARTLEY));
    book(family);
    awaitTheDay(family.meeting());
    return family;
  }

  private String form() {
    var enter = stage.enter();
    enter.partnership();
    enter.venue(Cast.VENUE, stage.manager());
    List.of(ADA_OKAFOR, BEN_REID, BOLA_DUNN, Cast.NIA_LYLE, Cast.IRIS_COLE, Cast.TOM_RAY)
        .forEach(enter::professional);
    enter.school(Cast.HILLSIDE, BEN_REID, LocalDate.of(2027, 7, 21), LocalDate.of(2027, 9, 2));
    enter.school(
        Cast.NORTHFIELD, Cast.IRIS_COLE, LocalDate.of(2027, 7, 9), LocalDate.of(2027, 9, 3));
    enter.school(
        Cast.CASTLE_STREET, Cast.TOM_RAY, LocalDate.of(2027, 7, 16), LocalDate.of(2027, 9, 3));
    enter.family(MARY_HARTLEY, true);
    enter.safeContact(MARY_HARTLEY, CONFERENCE);
    enter.family(PAUL_HARTLEY, false);
    var children = new LinkedHashMap<String, LocalDate>();
    children.put(Cast.AVA, LocalDate.of(2016, 2, 2));
    children.put(Cast.NOAH, LocalDate.of(2020, 6, 5));
    var group = enter.group(CONFERENCE, children);
    enter.join(group, BEN_REID, "SCHOOL");
    enter.join(group, BOLA_DUNN, "HEALTH_VISITOR");
    enter.join(group, MARY_HARTLEY, "PARENT");
    enter.join(group, PAUL_HARTLEY, "PARENT");
    stage
        .transcript()
        .say(
            "A core group is formed around Ava and Noah Hartley. Ada Okafor holds the case; Ben"
                + " Reid of their school and Bola Dunn, health visitor, join, and both parents. The"
                + " mother has said how she may safely be reached, and her address is to be kept"
                + " from everybody. Nobody has asked the father yet.");
    return group;
  }

  private void conference(String group) {
    var conference =
        stage
            .worker()
            .postOnceKnown(
                "scheduling/core-groups/" + group + "/conferences",
                Map.of("kind", "INITIAL", "heldOn", "2026-11-17"));
    stage
        .transcript()
        .say("Ada records the initial conference, and types 17 November. The limits follow it:");
    stage.owed(group, "Nothing is owed.");
    var id = conference.path("id").asString();
    stage
        .worker()
        .post("scheduling/conferences/" + id + "/correction", Map.of("heldOn", "2026-12-17"));
    stage
        .transcript()
        .say("She sees that the group would be late already, corrects the day, and all moves:");
    stage.owed(group, "Nothing is owed.");
    stage.done(group, "DECISION_LETTER");
    stage.done(group, "CONFERENCE_RECORD");
    stage
        .transcript()
        .say("The decision letter and the record go out from the case system, and she says so.");
    stage.noPost();
  }

  private void book(Family family) {
    stage.at("14:20");
    var nowhere = Map.of("date", FIRST_GROUP.toString(), "start", "10:00", "minutes", 60);
    var path = "scheduling/core-groups/" + family.group() + "/meetings";
    stage
        .transcript()
        .say(
            "The administrator books the first core group and forgets the place: *"
                + stage.admin().refusal(path, nowhere)
                + "* Then, with it: Monday 4 January at ten, an hour, "
                + Cast.VENUE
                + ".");
    family.book(FIRST_GROUP);
    var letters =
        stage.post(stage.today("INVITATION", ADA_OKAFOR, BEN_REID, BOLA_DUNN, MARY_HARTLEY));
    stage
        .transcript()
        .say(
            "Nothing went to the father, for nobody knows how he may safely be reached. A person is"
                + " asked to find out:");
    stage.tasks();
    stage.at("15:00");
    stage.answerByLink(Stage.to(BEN_REID, letters), "I will come");
    long before = stage.incoming();
    stage.postRoom().outOfOffice(Stage.to(BOLA_DUNN, letters).requiredMail());
    stage.comesTrue("The absence notice is on the page", () -> stage.incoming() > before);
    stage.answerByLink(Stage.to(MARY_HARTLEY, letters), "I will come");
    stage
        .transcript()
        .say(
            "Ben and the mother follow their links and say they will come. Bola's mailbox answers"
                + " that she is away, which is not an answer.");
    stage.noPost();
  }

  private void awaitTheDay(String meeting) {
    stage.live(
        LocalDate.of(2026, 12, 21),
        Expected.on(LocalDate.of(2026, 12, 21), "REPLY_AWAITED", ADA_OKAFOR, BOLA_DUNN));
    var chased = stage.lastPost();
    stage.answerByLink(Stage.to(ADA_OKAFOR, chased), "I will come");
    stage.live(LocalDate.of(2026, 12, 22));
    stage.rise(LocalDate.of(2026, 12, 22), LocalTime.of(11, 0));
    stage.acceptInCalendar(meeting, BOLA_DUNN);
    stage
        .transcript()
        .say(
            "Bola is back, and accepts in her calendar. Everybody who could be asked has"
                + " answered:");
    stage.answers(meeting);
    stage.noPost();
    stage.live(
        FIRST_GROUP,
        Expected.on(
            LocalDate.of(2026, 12, 30),
            "REMINDER_BY_EMAIL",
            ADA_OKAFOR,
            BEN_REID,
            BOLA_DUNN,
            MARY_HARTLEY),
        Expected.on(
            LocalDate.of(2026, 12, 31),
            "REMINDER_BY_TEXT",
            ADA_OKAFOR,
            BEN_REID,
            BOLA_DUNN,
            MARY_HARTLEY));
  }
}
