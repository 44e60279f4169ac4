package uk.coregroups.notification.letter;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * A person has found out about a letter that may or may not have gone out, or that could not be
 * delivered: it arrived after all, or it is to be sent again.
 */
@Service
class SettleLetter {

  private final LetterStore letters;
  private final TaskStore tasks;

  SettleLetter(LetterStore letters, TaskStore tasks) {
    this.letters = letters;
    this.tasks = tasks;
  }

  @Transactional
  public Outcome<String> settle(
      LetterId id, PartnershipId partnership, Decision decision, String by, Instant now) {
    var known = letters.find(id).filter(letter -> letter.partnership().equals(partnership.value()));
    if (known.isEmpty()) {
      return Outcome.unknown("This letter is not known here.");
    }
    boolean settled =
        switch (decision) {
          case ARRIVED ->
              letters.settle(
                  id,
                  List.of(State.UNCERTAIN, State.UNDELIVERABLE),
                  State.SENT,
                  "somebody has found out that it arrived");
          case SEND_AGAIN -> letters.again(id, now);
        };
    if (!settled) {
      return Outcome.refused("decision", "is not needed: this letter is not in doubt");
    }
    tasks.cameRight(Task.Kind.UNCERTAIN, id.value(), now);
    tasks.cameRight(Task.Kind.UNDELIVERABLE, id.value(), now);
    tasks.cameRight(Task.Kind.LETTER_REFUSED, id.value(), now);
    tasks.cameRight(Task.Kind.HELD_UP, id.value(), now);
    tasks.cameRight(Task.Kind.REPORT_UNCLEAR, id.value(), now);
    return Outcome.done("settled");
  }

  /** What the person says. */
  enum Decision {
    ARRIVED,
    SEND_AGAIN
  }
}
