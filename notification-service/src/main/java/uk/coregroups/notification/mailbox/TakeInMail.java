package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.invite.EntryStore.Holder;
import uk.coregroups.notification.invite.Invite;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Decides what a mail that came in is, and what follows from it. The same mail delivered twice is
 * taken in once. Nothing anybody writes adds a person to a meeting, and nobody is answered by a
 * machine.
 */
@Service
@Order(2)
class TakeInMail implements Pigeonhole {

  private final IncomingStore incoming;
  private final EntryStore entries;
  private final LetterStore letters;
  private final AddressStore addresses;
  private final TaskStore tasks;
  private final Invite invite;
  private final Outbox outbox;
  private final MailboxSettings settings;
  private final Correspondence correspondence;

  TakeInMail(
      IncomingStore incoming,
      EntryStore entries,
      LetterStore letters,
      AddressStore addresses,
      TaskStore tasks,
      Invite invite,
      Outbox outbox,
      MailboxSettings settings,
      Correspondence correspondence) {
    this.incoming = incoming;
    this.entries = entries;
    this.letters = letters;
    this.addresses = addresses;
    this.tasks = tasks;
    this.invite = invite;
    this.outbox = outbox;
    this.settings = settings;
    this.correspondence = correspondence;
  }

  @Override
  @Transactional
  public boolean take(MimeMessage message, Instant now) throws MessagingException, IOException {
    var mail = Mail.of(message);
    if (!correspondence.tookAsJunk(message, mail, now)) {
      take(mail, now);
    }
    return true;
  }

  private void take(Mail mail, Instant now) {
    var reply = Optional.ofNullable(mail.calendar()).flatMap(CalendarReply::read);
    if (reply.isPresent() && reply.get().method() != CalendarReply.Method.OTHER) {
      takeAnswer(mail, reply.get(), now);
    } else if (mail.bounce() != null) {
      takeBounce(mail, mail.bounce(), now);
    } else {
      takeWords(mail, mail.automatic() ? Kind.OUT_OF_OFFICE : Kind.BY_HAND, now);
    }
  }

  private void takeAnswer(Mail mail, CalendarReply reply, Instant now) {
    var holder = Optional.ofNullable(reply.uid()).flatMap(entries::byUid);
    if (holder.isEmpty() || reply.oneOfASeries()) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, holder.orElse(null), now);
      return;
    }
    var entry = holder.get();
    if (!isTheirs(mail, reply, entry)) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, now);
      return;
    }
    switch (reply.method()) {
      case REFRESH -> {
        if (keep(mail, Kind.CALENDAR_ANSWER, entry, now) && !entry.over()) {
          invite.refresh(entry, now);
        }
      }
      case COUNTER ->
          quarantine(mail, Kind.OTHER_TIME_PROPOSED, Task.Kind.ANSWERED_BY_HAND, entry, now);
      case REPLY, OTHER -> answered(mail, reply, entry, now);
    }
  }

  private void answered(Mail mail, CalendarReply reply, Holder entry, Instant now) {
    if (reply.delegatedTo()) {
      quarantine(mail, Kind.DEPUTY_PROPOSED, Task.Kind.DEPUTY_PROPOSED, entry, now);
      return;
    }
    Answer answer = reply.answer();
    if (answer == null) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, now);
      return;
    }
    if (keep(mail, Kind.CALENDAR_ANSWER, entry, now)) {
      var at = reply.stamp() == null ? now : reply.stamp();
      outbox.tell(
          entry.partnership(),
          new ReplyReceived(
              entry.coreGroup(), entry.invited().invitation(), answer, reply.sequence(), at));
    }
  }

  /** The sender and the attendee must both be the person the invitation went to. */
  private boolean isTheirs(Mail mail, CalendarReply reply, Holder entry) {
    var mailbox = addresses.find(entry.invited().person()).map(Address::email);
    return mailbox
        .map(one -> one.toLowerCase(Locale.ROOT))
        .filter(one -> one.equals(mail.sender()) && one.equals(reply.attendee()))
        .isPresent();
  }

  private void takeBounce(Mail mail, Mail.Bounce bounce, Instant now) {
    var letter = letterOf(mail);
    var kind = bounce.failed() ? Kind.BOUNCE : Kind.DELAYED;
    var kept =
        incoming(
            mail.fingerprint(),
            kind,
            letter.map(one -> new PartnershipId(one.partnership())).orElse(settings.home()),
            letter.flatMap(TakeInMail::group).orElse(null),
            letter.orElse(null),
            null,
            mail);
    if (!incoming.keep(kept, now) || !bounce.failed()) {
      return;
    }
    if (letter.isEmpty()) {
      open(Task.Kind.ANSWERED_BY_HAND, kept, now);
      return;
    }
    var one = letter.get();
    letters.settle(
        one.id(),
        List.of(State.SENT, State.UNCERTAIN),
        State.UNDELIVERABLE,
        "the receiver's mail server returned it"
            + (bounce.status() == null ? "" : " with " + bounce.status()));
    tasks.open(
        Task.of(
            Task.Kind.UNDELIVERABLE,
            one.id().value(),
            kept.partnership(),
            kept.coreGroup(),
            one.person(),
            one.reference(),
            now));
  }

  private void takeWords(Mail mail, Kind kind, Instant now) {
    var letter = letterOf(mail);
    var owner =
        letter.isPresent() || mail.sender() == null
            ? Optional.<AddressStore.Owner>empty()
            : addresses.ownersOfMailbox(mail.sender()).stream().findFirst();
    var partnership =
        letter
            .map(one -> new PartnershipId(one.partnership()))
            .or(() -> owner.map(AddressStore.Owner::partnership))
            .orElse(settings.home());
    var kept =
        new Incoming(
            UUID.randomUUID(),
            mail.fingerprint(),
            kind,
            partnership,
            letter.flatMap(TakeInMail::group).orElse(null),
            letter
                .map(Written::person)
                .or(() -> owner.map(AddressStore.Owner::person))
                .orElse(null),
            letter.map(Written::id).orElse(null),
            mail.sender(),
            cut(mail.subject()),
            mail.words());
    correspondence.keep(kept, now);
  }

  private void quarantine(
      Mail mail, Kind kind, Task.Kind task, @Nullable Holder entry, Instant now) {
    var kept = incoming(mail, kind, entry);
    if (incoming.keep(kept, now)) {
      open(task, kept, now);
    }
  }

  private boolean keep(Mail mail, Kind kind, Holder entry, Instant now) {
    return incoming.keep(incoming(mail, kind, entry), now);
  }

  private Incoming incoming(Mail mail, Kind kind, @Nullable Holder entry) {
    return new Incoming(
        UUID.randomUUID(),
        mail.fingerprint(),
        kind,
        entry == null ? settings.home() : entry.partnership(),
        entry == null ? null : entry.coreGroup(),
        entry == null ? null : entry.invited().person(),
        null,
        mail.sender(),
        cut(mail.subject()),
        kind == Kind.CALENDAR_ANSWER ? null : mail.words());
  }

  private static Incoming incoming(
      String fingerprint,
      Kind kind,
      @Nullable PartnershipId partnership,
      @Nullable CoreGroupId group,
      @Nullable Written letter,
      @Nullable String words,
      @Nullable Mail mail) {
    return new Incoming(
        UUID.randomUUID(),
        fingerprint,
        kind,
        partnership,
        group,
        letter == null ? null : letter.person(),
        letter == null ? null : letter.id(),
        mail == null ? null : mail.sender(),
        mail == null ? null : cut(mail.subject()),
        words);
  }

  private void open(Task.Kind kind, Incoming kept, Instant now) {
    tasks.open(
        Task.of(kind, kept.id(), kept.partnership(), kept.coreGroup(), kept.person(), null, now));
  }

  /** The letter of ours that a mail answers or returns, by the id its Message-ID carries. */
  private Optional<Written> letterOf(Mail mail) {
    return mail.answersTo().stream()
        .flatMap(id -> uuid(id).stream())
        .flatMap(id -> letters.find(new LetterId(id)).stream())
        .findFirst();
  }

  private static Optional<CoreGroupId> group(Written letter) {
    return Optional.ofNullable(letter.coreGroup()).map(CoreGroupId::new);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }
}
