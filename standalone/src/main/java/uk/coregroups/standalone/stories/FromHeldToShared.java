package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BOLA_DUNN;
import static uk.coregroups.standalone.demo.Cast.GRACE_MBEKI;

import java.time.LocalDate;
import uk.coregroups.standalone.stage.Expected;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/** Story 2: held → minutes due → chased → escalation proposed → shared. */
final class FromHeldToShared {

  private static final LocalDate PROFESSIONALS_HAVE_THEM = LocalDate.of(2027, 1, 8);
  private static final LocalDate FIVE_DAYS_LATE = LocalDate.of(2027, 1, 18);
  private static final LocalDate NEXT = LocalDate.of(2027, 2, 8);

  private final Stage stage;
  private final Transcript transcript;

  FromHeldToShared(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play(Family family) {
    transcript.story("2. From the meeting to the shared minutes");
    stage.at("11:30");
    family.hold(ADA_OKAFOR, BOLA_DUNN);
    transcript.say(
        "The group has met. Ada chaired, Bola wrote. Everybody came but the father. That duty is"
            + " done, and the next begin:");
    stage.owed(family.group(), "Nothing is owed.");
    stage.noPost();
    stage.live(
        PROFESSIONALS_HAVE_THEM, Expected.on(LocalDate.of(2027, 1, 7), "MINUTES_NUDGE", BOLA_DUNN));
    stage.at("16:00");
    family.shareMinutes("PROFESSIONALS");
    transcript.say("Bola's minutes go to the professionals, and Ada says so. The family waits.");
    stage.noPost();
    stage.live(
        FIVE_DAYS_LATE,
        Expected.on(LocalDate.of(2027, 1, 11), "MINUTES_DUE", ADA_OKAFOR, BOLA_DUNN),
        Expected.on(LocalDate.of(2027, 1, 13), "MINUTES_CHASER", ADA_OKAFOR),
        Expected.on(FIVE_DAYS_LATE, "MINUTES_TO_MANAGER", GRACE_MBEKI));
    transcript.say("An escalation is proposed to a person, and made by nobody else:");
    stage.tasks();
    stage.at("14:00");
    family.shareMinutes("FAMILY");
    transcript.say("Grace has spoken to Ada, who takes the minutes to the mother. Still owed:");
    stage.owed(family.group(), "Nothing is owed.");
    family.book(NEXT);
    transcript.say("The next meeting is booked while everybody thinks of it.");
    stage.post(stage.today("INVITATION", family.expected()));
    stage.acceptInCalendar(family.meeting(), family.expected());
    transcript.say("Everybody accepts in their calendar.");
    stage.noPost();
  }
}
