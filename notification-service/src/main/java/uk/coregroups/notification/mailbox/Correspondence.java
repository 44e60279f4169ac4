package uk.coregroups.notification.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Keeps what people have written, and asks somebody to read it: each message of people who are
 * known; those of people nobody knows once a day for each sender, and once for all the rest, so
 * that no junk buries a family's answer. What the mail server takes for junk asks nobody.
 */
@Component
class Correspondence {

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

  /** Keeps what people have written, or their machines. */
  void keep(List<Incoming> mails, Instant now) {
    mails.stream()
        .filter(one -> office(one) == null)
        .forEach(one -> keepKnown(one, asking(one), now));
    mails.stream()
        .filter(one -> office(one) != null)
        .collect(groupingBy(one -> requireNonNull(office(one)), LinkedHashMap::new, toList()))
        .forEach(
            (office, theirs) -> keepStrangers(theirs, office, one -> asking(one) != null, now));
  }

  private static Task.@Nullable Kind asking(Incoming mail) {
    return switch (mail.kind()) {
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
    var office = office(mail);
    if (office == null) {
      keepKnown(mail, ask, now);
    } else {
      keepStrangers(List.of(mail), office, one -> ask != null, now);
    }
  }

  /** Whose strangers have written it; null if it is somebody's who is known, or nobody's. */
  private static @Nullable PartnershipId office(Incoming mail) {
    boolean known = mail.person() != null || mail.letter() != null || mail.coreGroup() != null;
    return known ? null : mail.partnership();
  }

  private void keepKnown(Incoming mail, Task.@Nullable Kind ask, Instant now) {
    if (incoming.keep(mail, now) && ask != null) {
      tasks.open(
          Task.of(ask, mail.id(), mail.partnership(), mail.coreGroup(), mail.person(), null, now)
              .with(letterhead(mail)));
    }
  }

  /** From whom it is, and what it calls itself. */
  static @Nullable String letterhead(Incoming kept) {
    var from = kept.sender() == null ? "" : "From " + kept.sender();
    var subject = kept.subject() == null ? "" : kept.subject();
    var both = from.isEmpty() || subject.isEmpty() ? from + subject : from + ": " + subject;
    return both.isEmpty() ? null : StorableText.of(both);
  }

  /** Whether the mail server takes it for junk, and it is of nobody and about nobody we know. */
  boolean isJunk(MimeMessage message, Mail mail, boolean known) {
    return SpamVerdict.isJunk(message)
        && !known
        && mail.answersTo().stream().noneMatch(this::isOurs)
        && (mail.bounce() == null
            || addresses.ownersOfMailboxes(mail.bounce().recipients()).isEmpty());
  }

  private boolean isOurs(String id) {
    try {
      return letters.find(new LetterId(UUID.fromString(id))).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void keepStrangers(
      List<Incoming> mails, PartnershipId office, Predicate<Incoming> asks, Instant now) {
    var day = LocalDate.ofInstant(now, SuiteClock.LONDON);
    var tally = strangers.of(office, day);
    var asked = new LinkedHashSet<String>();
    for (var mail : mails) {
      var sender =
          mail.kind() == Incoming.Kind.JUNK
              ? StrangerTally.JUNK
              : Objects.requireNonNullElse(StorableText.orNull(mail.sender()), "-");
      if (tally.hasLine(sender) && !incoming.keep(mail, now)) {
        continue;
      }
      var as = tally.came(sender);
      if (asks.test(mail)) {
        asked.add(as);
      }
    }
    strangers.forgetBefore(day);
    strangers.came(office, day, tally.more());
    asked.forEach(as -> ask(office, day, as, tally.of(as), now));
  }

  private void ask(PartnershipId office, LocalDate day, String as, int count, Instant now) {
    var about = UUID.nameUUIDFromBytes((office.value() + "/" + day + "/" + as).getBytes(UTF_8));
    var called = (count == 1 ? "1 message" : count + " messages") + FROM_STRANGERS;
    tasks.openAs(Task.of(Task.Kind.STRANGERS_WROTE, about, office, null, null, called, now));
  }
}
