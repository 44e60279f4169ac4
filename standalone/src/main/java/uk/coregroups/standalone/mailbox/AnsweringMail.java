package uk.coregroups.standalone.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail sent on account of another, from where that one was received. */
final class AnsweringMail extends SMTPMessage {

  private final String id;

  /** An empty sheet: who it is from and for, and what it says, is still open. */
  AnsweringMail(Session session, String domain, Instant now) throws MessagingException {
    super(session);
    id = "<" + UUID.randomUUID() + "@" + domain + ">";
    setSentDate(Date.from(now));
  }

  /** Puts it into the thread of the mail it answers. */
  void inAnswerTo(OpenedMail mail) throws MessagingException {
    var answered = mail.header("Message-ID");
    if (answered.isPresent()) {
      setHeader("In-Reply-To", answered.get());
      setHeader("References", answered.get());
    }
  }

  void between(String from, String to) throws MessagingException {
    setFrom(new InternetAddress(from));
    setRecipient(Message.RecipientType.TO, new InternetAddress(to));
  }

  void titled(String subject) throws MessagingException {
    setSubject(subject, StandardCharsets.UTF_8.name());
  }

  /** Written by a machine that wants no answer: RFC 3834. */
  void writtenByMachine() throws MessagingException {
    setHeader("Auto-Submitted", "auto-replied");
    setEnvelopeFrom("<>");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
