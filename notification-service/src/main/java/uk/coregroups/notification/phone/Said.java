package uk.coregroups.notification.phone;

/** What a person means by a text, as far as a program may say so. */
enum Said {
  /** No more texts. */
  STOP,
  /** Texts again. */
  START,
  /** Perhaps no more texts: none goes until somebody has read it. */
  PERHAPS_STOP,
  /** Words for a person. */
  WORDS
}
