package uk.coregroups.scheduling.timetable;

/** What becomes of a limit that lands on a day nobody works. */
public enum Roll {
  /** It stays: a count of working days never lands there. */
  NONE,
  /** To the last working day before: "no later than" must not be met late. */
  BACK,
  /** To the next working day: national offer days alone. */
  FORWARD,
  /** Not rolled: true from the day after, as in "more than 12 months". */
  AFTER
}
