package uk.coregroups.scheduling.answer;

/** The way by which an answer came. */
public enum Via {
  /** The link in a letter. */
  LINK,
  /** A member's own page. */
  SIGNED_IN,
  /** The office, which was told on the telephone. */
  OFFICE,
  /** A calendar, by mail: it may have been on its way for hours, and pass others on the way. */
  CALENDAR
}
