package uk.coregroups.standalone.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * What comes back by SMTP: from people, from their calendars and from their mail servers.
 *
 * <p>Every method throws {@link IllegalStateException}, in words, if there is nothing to answer or
 * the mail server does not take the answer.
 */
public final class Correspondence {

  private final Session session;
  private final Consumer<String> mailboxes;
  private final InstantSource clock;
  private Instant lastStamp = Instant.EPOCH;

  /**
   * Correspondence by way of a mail server.
   *
   * @param server where everybody has a mailbox whose password is its address
   */
  public Correspondence(MailServer server, InstantSource clock) {
    this.mailboxes = server::mustKnow;
    int smtpPort = server.smtp().port();
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", String.valueOf(smtpPort));
    settings.put("mail.smtp.localhost", "localhost");
    settings.put("mail.smtp.connectiontimeout", "5000");
    settings.put("mail.smtp.timeout", "10000");
    settings.put("mail.smtp.writetimeout", "10000");
    this.session = Session.getInstance(settings);
    this.clock = clock;
  }

  /** Presses a button in the receiver's calendar, which answers the organiser (RFC 6047). */
  public void answerInCalendar(ReceivedMail mail, CalendarAnswer answer) {
    var meeting =
        mail.open()
            .calendar()
            .filter(CalendarEntry::isRequest)
            .orElseThrow(() -> new IllegalStateException(mail + " asks no calendar anything."));
    var organizer =
        meeting
            .organizer()
            .orElseThrow(() -> new IllegalStateException(mail + " names no organiser."));
    var attendee = meeting.attendee(mail.receiver());
    send(
        mail,
        reply -> {
          reply.between(attendee, organizer);
          reply.inAnswerTo(mail.open());
          reply.titled(answer.word() + ": " + meeting.summary());
          reply.setContent(calendarReply(answer, answer.reply(meeting, attendee, stamp())));
        });
  }

  /** Writes to an address by hand, from a mailbox they have signed in to. */
  public void write(String from, String to, String subject, String text) {
    write(from, from, to, subject, text);
  }

  /** Writes in somebody else's name, from a mailbox of their own. */
  public void forge(String signedIn, String from, String to, String subject, String text) {
    write(signedIn, from, to, subject, text);
  }

  private void write(String signedIn, String from, String to, String subject, String text) {
    send(
        "what was written",
        Optional.of(signedIn),
        from.substring(from.indexOf('@') + 1),
        paper -> {
          paper.between(from, to);
          paper.titled(subject);
          paper.setText(text, UTF_8.name());
        });
  }

  /** Writes back by hand, as a person would. */
  public void replyByHand(ReceivedMail mail, String text) {
    send(
        "the answer to " + mail,
        Optional.of(mail.receiver()),
        mail.receiversDomain(),
        reply -> {
          reply.between(mail.receiver(), mail.open().answersGoTo());
          reply.inAnswerTo(mail.open());
          reply.titled("Re: " + mail.open().subject());
          reply.setText(text, UTF_8.name());
        });
  }

  /** Answers as a mailbox does whose owner is away (RFC 3834). */
  public void outOfOffice(ReceivedMail mail) {
    send(
        mail,
        reply -> {
          var sender = mail.sender().isEmpty() ? mail.open().fromAddress() : mail.sender();
          reply.between(mail.receiver(), sender);
          reply.inAnswerTo(mail.open());
          reply.titled("Automatic reply: " + mail.open().subject());
          reply.setText("I am away from my desk and will answer when I am back.", UTF_8.name());
          reply.writtenByMachine();
        });
  }

  /** Returns the mail to its envelope's sender because its receiver does not exist (RFC 3464). */
  public void bounce(ReceivedMail mail) {
    if (mail.sender().isEmpty()) {
      throw new IllegalStateException(mail + " has no sender to return it to.");
    }
    send(
        mail,
        report -> {
          report.between("MAILER-DAEMON@" + mail.receiversDomain(), mail.sender());
          report.titled("Undelivered mail returned to sender");
          report.setContent(Bounce.of(mail));
          report.writtenByMachine();
        });
  }

  /** Brings a mail as it is, with no sender on its envelope. */
  public void bring(byte[] raw, String to) {
    try (var transport = session.getTransport("smtp")) {
      var mail = new SMTPMessage(session, new ByteArrayInputStream(raw));
      mail.setEnvelopeFrom("<>");
      transport.connect();
      transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(to)});
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail server did not take what was brought", e);
    }
  }

  private static MimeMultipart calendarReply(CalendarAnswer answer, String calendar)
      throws MessagingException {
    var words = new MimeBodyPart();
    words.setText(answer.word() + ".", UTF_8.name());
    var entry = new MimeBodyPart();
    var type = "text/calendar; method=REPLY; charset=UTF-8";
    entry.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.getBytes(UTF_8), type)));
    entry.setHeader("Content-Type", type);
    entry.setHeader("Content-Transfer-Encoding", "base64");
    return new MimeMultipart("alternative", words, entry);
  }

  /** RFC 5546 2.1.5: of two replies the later stamp counts, so no two are alike. */
  private synchronized Instant stamp() {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    lastStamp = now.isAfter(lastStamp) ? now : lastStamp.plusSeconds(1);
    return lastStamp;
  }

  private interface Writing {
    void on(AnsweringMail paper) throws MessagingException;
  }

  private void send(ReceivedMail mail, Writing writing) {
    send("the answer to " + mail, Optional.empty(), mail.receiversDomain(), writing);
  }

  private void send(String what, Optional<String> signedIn, String domain, Writing writing) {
    try {
      var paper = new AnsweringMail(session, domain, clock.instant());
      writing.on(paper);
      if (signedIn.isPresent()) {
        mailboxes.accept(signedIn.get());
        Transport.send(paper, signedIn.get(), signedIn.get());
      } else {
        Transport.send(paper);
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail server did not take " + what, e);
    }
  }
}
