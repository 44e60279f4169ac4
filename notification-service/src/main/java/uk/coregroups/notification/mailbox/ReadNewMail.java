package uk.coregroups.notification.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.notification.mailbox.FetchMail.Fetched;
import uk.coregroups.notification.mailbox.PositionStore.Read;

/**
 * Reads what is new in a folder, mail by mail, in the order of the mailbox; where much has come,
 * what people we know have written is read before all else.
 *
 * <p>A mail that cannot be read is set aside, and the one behind it is read. Whether it is the
 * mail's fault is told by the kind of the failure; what looks like an outage of the database and
 * meets one mail again and again, while the next goes in, is that mail's too. So is whatever ends
 * the connection, or the whole service, as often as this mail is begun.
 */
@Component
class ReadNewMail {

  private static final Logger LOG = LoggerFactory.getLogger(ReadNewMail.class);

  /** So many attempts that ended without a word are a mail's own fault. */
  private static final int MOST_ATTEMPTS = 5;

  /** After so many failures that look like an outage it is seen whether the next mail goes in. */
  private static final int SUSPICIOUS = 3;

  /** Where there is no next one, a mail that fails for so long is set aside by itself. */
  private static final int ALONE = 10;

  /** From so many on, people we know come first. */
  private static final int MANY = 20;

  private static final int AT_ONCE = 2000;

  /** So many small ones are read together. */
  private static final int TOGETHER = 50;

  private static final long SMALL = 64 * 1024;

  private final SortMail sortMail;
  private final PositionStore positions;
  private final Awaited awaited;
  private final MailboxSettings settings;
  private final MailboxFigures figures;
  private final Clock clock;
  private long suspect;
  private int failures;

  ReadNewMail(
      SortMail sortMail,
      PositionStore positions,
      Awaited awaited,
      MailboxSettings settings,
      MailboxFigures figures,
      Clock clock) {
    this.sortMail = sortMail;
    this.positions = positions;
    this.awaited = awaited;
    this.settings = settings;
    this.figures = figures;
    this.clock = clock;
  }

  /** The database could not save a mail, and it is not the mail's fault as far as we know. */
  static final class DatabaseAway extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseAway(Throwable cause) {
      super(cause);
    }
  }

  /** One mail that waits, and the one behind it. */
  private record Waiting(IMAPMessage message, Read read) {}

  /**
   * Reads everything above the last UID that was read; says whether there was anything.
   *
   * @param beat called after each mail
   */
  boolean read(IMAPFolder folder, Runnable beat)
      throws MessagingException, InterruptedException, DatabaseAway {
    var waiting = waiting(folder);
    if (waiting.isEmpty()) {
      return false;
    }
    // Whoever has ended the service before is to be found out, and nobody beside them blamed.
    int times = begin(waiting.getFirst());
    var early =
        waiting.size() < MANY || times > 1 ? Set.<Long>of() : readEarly(folder, waiting, beat);
    for (int i = 0; i < waiting.size(); ) {
      figures.waits(receivedAt(waiting.get(i)));
      var together = runOfSmall(waiting, i, early);
      if (together.size() > 1 && times == 1 && areReadTogether(folder, together, early)) {
        i += together.size();
        beat.run();
        continue;
      }
      for (var one : together.isEmpty() ? waiting.subList(i, i + 1) : together) {
        i++;
        readNext(one, times, early, waiting.subList(i, waiting.size()));
        times = 1;
        beat.run();
      }
    }
    return true;
  }

  /** Says how often it has been begun, this time included, without coming to an end. */
  private int begin(Waiting one) {
    return positions.begin(one.read.validity(), one.read.uid(), clock.instant());
  }

  private void readNext(Waiting one, int times, Set<Long> early, List<Waiting> behind)
      throws MessagingException, InterruptedException, DatabaseAway {
    if (!early.contains(one.read.uid())) {
      read(one, times, behind);
    } else if (one.read.next() == null || !early.contains(one.read.next())) {
      // A run of them needs one word at its end.
      positions.readUpTo(one.read, clock.instant());
    }
  }

  /** The next few that are small, in their order, and among them any that were read early. */
  private static List<Waiting> runOfSmall(List<Waiting> waiting, int from, Set<Long> early)
      throws MessagingException {
    int until = from;
    int left = TOGETHER;
    while (until < waiting.size() && left > 0) {
      var next = waiting.get(until);
      if (!early.contains(next.read.uid())) {
        if (size(next.message) >= SMALL) {
          break;
        }
        left--;
      }
      until++;
    }
    return waiting.subList(from, until);
  }

  /**
   * Reads several in one transaction, without asking what might be wrong with one: where anything
   * is, none of it counts, and each is read by itself.
   */
  private boolean areReadTogether(IMAPFolder folder, List<Waiting> together, Set<Long> early)
      throws MessagingException, InterruptedException {
    var left = together.stream().filter(one -> !early.contains(one.read.uid())).toList();
    var parts = parts(folder, left);
    return parts.size() == left.size() && sortMail.sortTogether(parts, together.getLast().read);
  }

  /** Those that came. */
  private List<SortMail.Part> parts(IMAPFolder folder, List<Waiting> waiting)
      throws MessagingException {
    if (waiting.isEmpty()) {
      return List.of();
    }
    try {
      var uids = waiting.stream().map(one -> one.read.uid()).toList();
      var fetched = FetchMail.fetch(folder, uids, 2 * SMALL);
      return waiting.stream()
          .filter(one -> fetched.containsKey(one.read.uid()))
          .map(one ->
              new SortMail.Part(Objects.requireNonNull(fetched.get(one.read.uid())), one.read))
          .toList();
    } catch (MessagingException | RuntimeException e) {
      if (!folder.isOpen()) {
        throw e;
      }
      return List.of();
    }
  }

  private List<Waiting> waiting(IMAPFolder folder) throws MessagingException {
    long validity = folder.getUIDValidity();
    long last = positions.uidAfterWhich(validity);
    var fresh = new ArrayList<IMAPMessage>();
    for (Message one : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
      if (fresh.size() < AT_ONCE && one instanceof IMAPMessage mail && folder.getUID(one) > last) {
        fresh.add(mail);
      }
    }
    var sizes = new FetchProfile();
    sizes.add(FetchProfile.Item.SIZE);
    sizes.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(fresh.toArray(new Message[0]), sizes);
    var waiting = new ArrayList<Waiting>();
    for (int i = 0; i < fresh.size(); i++) {
      Long next = i + 1 < fresh.size() ? folder.getUID(fresh.get(i + 1)) : null;
      long uid = folder.getUID(fresh.get(i));
      waiting.add(new Waiting(fresh.get(i), new Read(validity, uid, next)));
    }
    return waiting;
  }

  /** What people we know have written; whatever goes wrong with one waits for its turn. */
  private Set<Long> readEarly(IMAPFolder folder, List<Waiting> waiting, Runnable beat)
      throws MessagingException, InterruptedException {
    var messages = waiting.stream().map(Waiting::message).toList();
    var known = new HashSet<>(awaited.among(folder, messages));
    var theirs = waiting.stream().filter(one -> known.contains(one.message)).toList();
    var early = new HashSet<Long>();
    for (int i = 0; i < theirs.size(); ) {
      var together = runOfSmall(theirs, i, Set.of());
      var parts = together.size() > 1 ? parts(folder, together) : List.<SortMail.Part>of();
      if (!parts.isEmpty() && sortMail.sortTogether(parts, null)) {
        parts.forEach(part -> early.add(part.read().uid()));
        i += together.size();
        beat.run();
        continue;
      }
      for (var one : together.isEmpty() ? theirs.subList(i, i + 1) : together) {
        i++;
        if (size(one.message) <= settings.largest() && goesIn(one)) {
          early.add(one.read.uid());
        }
        beat.run();
      }
    }
    return early;
  }

  private boolean goesIn(Waiting one) throws MessagingException, InterruptedException {
    try {
      var fetched = fetchOf(one);
      return sortMail.sort(fetched, one.read, false).isEmpty();
    } catch (MessagingException | RuntimeException e) {
      if (!isOpen(one.message)) {
        throw e instanceof MessagingException mail ? mail : new MessagingException("Broken off");
      }
      return false;
    }
  }

  /**
   * Reads one mail.
   *
   * @param times how often it has been begun
   * @param behind what waits behind it
   */
  private void read(Waiting one, int times, List<Waiting> behind)
      throws MessagingException, InterruptedException, DatabaseAway {
    var read = one.read;
    if (times > MOST_ATTEMPTS) {
      setAside(one, times > 2 * MOST_ATTEMPTS, "EndedEachAttempt");
      return;
    }
    var fetched = fetch(one);
    if (fetched == null) {
      return;
    }
    var fault = sortMail.sort(fetched, read, true);
    if (fault.isPresent()) {
      failed(one, fault.get(), behind);
    } else {
      LOG.debug("Mail {} of mailbox {} is taken in", read.uid(), read.validity());
    }
  }

  private Fetched fetchOf(Waiting one) throws MessagingException {
    var folder = (IMAPFolder) one.message.getFolder();
    return FetchMail.fetch(folder, one.read.uid(), size(one.message), settings.largest());
  }

  /** The mail; nothing if it is not there any more, or was set aside because it does not come. */
  private @Nullable Fetched fetch(Waiting one) throws MessagingException {
    try {
      return fetchOf(one);
    } catch (MessageRemovedException e) {
      positions.readUpTo(one.read, clock.instant());
    } catch (MessagingException | RuntimeException | OutOfMemoryError e) {
      if (!isOpen(one.message)) {
        throw e;
      }
      setAside(one, false, e.getClass().getSimpleName());
    }
    return null;
  }

  private void failed(Waiting one, Throwable fault, List<Waiting> behind)
      throws MessagingException, InterruptedException, DatabaseAway {
    if (Unavailable.is(fault) && !isItsOwn(one, behind)) {
      throw new DatabaseAway(fault);
    }
    setAside(one, false, fault.getClass().getSimpleName());
  }

  /** Whether what looks like an outage meets this mail alone. */
  private boolean isItsOwn(Waiting one, List<Waiting> behind)
      throws MessagingException, InterruptedException {
    // Fails if the database is away altogether.
    positions.beganInVain(one.read.validity(), one.read.uid());
    failures = suspect == one.read.uid() ? failures + 1 : 1;
    suspect = one.read.uid();
    if (failures < SUSPICIOUS) {
      return false;
    }
    if (behind.isEmpty()) {
      return failures >= ALONE;
    }
    for (var next : behind.subList(0, Math.min(3, behind.size()))) {
      if (goesIn(next)) {
        return true;
      }
    }
    return false;
  }

  private void setAside(Waiting one, boolean unseen, String why) throws MessagingException {
    LOG.warn("Mail {} of mailbox {} is set aside: {}", one.read.uid(), one.read.validity(), why);
    sortMail.setAside(unseen ? null : head(one), one.read);
    failures = 0;
  }

  private static @Nullable MimeMessage head(Waiting one) throws MessagingException {
    try {
      return FetchMail.head((IMAPFolder) one.message.getFolder(), one.read.uid());
    } catch (MessagingException | RuntimeException e) {
      if (!isOpen(one.message)) {
        throw e instanceof MessagingException mail ? mail : new MessagingException("Broken off");
      }
      return null;
    }
  }

  /** When the server received it; null if it does not say. */
  @SuppressWarnings("JavaUtilDate") // Jakarta Mail knows no other
  private static @Nullable Instant receivedAt(Waiting one) throws MessagingException {
    try {
      var date = one.message.getReceivedDate();
      return date == null ? null : date.toInstant();
    } catch (MessagingException | RuntimeException e) {
      if (!isOpen(one.message)) {
        throw e;
      }
      return null;
    }
  }

  /** What the server cannot measure is no small one: it is fetched by itself. */
  private static long size(IMAPMessage message) throws MessagingException {
    try {
      return message.getSizeLong();
    } catch (MessagingException | RuntimeException e) {
      if (!isOpen(message)) {
        throw e;
      }
      return SMALL;
    }
  }

  private static boolean isOpen(Message message) {
    return message.getFolder() != null && message.getFolder().isOpen();
  }
}
