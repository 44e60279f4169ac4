package uk.coregroups.notification.letter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a template may say, and nothing else: a reference, a time, a link and a number to ring.
 *
 * @param reference what the letter calls the matter
 * @param date the day of the meeting, if it is about one
 * @param place where it is; null if it may not be said
 * @param dueOn the day by which it is owed
 * @param link where to answer, or where to sign in
 * @param phone the number to ring
 * @param changed whether this person has been told another time or place before
 * @param mayAnswer whether the link leads to an answer
 * @param inCalendar whether the letter puts itself into a calendar
 * @param code a sign-in code, or nothing
 */
public record Words(
    String reference,
    @Nullable LocalDate date,
    @Nullable LocalTime start,
    @Nullable LocalTime end,
    @Nullable String place,
    @Nullable LocalDate dueOn,
    String link,
    String signInLink,
    String phone,
    boolean changed,
    boolean mayAnswer,
    boolean inCalendar,
    String code) {

  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  /** "Tuesday 5 January 2027". */
  public String day() {
    return date == null ? "" : LONG.format(date);
  }

  /** "Tue 5 Jan 2027". */
  public String shortDay() {
    return date == null ? "" : SHORT.format(date);
  }

  /** "10:00". */
  public String startsAt() {
    return start == null ? "" : TIME.format(start);
  }

  /** "11:00". */
  public String endsAt() {
    return end == null ? "" : TIME.format(end);
  }

  /** "Tuesday 12 January 2027". */
  public String due() {
    return dueOn == null ? "" : LONG.format(dueOn);
  }

  /** "Tue 12 Jan 2027". */
  public String shortDue() {
    return dueOn == null ? "" : SHORT.format(dueOn);
  }
}
