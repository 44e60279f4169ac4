package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.membership.SafeContact;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.SchedulingEvent;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** All that one person is sent about a meeting says when they come, and nobody else's says it. */
class OwnTimesTest extends Chapter {

  private static final OwnTime SECOND_HALF = new OwnTime(30, 30);
  private static final SafeContact ASKED_BEFORE_EACH_LETTER =
      new SafeContact(
          true, true, true, LocalTime.of(9, 0), LocalTime.of(17, 0), true, false, true, true, null);

  @Test
  void twoParentsSeeTwoTimesAndNeitherTheOthers() {
    var mother = parent(ANYTHING_BY_DAY);
    var father = parent(ANYTHING_BY_DAY);
    var nurse = professional("Grace Dunn");
    var meeting = book(mother, father, nurse);
    mail(mother, 1);
    mail(nurse, 1);
    assertThat(calendarOf(mail(father, 1))).contains("T100000", "T110000", "SEQUENCE:0");

    ask(meeting, father, 1, SECOND_HALF);

    var his = mail(father, 2);
    assertThat(his.open().subject()).startsWith("Changed: appointment").endsWith("10:30");
    assertThat(his.open().text().orElseThrow()).contains("10:30 to 11:00");
    assertThat(calendarOf(his))
        .contains("DTSTART;TZID=Europe/London:20270105T103000")
        .contains("DTEND;TZID=Europe/London:20270105T110000")
        .contains("SEQUENCE:1");
    ask(meeting, mother, 1, new OwnTime(0, 25));
    assertThat(mail(mother, 2).open().text().orElseThrow()).contains("10:00 to 10:25");

    reach("REMINDER_BY_EMAIL", meeting, mother, father, nurse);
    reach("REPLY_AWAITED", meeting, mother, father);
    tell(new InvitationAskedAgain(group, meeting.id(), invited(father, 1, SECOND_HALF)));
    mails(mother, 4);
    mails(father, 5);
    mails(nurse, 2);
    assertThat(mails(nurse))
        .allSatisfy(mail -> assertThat(wholeOf(mail)).contains("10:00 to 11:00"));
    assertThat(mails(nurse))
        .noneMatch(mail -> wholeOf(mail).matches("(?s).*(10:30|10:25|T1030|T1025).*"));
    assertThat(mails(mother)).noneMatch(mail -> wholeOf(mail).matches("(?s).*(10:30|T1030).*"));
    assertThat(mails(mother).subList(1, 4))
        .allSatisfy(mail -> assertThat(wholeOf(mail)).contains("10:00 to 10:25"));
    assertThat(mails(father).subList(1, 5))
        .allSatisfy(mail ->
            assertThat(wholeOf(mail))
                .contains("10:30 to 11:00")
                .doesNotContain("10:00", "10:25", "T100000"));
  }

  @Test
  void itMovesWithTheMeetingAndAFarewellSaysWhatWasSaidLast() {
    var mother = parent(ANYTHING_BY_DAY);
    var father = parent(ANYTHING_BY_DAY);
    var meeting = new Meeting(MeetingId.fresh(), reference());
    tell(
        new MeetingBooked(
            group,
            meeting.id(),
            meeting.reference(),
            new Slot(TUESDAY_5_JANUARY, LocalTime.of(10, 0), 60),
            VENUE,
            both(0, mother, father)));
    assertThat(wholeOf(mail(father, 1))).contains("10:30 to 11:00", "T103000");

    tell(
        new MeetingMoved(
            group,
            meeting.id(),
            meeting.reference(),
            new Slot(THURSDAY_7_JANUARY, LocalTime.of(14, 0), 60),
            VENUE,
            both(1, mother, father)));
    assertThat(wholeOf(mail(father, 2))).contains("14:30 to 15:00", "20270107T143000");
    assertThat(wholeOf(mail(mother, 2))).contains("14:00 to 15:00", "T140000");

    tell(new InvitationWithdrawn(group, meeting.id(), invited(father, 2, SECOND_HALF)));
    assertThat(calendarOf(mail(father, 3))).contains("METHOD:CANCEL", "T143000", "SEQUENCE:2");
    assertThat(wholeOf(mail(father, 3))).doesNotContain("14:00");
  }

  @Test
  void aTextSaysTheirOwnTime() {
    var father = parent(safe(false, true, true));
    var meeting = book(father);
    ask(meeting, father, 1, SECOND_HALF);
    reach("REMINDER_BY_TEXT", meeting, father);

    assertThat(texts(father, 3).getLast().body()).contains("10:30").doesNotContain("10:00");
  }

  @Test
  void whatWaitsWhenTheirTimeIsGivenNeverGoesAndTheNewLetterEndsWhenTheyAreToBeThere() {
    var mother = parent(ASKED_BEFORE_EACH_LETTER);
    var meeting = book(mother);
    awaitLedger(mother, "INVITATION AWAITING_CONFIRMATION");

    ask(meeting, mother, 1, SECOND_HALF);

    awaitLedger(mother, "INVITATION SUPERSEDED", "INVITATION AWAITING_CONFIRMATION");
    awaitTasks(mother, "CONFIRM_FIRST");
    assertThat(
            count(
                "letter where state = 'AWAITING_CONFIRMATION' and person = '"
                    + mother.id()
                    + "' and expires_at = '2027-01-05 10:30:00Z'"))
        .isOne();
    windTo(TUESDAY_5_JANUARY, "10:30");
    awaitLedger(mother, "INVITATION SUPERSEDED", "INVITATION EXPIRED");
  }

  @Test
  void aWholeMeetingAgainIsToldToo() {
    var father = parent(ANYTHING_BY_DAY);
    var meeting = book(father);
    ask(meeting, father, 1, SECOND_HALF);
    mail(father, 2);

    ask(meeting, father, 2, null);

    assertThat(wholeOf(mail(father, 3))).contains("10:00 to 11:00", "T100000", "SEQUENCE:2");
  }

  private void ask(Meeting meeting, Someone one, int sequence, @Nullable OwnTime part) {
    tell(new InvitationAdded(group, meeting.id(), invited(one, sequence, part)));
  }

  private void tell(SchedulingEvent fact) {
    neighbours.tell(anytown, fact);
    heard();
  }

  private List<Invited> both(int sequence, Someone whole, Someone part) {
    return List.of(invited(whole, sequence, null), invited(part, sequence, SECOND_HALF));
  }

  private Invited invited(Someone one, int sequence, @Nullable OwnTime part) {
    return new Invited(invitationOf(one), one.id(), sequence, part);
  }

  /** Every word a reader sees, and the calendar entry. */
  private static String wholeOf(ReceivedMail mail) {
    var open = mail.open();
    return String.join(
        "\n",
        open.subject(),
        open.text().orElseThrow(),
        open.html().orElseThrow(),
        calendarOf(mail));
  }

  private static String calendarOf(ReceivedMail mail) {
    return mail.open().calendarText().orElse("").replace("\r\n ", "");
  }
}
