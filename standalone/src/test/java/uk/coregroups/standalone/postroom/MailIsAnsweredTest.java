package uk.coregroups.standalone.postroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.mailbox.ReceivedMail;

class MailIsAnsweredTest {

  private final Demo demo = new Demo();

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void anInvitationAcceptedInTheCalendarComesBackAsARealReply() throws Exception {
    demo.invite(Demo.MS_OKAFOR);
    demo.room.acceptInCalendar(demo.room.mails().getFirst());

    var reply = latest();
    assertThat(reply.receiver()).isEqualTo(Demo.SUITE);
    assertThat(reply.sender()).isEqualTo(Demo.MS_OKAFOR);
    var message = parsed(reply);
    assertThat(message.getFrom()).containsExactly(new InternetAddress(Demo.MS_OKAFOR));
    assertThat(message.getSubject()).isEqualTo("Accepted: " + Demo.SUMMARY);
    var part = ((Multipart) message.getContent()).getBodyPart(1);
    assertThat(part.getContentType()).isEqualTo("text/calendar; method=REPLY; charset=UTF-8");

    var written = new String(part.getInputStream().readAllBytes(), UTF_8);
    assertThat(written.lines()).allMatch(line -> line.getBytes(UTF_8).length <= 75);
    var calendar = new CalendarBuilder().build(new StringReader(written));
    assertThat(calendar.getProperty(Property.METHOD).orElseThrow().getValue()).isEqualTo("REPLY");
    calendar.validate(true);
    var event = calendar.<VEvent>getComponent("VEVENT").orElseThrow();
    assertThat(value(event, Property.UID))
        .isEqualTo("5d9a1f0e-6f0e-4f7e-9d0b-0f0f0f0f0f0f@appointments.example");
    assertThat(value(event, Property.SUMMARY)).isEqualTo(Demo.SUMMARY);
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("2");
    assertThat(value(event, Property.DTSTAMP)).isEqualTo("20260331T090000Z");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20260414T090000Z");
    assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:" + Demo.SUITE);
    assertThat(event.getAttendees())
        .singleElement()
        .hasToString("ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + Demo.MS_OKAFOR + "\r\n");
  }

  @Test
  void whoeverChangesTheirMindIsStampedLater() throws Exception {
    demo.invite(Demo.MS_OKAFOR);
    var request = demo.room.mails().getFirst();
    demo.room.acceptTentativelyInCalendar(request);
    demo.room.declineInCalendar(request);

    assertThat(calendarIn(demo.room.mails().get(1)))
        .contains("DTSTAMP:20260331T090000Z", "PARTSTAT=TENTATIVE");
    assertThat(calendarIn(demo.room.mails().get(2)))
        .contains("DTSTAMP:20260331T090001Z", "PARTSTAT=DECLINED");
  }

  @Test
  void onlyARequestCanBeAnsweredInTheCalendar() throws Exception {
    demo.invite(Demo.MS_OKAFOR, "CANCEL");
    demo.write(Demo.MS_OKAFOR, "Hello", "No calendar at all");

    assertThat(demo.room.mails())
        .allSatisfy(mail ->
            assertThatThrownBy(() -> demo.room.acceptInCalendar(mail))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("asks no calendar anything"));
  }

  @Test
  void aReplyByHandGoesToReplyToInTheSameThread() throws Exception {
    var letter = demo.letter(Demo.MS_OKAFOR, "Appointment");
    letter.setReplyTo(InternetAddress.parse("ring-us@appointments.example"));
    letter.setText("Please come");
    Transport.send(letter);
    demo.room.replyByHand(demo.room.mails().getFirst(), "I shall be late, sorry – tŷ");

    var reply = latest();
    assertThat(reply.receiver()).isEqualTo("ring-us@appointments.example");
    assertThat(reply.open().text()).hasValue("I shall be late, sorry – tŷ\r\n");
    var message = parsed(reply);
    assertThat(message.getSubject()).isEqualTo("Re: Appointment");
    assertThat(message.getHeader("In-Reply-To")).containsExactly(letter.getMessageID());
    assertThat(message.getHeader("Auto-Submitted")).isNull();
    assertThat(message.getMessageID()).endsWith("@anytown.example>");
  }

  @Test
  void anOutOfOfficeSaysThatAMachineWroteItAndCannotBeAnsweredItself() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");
    demo.room.outOfOffice(demo.room.mails().getFirst());

    var reply = latest();
    assertThat(reply.receiver()).isEqualTo(Demo.SUITE);
    assertThat(reply.sender()).isEmpty();
    assertThat(parsed(reply).getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(parsed(reply).getHeader("In-Reply-To")).hasSize(1);
    assertThatThrownBy(() -> demo.room.bounce(reply)).hasMessageContaining("no sender");
  }

  @Test
  void aBounceIsADeliveryReportWithTheHeadersOfWhatCameBack() throws Exception {
    var letter = demo.letter("nobody@anytown.example", "Appointment");
    letter.setText("Please come");
    Transport.send(letter);
    demo.room.bounce(demo.room.mails().getFirst());

    var bounce = latest();
    assertThat(bounce.receiver()).isEqualTo(Demo.SUITE);
    assertThat(bounce.sender()).isEmpty();
    assertThat(parsed(bounce).getHeader("In-Reply-To")).isNull();
    assertThat(parsed(bounce).getContent()).isInstanceOf(MultipartReport.class);
    var report = (MultipartReport) parsed(bounce).getContent();
    var status = ((DeliveryStatus) report.getReport()).getRecipientDSN(0);
    assertThat(status.getHeader("Final-Recipient", null))
        .isEqualTo("rfc822; nobody@anytown.example");
    assertThat(status.getHeader("Action", null)).isEqualTo("failed");
    assertThat(status.getHeader("Status", null)).isEqualTo("5.1.1");
    assertThat(report.getReturnedMessage().getMessageID()).isEqualTo(letter.getMessageID());
  }

  @Test
  void whatCannotBeSentIsSaid() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");
    demo.room.smtpDown();

    assertThatThrownBy(() -> demo.room.replyByHand(demo.room.mails().getFirst(), "Yes"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mail server did not take the answer to Mail 1");
  }

  private ReceivedMail latest() {
    return demo.room.mails().getLast();
  }

  private static String calendarIn(ReceivedMail mail) throws Exception {
    var parts = (Multipart) parsed(mail).getContent();
    return new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8);
  }

  private static MimeMessage parsed(ReceivedMail mail) throws Exception {
    var session = Session.getInstance(new Properties());
    return new MimeMessage(session, new ByteArrayInputStream(mail.raw()));
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }
}
