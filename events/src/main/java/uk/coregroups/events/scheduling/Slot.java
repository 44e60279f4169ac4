package uk.coregroups.events.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a meeting is: wall time in Europe/London.
 *
 * @param minutes how long it is planned to last
 */
public record Slot(LocalDate date, LocalTime start, int minutes) {}
