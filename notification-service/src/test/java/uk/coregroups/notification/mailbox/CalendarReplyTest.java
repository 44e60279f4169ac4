package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.notification.mailbox.CalendarReply.Method;

/** An answer counts if what makes it one can be read, whatever else is wrong in the calendar. */
class CalendarReplyTest {

  private static final String UID = "6d1f8c1e-2a34-4b7e-9a70-0c5f3e9b7f3a@appointments.example";
  private static final String REID = "j.reid@hillside.example";

  private static final String CALENDAR =
      """
      BEGIN:VCALENDAR
      PRODID:-//Hillside//Calendar 7//EN
      VERSION:2.0
      METHOD:REPLY
      BEGIN:VEVENT
      UID:6d1f8c1e-2a34-4b7e-9a70-0c5f3e9b7f3a@appointments.example
      SEQUENCE:3
      DTSTAMP:20261221T101500Z
      DTSTART:20270105T100000Z
      DTEND:20270105T110000Z
      ORGANIZER:mailto:appointments@appointments.example
      ATTENDEE;PARTSTAT=ACCEPTED;CN=John Reid:mailto:j.reid@hillside.example
      SUMMARY:Appointment M-7F3K
      END:VEVENT
      END:VCALENDAR
      """;

  @Test
  void whatIsWrongAndNotNeededIsLeftOut() {
    for (var odd :
        List.of(
            "GEO:0",
            "CREATED:00001231T000000Z",
            "DURATION:one hour",
            "X-:",
            "X-ODD;;;=:=",
            "RRULE:FREQ=SOMETIMES",
            "DTSTART;TZID=Nowhere/Never:2027",
            "TRIGGER;VALUE=DURATION:soon",
            "BEGIN:VALARM\nACTION:NONE\nATTENDEE:mailto:other@elsewhere.example\nEND:VALARM",
            "BEGIN:VALARM\nEND:VOTHER\nEND:VALARM",
            "\u0000\u0001\u0002",
            "no colon at all",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
            "DESCRIPTION:" + "long ".repeat(5000))) {
      var reply = read(CALENDAR.replace("GEO", "").replace("SUMMARY:", odd + "\nSUMMARY:"));
      assertAccepted(reply);
    }
  }

  @Test
  void howItIsPutOnLinesMakesNoDifference() {
    assertAccepted(read(CALENDAR.replace("\n", "\r\n")));
    assertAccepted(read(CALENDAR.replace("\n", "\r")));
    assertAccepted(read("\ufeff" + CALENDAR));
    assertAccepted(read(CALENDAR.replace("END:VEVENT\nEND:VCALENDAR\n", "")));
    assertAccepted(read(CALENDAR.replace("BEGIN:VCALENDAR\n", "")));
    assertAccepted(read(CALENDAR.replace("\n", "\n\n")));
    assertAccepted(read(CALENDAR.indent(4)));
    assertAccepted(read(CALENDAR.replace("CN=John Reid", "CN=John\n  Reid")));
    assertAccepted(read(CALENDAR.replace(":mailto:j.reid", ":\n mailto:j.reid")));
    assertAccepted(read(CALENDAR.replace("CN=John Reid:", "CN=John\nReid:")));
    assertAccepted(read(CALENDAR.replace("4b7e-9a70", "4b7e\n -9a70")));
    // The blank of a fold was lost.
    assertAccepted(read(CALENDAR.replace("j.reid@hillside.exa", "j.reid@hillside.exa\n")));
    assertAccepted(read(CALENDAR.replace("@appointments.exa", "@appointments.exa\n")));
    assertAccepted(read(CALENDAR.replace("BEGIN:VEVENT", "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:VEVENT")));
    assertAccepted(read(CALENDAR.toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void whatKindItIsMayStandInTheCalendarInItsEventOrInTheHeaderOfThePart() {
    var inside = CALENDAR.replace("METHOD:REPLY\n", "");
    var ours = java.util.function.Predicate.<String>isEqual(UID);
    for (var one :
        List.of(
            inside.replace("UID:", "METHOD:REPLY\nUID:"),
            CALENDAR.replace("METHOD:REPLY", "METHOD: reply "))) {
      assertThat(CalendarReply.read(one, null, ours))
          .get()
          .extracting(CalendarReply::method)
          .isEqualTo(Method.REPLY);
    }
    for (var one : List.of(inside, CALENDAR.replace("METHOD:REPLY", "METHOD:"))) {
      assertThat(CalendarReply.read(one, "REPLY", ours))
          .get()
          .extracting(CalendarReply::method)
          .isEqualTo(Method.REPLY);
    }
  }

  @Test
  void whoAnswersIsFoundHoweverTheyAreWritten() {
    for (var attendee :
        List.of(
            "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:J.Reid@Hillside.Example",
            "ATTENDEE;PARTSTAT=ACCEPTED:j.reid@hillside.example",
            "ATTENDEE;PARTSTAT=\"ACCEPTED\":mailto: j.reid@hillside.example",
            "ATTENDEE;CN=\"Reid: John; Head\";PARTSTAT=accepted:mailto:j.reid@hillside.example",
            "ATTENDEE;CN=\"Reid;PARTSTAT=ACCEPTED:mailto:j.reid@hillside.example",
            "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=j.reid@hillside.example:urn:uuid:0000",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:j.reid%40hillside.example",
            "ATTENDEE;STATUS=CONFIRMED:mailto:j.reid@hillside.example",
            "ATTENDEE;PARTSTAT=ACCEPTED;CN=Reid: John:mailto:j.reid@hillside.example",
            "ATTENDEE;PARTSTAT=ACCEPTED;SENT-BY=mailto:pa@hillside.example:mailto:j.reid@hillside.example",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:other@elsewhere.example\n"
                + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:j.reid@hillside.example")) {
      var text =
          CALENDAR.replace(
              "ATTENDEE;PARTSTAT=ACCEPTED;CN=John Reid:mailto:j.reid@hillside.example", attendee);
      assertAccepted(read(text));
    }
  }

  @Test
  void aStampOrASequenceThatIsNoneIsAsIfThereWereNone() {
    var reply =
        read(CALENDAR
                .replace("SEQUENCE:3", "SEQUENCE:many")
                .replace("DTSTAMP:20261221T101500Z", "DTSTAMP:20261341T996100Z"))
            .orElseThrow();
    assertThat(reply.sequence()).isZero();
    assertThat(reply.stamp()).isNull();
    assertThat(reply.of(REID)).isPresent();
  }

  @Test
  void theMethodMayStandInTheHeaderAlone() {
    var without = CALENDAR.replace("METHOD:REPLY\n", "");
    assertThat(CalendarReply.read(without, "reply", UID::equals).orElseThrow().method())
        .isEqualTo(Method.REPLY);
    assertThat(CalendarReply.read(without, null, UID::equals).orElseThrow().method())
        .isEqualTo(Method.OTHER);
  }

  @Test
  void anotherTimeIsKeptInWordsByOurClocks() {
    var counter =
        CALENDAR
            .replace("METHOD:REPLY", "METHOD:COUNTER")
            .replace("DTSTART:20270105T100000Z", "DTSTART:20270706T130000Z")
            .replace("DTEND:20270105T110000Z", "DTEND;TZID=Europe/London:20270706T150000")
            .replace("SUMMARY:", "COMMENT:Could we meet\\, later?\nSUMMARY:");
    assertThat(read(counter).orElseThrow().proposed())
        .isEqualTo("Proposed: Tuesday 6 July 2027, 14:00 to 15:00");
    assertThat(read(counter).orElseThrow().said()).isEqualTo("Could we meet, later?");
    assertThat(read(CALENDAR).orElseThrow().proposed()).isNull();
    assertThat(read(CALENDAR).orElseThrow().said()).isNull();
  }

  @Test
  void whomSomebodyProposesInTheirPlaceIsKept() {
    var delegated =
        CALENDAR.replace(
            "PARTSTAT=ACCEPTED",
            "PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:somebody@elsewhere.example\"");
    assertThat(read(delegated).flatMap(one -> one.of(REID)).orElseThrow().delegatedTo())
        .isEqualTo("somebody@elsewhere.example");
  }

  @Test
  void whatIsAboutNoEntryOfOursIsNotLookedInto() {
    assertThat(CalendarReply.read(CALENDAR, null, uid -> false)).isEmpty();
    assertThat(CalendarReply.read("no calendar", null, uid -> true)).isEmpty();
  }

  /**
   * Twice as much takes about twice as long; what took more than a minute takes next to nothing.
   */
  @Test
  void nothingTakesMoreThanItsLength() {
    for (var filling :
        List.of(
            "BEGIN:VTIMEZONE\n",
            "BEGIN:VALARM\n",
            "END:VTIMEZONE\n",
            "ATTENDEE;\nA;",
            "ATTENDEE;a=\";\";",
            " \n ",
            ";\"",
            "X:",
            "\n",
            "UID:a\n")) {
      var text =
          CALENDAR.replace("SUMMARY:", filling.repeat(450_000 / filling.length()) + "\nSUMMARY:");
      var begun = System.nanoTime();
      var reply = CalendarReply.read(text, null, UID::equals);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(reply).as(filling).isPresent();
    }
  }

  private static Optional<CalendarReply> read(String text) {
    return CalendarReply.read(text, null, uid -> uid.equalsIgnoreCase(UID));
  }

  private static void assertAccepted(Optional<CalendarReply> read) {
    var reply = read.orElseThrow();
    assertThat(reply.method()).isEqualTo(Method.REPLY);
    assertThat(reply.sequence()).isEqualTo(3);
    assertThat(reply.stamp()).isEqualTo(Instant.parse("2026-12-21T10:15:00Z"));
    assertThat(reply.oneOfASeries()).isFalse();
    var theirs = reply.of(REID).orElseThrow();
    assertThat(theirs.answer()).isEqualTo(Answer.ACCEPTED);
    assertThat(theirs.delegatedTo()).isNull();
  }
}
