package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.AddressStore.Owner;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.mailbox.PositionStore.Read;
import uk.coregroups.notification.task.Task;

/**
 * Sets a mail aside that cannot be taken in, with as much of it as can be kept: from whom, when and
 * about what. A person is asked to look at it, and the mailbox is read on behind it.
 */
@Service
class SetAside {

  private static final int MOST = 200;

  private final Correspondence correspondence;
  private final AddressStore addresses;
  private final IncomingStore incoming;
  private final PositionStore positions;
  private final List<Pigeonhole> pigeonholes;

  SetAside(
      Correspondence correspondence,
      AddressStore addresses,
      IncomingStore incoming,
      PositionStore positions,
      List<Pigeonhole> pigeonholes) {
    this.correspondence = correspondence;
    this.addresses = addresses;
    this.incoming = incoming;
    this.positions = positions;
    this.pigeonholes = pigeonholes;
  }

  /** A mail that cannot be read. Of one whose very head cannot be read, that there is one. */
  @Transactional
  public void unreadable(@Nullable MimeMessage head, Read read, Instant now)
      throws MessagingException {
    keep(Kind.UNREADABLE, head, "It could not be read.", read, now);
    positions.readUpTo(read, now);
  }

  /** A mail that is larger than anything that is fetched; how far we are is saved by the caller. */
  void tooLarge(MimeMessage head, long octets, Read read, Instant now) throws MessagingException {
    var size = Math.ceilDiv(octets, 1024L * 1024) + " MB.";
    keep(Kind.TOO_LARGE, head, size, read, now);
  }

  private void keep(Kind kind, @Nullable MimeMessage head, String what, Read read, Instant now)
      throws MessagingException {
    var place = head == null ? Optional.<Pigeonhole.Place>empty() : place(head);
    var sender = head == null ? null : sender(head);
    var owner = sender == null ? Optional.<Owner>empty() : owner(sender, place);
    var mail =
        new Incoming(
            UUID.randomUUID(),
            "uid " + read.validity() + "/" + read.uid(),
            place.isPresent() ? Kind.GROUP_UNDECIDED : kind,
            place
                .map(Pigeonhole.Place::partnership)
                .or(() -> owner.map(Owner::partnership))
                .orElse(incoming.office()),
            place.map(Pigeonhole.Place::coreGroup).orElse(null),
            owner.map(Owner::person).orElse(null),
            null,
            sender,
            head == null ? null : cut(subject(head)),
            what + sent(head) + " It is in the mailbox: please read it there.");
    correspondence.keep(
        mail, place.isPresent() ? Task.Kind.GROUP_MAIL_REFUSED : Task.Kind.UNREADABLE_MAIL, now);
  }

  private Optional<Pigeonhole.Place> place(MimeMessage head) throws MessagingException {
    for (var hole : pigeonholes) {
      var place = hole.place(head);
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private Optional<Owner> owner(String sender, Optional<Pigeonhole.Place> place) {
    return Owner.strictest(addresses.ownersOfMailbox(sender)).stream()
        .filter(one -> place.isEmpty() || one.partnership().equals(place.get().partnership()))
        .findFirst();
  }

  private static String sent(@Nullable MimeMessage head) throws MessagingException {
    var date = head == null ? null : head.getHeader("Date", null);
    return date == null ? "" : " It says that it was sent on " + cut(date.strip()) + ".";
  }

  /** The From; where it is no address, as it stands there. */
  private static @Nullable String sender(MimeMessage head) throws MessagingException {
    var from = Objects.requireNonNullElse(head.getHeader("From", null), "").strip();
    try {
      var all = InternetAddress.parseHeader(from, false);
      if (all.length == 1 && all[0].getAddress() != null) {
        return StorableText.orNull(cut(all[0].getAddress().toLowerCase(Locale.ROOT)));
      }
    } catch (MessagingException e) {
      return from.isEmpty() ? null : StorableText.orNull(cut(from));
    }
    return from.isEmpty() ? null : StorableText.orNull(cut(from));
  }

  private static String subject(MimeMessage head) throws MessagingException {
    try {
      return Objects.requireNonNullElse(head.getSubject(), "");
    } catch (RuntimeException e) {
      // What its encoding says it is, it is not.
      return Objects.requireNonNullElse(head.getHeader("Subject", null), "");
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST);
  }
}
