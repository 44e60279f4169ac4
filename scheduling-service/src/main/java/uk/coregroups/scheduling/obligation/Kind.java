package uk.coregroups.scheduling.obligation;

/** What can be owed. */
public enum Kind {
  /** A date for the next core group must be in the diary. */
  BOOK_CORE_GROUP("Put the core group in the diary"),
  /** The core group must meet. */
  HOLD_CORE_GROUP("Hold the core group"),
  /** The review conference must meet; owed for each child. */
  HOLD_REVIEW("Hold the review conference"),
  /** An invited person has not said whether they come. */
  REPLY("Answer the invitation"),
  /** The people invited are to come to the meeting. */
  ATTEND("Come to the meeting"),
  /** The minutes must reach the professionals. */
  SHARE_WITH_PROFESSIONALS("Share the minutes with professionals"),
  /** The minutes must reach the family. */
  SHARE_WITH_FAMILY("Share the minutes with the family"),
  /** A new school has been offered and must be written down. */
  RECORD_SCHOOL("Record the new school"),
  /** The new school's Designated Safeguarding Lead must know before the summer. */
  MOVE_SCHOOL("Tell the new school before the summer"),
  /** The old school's file must have arrived at the new one. */
  TRANSFER_FILE("Confirm the school file has arrived");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** For a page. */
  public String words() {
    return words;
  }
}
