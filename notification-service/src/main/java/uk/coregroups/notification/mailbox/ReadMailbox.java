package uk.coregroups.notification.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.coregroups.events.apart.Sight;

/**
 * Reads the organiser's mailbox: at once when the server says that something came (IMAP IDLE), and
 * every half minute by UID whatever it says, because what arrives while the connection is down is
 * announced by nobody. Mail is left where it is; where we are is kept in the database, after what
 * was read.
 */
@Component
class ReadMailbox implements SmartLifecycle, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadMailbox.class);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final Duration AFTER_LONG_TROUBLE = Duration.ofSeconds(30);

  private final MailboxSettings settings;
  private final List<Pigeonhole> pigeonholes;
  private final TakeInMail takeInMail;
  private final IncomingStore incoming;
  private final Clock clock;
  private volatile @Nullable Thread thread;
  private volatile @Nullable IMAPFolder open;
  private volatile @Nullable String trouble = "The mailbox has not been opened yet.";

  ReadMailbox(
      MailboxSettings settings,
      List<Pigeonhole> pigeonholes,
      TakeInMail takeInMail,
      IncomingStore incoming,
      Clock clock) {
    this.settings = settings;
    this.pigeonholes = pigeonholes;
    this.takeInMail = takeInMail;
    this.incoming = incoming;
    this.clock = clock;
  }

  /** Why the mailbox cannot be read just now, in words for a page; null when it can. */
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    var reading = Thread.ofPlatform().name("mailbox").daemon().unstarted(this);
    // Known before it runs: it reads for as long as it is this one.
    thread = reading;
    reading.start();
    Thread.ofPlatform().name("mailbox-clock").daemon().start(this::ring);
  }

  @Override
  public void stop() {
    var reading = thread;
    thread = null;
    interruptIdle();
    if (reading != null) {
      try {
        reading.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public void run() {
    Sight.HOUSE.run(this::readOn);
  }

  private void readOn() {
    var wait = AFTER_TROUBLE;
    while (isRunning()) {
      try (var store = Session.getInstance(properties(settings.server())).getStore()) {
        store.connect(settings.user(), settings.password());
        wait = AFTER_TROUBLE;
        try (var folder = store.getFolder("INBOX")) {
          folder.open(Folder.READ_ONLY);
          read((IMAPFolder) folder);
        }
      } catch (MessagingException
          | IOException
          | DataAccessException
          | TransactionException
          | IllegalStateException e) {
        if (isRunning()) {
          say("The mailbox could not be read: " + e.getClass().getSimpleName() + ".");
          pause(wait);
          wait =
              wait.multipliedBy(2).compareTo(AFTER_LONG_TROUBLE) > 0
                  ? AFTER_LONG_TROUBLE
                  : wait.multipliedBy(2);
        }
      }
    }
  }

  private void read(IMAPFolder folder) throws MessagingException, IOException {
    open = folder;
    try {
      while (isRunning()) {
        takeInAll(folder);
        if (isRunning()) {
          folder.idle(true);
        }
      }
    } finally {
      open = null;
    }
  }

  /**
   * Takes in until nothing more has come. What came meanwhile is announced by nobody, or in passing
   * at the end of a command: IDLE says nothing twice.
   */
  private void takeInAll(IMAPFolder folder) throws MessagingException, IOException {
    int announced;
    boolean any;
    do {
      announced = folder.getMessageCount();
      any = takeIn(folder);
      say(null);
    } while (any || folder.getMessageCount() != announced);
  }

  /** Takes in everything above the last UID that was read; says whether there was anything. */
  private boolean takeIn(IMAPFolder folder) throws MessagingException, IOException {
    boolean any = false;
    long validity = folder.getUIDValidity();
    long last = incoming.uidAfterWhich(validity);
    for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
      long uid = folder.getUID(message);
      if (uid <= last) {
        continue;
      }
      takeIn((MimeMessage) message, validity, uid);
      incoming.readUpTo(validity, uid, clock.instant());
      LOG.info("Mail {} of mailbox {} is taken in", uid, validity);
      any = true;
    }
    return any;
  }

  private void takeIn(MimeMessage message, long validity, long uid)
      throws MessagingException, IOException {
    try {
      // A copy: parts of the server's own message are fetched as they are asked for.
      sort(new MimeMessage(message));
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (MessagingException | IOException | RuntimeException e) {
      if (!open(message)) {
        throw e;
      }
      LOG.warn(
          "Mail {} of mailbox {} could not be read: {}", uid, validity, e.getClass().getName());
      takeInMail.takeUnreadable("uid " + validity + "/" + uid, clock.instant());
    }
  }

  private void sort(MimeMessage message) throws MessagingException, IOException {
    for (var hole : pigeonholes) {
      if (hole.take(message, clock.instant())) {
        return;
      }
    }
  }

  private static boolean open(MimeMessage message) {
    return message.getFolder() != null && message.getFolder().isOpen();
  }

  private void say(@Nullable String words) {
    if (!Objects.equals(words, trouble)) {
      LOG.info("{}", words == null ? "The mailbox is read." : words + " It is tried again.");
    }
    trouble = words;
  }

  /** Ends an IDLE that has lasted long enough, so that the loop looks for itself. */
  private void ring() {
    while (isRunning()) {
      pause(AT_LEAST_EVERY);
      interruptIdle();
    }
  }

  private void interruptIdle() {
    var folder = open;
    if (folder != null) {
      try {
        // Any command ends the IDLE.
        folder.getMessageCount();
      } catch (MessagingException | IllegalStateException e) {
        LOG.debug("The mailbox closed meanwhile");
      }
    }
  }

  private static Properties properties(URI server) {
    var protocol = server.getScheme();
    var prefix = "mail." + protocol + ".";
    var properties = new Properties();
    properties.put("mail.store.protocol", protocol);
    properties.put(prefix + "host", server.getHost());
    properties.put(prefix + "port", String.valueOf(server.getPort()));
    properties.put(prefix + "connectiontimeout", "5000");
    properties.put(prefix + "timeout", "90000");
    properties.put(prefix + "writetimeout", "20000");
    properties.put(prefix + "partialfetch", "false");
    return properties;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
