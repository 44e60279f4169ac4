package uk.coregroups.events.membership;

/** When a child changes school, as far as it makes a difference to what is owed. */
public enum SchoolMoveKind {
  /** After a summer holiday. */
  SUMMER,
  /** After Year 11: where to is often not known before the holiday. */
  AFTER_YEAR_11,
  /** On a day of its own during the year. */
  IN_YEAR,
  /** To no school: the council must consent while the child is on a plan. */
  HOME_EDUCATION
}
