package uk.coregroups.standalone.postroom;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people in the United Kingdom read them. */
final class UkTime {

  private static final ZoneId UK = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private UkTime() {}

  /** Tuesday 31 March 2026, 10:00. */
  static String of(Instant moment) {
    return DAY_AND_TIME.format(at(moment));
  }

  /** Tuesday 31 March 2026, 10:00 to 11:30. */
  static String span(Instant start, Instant end) {
    boolean sameDay = at(start).toLocalDate().equals(at(end).toLocalDate());
    return of(start) + " to " + (sameDay ? TIME.format(at(end)) : of(end));
  }

  private static ZonedDateTime at(Instant moment) {
    return moment.atZone(UK);
  }
}
