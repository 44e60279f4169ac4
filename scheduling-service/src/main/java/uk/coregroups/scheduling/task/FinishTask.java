package uk.coregroups.scheduling.task;

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
  private final Clock clock;

  FinishTask(TaskStore tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  @Transactional
  public Outcome<String> finish(TaskId id, PartnershipId partnership, String by, String note) {
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      return Outcome.refused("note", "must say what was done, in at most 500 characters");
    }
    if (tasks.isSettledElsewhere(id, partnership)) {
      return Outcome.refused("note", "belongs on the meeting's page: settle it there");
    }
    return tasks.done(id, partnership, by, note.strip(), clock.instant())
        ? Outcome.done("done")
        : Outcome.unknown("This task is not open, or not known here.");
  }
}
