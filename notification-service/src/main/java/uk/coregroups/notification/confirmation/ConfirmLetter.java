package uk.coregroups.notification.confirmation;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Somebody has asked a family member before a letter: it is safe, and goes today, or it is not, and
 * never goes. A yes holds for the day it was given on; a letter that cannot go that day waits
 * again.
 */
@Service
class ConfirmLetter {

  private final WaitingStore waiting;
  private final TaskStore tasks;

  ConfirmLetter(WaitingStore waiting, TaskStore tasks) {
    this.waiting = waiting;
    this.tasks = tasks;
  }

  @Transactional
  public Outcome<String> confirm(
      LetterId id, PartnershipId partnership, boolean safe, String by, Instant now) {
    var letter = waiting.settle(id, partnership, safe, by, now);
    if (letter.isEmpty()) {
      return Outcome.refused("letter", "does not wait for anybody to be asked any more");
    }
    tasks.cameRight(id.value(), now);
    if (!safe) {
      tasks.open(tellAnotherWay(letter.get(), partnership, now));
    }
    return Outcome.done(safe ? "it goes today" : "it does not go");
  }

  private static Task tellAnotherWay(Written letter, PartnershipId partnership, Instant now) {
    return Task.of(
        Task.Kind.NOT_SAFE_NOW,
        letter.id().value(),
        partnership,
        letter.coreGroup() == null ? null : new CoreGroupId(letter.coreGroup()),
        letter.person(),
        letter.reference(),
        now);
  }
}
