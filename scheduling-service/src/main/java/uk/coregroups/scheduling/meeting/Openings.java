package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.scheduling.Slot;

/**
 * Says what stands in the way of a meeting at a time: the same whether it is to be booked, to be
 * moved or only to be checked.
 */
@Component
public class Openings {

  private final MeetingStore meetings;

  Openings(MeetingStore meetings) {
    this.meetings = meetings;
  }

  /**
   * Everything that is wrong with a time, field by field.
   *
   * @param moved the meeting that is to be moved to it; null if a new one is booked
   */
  public List<Wrong> wrong(
      CoreGroupId group, Slot slot, @Nullable MeetingId moved, LocalDate today) {
    var wrongs = Slots.wrong(slot, today);
    var all = meetings.of(group);
    boolean twice =
        all.stream()
            .filter(other -> other.isBooked() && !other.id().equals(moved))
            .anyMatch(other -> other.slot().date().equals(slot.date()));
    if (twice) {
      wrongs.add(new Wrong("date", "this core group already has a meeting on that day"));
    }
    var parts =
        all.stream()
            .filter(one -> one.id().equals(moved))
            .flatMap(one -> meetings.invitations(one.id()).stream())
            .filter(one -> !one.withdrawn())
            .map(Invitation::ownTime);
    Slots.tooShort(slot, parts.flatMap(Stream::ofNullable)).ifPresent(wrongs::add);
    return wrongs;
  }
}
