package uk.coregroups.scheduling.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.scheduling.Invited.OwnTime;
import uk.coregroups.events.scheduling.Slot;

/** What a time must be before people are invited to it. */
final class Slots {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final LocalTime EARLIEST = LocalTime.of(7, 0);
  private static final LocalTime LATEST = LocalTime.of(21, 0);
  private static final int SHORTEST = 15;
  private static final int LONGEST = 480;

  private Slots() {}

  /** Everything that is wrong with it, field by field. */
  static List<Wrong> wrong(Slot slot, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (slot.date().isBefore(today)) {
      wrongs.add(new Wrong("date", "is in the past"));
    }
    if (WEEKEND.contains(slot.date().getDayOfWeek())) {
      wrongs.add(new Wrong("date", "is at a weekend; meetings are from Monday to Friday"));
    }
    if (slot.date().isAfter(today.plusYears(1))) {
      wrongs.add(new Wrong("date", "is more than a year away; check the year"));
    }
    if (slot.start().isBefore(EARLIEST) || slot.start().isAfter(LATEST)) {
      wrongs.add(new Wrong("start", "must be between 07:00 and 21:00"));
    }
    if (slot.minutes() < SHORTEST || slot.minutes() > LONGEST) {
      wrongs.add(new Wrong("minutes", "must be between 15 and 480"));
    }
    return wrongs;
  }

  /**
   * What is wrong with a meeting that is over before those who come at their own time have gone.
   */
  static Optional<Wrong> tooShort(Slot slot, Stream<OwnTime> parts) {
    return parts
        .filter(part -> !part.fits(slot))
        .max(Comparator.comparingInt(OwnTime::until))
        .map(last ->
            new Wrong(
                "minutes",
                "must be at least "
                    + last.until()
                    + ", for somebody comes at a time of their own and stays until then. To make"
                    + " the meeting shorter, give them another time first"));
  }
}
