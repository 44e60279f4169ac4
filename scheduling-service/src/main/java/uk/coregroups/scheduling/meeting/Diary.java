package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
import uk.coregroups.scheduling.duty.MinutesDuties;
import uk.coregroups.scheduling.duty.MinutesDuties.TookPlace;
import uk.coregroups.scheduling.meeting.Meeting.Purpose;
import uk.coregroups.scheduling.meeting.Meeting.State;
import uk.coregroups.scheduling.roster.RosterGroup;

/** A group's core groups, held and to come, as the timescales need them. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Diary {

  private final MeetingStore meetings;
  private final CoreGroupDuties duties;
  private final MinutesDuties minutes;

  Diary(MeetingStore meetings, CoreGroupDuties duties, MinutesDuties minutes) {
    this.meetings = meetings;
    this.duties = duties;
    this.minutes = minutes;
  }

  /** The next core group in the diary. */
  public Optional<Booked> next(CoreGroupId group, LocalDate today) {
    return meetings.of(group).stream()
        .filter(one -> one.isAhead(today) && one.purpose() == Purpose.CORE_GROUP)
        .min(Comparator.comparing(one -> one.slot().date()))
        .map(one -> new Booked(one.id(), one.slot().date()));
  }

  /** When a meeting took place, and when the core group after it does or did. */
  public TookPlace tookPlace(Meeting meeting) {
    return tookPlace(meeting, meetings.of(meeting.coreGroup()));
  }

  private static TookPlace tookPlace(Meeting meeting, List<Meeting> all) {
    var on = meeting.slot().date();
    return new TookPlace(
        on,
        all.stream()
            .filter(one -> one.purpose() == Purpose.CORE_GROUP && one.state() != State.CANCELLED)
            .map(one -> one.slot().date())
            .filter(day -> day.isAfter(on))
            .min(Comparator.naturalOrder()));
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
    var all = meetings.of(group.id());
    minutes.diaryChanged(
        group,
        all.stream()
            .filter(one -> one.state() == State.HELD)
            .collect(Collectors.toMap(Meeting::id, one -> tookPlace(one, all))),
        today);
    if (held(group.id()).isEmpty()) {
      duties.firstChanged(group, next(group.id(), today), today);
    }
  }
}
