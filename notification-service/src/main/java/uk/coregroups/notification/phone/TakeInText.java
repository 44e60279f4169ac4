package uk.coregroups.notification.phone;

import java.time.Duration;
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
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.TextRefusals;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Takes in what a telephone sent, and what became of what we sent to one. */
@Service
class TakeInText {

  /** The provider's report may overtake its own answer to us. */
  private static final List<State> ON_ITS_WAY = List.of(State.SENDING, State.SENT, State.UNCERTAIN);

  private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(15);

  private final LetterStore letters;
  private final AddressStore addresses;
  private final IncomingStore incoming;
  private final TaskStore tasks;
  private final TextRepository texts;

  TakeInText(
      LetterStore letters,
      AddressStore addresses,
      IncomingStore incoming,
      TaskStore tasks,
      TextRepository texts) {
    this.letters = letters;
    this.addresses = addresses;
    this.incoming = incoming;
    this.tasks = tasks;
    this.texts = texts;
  }

  /** Records what the provider says became of a text; an older word never undoes a newer one. */
  @Transactional
  public void status(LetterId id, String status, @Nullable Integer error, Instant now) {
    switch (status) {
      case "delivered", "read" -> letters.settle(id, ON_ITS_WAY, State.DELIVERED, "delivered");
      case "undelivered", "failed" -> notDelivered(id, error, now);
      default -> {} // queued, sending, sent: it is on its way
    }
  }

  /** What has gone wrong through no fault of the number goes again, for as long as that helps. */
  private void notDelivered(LetterId id, @Nullable Integer error, Instant now) {
    var reason = "the text was not delivered" + (error == null ? "" : " (" + error + ")");
    switch (error == null ? Fault.MESSAGE : TextRefusals.ofReport(error)) {
      case SENDER, POLICY, DEFERRED -> {
        if (!letters.tryAgain(id, ON_ITS_WAY, reason, now.plus(TRIED_AGAIN_AFTER))) {
          undeliverable(id, Task.Kind.LETTER_REFUSED, reason, now);
        }
      }
      case MESSAGE -> undeliverable(id, Task.Kind.LETTER_REFUSED, reason, now);
      case RECIPIENT, OPTED_OUT -> undeliverable(id, Task.Kind.UNDELIVERABLE, reason, now);
    }
  }

  private void undeliverable(LetterId id, Task.Kind task, String reason, Instant now) {
    if (letters.settle(id, ON_ITS_WAY, State.UNDELIVERABLE, reason)) {
      openAbout(id, task, reason, now);
    }
  }

  /** Whether the moment matters at which this was said: it would undo a STOP. */
  @Transactional(readOnly = true)
  public boolean wouldUndoStop(ReceivedText text) {
    return text.from() != null
        && OptOut.said(text.body(), text.optOutType()) == Said.START
        && addresses.isOptedOut(text.from());
  }

  /** Takes in a text; the same message delivered twice is taken in once. */
  @Transactional
  public void received(ReceivedText text, Instant now) {
    if (!texts.isNew(text, now)) {
      return;
    }
    var from = text.from();
    var said = from == null ? Said.WORDS : obeyed(from, text);
    var owners = from == null ? List.<AddressStore.Owner>of() : addresses.ownersOfNumber(from);
    if (owners.isEmpty()) {
      keep(text, said, null, incoming.office(), now);
    }
    for (var owner : owners) {
      keep(text, said, owner.person(), owner.partnership(), now);
    }
  }

  /** Keeps of a text no more than that it came and from where: somebody asks what it said. */
  @Transactional
  public void unreadable(ReceivedText text, Instant now) {
    if (!texts.isNew(text, now)) {
      return;
    }
    var from = text.from();
    var owners = from == null ? List.<AddressStore.Owner>of() : addresses.ownersOfNumber(from);
    if (owners.isEmpty()) {
      keepUnreadable(text, null, incoming.office(), now);
    }
    for (var owner : owners) {
      keepUnreadable(text, owner.person(), owner.partnership(), now);
    }
  }

  private void keepUnreadable(
      ReceivedText text,
      @Nullable PersonId person,
      @Nullable PartnershipId partnership,
      Instant now) {
    var kept =
        new Incoming(
            UUID.randomUUID(),
            "text " + text.id() + " " + person,
            Incoming.Kind.UNREADABLE,
            partnership,
            null,
            person,
            null,
            text.from(),
            null,
            null);
    if (incoming.keep(kept, now)) {
      openTask(Said.PERHAPS_STOP, kept, now);
    }
  }

  /** STOP and START take effect, unless something newer has been said; then they are words. */
  private Said obeyed(String from, ReceivedText text) {
    var said = OptOut.said(text.body(), text.optOutType());
    return switch (said) {
      case STOP, START -> addresses.optOut(from, said == Said.STOP, text.at()) ? said : Said.WORDS;
      case PERHAPS_STOP, WORDS -> said;
    };
  }

  private void keep(
      ReceivedText text,
      Said said,
      @Nullable PersonId person,
      @Nullable PartnershipId partnership,
      Instant now) {
    var kept =
        new Incoming(
            UUID.randomUUID(),
            "text " + text.id() + " " + person,
            kind(said),
            partnership,
            null,
            person,
            null,
            text.from(),
            null,
            text.body());
    if (incoming.keep(kept, now)) {
      openTask(said, kept, now);
    }
  }

  private void openTask(Said said, Incoming kept, Instant now) {
    var person = kept.person();
    switch (said) {
      case WORDS -> open(Task.Kind.ANSWERED_BY_HAND, kept.id(), kept, now);
      case PERHAPS_STOP ->
          open(
              person == null ? Task.Kind.ANSWERED_BY_HAND : Task.Kind.PERHAPS_NO_TEXTS,
              kept.id(),
              kept,
              now);
      case STOP -> {
        if (person != null) {
          open(Task.Kind.OPTED_OUT, person.value(), kept, now);
        }
      }
      case START -> {
        if (person != null) {
          tasks.cameRight(Task.Kind.OPTED_OUT, person.value(), now);
        }
      }
    }
  }

  private void open(Task.Kind kind, UUID about, Incoming kept, Instant now) {
    tasks.open(Task.of(kind, about, kept.partnership(), null, kept.person(), null, now));
  }

  private static Incoming.Kind kind(Said said) {
    return switch (said) {
      case STOP -> Incoming.Kind.STOP;
      case START -> Incoming.Kind.START;
      case PERHAPS_STOP, WORDS -> Incoming.Kind.TEXT;
    };
  }

  private void openAbout(LetterId id, Task.Kind task, String reason, Instant now) {
    var letter = letters.find(id).orElseThrow();
    var group = letter.coreGroup();
    tasks.open(
        Task.of(
                task,
                id.value(),
                new PartnershipId(letter.partnership()),
                group == null ? null : new CoreGroupId(group),
                letter.person(),
                letter.reference(),
                now)
            .with(reason));
  }
}
