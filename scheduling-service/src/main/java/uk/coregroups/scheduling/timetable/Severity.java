package uk.coregroups.scheduling.timetable;

/** How much weight a limit has. */
public enum Severity {
  /** Past it, the partnership is in breach. */
  HARD,
  /** Past it, somebody should be asked why. */
  WARN,
  /** For information. */
  INFO
}
