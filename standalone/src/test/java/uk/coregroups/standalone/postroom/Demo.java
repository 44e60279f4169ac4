package uk.coregroups.standalone.postroom;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Door;
import uk.coregroups.standalone.door.Request;

/** A post room with a suite that sends to it and a gateway that listens. */
final class Demo implements AutoCloseable {

  static final String SUITE = "appointments@appointments.example";
  static final String PASSWORD = "only-the-suite-knows";
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final String SENDER = "+447700900999";
  static final String MS_OKAFOR = "n.okafor@anytown.example";
  static final String LINK = "https://appointments.example/a/7F3K?t=1&u=2";
  static final String SUMMARY =
      "Appointment M-7F3K, with you and with others – yn y tŷ – round one table";
  static final Instant TUESDAY_31_MARCH = Instant.parse("2026-03-31T09:00:00Z");

  final BlockingQueue<Request> heard = new LinkedBlockingQueue<>();
  final AtomicInteger failures = new AtomicInteger();
  volatile int failure = 503;
  final Door gateway = Door.open(0, "a gateway", this::hear);
  final PostRoom room;

  Demo() {
    var settings =
        new PostRoom.Settings(
            0,
            0,
            0,
            0,
            SUITE,
            PASSWORD,
            "appointments.example",
            "http://127.0.0.1:" + gateway.port() + "/",
            SENDER,
            ACCOUNT,
            TOKEN);
    room = PostRoom.open(settings, InstantSource.fixed(TUESDAY_31_MARCH));
  }

  /** A mail as the suite would send it, still without its contents. */
  MimeMessage letter(String to, String subject) throws MessagingException {
    try {
      var letter = new MimeMessage(session());
      letter.setFrom(new InternetAddress(SUITE, "Appointments, Anytown Council"));
      letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      letter.setSubject(subject, "UTF-8");
      letter.setSentDate(Date.from(TUESDAY_31_MARCH));
      return letter;
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is missing", e);
    }
  }

  void write(String to, String subject, String text) throws MessagingException {
    var letter = letter(to, subject);
    letter.setText(text, "UTF-8");
    Transport.send(letter);
  }

  void invite(String to) throws MessagingException {
    invite(to, "REQUEST");
  }

  void invite(String to, String method) throws MessagingException {
    var letter = letter(to, "Appointment M-7F3K");
    letter.setContent(
        new MimeMultipart(
            "alternative",
            part("text/plain; charset=UTF-8", "Please answer here: " + LINK + ".\nCroeso, tŷ."),
            part(
                "text/html; charset=UTF-8",
                "<p style=\"color:red\">Please answer: <a href=\""
                    + LINK.replace("&", "&amp;")
                    + "\">"
                    + LINK.replace("&", "&amp;")
                    + "</a> &lt;soon&gt;</p><script>alert(1)</script>"),
            part("text/calendar; charset=UTF-8; method=" + method, calendar(to, method))));
    Transport.send(letter);
  }

  /** Folded, as a calendar must be, with an alarm that has a description of its own. */
  private static String calendar(String to, String method) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Appointments//EN
    METHOD:%s
    BEGIN:VTIMEZONE
    TZID:Europe/London
    BEGIN:STANDARD
    DTSTART:19961027T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:5d9a1f0e-6f0e-4f7e-9d0b-0f0f0f0f0f0f@appoi
     ntments.example
    SEQUENCE:2
    DTSTAMP:20260330T080000Z
    DTSTART;TZID=Europe/London:20260414T100000
    DTEND:20260414T103000Z
    SUMMARY:Appointment M-7F3K\\, with you and with others – yn y tŷ – round on
     e table
    LOCATION:Town Hall\\; room 2
    STATUS:CONFIRMED
    ORGANIZER;CN="Appointments: Anytown":mailto:appointments@appointments.example
    ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:%s
    BEGIN:VALARM
    DESCRIPTION:not the meeting's
    END:VALARM
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(method, to)
        .replace("\n", "\r\n");
  }

  private static MimeBodyPart part(String type, String content) throws MessagingException {
    var part = new MimeBodyPart();
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  Session session() {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", String.valueOf(room.smtpPort()));
    settings.put("mail.imap.host", "127.0.0.1");
    settings.put("mail.imap.port", String.valueOf(room.imapPort()));
    settings.put("mail.smtp.timeout", "10000");
    settings.put("mail.imap.timeout", "10000");
    return Session.getInstance(settings);
  }

  /** Fails as often as {@link #failures} has it, as a gateway does that is still starting. */
  private Answer hear(Request request) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return Answer.text(failure, "");
    }
    heard.add(request);
    return Answer.text(200, "");
  }

  @Override
  public void close() {
    room.close();
    gateway.close();
  }
}
