package uk.coregroups.events.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import uk.coregroups.events.clock.SuiteClock;

/**
 * When a meeting is: wall time in Europe/London.
 *
 * @param minutes how long it is planned to last
 */
public record Slot(LocalDate date, LocalTime start, int minutes) {

  /** Whether the two have a moment in common; one that begins as the other ends has none. */
  public boolean overlaps(Slot other) {
    return begins().isBefore(other.ends()) && other.begins().isBefore(ends());
  }

  private LocalDateTime begins() {
    return date.atTime(start);
  }

  private LocalDateTime ends() {
    return begins().plusMinutes(minutes);
  }

  /** The moment it begins. */
  public Instant startsAt() {
    return date.atTime(start).atZone(SuiteClock.LONDON).toInstant();
  }
}
