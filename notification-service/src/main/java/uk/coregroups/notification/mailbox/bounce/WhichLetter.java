package uk.coregroups.notification.mailbox.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.mailbox.Mail;

/**
 * Which letter of ours a mail answers, returns or reports: by its own id, wherever that stands;
 * otherwise by its invitation's; and of a report that carries neither, by for whom it was and when.
 */
@Service
public class WhichLetter {

  /** For five days servers try to deliver; their report takes a while too. */
  private static final Duration TRIED_FOR = Duration.ofDays(5).plusHours(12);

  private final LetterStore letters;
  private final EntryStore entries;
  private final Neutral neutral;

  WhichLetter(LetterStore letters, EntryStore entries, Neutral neutral) {
    this.letters = letters;
    this.entries = entries;
    this.neutral = neutral;
  }

  public Optional<Written> of(Mail mail, Instant now) {
    var ids = mail.answersTo().stream().map(UUID::fromString).toList();
    return byId(ids)
        .or(() -> ids.isEmpty() ? Optional.empty() : letters.newestAbout(ids))
        .or(() -> byEntry(ids))
        .or(() -> byReceiver(mail, now));
  }

  private Optional<Written> byId(List<UUID> ids) {
    return ids.stream().flatMap(id -> letters.find(new LetterId(id)).stream()).findFirst();
  }

  private Optional<Written> byEntry(List<UUID> ids) {
    var invitations =
        ids.stream()
            .flatMap(id -> entries.byUid(id + "@" + neutral.domain()).stream())
            .map(holder -> holder.invited().invitation().value())
            .toList();
    return invitations.isEmpty() ? Optional.empty() : letters.newestAbout(invitations);
  }

  /** The newest that was sent there, if all that was sent there was for one person. */
  private Optional<Written> byReceiver(Mail mail, Instant now) {
    var bounce = mail.bounce();
    return bounce == null
        ? Optional.empty()
        : bounce.recipients().stream()
            .map(mailbox -> letters.sentTo(mailbox, now.minus(TRIED_FOR), now))
            .filter(sent -> !sent.isEmpty())
            .findFirst()
            .flatMap(sent -> ofOnePerson(sent, mail.subject() + "\n" + mail.words()));
  }

  /** Those whose reference is in the report come first. */
  private static Optional<Written> ofOnePerson(List<Written> sent, String said) {
    var named = sent.stream().filter(one -> said.contains(one.reference())).toList();
    var meant = named.isEmpty() ? sent : named;
    boolean one = meant.stream().map(Written::person).distinct().count() == 1;
    return one ? Optional.of(meant.getFirst()) : Optional.empty();
  }
}
