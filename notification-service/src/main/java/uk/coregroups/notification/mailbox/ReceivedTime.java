package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a mail reached us: when the mailbox had it, also if nobody read it until hours later.
 *
 * <p>The mailbox's server says so in whole seconds of its own clock (INTERNALDATE, RFC 9051,
 * 2.3.3), so a mail that has waited for no longer than two clocks may differ has just come.
 */
final class ReceivedTime {

  /** How long it waited is real time, however the suite's clock is wound. */
  private static final Clock MACHINE = Clock.systemUTC();

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  private ReceivedTime() {}

  static Instant of(MimeMessage message, Instant now) throws MessagingException {
    var had = message.getReceivedDate();
    return had == null ? now : of(had.toInstant(), MACHINE.instant(), now);
  }

  /**
   * The same.
   *
   * @param had when the mailbox had it, by its server
   * @param machine what the time is here
   * @param now what the time is in the suite
   */
  static Instant of(Instant had, Instant machine, Instant now) {
    var waited = Duration.between(had.plus(SECOND), machine);
    return waited.compareTo(CLOCKS_DIFFER) > 0 ? now.minus(waited) : now;
  }
}
