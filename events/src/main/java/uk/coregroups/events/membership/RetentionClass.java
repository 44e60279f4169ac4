package uk.coregroups.events.membership;

/** What is kept of a group after it has closed, each class for a time of its own. */
public enum RetentionClass {
  /** Names, members, addresses, plans, moves, needs, and what was written in words. */
  WORKING_RECORD,
  /** That letters were sent: to whom, when and for what purpose, by id. */
  LETTERS_SENT,
  /** Who read the record. */
  READINGS
}
