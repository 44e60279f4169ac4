package uk.coregroups.scheduling.minutes;

import java.time.LocalDate;
import java.util.EnumSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Records that a meeting's minutes have been shared with one class of receivers, whether or not a
 * rule asked for it by any day.
 */
@Service
class ShareMinutes {

  private final MeetingStore meetings;
  private final Obligations obligations;
  private final TaskStore tasks;

  ShareMinutes(MeetingStore meetings, Obligations obligations, TaskStore tasks) {
    this.meetings = meetings;
    this.obligations = obligations;
    this.tasks = tasks;
  }

  @Transactional
  public Outcome<Meeting> share(
      MeetingId id, Receivers receivers, LocalDate on, String by, LocalDate today) {
    var meeting = meetings.lock(id).orElseThrow();
    if (meeting.state() != Meeting.State.HELD) {
      return Outcome.refused("meeting", "has not been recorded as held, so it has no minutes yet");
    }
    if (on.isAfter(today)) {
      return Outcome.refused("sharedOn", "is in the future");
    }
    if (on.isBefore(meeting.slot().date())) {
      return Outcome.refused("sharedOn", "is before the meeting");
    }
    if (receivers == Receivers.FAMILY && meeting.purpose() == Meeting.Purpose.PROFESSIONALS) {
      return Outcome.refused("receivers", "have no part in a professionals' meeting");
    }
    var kind = receivers.kind();
    if (obligations.wasMet(id.value(), kind)) {
      return Outcome.refused("receivers", "have been recorded as having the minutes already");
    }
    if (obligations.settle(id.value(), EnumSet.of(kind), on, Settled.MET) == 0) {
      obligations.done(
          new Subject(
              meeting.partnership(), meeting.coreGroup(), kind, id.value(), meeting.reference()),
          on,
          today);
    }
    boolean allShared =
        !obligations.isOpen(id.value(), Kind.SHARE_WITH_FAMILY)
            && !obligations.isOpen(id.value(), Kind.SHARE_WITH_PROFESSIONALS);
    if (allShared) {
      tasks.doneFor(id.value(), by, "The minutes have been shared");
    }
    return Outcome.done(meeting);
  }

  /** The two classes of people entitled to minutes, who are counted apart. */
  enum Receivers {
    PROFESSIONALS,
    FAMILY;

    Kind kind() {
      return switch (this) {
        case PROFESSIONALS -> Kind.SHARE_WITH_PROFESSIONALS;
        case FAMILY -> Kind.SHARE_WITH_FAMILY;
      };
    }
  }
}
