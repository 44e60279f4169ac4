package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.invite.EntryStore.Holder;
import uk.coregroups.notification.invite.Invite;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.mailbox.bounce.TakeInBounce;
import uk.coregroups.notification.mailbox.bounce.WhichLetter;
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
  private final WhichLetter whichLetter;
  private final TakeInBounce takeInBounce;
  private final AddressStore addresses;
  private final TaskStore tasks;
  private final Invite invite;
  private final Outbox outbox;
  private final MailboxSettings settings;
  private final Correspondence correspondence;
  private final Neutral neutral;

  TakeInMail(
      IncomingStore incoming,
      EntryStore entries,
      WhichLetter whichLetter,
      TakeInBounce takeInBounce,
      AddressStore addresses,
      TaskStore tasks,
      Invite invite,
      Outbox outbox,
      MailboxSettings settings,
      Correspondence correspondence,
      Neutral neutral) {
    this.incoming = incoming;
    this.entries = entries;
    this.whichLetter = whichLetter;
    this.takeInBounce = takeInBounce;
    this.addresses = addresses;
    this.tasks = tasks;
    this.invite = invite;
    this.outbox = outbox;
    this.settings = settings;
    this.correspondence = correspondence;
    this.neutral = neutral;
  }

  @Override
  @Transactional
  public boolean take(MimeMessage message, Instant now) throws MessagingException, IOException {
    var mail = Mail.of(message);
    var reply = answerOf(mail);
    if (reply.isPresent()) {
      takeAnswer(mail, reply.get(), ReceivedTime.of(message, now), now);
    } else if (!correspondence.tookAsJunk(message, mail, now)) {
      take(mail, now);
    }
    return true;
  }

  private void take(Mail mail, Instant now) {
    if (mail.bounce() != null) {
      takeInBounce.take(mail, mail.bounce(), now);
    } else {
      takeWords(mail, now);
    }
  }

  /** The first of its calendars that answers an entry of ours. */
  private Optional<CalendarReply> answerOf(Mail mail) {
    return mail.calendars().stream()
        .flatMap(one -> CalendarReply.read(one.text(), one.method(), this::isOurs).stream())
        .filter(reply -> reply.method() != CalendarReply.Method.OTHER)
        .findFirst();
  }

  private boolean isOurs(String uid) {
    return uid.toLowerCase(Locale.ROOT).endsWith("@" + neutral.domain().toLowerCase(Locale.ROOT))
        || entries.byUid(uid).isPresent();
  }

  private void takeAnswer(Mail mail, CalendarReply reply, Instant receivedAt, Instant now) {
    var holder = Optional.ofNullable(reply.uid()).flatMap(entries::byUid);
    if (holder.isEmpty() || reply.oneOfASeries()) {
      quarantine(
          mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, holder.orElse(null), null, now);
      return;
    }
    var entry = holder.get();
    var theirs = theirs(mail, reply, entry);
    if (theirs.isEmpty()) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, null, now);
      return;
    }
    switch (reply.method()) {
      case REFRESH -> {
        if (keep(mail, Kind.CALENDAR_ANSWER, entry, now) && !entry.over()) {
          invite.refresh(entry, now);
        }
      }
      case COUNTER ->
          quarantine(
              mail,
              Kind.OTHER_TIME_PROPOSED,
              Task.Kind.ANSWERED_BY_HAND,
              entry,
              reply.proposed(),
              now);
      case REPLY, OTHER -> answered(mail, reply, theirs.get(), entry, receivedAt, now);
    }
  }

  private void answered(
      Mail mail,
      CalendarReply reply,
      CalendarReply.Attendee theirs,
      Holder entry,
      Instant receivedAt,
      Instant now) {
    if (theirs.delegatedTo() != null) {
      var proposed = theirs.delegatedTo().isEmpty() ? null : "Proposed: " + theirs.delegatedTo();
      quarantine(mail, Kind.DEPUTY_PROPOSED, Task.Kind.DEPUTY_PROPOSED, entry, proposed, now);
      return;
    }
    Answer answer = theirs.answer();
    if (answer == null) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, null, now);
      return;
    }
    if (keep(mail, Kind.CALENDAR_ANSWER, entry, now)) {
      var at = reply.stamp() == null ? receivedAt : reply.stamp();
      outbox.tell(
          entry.partnership(),
          new ReplyReceived(
              entry.coreGroup(),
              entry.invited().invitation(),
              answer,
              reply.sequence(),
              at,
              receivedAt));
    }
  }

  /** The sender and the attendee must both be the person the invitation went to. */
  private Optional<CalendarReply.Attendee> theirs(Mail mail, CalendarReply reply, Holder entry) {
    return addresses
        .find(entry.invited().person())
        .map(Address::email)
        .map(one -> one.toLowerCase(Locale.ROOT))
        .filter(one -> one.equals(mail.sender()))
        .flatMap(reply::of);
  }

  private void takeWords(Mail mail, Instant now) {
    var letter = whichLetter.of(mail, now);
    var owner =
        letter.isPresent() || mail.sender() == null
            ? Optional.<AddressStore.Owner>empty()
            : addresses.ownersOfMailbox(mail.sender()).stream().findFirst();
    var kind = kind(mail, letter.isPresent() || owner.isPresent());
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
            kind == Kind.UNREADABLE && settings.home() != null ? settings.home() : partnership,
            letter.flatMap(TakeInMail::group).orElse(null),
            letter
                .map(Written::person)
                .or(() -> owner.map(AddressStore.Owner::person))
                .orElse(null),
            letter.map(Written::id).orElse(null),
            mail.author().shown(),
            cut(mail.subject()),
            mail.words());
    correspondence.keep(kept, now);
  }

  /** What many got is nevertheless a person's if we know who sent it, or what it answers. */
  private static Kind kind(Mail mail, boolean known) {
    return switch (mail.nature()) {
      case WRITTEN -> mail.unreadable() ? Kind.UNREADABLE : Kind.BY_HAND;
      case CIRCULAR -> known ? Kind.BY_HAND : Kind.CIRCULAR;
      case AUTOMATIC -> Kind.OUT_OF_OFFICE;
      case RECEIPT -> Kind.RECEIPT;
    };
  }

  private void quarantine(
      Mail mail,
      Kind kind,
      Task.Kind task,
      @Nullable Holder entry,
      @Nullable String detail,
      Instant now) {
    var kept = incoming(mail, kind, entry);
    if (incoming.keep(kept, now)) {
      open(task, kept, detail == null ? Correspondence.letterhead(kept) : detail, now);
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
        mail.author().shown(),
        cut(mail.subject()),
        kind == Kind.CALENDAR_ANSWER ? null : mail.words());
  }

  private void open(Task.Kind kind, Incoming kept, @Nullable String detail, Instant now) {
    tasks.open(
        Task.of(kind, kept.id(), kept.partnership(), kept.coreGroup(), kept.person(), null, now)
            .with(detail));
  }

  private static Optional<CoreGroupId> group(Written letter) {
    return Optional.ofNullable(letter.coreGroup()).map(CoreGroupId::new);
  }

  private static String cut(String text) {
    return StorableText.of(text.length() <= 200 ? text : text.substring(0, 200));
  }
}
