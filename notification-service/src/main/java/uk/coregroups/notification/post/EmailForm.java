package uk.coregroups.notification.post;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.groupmail.Copy;
import uk.coregroups.notification.invite.CalendarEntry;
import uk.coregroups.notification.invite.CalendarEntry.Method;
import uk.coregroups.notification.invite.Entry;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.letter.Wording.Worded;
import uk.coregroups.notification.letter.Words;

/**
 * A letter as an e-mail: one receiver, whose bare address is all its To says; text and HTML, and
 * for an invitation the calendar entry last in the alternative and once more as an attachment.
 */
class EmailForm {

  private static final String CALENDAR_FILE = "appointment.ics";

  private final Neutral neutral;

  EmailForm(Neutral neutral) {
    this.neutral = neutral;
  }

  /** The message, and the calendar entry as its receiver will have it. */
  Written write(
      Session session,
      Draft draft,
      uk.coregroups.notification.addressbook.Address address,
      String mailbox,
      Words words,
      Worded worded,
      Instant now)
      throws MessagingException {
    var message = sheet(session, draft, mailbox);
    var signed = address.wishes().councilNamed() ? neutral : neutral.plain();
    message.setFrom(from(signed));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mailbox, true));
    message.setSubject(worded.subject(), "UTF-8");
    message.setSentDate(Date.from(now));
    var entry = Composer.told(draft);
    if (entry != null) {
      // Every mail about one invitation belongs to one thread.
      message.setHeader("References", "<" + entry.invitation() + "@" + neutral.domain() + ">");
    }
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(text(worded.text(), "plain"));
    alternative.addBodyPart(text(worded.html(), "html"));
    if (!draft.isForACalendar() || entry == null) {
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
      message.setContent(alternative);
      return new Written(message, toldWithoutCalendar(draft, now));
    }
    var method = method(draft);
    var stamp = entry.stampAt(now);
    var bytes =
        new CalendarEntry(signed)
            .write(
                method, entry, mailbox, address.name(), words.place(), description(words), stamp);
    alternative.addBodyPart(calendarPart(bytes, method));
    var mixed = new MimeMultipart("mixed");
    var body = new MimeBodyPart();
    body.setContent(alternative);
    mixed.addBodyPart(body);
    mixed.addBodyPart(attachment(bytes, method));
    message.setContent(mixed);
    return new Written(message, sent(entry, stamp));
  }

  /**
   * What somebody wrote to a group; what cannot be delivered comes back to us, not to the group.
   */
  OurMessage copy(Session session, Draft draft, String mailbox, Copy copy, Worded worded)
      throws MessagingException {
    var message = sheet(session, draft, mailbox);
    message.setEnvelopeFrom(neutral.fromAddress());
    copy.on(message, worded.text());
    return message;
  }

  private OurMessage sheet(Session session, Draft draft, String mailbox) throws MessagingException {
    var id = "<" + draft.id() + "@" + neutral.domain() + ">";
    var message = new OurMessage(session, id, new InternetAddress(mailbox, true));
    // A relay may give the message an id of its own: by this a report can be placed all the same.
    message.setHeader("X-Entity-Ref-ID", draft.id().toString());
    return message;
  }

  private static Method method(Draft draft) {
    return switch (draft.purpose()) {
      case CANCELLATION -> Method.CANCEL;
      case WITHDRAWAL -> Method.CANCEL_ONE;
      default -> Method.REQUEST;
    };
  }

  private static String description(Words words) {
    return "Please answer: "
        + words.link()
        + "\nTo see what it is about, sign in: "
        + words.signInLink()
        + "\nQuestions? Ring "
        + words.phone()
        + ".";
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }

  private static MimeBodyPart calendarPart(byte[] bytes, Method method) throws MessagingException {
    var part = new MimeBodyPart();
    var type = "text/calendar; charset=UTF-8; method=" + method.wire() + "; component=VEVENT";
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static MimeBodyPart attachment(byte[] bytes, Method method) throws MessagingException {
    var part = new MimeBodyPart();
    var type = "application/ics; name=\"" + CALENDAR_FILE + "\"; method=" + method.wire();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/ics")));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Disposition", "attachment; filename=\"" + CALENDAR_FILE + "\"");
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /**
   * What somebody has been told whose calendar has no entry: they are invited by text, or share the
   * calendar with others.
   */
  static @Nullable Sent toldWithoutCalendar(Draft draft, Instant now) {
    var entry = draft.entry();
    return entry == null || draft.purpose() != Purpose.INVITATION
        ? null
        : sent(entry, entry.stampAt(now));
  }

  private static InternetAddress from(Neutral neutral) throws MessagingException {
    try {
      return new InternetAddress(neutral.fromAddress(), neutral.fromName(), "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("Every Java knows UTF-8", e);
    }
  }

  private static Sent sent(Entry entry, Instant stamp) {
    return new Sent(
        entry.invitation(), entry.sequence(), stamp, entry.date(), entry.start(), entry.minutes());
  }

  /** The message, ready to be sent. */
  record Written(OurMessage message, @Nullable Sent sent) {}

  /**
   * A message whose Message-ID is the letter's own, so that what comes back can be placed, and
   * which remembers whether all of its body has left: until then a failure is certain, for what has
   * no end is thrown away (RFC 5321, section 4.1.1.4).
   */
  static final class OurMessage extends SMTPMessage {

    private final String id;
    private final InternetAddress receiver;
    private volatile boolean leaving;
    private Runnable gettingOn = () -> {};

    OurMessage(Session session, String id, InternetAddress receiver) {
      super(session);
      this.id = id;
      this.receiver = receiver;
    }

    /** Whom it goes to; its To may say something else. */
    @Override
    public Address[] getAllRecipients() {
      return new Address[] {receiver};
    }

    void whenItGetsOn(Runnable listener) {
      gettingOn = listener;
    }

    /** Whom it goes to, as a server may repeat it. */
    String receiver() {
      return receiver.getAddress();
    }

    boolean isLeaving() {
      return leaving;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored)
        throws IOException, MessagingException {
      super.writeTo(
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              out.write(bytes, from, length);
              gettingOn.run();
            }
          },
          ignored);
      leaving = true;
    }
  }
}
