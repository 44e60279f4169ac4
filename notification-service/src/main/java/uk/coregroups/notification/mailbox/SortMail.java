package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.NeedsConnections;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.notification.mailbox.FetchMail.Fetched;
import uk.coregroups.notification.mailbox.PositionStore.Read;

/**
 * Puts one mail where it belongs, in a transaction of its own and within its time, together with
 * how far the mailbox has been read. It never throws because of what is in the mail.
 */
@Component
class SortMail implements NeedsConnections {

  private final List<Pigeonhole> pigeonholes;
  private final SetAside setAside;
  private final PositionStore positions;
  private final TransactionTemplate transaction;
  private final TimeLimit timeLimit;
  private final Clock clock;

  SortMail(
      List<Pigeonhole> pigeonholes,
      SetAside setAside,
      PositionStore positions,
      PlatformTransactionManager transactions,
      MailboxSettings settings,
      Clock clock) {
    this.pigeonholes = pigeonholes;
    this.setAside = setAside;
    this.positions = positions;
    this.transaction = new TransactionTemplate(transactions);
    this.timeLimit = new TimeLimit(settings.timeLimit());
    this.clock = clock;
  }

  /** Each mail is on a thread of its own; the reader itself has none while one is. */
  @Override
  public int connections() {
    return TimeLimit.AT_ONCE;
  }

  /**
   * Sorts a mail; says what went wrong, in which case nothing of it is kept.
   *
   * @param counts whether the mailbox is read up to here afterwards
   */
  Optional<Throwable> sort(Fetched mail, Read read, boolean counts) throws InterruptedException {
    try {
      timeLimit.run(permission ->
          Sight.HOUSE.run(() ->
              transaction.executeWithoutResult(status -> {
                take(mail, read);
                end(status, permission, counts ? read : null);
              })));
      return Optional.empty();
    } catch (TimeLimit.TookTooLong e) {
      return Optional.of(e);
    } catch (ExecutionException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    }
  }

  /** One of several, and what has been read when it has. */
  record Part(Fetched mail, Read read) {}

  /**
   * Sorts several whole mails in one transaction, which a database saves nearly as fast as one; all
   * of them, or none if anything at all goes wrong with any.
   *
   * @param upTo how far the mailbox is read afterwards; null if that is not to be said
   */
  boolean sortTogether(List<Part> mails, @Nullable Read upTo) throws InterruptedException {
    try {
      timeLimit.run(permission ->
          Sight.HOUSE.run(() ->
              transaction.executeWithoutResult(status -> {
                takeAll(mails.stream().map(one -> one.mail.message()).toList());
                end(status, permission, upTo);
              })));
      return true;
    } catch (TimeLimit.TookTooLong | ExecutionException e) {
      // Each is tried by itself then, and the one whose fault it is found.
      return false;
    }
  }

  private void takeAll(List<MimeMessage> whole) {
    var left = whole;
    try {
      for (var hole : pigeonholes) {
        left = hole.takeAll(left, clock.instant());
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("The mails cannot be taken apart", e);
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("A mail belongs nowhere");
    }
  }

  private void end(TransactionStatus status, TimeLimit.Permission permission, @Nullable Read read) {
    if (read != null) {
      positions.readUpTo(read, clock.instant());
    }
    if (!permission.isGiven()) {
      status.setRollbackOnly();
    }
  }

  private void take(Fetched mail, Read read) {
    try {
      for (var hole : pigeonholes) {
        boolean taken =
            mail.whole()
                ? hole.take(mail.message(), clock.instant())
                : hole.takeHead(mail.message(), mail.octets(), clock.instant());
        if (taken) {
          return;
        }
      }
      setAside.tooLarge(mail.message(), mail.octets(), read, clock.instant());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("The mail cannot be taken apart", e);
    }
  }

  /** Sets a mail aside, with what can be kept of its head. */
  void setAside(@Nullable MimeMessage head, Read read) throws MessagingException {
    try {
      setAside.unreadable(head, read, clock.instant());
    } catch (MessagingException | RuntimeException e) {
      if (head == null || Unavailable.is(e)) {
        throw e;
      }
      setAside.unreadable(null, read, clock.instant());
    }
  }
}
