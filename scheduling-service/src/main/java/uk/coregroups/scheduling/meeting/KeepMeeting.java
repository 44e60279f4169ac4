package uk.coregroups.scheduling.meeting;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Keeps a closed group's meeting that is still booked, as a last one: those invited are reminded of
 * it from now on. To cancel it instead is {@link CancelMeeting}.
 */
@Service
class KeepMeeting {

  private final MeetingStore meetings;
  private final TaskStore tasks;

  KeepMeeting(MeetingStore meetings, TaskStore tasks) {
    this.meetings = meetings;
    this.tasks = tasks;
  }

  /**
   * Keeps it.
   *
   * @param by who decided so, for the record
   */
  @Transactional
  public Outcome<Meeting> keep(PartnershipId partnership, MeetingId id, String by, Instant now) {
    return meetings.known(id, partnership).then(meeting -> keep(meeting, by, now));
  }

  private Outcome<Meeting> keep(Meeting meeting, String by, Instant now) {
    var kind = Task.Kind.MEETING_AFTER_THE_END;
    return tasks.decided(meeting.id().value(), kind, by, "The meeting is kept", now)
        ? Outcome.done(meeting)
        : Outcome.refused("meeting", "does not wait for anybody to decide about it");
  }
}
