package uk.coregroups.notification.phone;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.AddressStore.Owner;
import uk.coregroups.notification.mailbox.IncomingStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Takes in what a telephone sent. */
@Service
class TakeInText {

  private final AddressStore addresses;
  private final IncomingStore incoming;
  private final TaskStore tasks;
  private final TextRepository texts;

  TakeInText(
      AddressStore addresses, IncomingStore incoming, TaskStore tasks, TextRepository texts) {
    this.addresses = addresses;
    this.incoming = incoming;
    this.tasks = tasks;
    this.texts = texts;
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
    if (texts.isNew(text, now)) {
      var from = text.from();
      keepForAll(text, from == null ? Said.WORDS : obeyed(from, text), true, now);
    }
  }

  /** Keeps of a text no more than that it came and from where: somebody asks what it said. */
  @Transactional
  public void unreadable(ReceivedText text, Instant now) {
    if (texts.isNew(text, now)) {
      keepForAll(text, Said.PERHAPS_STOP, false, now);
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

  /** For everybody with this number; for the office that reads what cannot be placed, if nobody. */
  private void keepForAll(ReceivedText text, Said said, boolean readable, Instant now) {
    var from = text.from();
    var owners = from == null ? List.<Owner>of() : addresses.ownersOfNumber(from);
    if (owners.isEmpty()) {
      keep(text, said, readable, null, incoming.office(), now);
    }
    for (var owner : owners) {
      boolean shown = readable && !isClosedTo(owner, owners);
      keep(text, said, shown, owner.person(), owner.partnership(), now);
    }
  }

  /** It may be from somebody of a restricted group who has the same number: it is read there. */
  private static boolean isClosedTo(Owner owner, List<Owner> all) {
    return !owner.restricted()
        && all.stream()
            .anyMatch(one -> one.restricted() && one.partnership().equals(owner.partnership()));
  }

  private void keep(
      ReceivedText text,
      Said said,
      boolean readable,
      @Nullable PersonId person,
      @Nullable PartnershipId partnership,
      Instant now) {
    var kept =
        new Incoming(
            UUID.randomUUID(),
            "text " + text.id() + " " + person,
            readable ? kind(said) : Incoming.Kind.UNREADABLE,
            partnership,
            null,
            person,
            null,
            text.from(),
            null,
            readable ? text.body() : null);
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
}
