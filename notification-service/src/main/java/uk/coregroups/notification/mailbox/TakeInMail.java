package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.AddressStore.Owner;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.mailbox.bounce.TakeInBounce;
import uk.coregroups.notification.mailbox.bounce.WhichLetter;

/**
 * Decides what a mail that came in is, and what follows from it. The same mail delivered twice is
 * taken in once. Nothing anybody writes adds a person to a meeting, and nobody is answered by a
 * machine.
 */
@Service
@Order(2)
class TakeInMail implements Pigeonhole {

  private final TakeInAnswers takeInAnswers;
  private final WhichLetter whichLetter;
  private final TakeInBounce takeInBounce;
  private final AddressStore addresses;
  private final MailboxSettings settings;
  private final Correspondence correspondence;

  TakeInMail(
      TakeInAnswers takeInAnswers,
      WhichLetter whichLetter,
      TakeInBounce takeInBounce,
      AddressStore addresses,
      MailboxSettings settings,
      Correspondence correspondence) {
    this.takeInAnswers = takeInAnswers;
    this.whichLetter = whichLetter;
    this.takeInBounce = takeInBounce;
    this.addresses = addresses;
    this.settings = settings;
    this.correspondence = correspondence;
  }

  /** A mail that is no answer, before and after it was taken apart. */
  private record Other(MimeMessage message, Mail mail) {}

  @Override
  @Transactional
  public boolean take(MimeMessage message, Instant now) throws MessagingException, IOException {
    takeAll(List.of(message), now);
    return true;
  }

  @Override
  @Transactional
  public List<MimeMessage> takeAll(List<MimeMessage> messages, Instant now)
      throws MessagingException, IOException {
    var answers = new ArrayList<TakeInAnswers.Answered>();
    var others = new ArrayList<Other>();
    for (var message : messages) {
      var mail = Mail.of(message);
      var reply = takeInAnswers.answerIn(mail);
      if (reply.isPresent()) {
        var receivedAt = ReceivedTime.of(message, now);
        answers.add(new TakeInAnswers.Answered(mail, reply.get(), receivedAt));
      } else {
        others.add(new Other(message, mail));
      }
    }
    takeInAnswers.take(answers, now);
    takeOthers(others, now);
    return List.of();
  }

  private void takeOthers(List<Other> others, Instant now) {
    var senders =
        others.stream().map(one -> one.mail.sender()).filter(Objects::nonNull).distinct().toList();
    var owners = addresses.ownersOfMailboxes(senders);
    var written = new ArrayList<Incoming>();
    for (var one : others) {
      var mail = one.mail;
      var known = Owner.strictest(owners.getOrDefault(mail.sender(), List.of()));
      if (correspondence.isJunk(one.message, mail, !known.isEmpty())) {
        written.add(junk(mail));
      } else if (mail.bounce() != null) {
        takeInBounce.take(mail, mail.bounce(), now);
      } else {
        written.addAll(words(mail, known, now));
      }
    }
    correspondence.keep(written, now);
  }

  private Incoming junk(Mail mail) {
    return new Incoming(
        UUID.randomUUID(),
        mail.fingerprint(),
        Kind.JUNK,
        settings.home(),
        null,
        null,
        null,
        mail.sender(),
        mail.shortSubject(),
        mail.words());
  }

  /** What answers no letter of ours is for each partnership that knows who wrote it. */
  private List<Incoming> words(Mail mail, List<Owner> known, Instant now) {
    var letter = whichLetter.of(mail, now);
    if (letter.isPresent() || known.isEmpty()) {
      return List.of(words(mail, mail.fingerprint(), letter, Optional.empty()));
    }
    var all = new ArrayList<Incoming>();
    for (var owner : known) {
      var once = mail.fingerprint() + (all.isEmpty() ? "" : "/" + owner.partnership());
      all.add(words(mail, once, letter, Optional.of(owner)));
    }
    return all;
  }

  private Incoming words(
      Mail mail, String fingerprint, Optional<Written> letter, Optional<Owner> owner) {
    var kind = kind(mail, letter.isPresent() || owner.isPresent());
    var partnership =
        letter
            .map(one -> new PartnershipId(one.partnership()))
            .or(() -> owner.map(Owner::partnership))
            .orElse(settings.home());
    return new Incoming(
        UUID.randomUUID(),
        fingerprint,
        kind,
        kind == Kind.UNREADABLE && settings.home() != null ? settings.home() : partnership,
        letter.map(Written::coreGroup).map(CoreGroupId::new).orElse(null),
        letter.map(Written::person).or(() -> owner.map(Owner::person)).orElse(null),
        letter.map(Written::id).orElse(null),
        mail.author().shown(),
        mail.shortSubject(),
        mail.words());
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
}
