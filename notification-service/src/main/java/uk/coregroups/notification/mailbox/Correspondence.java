package uk.coregroups.notification.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Keeps what people have written, and asks somebody to read it: each message of people who are
 * known; those of people nobody knows once a day for each sender, and once for all the rest, so
 * that no junk buries a family's answer. What the mail server takes for junk asks nobody.
 */
@Component
class Correspondence {

  /** So many strangers a day are asked about one by one. */
  private static final int MOST_SENDERS = 20;

  /** So many lines a day tell of one stranger, and of all of them; beyond, they are counted. */
  private static final int LINES_OF_ONE = 100;

  private static final int LINES_OF_ALL = 1000;
  private static final String THE_REST = "";
  private static final String FROM_STRANGERS = " from people we do not know";

  private final IncomingStore incoming;
  private final StrangerStore strangers;
  private final AddressStore addresses;
  private final LetterStore letters;
  private final TaskStore tasks;

  Correspondence(
      IncomingStore incoming,
      StrangerStore strangers,
      AddressStore addresses,
      LetterStore letters,
      TaskStore tasks) {
    this.incoming = incoming;
    this.strangers = strangers;
    this.addresses = addresses;
    this.letters = letters;
    this.tasks = tasks;
  }

  /** Keeps what somebody has written, or their machine. */
  void keep(Incoming mail, Instant now) {
    keep(mail, asking(mail.kind()), now);
  }

  private static Task.@Nullable Kind asking(Kind kind) {
    return switch (kind) {
      case BY_HAND -> Task.Kind.ANSWERED_BY_HAND;
      case UNREADABLE, TOO_LARGE -> Task.Kind.UNREADABLE_MAIL;
      default -> null;
    };
  }

  /**
   * Keeps it.
   *
   * @param ask what is asked of a person if somebody wrote it who is known; nothing if null
   */
  void keep(Incoming mail, Task.@Nullable Kind ask, Instant now) {
    var partnership = mail.partnership();
    if (partnership != null && !isKnown(mail)) {
      keepStrangers(mail, partnership, ask != null, now);
    } else if (incoming.keep(mail, now) && ask != null) {
      tasks.open(
          Task.of(ask, mail.id(), partnership, mail.coreGroup(), mail.person(), null, now)
              .with(letterhead(mail)));
    }
  }

  /** From whom it is, and what it calls itself. */
  static @Nullable String letterhead(Incoming kept) {
    var from = kept.sender() == null ? "" : "From " + kept.sender();
    var subject = kept.subject() == null ? "" : kept.subject();
    var both = from.isEmpty() || subject.isEmpty() ? from + subject : from + ": " + subject;
    return both.isEmpty() ? null : both;
  }

  /** Takes a mail that the mail server takes for junk, unless somebody wrote it who is known. */
  boolean tookAsJunk(MimeMessage message, Mail mail, Instant now) {
    if (!SpamVerdict.isJunk(message) || isAwaited(mail)) {
      return false;
    }
    keep(
        new Incoming(
            UUID.randomUUID(),
            mail.fingerprint(),
            Kind.JUNK,
            incoming.office(),
            null,
            null,
            null,
            mail.sender(),
            mail.subject().substring(0, Math.min(200, mail.subject().length())),
            mail.words()),
        null,
        now);
    return true;
  }

  private boolean isAwaited(Mail mail) {
    var sender = mail.sender();
    return mail.bounce() != null
        || (sender != null && !addresses.ownersOfMailbox(sender).isEmpty())
        || mail.answersTo().stream().anyMatch(this::isOurs);
  }

  private boolean isOurs(String id) {
    try {
      return letters.find(new LetterId(UUID.fromString(id))).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isKnown(Incoming mail) {
    return mail.person() != null || mail.letter() != null || mail.coreGroup() != null;
  }

  private void keepStrangers(Incoming mail, PartnershipId office, boolean ask, Instant now) {
    var day = LocalDate.ofInstant(now, SuiteClock.LONDON);
    var sender = Objects.requireNonNullElse(StorableText.orNull(mail.sender()), "-");
    var soFar = strangers.soFar(office, day, sender);
    boolean oneByOne = soFar.ofSender() > 0 || soFar.others() < MOST_SENDERS;
    boolean hasLine = soFar.ofAll() < LINES_OF_ALL && soFar.ofSender() < LINES_OF_ONE;
    if (hasLine && !incoming.keep(mail, now)) {
      return;
    }
    strangers.forgetBefore(day);
    var as = oneByOne ? sender : THE_REST;
    int count = strangers.came(office, day, as);
    if (ask) {
      var about = UUID.nameUUIDFromBytes((office.value() + "/" + day + "/" + as).getBytes(UTF_8));
      var called = (count == 1 ? "1 message" : count + " messages") + FROM_STRANGERS;
      tasks.openAs(Task.of(Task.Kind.STRANGERS_WROTE, about, office, null, null, called, now));
    }
  }
}
