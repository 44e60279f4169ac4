package uk.coregroups.notification.phone;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.mailbox.IncomingStore;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Somebody has read what may have meant STOP, and says what it meant. */
@Service
class DecideOnTexts {

  private final TaskStore tasks;
  private final AddressStore addresses;
  private final IncomingStore incoming;
  private final LetterStore letters;

  DecideOnTexts(
      TaskStore tasks, AddressStore addresses, IncomingStore incoming, LetterStore letters) {
    this.tasks = tasks;
    this.addresses = addresses;
    this.incoming = incoming;
    this.letters = letters;
  }

  @Transactional
  public Outcome<String> decide(
      TaskId id, PartnershipId partnership, Decision decision, String by, Instant now) {
    var known = tasks.find(id, partnership, Task.Kind.PERHAPS_NO_TEXTS);
    var person = known.map(Task::person).orElse(null);
    if (known.isEmpty() || person == null) {
      return Outcome.unknown("This task is not open, or not known here.");
    }
    var task = known.get();
    tasks.done(id, partnership, by, decision.words, now);
    if (decision == Decision.STOP) {
      number(task, person).ifPresent(number -> addresses.optOut(number, true, now));
      tasks.open(
          Task.of(Task.Kind.OPTED_OUT, person.value(), partnership, null, person, null, now));
    }
    letters.hurry(person, now);
    return Outcome.done("decided");
  }

  /** The number that wrote; if that is no longer kept, the one they have. */
  private Optional<String> number(Task task, PersonId person) {
    return incoming.senderOf(task.about()).or(() -> addresses.find(person).map(Address::mobile));
  }

  /** What the person meant. */
  enum Decision {
    STOP("They want no more texts"),
    GO_ON("They do not mind texts");

    private final String words;

    Decision(String words) {
      this.words = words;
    }
  }
}
