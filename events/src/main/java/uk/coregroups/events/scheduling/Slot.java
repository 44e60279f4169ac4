package uk.coregroups.events.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import uk.coregroups.events.clock.SuiteClock;

/**
 * When a meeting is: wall time in Europe/London.
 *
 * @param minutes how long it is planned to last
 */
public record Slot(LocalDate date, LocalTime start, int minutes) {

  /** The moment it begins. */
  public Instant startsAt() {
    return date.atTime(start).atZone(SuiteClock.LONDON).toInstant();
  }
}
