package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADAM_SYKES;
import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.EVA_FARROW;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.ledger.Mailbag.Arrival;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * Story 6: parents who live apart and must not meet. Neither appears to the other, and each comes
 * at a time of their own; the mother is asked before each letter; an interpreter follows her to the
 * booking.
 */
final class ParentsApart {

  private static final LocalDate FORMED = LocalDate.of(2028, 12, 27);
  private static final LocalDate MEETING = LocalDate.of(2029, 1, 11);

  private final Stage stage;
  private final Transcript transcript;

  ParentsApart(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play() {
    transcript.story("7. Parents apart");
    stage.rise(FORMED, LocalTime.of(10, 30));
    var family = form();
    book(family);
    var fathers = giveThemTimes(family);
    askTheMother();
    theFatherLooks(fathers);
    arrange(family);
  }

  private Family form() {
    var enter = stage.enter();
    enter.family(EVA_FARROW, true);
    enter.safeContact(EVA_FARROW, FORMED, true);
    enter.interpreter(EVA_FARROW, "pl");
    enter.family(ADAM_SYKES, false);
    enter.safeContact(ADAM_SYKES, FORMED);
    var group = enter.group(FORMED, Map.of(Cast.KIT, LocalDate.of(2020, 3, 1)));
    enter.join(group, BEN_REID, "SCHOOL");
    enter.join(group, EVA_FARROW, "PARENT");
    enter.join(group, ADAM_SYKES, "PARENT");
    transcript.say(
        "Kit's parents live apart. The mother's address is kept from everybody, others use her"
            + " telephone, and she wants to be asked before each letter. She speaks Polish and"
            + " needs an interpreter. Neither parent wants the council named.");
    stage.noPost();
    return new Family(
        stage, group, "10:00", List.of(ADA_OKAFOR, BEN_REID, EVA_FARROW, ADAM_SYKES), List.of());
  }

  private void book(Family family) {
    family.book(MEETING);
    transcript.say(
        "A meeting is booked. The father is told a time, and neither a place nor who else comes;"
            + " the mother's letter waits:");
    stage.post(stage.today("INVITATION", ADA_OKAFOR, BEN_REID, ADAM_SYKES));
    stage.tasks();
  }

  private Arrival giveThemTimes(Family family) {
    stage.at("10:45");
    family.ownTime(ADAM_SYKES, "10:00", 25);
    family.ownTime(EVA_FARROW, "10:30", 30);
    transcript.say(
        "The two must not meet. Ada asks him to the first part of the meeting, and her to the"
            + " second. He alone is written to, for the mother's letter waits still, and what she"
            + " will be sent says her own time:");
    var fathers = Stage.to(ADAM_SYKES, stage.post(stage.today("INVITATION", ADAM_SYKES)));
    says(fathers.body(), "10:30", "11:00");
    return fathers;
  }

  private void askTheMother() {
    stage.at("11:00");
    var waiting = stage.worker().get("notification/letters/to-confirm").path("rows");
    if (waiting.size() != 1) {
      throw new IllegalStateException("One letter should wait, and there are " + waiting.size());
    }
    var letter = waiting.path(0).path("id").asString();
    stage.worker().post("notification/letters/" + letter + "/confirm", Map.of("safe", true));
    transcript.say(
        "Ada rings her, alone, and leaves no voicemail. It is safe this morning. The letter goes,"
            + " and puts nothing into the calendar that others see:");
    var mothers = Stage.to(EVA_FARROW, stage.post(stage.today("INVITATION", EVA_FARROW)));
    if (mothers.requiredMail().open().calendar().isPresent()) {
      throw new IllegalStateException("A calendar entry went to a device that others use.");
    }
    says(mothers.body(), ADAM_SYKES.name(), ADAM_SYKES.mailbox(), "10:00", "10:25");
    comes(mothers.body(), "10:30 to 11:00");
    stage.answerByLink(mothers, "I will come");
  }

  private void theFatherLooks(Arrival fathers) {
    stage.at("12:00");
    says(fathers.body(), EVA_FARROW.name(), EVA_FARROW.mailbox());
    stage.answerByLink(fathers, "I will come");
    var mine = stage.signIn(ADAM_SYKES).words();
    says(mine, EVA_FARROW.name(), EVA_FARROW.mailbox(), Cast.VENUE, "interpreter", "Polish");
    says(mine, "10:30", "11:00");
    comes(mine, "10:00 to 10:25");
    transcript.say("The father follows his link, says that he will come, and signs in. He sees:");
    transcript.letter("My meetings, as the father sees it", mine);
  }

  private void arrange(Family family) {
    var arrangements = "scheduling/meetings/" + family.meeting() + "/arrangements";
    var open = stage.admin().get(arrangements).path(0);
    stage
        .admin()
        .post(
            "scheduling/arrangements/" + open.path("id").asString(),
            Map.of("met", true, "why", "Booked with the agency; she was given no names"));
    transcript.say(
        "The administrator books %s, writes no name to the agency, and says so. On the meeting's page: %s."
            .formatted(
                open.path("words").asString(),
                stage.admin().get(arrangements).path(0).path("state").asString()));
    stage.noPost();
  }

  /** Ends the story if a text does not say when its reader comes. */
  private static void comes(String text, String hours) {
    if (!text.contains(hours)) {
      throw new IllegalStateException("A parent is not told when they come: " + hours);
    }
  }

  /** Ends the story if a text says what it must not. */
  private static void says(String text, String... never) {
    for (var word : never) {
      if (text.contains(word)) {
        throw new IllegalStateException("One parent appears to the other.");
      }
    }
  }
}
