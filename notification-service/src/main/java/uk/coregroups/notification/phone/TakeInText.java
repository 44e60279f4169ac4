package uk.coregroups.notification.phone;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.mailbox.IncomingStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Takes in what a telephone sent, and what became of what we sent to one. */
@Service
class TakeInText {

  /** The provider's report may overtake its own answer to us. */
  private static final List<State> ON_ITS_WAY = List.of(State.SENDING, State.SENT, State.UNCERTAIN);

  private final LetterStore letters;
  private final AddressStore addresses;
  private final IncomingStore incoming;
  private final TaskStore tasks;

  TakeInText(LetterStore letters, AddressStore addresses, IncomingStore incoming, TaskStore tasks) {
    this.letters = letters;
    this.addresses = addresses;
    this.incoming = incoming;
    this.tasks = tasks;
  }

  /** Records what the provider says became of a text; an older word never undoes a newer one. */
  @Transactional
  public void status(LetterId id, String status, @Nullable String error, Instant now) {
    switch (status) {
      case "delivered" -> letters.settle(id, ON_ITS_WAY, State.DELIVERED, "delivered");
      case "undelivered", "failed" -> {
        var reason = "the text was not delivered" + (error == null ? "" : " (" + error + ")");
        boolean settled = letters.settle(id, ON_ITS_WAY, State.UNDELIVERABLE, reason);
        if (settled) {
          openUndeliverable(id, now);
        }
      }
      default -> {} // queued, sending, sent: it is on its way
    }
  }

  /** Takes in a text; the same message delivered twice is taken in once. */
  @Transactional
  public void inbound(String messageId, String from, Said said, String words, Instant now) {
    switch (said) {
      case STOP -> addresses.optOut(from, true, now);
      case START -> addresses.optOut(from, false, now);
      case WORDS -> {}
    }
    var owners = addresses.ownersOfNumber(from);
    if (owners.isEmpty()) {
      keep(messageId, from, said, words, null, incoming.office(), now);
    }
    for (var owner : owners) {
      keep(messageId, from, said, words, owner.person(), owner.partnership(), now);
    }
  }

  private void keep(
      String messageId,
      String from,
      Said said,
      String words,
      @Nullable PersonId person,
      @Nullable PartnershipId partnership,
      Instant now) {
    var kept =
        new Incoming(
            UUID.randomUUID(),
            "text " + messageId + " " + person,
            kind(said),
            partnership,
            null,
            person,
            null,
            from,
            null,
            words);
    if (incoming.keep(kept, now)) {
      openTask(said, kept, now);
    }
  }

  private void openTask(Said said, Incoming kept, Instant now) {
    var person = kept.person();
    if (said == Said.WORDS) {
      open(Task.Kind.ANSWERED_BY_HAND, kept.id(), kept, now);
    } else if (person != null && said == Said.STOP) {
      open(Task.Kind.OPTED_OUT, person.value(), kept, now);
    } else if (person != null) {
      tasks.cameRight(Task.Kind.OPTED_OUT, person.value(), now);
    }
  }

  private void open(Task.Kind kind, UUID about, Incoming kept, Instant now) {
    tasks.open(Task.of(kind, about, kept.partnership(), null, kept.person(), null, now));
  }

  private static Incoming.Kind kind(Said said) {
    return switch (said) {
      case STOP -> Incoming.Kind.STOP;
      case START -> Incoming.Kind.START;
      case WORDS -> Incoming.Kind.TEXT;
    };
  }

  private void openUndeliverable(LetterId id, Instant now) {
    var letter = letters.find(id).orElseThrow();
    var group = letter.coreGroup();
    tasks.open(
        Task.of(
            Task.Kind.UNDELIVERABLE,
            id.value(),
            new PartnershipId(letter.partnership()),
            group == null ? null : new CoreGroupId(group),
            letter.person(),
            letter.reference(),
            now));
  }

  /** What a person texted. */
  enum Said {
    STOP,
    START,
    WORDS
  }
}
