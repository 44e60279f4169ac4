package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** One person's invitation from first to last, as their mail program receives it. */
class InvitesTest extends Chapter {

  private static final Pattern STAMP = Pattern.compile("DTSTAMP:(\\d{8}T\\d{6}Z)");

  @Test
  void anInvitationIsAMailThatCalendarsUnderstand() throws Exception {
    var okafor = professional("Ms Okafor");
    book(okafor);

    var mail = message(mail(okafor, 1));
    assertThat(mail.getHeader("From", null))
        .isEqualTo("\"Appointments, Anytown Council\" <appointments@appointments.example>");
    assertThat(mail.getHeader("Reply-To")).isNull();
    assertThat(mail.getHeader("Cc")).isNull();
    assertThat(mail.getHeader("To")).containsExactly(okafor.email());
    assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@appointments\\.example>");
    assertThat(type(mail.getContentType()).getBaseType()).isEqualTo("multipart/mixed");

    var mixed = (Multipart) mail.getContent();
    assertThat(mixed.getCount()).isEqualTo(2);
    var alternative = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(types(alternative)).containsExactly("text/plain", "text/html", "text/calendar");

    var inline = alternative.getBodyPart(2);
    assertThat(type(inline.getContentType()).getParameter("method")).isEqualTo("REQUEST");
    assertThat(type(inline.getContentType()).getParameter("charset")).isEqualTo("UTF-8");
    assertThat(inline.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
    assertThat(text(inline)).contains("\r\nMETHOD:REQUEST\r\n");

    var attached = mixed.getBodyPart(1);
    assertThat(type(attached.getContentType()).getBaseType()).isEqualTo("application/ics");
    assertThat(attached.getFileName()).isEqualTo("appointment.ics");
    assertThat(bytes(attached)).isEqualTo(bytes(inline));
  }

  @Test
  void everythingThatIsWrittenIsPlainAsciiOnTheWire() {
    var okafor = called("Ms Siân Ŵyn 🙂");
    book(TUESDAY_5_JANUARY, "10:00", "Tŷ Cymunedol 🙂", okafor);

    var raw = mail(okafor, 1).raw();
    assertThat(new String(raw, US_ASCII).getBytes(US_ASCII)).isEqualTo(raw);
    assertThat(calendar(mail(okafor, 1))).contains("CN=\"Ms Siân Ŵyn 🙂\"", "Tŷ Cymunedol 🙂");
    assertThat(raw.length).isLessThan(100_000);
  }

  @Test
  void nobodyIsNamedInAnotherPersonsInvitation() {
    var okafor = professional("Ms Okafor");
    var reid = professional("Mr Reid");
    var mother = parent(ANYTHING_BY_DAY);
    book(okafor, reid, mother);

    for (var one : List.of(okafor, reid, mother)) {
      var all = everything(mail(one, 1));
      assertThat(all).contains("mailto:" + one.email());
      for (var other : List.of(okafor, reid, mother)) {
        if (!other.equals(one)) {
          assertThat(all).doesNotContain(other.email(), other.name());
        }
      }
      assertThat(ReasonWords.in(all.replaceAll("/a/[\\w-]+", "/a/"))).isEmpty();
    }
    assertThat(uid(mail(okafor, 1))).isNotEqualTo(uid(mail(reid, 1)));
  }

  @Test
  void aFamilyMemberIsABareAddressAndNothingMore() throws Exception {
    var mother = parent(ANYTHING_BY_DAY);
    book(mother);

    var mail = mail(mother, 1);
    assertThat(message(mail).getHeader("To")).containsExactly(mother.email());
    assertThat(attendee(mail)).doesNotContain("CN=").endsWith(":mailto:" + mother.email());
    assertThat(everything(mail)).doesNotContain("Dana", "Whitlock");
  }

  @Test
  void aFamilyMemberLearnsThePlaceOnlyWhereTheirRecordAllowsIt() {
    var mother = parent(safe(true, true, true));
    var father = parent(safe(true, true, false));
    var okafor = professional("Ms Okafor");
    book(mother, father, okafor);

    assertThat(everything(mail(okafor, 1))).contains(VENUE);
    assertThat(everything(mail(mother, 1))).contains(VENUE);
    assertThat(everything(mail(father, 1)))
        .doesNotContain("Civic")
        .contains("ring us for the place");
  }

  @Test
  void noFamilyMemberLearnsThePlaceWhileSomebodyMustNotBeFound() {
    var mother = parent(safe(true, true, true), true);
    var father = parent(safe(true, true, true));
    var okafor = professional("Ms Okafor");
    book(mother, father, okafor);

    assertThat(everything(mail(mother, 1))).doesNotContain("Civic");
    assertThat(everything(mail(father, 1))).doesNotContain("Civic");
    assertThat(everything(mail(okafor, 1))).contains(VENUE);
  }

  @Test
  void noFamilyMemberLearnsThePlaceWhileSomebodyInvitedIsNotKnownYet() {
    var father = parent(safe(true, true, true));
    var notKnownYet = someone(PersonKind.FAMILY, "Dana Whitlock");
    book(father, notKnownYet);

    assertThat(everything(mail(father, 1))).doesNotContain("Civic");
  }

  @Test
  void anInvitationKeepsItsUidAndGoesUpInSequence() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    var first = mail(okafor, 1);
    awaitLedger(okafor, "INVITATION SENT");
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, okafor);
    var moved = mail(okafor, 2);
    awaitLedger(okafor, "INVITATION SENT", "INVITATION SENT");
    neighbours.tell(
        anytown, new InvitationAskedAgain(group, meeting.id(), invited(1, okafor).getFirst()));
    var again = mail(okafor, 3);
    heard();
    await(() -> ledger(okafor).stream().allMatch(line -> line.endsWith("SENT")));
    cancel(meeting, 2, okafor);
    var cancelled = mail(okafor, 4);

    for (var mail : List.of(moved, again, cancelled)) {
      assertThat(uid(mail)).isEqualTo(uid(first));
      assertThat(mail.open().header("References")).isEqualTo(first.open().header("References"));
    }
    assertThat(List.of(first, moved, again, cancelled))
        .extracting(mail -> mail.open().calendar().orElseThrow().sequence())
        .containsExactly("0", "1", "1", "2");
    assertThat(stamp(again)).isAfter(stamp(moved));
    assertThat(moved.open().subject()).startsWith("Changed: appointment");
    assertThat(moved.open().calendar().orElseThrow().start())
        .hasValue(Instant.parse("2027-01-07T14:00:00Z"));
    assertThat(calendar(again)).contains("RSVP=TRUE", "METHOD:REQUEST");
    assertThat(calendar(cancelled)).contains("METHOD:CANCEL", "STATUS:CANCELLED");
    assertThat(cancelled.open().subject()).contains("Thu 7 Jan 2027, 14:00");
  }

  @Test
  void theStampIsLaterThanTheLastWhateverTheClockSays() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    var noon = MONDAY_21_DECEMBER.atTime(12, 0);
    for (int i = 0; i < 2; i++) {
      clock.windTo(noon.plusSeconds(i).atZone(clock.getZone()).toInstant());
      neighbours.tell(
          anytown, new InvitationAskedAgain(group, meeting.id(), invited(0, okafor).getFirst()));
      heard();
      mails(okafor, 2 + i);
    }
    await(() -> ledger(okafor).stream().allMatch(line -> line.endsWith("SENT")));
    clock.windTo(noon.minusHours(1).atZone(clock.getZone()).toInstant());
    neighbours.tell(
        anytown, new InvitationAskedAgain(group, meeting.id(), invited(0, okafor).getFirst()));

    assertThat(stamp(mail(okafor, 4))).isAfter(stamp(mail(okafor, 3)));
    assertThat(stamp(mail(okafor, 3))).isAfter(stamp(mail(okafor, 2)));
  }

  @Test
  void aLeaverIsSentACancellationThatRevealsNothingAndNobodyElseIsDisturbed() {
    var okafor = professional("Ms Okafor");
    var reid = professional("Mr Reid");
    var meeting = book(okafor, reid);
    awaitLedger(reid, "INVITATION SENT");
    awaitLedger(okafor, "INVITATION SENT");
    move(meeting, THURSDAY_7_JANUARY, "14:00", 1, okafor);
    awaitLedger(okafor, "INVITATION SENT", "INVITATION SENT");

    neighbours.tell(
        anytown, new MemberLeft(group, MemberId.fresh(), reid.id(), MONDAY_21_DECEMBER));
    neighbours.tell(
        anytown, new InvitationWithdrawn(group, meeting.id(), invited(1, reid).getFirst()));
    heard();

    var farewell = mail(reid, 2);
    assertThat(calendar(farewell))
        .contains("METHOD:CANCEL", "SEQUENCE:1", "20270105T100000")
        .doesNotContain("\nSTATUS", "\nLOCATION", "\nDESCRIPTION", "20270107");
    assertThat(everything(farewell)).doesNotContain("Civic", "7 Jan", "https://");
    assertThat(uid(farewell)).isEqualTo(uid(mail(reid, 1)));
    assertThat(mails(okafor)).hasSize(2);
  }

  @Test
  void aJoinerIsInvitedAlone() {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    var dunn = professional("Nurse Dunn");
    neighbours.tell(anytown, new InvitationAdded(group, meeting.id(), invited(0, dunn).getFirst()));
    heard();

    assertThat(calendar(mail(dunn, 1))).contains("METHOD:REQUEST");
    awaitLedger(okafor, "INVITATION SENT");
    assertThat(mails(okafor)).hasSize(1);
  }

  @Test
  void somebodyWhoWasNeverToldIsNotToldThatItIsOff() {
    var dunn = someone(PersonKind.PROFESSIONAL, "Nurse Dunn");
    var meeting = book(dunn);
    cancel(meeting, 1, dunn);
    contact(dunn, null, false);

    awaitLedger(dunn, "INVITATION SUPERSEDED");
    assertThat(mails(dunn)).isEmpty();
  }

  @Test
  void aReminderHasNoCalendarAndSaysThatAMachineWroteIt() throws Exception {
    var okafor = professional("Ms Okafor");
    var meeting = book(okafor);
    mail(okafor, 1);
    reach("REMINDER_BY_EMAIL", meeting, okafor);

    var reminder = message(mail(okafor, 2));
    assertThat(types((Multipart) reminder.getContent())).containsExactly("text/plain", "text/html");
    assertThat(reminder.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(everything(mail(okafor, 2))).doesNotContain("VCALENDAR");
    assertThat(message(mail(okafor, 1)).getHeader("Auto-Submitted")).isNull();
  }

  @Test
  void aPlaceCannotSmuggleALineIntoTheEntry() {
    var okafor = called("Ms Okafor\r\nX-EVIL:1");
    book(TUESDAY_5_JANUARY, "10:00", "Room 2\r\nATTENDEE:mailto:other@x.example", okafor);

    assertThat(calendar(mail(okafor, 1)).lines())
        .filteredOn(line -> line.startsWith("ATTENDEE") || line.startsWith("X-EVIL"))
        .hasSize(1);
  }

  @Test
  void anAddressWithUnusualLettersIsWrittenToAllTheSame() {
    var one = someone(PersonKind.PROFESSIONAL, "Pat Odd");
    var odd =
        new Someone(one.id(), one.kind(), one.name(), "o'brien+{50%}" + one.email(), one.mobile());
    contact(odd, null, false);
    join(odd);
    book(odd);

    assertThat(mail(odd, 1).receiver()).isEqualTo(odd.email());
    awaitLedger(odd, "INVITATION SENT");
  }

  private Someone called(String name) {
    var one = someone(PersonKind.PROFESSIONAL, "Ms Okafor");
    var called = new Someone(one.id(), one.kind(), name, one.email(), one.mobile());
    contact(called, null, false);
    join(called);
    return called;
  }

  private static MimeMessage message(ReceivedMail mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw()));
  }

  private static ContentType type(String written) throws MessagingException {
    return new ContentType(written);
  }

  private static List<String> types(Multipart many) throws MessagingException {
    var types = new java.util.ArrayList<String>();
    for (int i = 0; i < many.getCount(); i++) {
      types.add(type(many.getBodyPart(i).getContentType()).getBaseType());
    }
    return types;
  }

  private static byte[] bytes(BodyPart part) throws MessagingException, IOException {
    return part.getInputStream().readAllBytes();
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    return new String(bytes(part), UTF_8);
  }

  /** The calendar part, unfolded. */
  private static String calendar(ReceivedMail mail) {
    try {
      var mixed = (Multipart) message(mail).getContent();
      var alternative = (Multipart) mixed.getBodyPart(0).getContent();
      return text(alternative.getBodyPart(2)).replace("\r\n ", "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every header and every decoded part. */
  private static String everything(ReceivedMail mail) {
    var open = mail.open();
    var calendar = open.calendar().isPresent() ? calendar(mail) : "";
    return String.join(
        "\n",
        new String(mail.raw(), US_ASCII).replaceAll("(?s)\r\n\r\n.*", ""),
        open.subject(),
        open.text().orElse(""),
        open.html().orElse(""),
        calendar,
        open.attachments().toString());
  }

  private static String uid(ReceivedMail mail) {
    return mail.open().calendar().orElseThrow().uid();
  }

  private static String attendee(ReceivedMail mail) {
    return calendar(mail)
        .lines()
        .filter(line -> line.startsWith("ATTENDEE"))
        .findFirst()
        .orElseThrow();
  }

  private static Instant stamp(ReceivedMail mail) {
    var found = STAMP.matcher(calendar(mail));
    assertThat(found.find()).isTrue();
    return Instant.parse(
        found.group(1).replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
  }
}
