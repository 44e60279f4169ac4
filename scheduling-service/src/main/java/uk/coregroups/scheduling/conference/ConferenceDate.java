package uk.coregroups.scheduling.conference;

import java.time.LocalDate;
import java.util.Optional;
import uk.coregroups.scheduling.timetable.WorkingDays;

/** What a conference's date must be before anything is counted from it. */
final class ConferenceDate {

  private ConferenceDate() {}

  /** What is wrong with the date, in words; nothing if it may stand. */
  static Optional<String> wrong(LocalDate heldOn, LocalDate today) {
    if (heldOn.isAfter(today)) {
      return Optional.of("is in the future; record the conference once it has been held");
    }
    if (heldOn.isBefore(today.minusYears(5))) {
      return Optional.of("is more than five years ago; check the year");
    }
    // CIN census rule 8875: the date of a conference must not be a Saturday or Sunday.
    if (WorkingDays.isWeekend(heldOn)) {
      return Optional.of("is a Saturday or a Sunday, when no conference is held; check the date");
    }
    return Optional.empty();
  }
}
