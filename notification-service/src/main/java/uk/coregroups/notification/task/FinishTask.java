package uk.coregroups.notification.task;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TaskId;

/** Records what somebody did about a task. */
@Service
class FinishTask {

  private static final int LONGEST_NOTE = 500;

  private final TaskStore tasks;
  private final MessageStore messages;
  private final Clock clock;

  FinishTask(TaskStore tasks, MessageStore messages, Clock clock) {
    this.tasks = tasks;
    this.messages = messages;
    this.clock = clock;
  }

  @Transactional
  public Outcome<String> finish(TaskId id, PartnershipId partnership, String by, String note) {
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      return Outcome.refused("note", "must say what was done, in at most 500 characters");
    }
    if (tasks.isOpen(id, Task.Kind.PERHAPS_NO_TEXTS)) {
      return Outcome.refused("note", "does not say whether texts may go on: press one of the two");
    }
    return tasks.done(id, partnership, by, note.strip(), clock.instant())
        ? Outcome.done("done")
        : Outcome.unknown("This task is not open, or not known here.");
  }

  /**
   * The person has been told. What was said travels with the press: if the meeting is another time
   * by then, or none, they have to be told again.
   */
  @Transactional
  public Outcome<String> told(TaskId id, PartnershipId partnership, String by, String said) {
    var task = tasks.find(id, partnership);
    if (task.isEmpty()) {
      return Outcome.unknown("This task is not open, or not known here.");
    }
    var message = messages.of(task.stream().toList()).get(id);
    if (message == null || !message.say().equals(said)) {
      return Outcome.refused("said", "is no longer so: tell them again, as it stands now");
    }
    return tasks.done(id, partnership, by, "Told: " + said, clock.instant())
        ? Outcome.done("told")
        : Outcome.unknown("This task is not open, or not known here.");
  }
}
