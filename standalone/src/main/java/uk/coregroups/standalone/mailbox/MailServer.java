package uk.coregroups.standalone.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.coregroups.standalone.part.Ports;

/**
 * SMTP in and IMAP out, for any address at all.
 *
 * <p>Mail to any address at the own mailbox's domain lands in the own mailbox, as at a mail server
 * with a catch-all: bounces and mail to a group's address arrive there. Everything is forgotten
 * when it is closed; {@link Listener#down()} forgets nothing.
 */
public final class MailServer implements AutoCloseable {

  /** It belongs to the mail and to the dot that ends it alike, and GreenMail takes it off. */
  private static final byte[] LAST_LINE_END = {'\r', '\n'};

  private final Managers managers = new Managers();
  private final List<ReceivedMail> received = new ArrayList<>();
  private final Account own;
  private final InstantSource clock;
  private final Listener smtp;
  private final Listener imap;
  private volatile boolean refusing;

  /** The mailbox that asks for a real password by IMAP: the suite's own. */
  public record Account(String address, String password) {

    public Account {
      if (!address.matches("[^@]+@[^@]+")) {
        throw new IllegalArgumentException("The suite's own mailbox has no e-mail address.");
      }
    }

    /** Does mail to this address belong in this mailbox? */
    boolean takes(String receiver) {
      return receiver.toLowerCase(Locale.ROOT).endsWith(domain());
    }

    private String domain() {
      return address.substring(address.indexOf('@')).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return "Account";
    }
  }

  private MailServer(int smtpPort, int imapPort, Account own, InstantSource clock) {
    this.own = own;
    this.clock = clock;
    int in = smtpPort == 0 ? Ports.free() : smtpPort;
    int out = imapPort == 0 ? Ports.free() : imapPort;
    var inward = new ServerSetup(in, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    var outward = new ServerSetup(out, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    this.smtp =
        new Listener(
            in, Duration.ofMinutes(5), () -> new InwardSmtp(inward, managers, this::isRefused));
    this.imap = new Listener(out, Duration.ofMinutes(30), () -> new ImapServer(outward, managers));
  }

  /** Opens both sides; port 0 is any free one. */
  public static MailServer open(int smtpPort, int imapPort, Account own, InstantSource clock) {
    var server = new MailServer(smtpPort, imapPort, own, clock);
    try {
      server.managers.getUserManager().setMessageDeliveryHandler(server::take);
      server.managers.getUserManager().createUser(own.address(), own.address(), own.password());
      server.smtp.up();
      server.imap.up();
      return server;
    } catch (UserException | RuntimeException e) {
      server.close();
      throw new IllegalStateException("The mail server did not start: " + e.getMessage(), e);
    }
  }

  public Listener smtp() {
    return smtp;
  }

  public Listener imap() {
    return imap;
  }

  /** Whether mail from the own mailbox's domain is refused: it may not send as this sender. */
  public void refuse(boolean now) {
    refusing = now;
  }

  private boolean isRefused(String sender) {
    return refusing && own.takes(sender);
  }

  /** Every mail received so far, one for each receiver, oldest first. */
  public List<ReceivedMail> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** The mail with that number, counted from 1 in the order of arrival. */
  public Optional<ReceivedMail> received(int number) {
    synchronized (received) {
      return number < 1 || number > received.size()
          ? Optional.empty()
          : Optional.of(received.get(number - 1));
    }
  }

  @Override
  public void close() {
    smtp.down();
    imap.down();
  }

  /** Somebody's own mailbox, which they sign in to with its address to send from it. */
  void mustKnow(String address) {
    try {
      mailboxOf(address);
    } catch (UserException e) {
      throw new IllegalStateException("The mailbox could not be made", e);
    }
  }

  private GreenMailUser take(MovingMessage mail, MailAddress to)
      throws MessagingException, UserException {
    if (own.takes(to.getEmail())) {
      var stamp = new Stamp(own.domain().substring(1), managers.getUserManager());
      mail.setMimeMessage(stamp.on(mail, to.getEmail()));
    }
    var bytes = bytesOf(mail.getMessage());
    var mailbox = mailboxOf(to.getEmail());
    var envelope = new ReceivedMail.Envelope(mail.getReturnPath().getEmail(), to.getEmail());
    synchronized (received) {
      received.add(new ReceivedMail(received.size() + 1, envelope, clock.instant(), bytes));
    }
    return mailbox;
  }

  private synchronized GreenMailUser mailboxOf(String receiver) throws UserException {
    var users = managers.getUserManager();
    var address = own.takes(receiver) ? own.address() : receiver;
    var known = users.getUserByEmail(address);
    return known != null ? known : users.createUser(address, address, address);
  }

  private static byte[] bytesOf(MimeMessage message) throws MessagingException {
    var bytes = new ByteArrayOutputStream();
    try {
      message.writeTo(bytes);
      bytes.write(LAST_LINE_END);
    } catch (IOException e) {
      throw new MessagingException("The mail could not be kept", e);
    }
    return bytes.toByteArray();
  }
}
