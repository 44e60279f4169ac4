package uk.coregroups.notification.mailbox.bounce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.AddressStore.Owner;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.mailbox.IncomingStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.mailbox.Mail;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;
import uk.coregroups.notification.refusal.ServerWords;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * What follows from a mail server's report: of a final failure the letter is undeliverable, the
 * mailbox is known to be stale and somebody is asked; a delay is noted; and what cannot be made out
 * is read by a person.
 */
@Service
public class TakeInBounce {

  private static final int LONGEST_SUBJECT = 200;

  /** A server may return a letter before our own record says that it went. */
  private static final List<State> MAY_HAVE_GONE =
      List.of(State.SENDING, State.SENT, State.UNCERTAIN);

  private final IncomingStore incoming;
  private final WhichLetter whichLetter;
  private final LetterStore letters;
  private final AddressStore addresses;
  private final TaskStore tasks;
  private final Neutral neutral;

  TakeInBounce(
      IncomingStore incoming,
      WhichLetter whichLetter,
      LetterStore letters,
      AddressStore addresses,
      TaskStore tasks,
      Neutral neutral) {
    this.incoming = incoming;
    this.whichLetter = whichLetter;
    this.letters = letters;
    this.addresses = addresses;
    this.tasks = tasks;
    this.neutral = neutral;
  }

  @Transactional
  public void take(Mail mail, Bounce bounce, Instant now) {
    var letter = whichLetter.of(mail, now);
    var mailbox = mailbox(bounce, mail, letter);
    var kept = kept(mail, bounce, letter, mailbox);
    if (!incoming.keep(kept, now)) {
      return;
    }
    switch (bounce.outcome()) {
      case FAILED -> failed(mail, kept, letter, bounce, mailbox, now);
      case UNCLEAR -> open(Task.Kind.REPORT_UNCLEAR, kept, letter, detail(bounce, mailbox), now);
      case DELAYED, DELIVERED -> {}
    }
  }

  /** Anybody may write that a mailbox is dead: only who has the id of a letter had the letter. */
  private void failed(
      Mail mail,
      Incoming kept,
      Optional<Written> letter,
      Bounce bounce,
      @Nullable String mailbox,
      Instant now) {
    letter.ifPresent(one -> {
      letters.settle(one.id(), MAY_HAVE_GONE, State.UNDELIVERABLE, reason(bounce, mailbox));
      tasks.cameRight(Task.Kind.HELD_UP, one.id().value(), now);
    });
    if (mailbox != null && bounce.blamesMailbox() && isOf(mailbox, letter)) {
      boolean surely =
          bounce.isForGood()
              && letter.filter(one -> mail.answersTo().contains(one.id().toString())).isPresent();
      addresses.markStale(mailbox, bounce.words(), surely, now);
    }
    var kind = letter.isPresent() ? Task.Kind.UNDELIVERABLE : Task.Kind.RETURNED_UNPLACED;
    open(kind, kept, letter, detail(bounce, mailbox), now);
  }

  /** Without the address: the letter's record outlives it. */
  private static String reason(Bounce bounce, @Nullable String mailbox) {
    var words = ServerWords.clean(bounce.words(), mailbox == null ? "" : mailbox);
    return "the receiver's mail server returned it"
        + (bounce.status() == null ? "" : " with " + bounce.status())
        + (words.isEmpty() ? "" : ": " + words);
  }

  private void open(
      Task.Kind kind, Incoming kept, Optional<Written> letter, String detail, Instant now) {
    tasks.open(
        Task.of(
                kind,
                letter.map(one -> one.id().value()).orElse(kept.id()),
                kept.partnership(),
                kept.coreGroup(),
                kept.person(),
                letter.map(Written::reference).orElse(null),
                now)
            .with(detail));
  }

  /** The address that failed, and what its server has said. */
  private static String detail(Bounce bounce, @Nullable String mailbox) {
    return mailbox == null ? bounce.words() : "To " + mailbox + ": " + bounce.words();
  }

  /** Somebody else may be named in a report of a letter, as whom to ask. */
  private boolean isOf(String mailbox, Optional<Written> letter) {
    return letter.isEmpty() || theirs(letter).filter(mailbox::equals).isPresent();
  }

  /** The mailbox of a letter's receiver. */
  private Optional<String> theirs(Optional<Written> letter) {
    return letter
        .flatMap(one -> addresses.find(one.person()))
        .map(Address::email)
        .map(one -> one.toLowerCase(java.util.Locale.ROOT));
  }

  /** The mailbox it speaks of: that of the letter's receiver, or the likeliest of a stranger. */
  private @Nullable String mailbox(Bounce bounce, Mail mail, Optional<Written> letter) {
    var named = bounce.recipients().stream().filter(one -> isReceivers(one, mail)).toList();
    var theirs = theirs(letter);
    if (theirs.isPresent() && (named.isEmpty() || named.contains(theirs.get()))) {
      return theirs.get();
    }
    return named.stream()
        .filter(one -> !addresses.ownersOfMailbox(one).isEmpty())
        .findFirst()
        .or(() -> named.stream().findFirst())
        .orElse(null);
  }

  /** Neither ours, nor the reporting server's, nor the id of a letter. */
  private boolean isReceivers(String mailbox, Mail mail) {
    var local = mailbox.substring(0, mailbox.indexOf('@'));
    return !mailbox.equalsIgnoreCase(neutral.fromAddress())
        && !mailbox.equals(mail.sender())
        && !local.startsWith("mailer-daemon")
        && !local.startsWith("postmaster")
        && !mail.answersTo().contains(local);
  }

  private Incoming kept(
      Mail mail, Bounce bounce, Optional<Written> letter, @Nullable String mailbox) {
    var owners = letter.isPresent() || mailbox == null ? List.<Owner>of() : owners(mailbox);
    return new Incoming(
        UUID.randomUUID(),
        mail.fingerprint(),
        kind(bounce.outcome()),
        letter
            .map(one -> new PartnershipId(one.partnership()))
            .or(() -> only(Owner.strictest(owners)).map(Owner::partnership))
            .orElse(incoming.office()),
        letter.map(Written::coreGroup).map(CoreGroupId::new).orElse(null),
        letter.map(Written::person).or(() -> person(owners)).orElse(null),
        letter.map(Written::id).orElse(null),
        mail.author().shown(),
        mail.subject().substring(0, Math.min(LONGEST_SUBJECT, mail.subject().length())),
        bounce.words());
  }

  private List<Owner> owners(String mailbox) {
    return addresses.ownersOfMailbox(mailbox);
  }

  /** Whose it is, if that is certain; if not, whoever it may be whose groups are restricted. */
  private static Optional<PersonId> person(List<Owner> owners) {
    return owners.size() == 1
        ? Optional.of(owners.getFirst().person())
        : only(Owner.strictest(owners)).filter(Owner::restricted).map(Owner::person);
  }

  private static <T> Optional<T> only(List<T> all) {
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> Kind.BOUNCE;
      case DELAYED -> Kind.DELAYED;
      case DELIVERED -> Kind.DELIVERED;
      case UNCLEAR -> Kind.REPORT_UNCLEAR;
    };
  }
}
