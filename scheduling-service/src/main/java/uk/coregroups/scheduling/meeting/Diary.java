package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.scheduling.duty.CoreGroupDuties;
import uk.coregroups.scheduling.duty.CoreGroupDuties.Booked;
import uk.coregroups.scheduling.meeting.Meeting.Purpose;
import uk.coregroups.scheduling.roster.RosterGroup;

/** A group's core groups, held and to come, as the timescales need them. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Diary {

  private final MeetingStore meetings;
  private final CoreGroupDuties duties;

  Diary(MeetingStore meetings, CoreGroupDuties duties) {
    this.meetings = meetings;
    this.duties = duties;
  }

  /** The next core group in the diary. */
  public Optional<Booked> next(CoreGroupId group, LocalDate today) {
    return soonest(group, today);
  }

  /** The next core group in the diary after a meeting. */
  public Optional<Booked> nextAfter(Meeting meeting) {
    return soonest(meeting.coreGroup(), meeting.slot().date().plusDays(1));
  }

  private Optional<Booked> soonest(CoreGroupId group, LocalDate from) {
    return meetings.of(group).stream()
        .filter(one -> one.isAhead(from) && one.purpose() == Purpose.CORE_GROUP)
        .min(Comparator.comparing(one -> one.slot().date()))
        .map(one -> new Booked(one.id(), one.slot().date()));
  }

  /** When each core group that counts was held. */
  public Map<MeetingId, LocalDate> held(CoreGroupId group) {
    return meetings.of(group).stream()
        .filter(Meeting::counts)
        .collect(Collectors.toMap(Meeting::id, one -> one.slot().date()));
  }

  /** Whether no core group that counts was held after this one. */
  public boolean isLatestHeld(Meeting meeting) {
    var on = meeting.slot().date();
    return held(meeting.coreGroup()).values().stream().noneMatch(other -> other.isAfter(on));
  }

  /** A core group was put into the diary, moved or taken out of it. */
  void changed(RosterGroup group, LocalDate today) {
    duties.diaryChanged(group, next(group.id(), today), held(group.id()), today);
  }
}
