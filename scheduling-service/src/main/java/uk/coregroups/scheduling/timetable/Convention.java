package uk.coregroups.scheduling.timetable;

/**
 * Whether the day that starts a count of working days is itself day 1.
 *
 * <p>Most of England does not count it; Nottinghamshire does ("Day 1 is the date the decision to
 * initiate S.47 enquiries is made"). On a day that is no working day the two come to the same.
 */
public enum Convention {
  EXCLUDE_TRIGGER_DAY,
  INCLUDE_TRIGGER_DAY
}
