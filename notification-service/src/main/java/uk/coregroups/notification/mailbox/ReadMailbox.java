package uk.coregroups.notification.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.HeldConnection;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.notification.mailserver.SignIn;
import uk.coregroups.notification.mailserver.Trouble;

/**
 * Reads the organiser's mailbox: at once when the server says that something came (IMAP IDLE), and
 * every half minute by UID whatever it says, because what arrives while the connection is down is
 * announced by nobody. Mail is left where it is; where we are is kept in the database, with what
 * was read.
 *
 * <p>A server that is silent is called again within seconds, one that refuses us within minutes:
 * there somebody must change something, and is told what.
 */
@Component
class ReadMailbox implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReadMailbox.class);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final Duration AFTER_LONG_TROUBLE = Duration.ofSeconds(30);
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
  private static final Duration AFTER_LONG_REFUSAL = Duration.ofMinutes(5);

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  /** Longer than the server may take to answer, and than one mail may take. */
  private static final Duration PULSE = Duration.ofMinutes(3);

  private final DataSource dataSource;
  private final MailboxSettings settings;
  private final SignIn signIn;
  private final ReadNewMail readNewMail;
  private final MailboxFigures figures;
  private final Worker reader;
  private final Worker bell;
  private volatile boolean running;
  private volatile @Nullable IMAPFolder open;
  private volatile @Nullable String trouble = "The mailbox has not been opened yet.";
  private Duration wait = Duration.ZERO;

  ReadMailbox(
      DataSource dataSource,
      MailboxSettings settings,
      SignIn signIn,
      ReadNewMail readNewMail,
      MailboxFigures figures,
      Workers workers) {
    if (!signIn.isByToken() && !settings.hasPassword()) {
      throw new IllegalArgumentException("IMAP_URL does not name a user and a password.");
    }
    this.dataSource = dataSource;
    this.settings = settings;
    this.signIn = signIn;
    this.readNewMail = readNewMail;
    this.figures = figures;
    this.reader =
        workers.employ("mailbox", PULSE, () -> Sight.HOUSE.<Object, Exception>call(this::read));
    this.bell = workers.employ("mailbox-bell", PULSE, this::ring);
  }

  /** Why the mailbox cannot be read just now, in words for a page; null when it can. */
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    running = true;
    reader.start();
    bell.start();
  }

  @Override
  public void stop() {
    running = false;
    bell.stop(Duration.ofSeconds(1));
    // It may be just about to wait, and has not heard then.
    long end = System.nanoTime() + ENDS_WITHIN.toNanos();
    while (open != null && System.nanoTime() < end) {
      endIdle(open);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    reader.finish(ENDS_WITHIN);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /**
   * One turn: for as long as one connection lasts. Where there are several of us one reads, for as
   * long as it holds the lock in the database.
   */
  private Object read() throws InterruptedException {
    try (var held = HeldConnection.of(dataSource)) {
      if (!isDone(held.connection(), "select pg_try_advisory_lock(hashtext('mailbox'))")) {
        figures.readByAnother();
        say(null, "");
        rest(AFTER_TROUBLE, AFTER_TROUBLE);
        return this;
      }
      try {
        readWhileOurs();
      } finally {
        // The connection goes back to the pool and lives on there, and so would the lock.
        isDone(held.connection(), "select pg_advisory_unlock(hashtext('mailbox'))");
      }
    } catch (SQLException e) {
      databaseAway();
    }
    return this;
  }

  private static boolean isDone(Connection connection, String what) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(what)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private void readWhileOurs() throws InterruptedException {
    try (var store = Session.getInstance(properties()).getStore()) {
      signIn.connect(store, settings.server());
      try (var folder = store.getFolder("INBOX")) {
        folder.open(Folder.READ_ONLY);
        read((IMAPStore) store, (IMAPFolder) folder);
      }
    } catch (ReadNewMail.DatabaseAway e) {
      databaseAway();
    } catch (MessagingException | RuntimeException e) {
      if (Unavailable.is(e)) {
        databaseAway();
      } else {
        serverAway(Trouble.of(e));
      }
    } catch (Error e) {
      say("The mailbox could not be read: " + e.getClass().getSimpleName() + ".", "ERROR");
      throw e;
    }
  }

  private void read(IMAPStore store, IMAPFolder folder)
      throws MessagingException, InterruptedException, ReadNewMail.DatabaseAway {
    open = folder;
    try {
      while (isRunning()) {
        readAll(folder);
        if (isRunning()) {
          await(store, folder);
        }
        reader.beat();
      }
    } finally {
      open = null;
    }
  }

  /**
   * Reads until nothing more has come. What came meanwhile is announced by nobody, or in passing at
   * the end of a command: IDLE says nothing twice.
   */
  private void readAll(IMAPFolder folder)
      throws MessagingException, InterruptedException, ReadNewMail.DatabaseAway {
    int announced;
    boolean any;
    do {
      announced = folder.getMessageCount();
      any = readNewMail.read(folder, this::goesOn);
      allIsWell();
    } while (isRunning() && (any || folder.getMessageCount() != announced));
    figures.lookedThrough();
  }

  private void await(IMAPStore store, IMAPFolder folder)
      throws MessagingException, InterruptedException {
    if (store.hasCapability("IDLE")) {
      folder.idle(true);
    } else {
      Thread.sleep(AFTER_TROUBLE);
    }
  }

  private void goesOn() {
    reader.beat();
    allIsWell();
  }

  private void allIsWell() {
    wait = Duration.ZERO;
    say(null, "");
  }

  private void databaseAway() throws InterruptedException {
    say("The mailbox could not be read: the database cannot be used just now.", "DATABASE");
    rest(AFTER_TROUBLE, AFTER_LONG_TROUBLE);
  }

  private void serverAway(Trouble why) throws InterruptedException {
    if (isRunning()) {
      say("The mailbox could not be read: " + why.words() + ".", why.kind().name());
      if (why.isRefusal()) {
        rest(AFTER_REFUSAL, AFTER_LONG_REFUSAL);
      } else {
        rest(AFTER_TROUBLE, AFTER_LONG_TROUBLE);
      }
    }
  }

  /** Longer each time, from the first to the last. */
  private void rest(Duration first, Duration last) throws InterruptedException {
    var longer = wait.multipliedBy(2);
    wait = longer.compareTo(first) < 0 ? first : longer.compareTo(last) > 0 ? last : longer;
    for (var left = wait; left.isPositive() && isRunning(); left = left.minusSeconds(1)) {
      Thread.sleep(Duration.ofSeconds(1));
      reader.beat();
    }
  }

  /** The words are for a page; they may name a mailbox, and no log does. */
  private void say(@Nullable String words, String kind) {
    if (!Objects.equals(words, trouble)) {
      LOG.info(
          "{}",
          words == null
              ? "The mailbox is read."
              : "The mailbox could not be read: " + kind + ". It is tried again.");
    }
    trouble = words;
  }

  /** Ends an IDLE that has lasted long enough, so that the loop looks for itself. */
  private void ring() throws InterruptedException {
    Thread.sleep(AT_LEAST_EVERY);
    endIdle(open);
  }

  private static void endIdle(@Nullable IMAPFolder folder) {
    if (folder != null) {
      try {
        // Any command ends the IDLE.
        folder.getMessageCount();
      } catch (MessagingException | IllegalStateException e) {
        LOG.debug("The mailbox closed meanwhile");
      }
    }
  }

  private Properties properties() {
    URI server = settings.server();
    var protocol = server.getScheme();
    var prefix = "mail." + protocol + ".";
    var properties = new Properties();
    properties.put("mail.store.protocol", protocol);
    properties.put(prefix + "host", server.getHost());
    properties.put(prefix + "port", String.valueOf(server.getPort()));
    properties.put(prefix + "connectiontimeout", "5000");
    properties.put(prefix + "timeout", "90000");
    properties.put(prefix + "writetimeout", "20000");
    signIn.prepare(properties, prefix);
    return properties;
  }
}
