package uk.coregroups.scheduling.calendar;

import java.time.LocalDate;

/**
 * A bank holiday of England and Wales.
 *
 * @param notes what the official list adds, such as "Substitute day"
 */
public record Holiday(LocalDate date, String title, String notes) {}
