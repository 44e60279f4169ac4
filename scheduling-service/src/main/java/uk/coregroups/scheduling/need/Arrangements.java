package uk.coregroups.scheduling.need;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.scheduling.need.ArrangementStore.Gathering;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Keeps what must be arranged for a meeting in step with who is invited and what they need: one
 * task for each need of each person, open until somebody has said what became of it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Arrangements {

  private final ArrangementStore arrangements;
  private final TaskStore tasks;
  private final Clock clock;

  Arrangements(ArrangementStore arrangements, TaskStore tasks, Clock clock) {
    this.arrangements = arrangements;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Somebody was invited or uninvited, needs something else, or the meeting is over. */
  public void follow(MeetingId id) {
    arrangements.follow(id);
    var meeting = arrangements.meeting(id).orElseThrow();
    for (var one : arrangements.of(id)) {
      if (one.isOpen() && meeting.booked()) {
        open(one, meeting);
      } else {
        tasks.doneFor(one.id(), "suite", "It is not needed, or arranged");
      }
    }
  }

  /** The meeting has another time or place: an interpreter is booked for an hour and a room. */
  public void again(MeetingId id) {
    arrangements.reopen(id);
    follow(id);
  }

  private void open(Arrangement one, Gathering meeting) {
    tasks.open(
        new TaskStore.About(Task.Kind.ARRANGE, one.id(), meeting.id(), one.need().words()),
        meeting.partnership(),
        meeting.coreGroup(),
        meeting.reference(),
        clock.instant());
  }
}
