package uk.coregroups.scheduling.obligation;

/** What can be owed. */
public enum Kind {
  /** After the strategy discussion somebody must ask for the conference. */
  REQUEST_CONFERENCE("Ask for the initial conference", Of.CHILD, true),
  /** The initial conference must meet; owed for each child, like every conference. */
  HOLD_INITIAL("Hold the initial conference", Of.CHILD, false),
  /** A child on a plan elsewhere has moved here. */
  HOLD_TRANSFER_IN("Hold the transfer-in conference", Of.CHILD, false),
  /** An unborn child's conference must meet before the birth. */
  HOLD_PRE_BIRTH("Hold the pre-birth conference", Of.CHILD, false),
  /** The review conference must meet. */
  HOLD_REVIEW("Hold the review conference", Of.CHILD, false),
  /** Too few came to a conference; it must meet again. */
  RECONVENE("Hold the inquorate conference again", Of.CHILD, false),
  /** The plan has lasted long; the professionals must look at it among themselves. */
  HOLD_PROFESSIONALS_MEETING("Hold a professionals' meeting", Of.CHILD, false),

  INVITE_TO_REVIEW("Send the invitations to the review conference", Of.PLANNED, true),
  REPORT_TO_FAMILY("Give the report to the family", Of.PLANNED, true),
  REPORT_TO_CHAIR("Send the report to the conference chair", Of.PLANNED, true),
  AGENCY_REPORTS("Collect the reports of the other agencies", Of.PLANNED, true),
  /** The last core group before a review must be held in time for it. */
  LAST_CORE_GROUP("Hold the last core group before the review", Of.PLANNED, false),

  DECISION_LETTER("Send the decision letter and outline plan", Of.WHAT_WAS_HELD, true),
  CONFERENCE_RECORD("Send the conference record", Of.WHAT_WAS_HELD, true),
  CORRECT_RECORD("Collect corrections to the conference record", Of.WHAT_WAS_HELD, true),

  /** A date for the next core group must be in the diary. */
  BOOK_CORE_GROUP("Put the core group in the diary", Of.GROUP, false),
  /** The social worker must have met the family before the first core group. */
  MEET_FAMILY("Meet the family before the first core group", Of.GROUP, true),
  /** The core group must meet. */
  HOLD_CORE_GROUP("Hold the core group", Of.GROUP, false),
  /** The second core group, where it is counted from the conference. */
  SECOND_CORE_GROUP("Hold the second core group", Of.GROUP, false),
  /** So many core groups must meet before the first review. */
  ENOUGH_CORE_GROUPS("Hold enough core groups before the first review", Of.GROUP, false),

  /** An invited person has not said whether they come. */
  REPLY("Answer the invitation", Of.WHAT_WAS_HELD, false),
  /** The people invited are to come to the meeting. */
  ATTEND("Come to the meeting", Of.WHAT_WAS_HELD, false),
  /** A manager must look at the minutes before they are shared. */
  APPROVE_MINUTES("Have the minutes approved by a manager", Of.WHAT_WAS_HELD, true),
  /** The minutes must reach the professionals. */
  SHARE_WITH_PROFESSIONALS("Share the minutes with professionals", Of.WHAT_WAS_HELD, false),
  /** The minutes must reach the family. */
  SHARE_WITH_FAMILY("Share the minutes with the family", Of.WHAT_WAS_HELD, false),

  /** A new school has been offered and must be written down. */
  RECORD_SCHOOL("Record the new school", Of.SCHOOL, false),
  /** The new school's Designated Safeguarding Lead must know before the child comes. */
  MOVE_SCHOOL("Tell the new school in time", Of.SCHOOL, false),
  /** The old school's file must have arrived at the new one. */
  TRANSFER_FILE("Confirm the school file has arrived", Of.SCHOOL, true);

  private final String words;
  private final Of of;
  private final boolean byHand;

  Kind(String words, Of of, boolean byHand) {
    this.words = words;
    this.of = of;
    this.byHand = byHand;
  }

  /** For a page. */
  public String words() {
    return words;
  }

  /** Whether a person says that it has been done, for nothing else in the suite can know. */
  public boolean isByHand() {
    return byHand;
  }

  /** Whether it falls away with the child's plan. */
  public boolean isOfChild() {
    return of == Of.CHILD;
  }

  /** Whether it falls away when the last plan of the family ends. */
  public boolean isOfGroup() {
    return of == Of.GROUP || of == Of.PLANNED;
  }

  /** Whether it is a person's answer or attendance, which pages show with the meeting. */
  public boolean isOfInvitation() {
    return this == REPLY || this == ATTEND;
  }

  private enum Of {
    CHILD,
    GROUP,
    /** A conference to come. */
    PLANNED,
    /** A conference or meeting that was held: owed whatever becomes of the plan. */
    WHAT_WAS_HELD,
    SCHOOL
  }
}
