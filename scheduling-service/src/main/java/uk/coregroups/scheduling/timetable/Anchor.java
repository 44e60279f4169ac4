package uk.coregroups.scheduling.timetable;

/** What the days of a limit are counted from. */
public enum Anchor {
  STRATEGY_DISCUSSION("the strategy discussion"),
  TRANSFER_NOTICE("the written notification of the transfer"),
  EXPECTED_DELIVERY("the expected date of delivery"),
  BIRTH("the birth"),
  INITIAL_CONFERENCE("the initial conference"),
  REVIEW_CONFERENCE("the review conference"),
  REVIEW_HELD("the last review conference held"),
  CONFERENCE("the conference"),
  INQUORATE_CONFERENCE("the inquorate conference"),
  CONFERENCE_RECORD("the receipt of the conference record"),
  DAY_CALLED_FOR("the call for a date"),
  FIRST_CORE_GROUP("the first core group"),
  CORE_GROUP_HELD("the last core group held"),
  THIS_CORE_GROUP("the core group held"),
  NEXT_CORE_GROUP("the next core group"),
  PLAN_START("the start of the plan"),
  PLAN_END("the end of the plan"),
  CHALLENGE("the challenge"),
  CHALLENGE_DISCUSSED("the first step of the challenge"),
  CHALLENGE_TAKEN_UP("the second step of the challenge"),
  LEAVING_SCHOOL("the day the child left the school"),
  START_OF_TERM("the first day of the new term"),
  DAY_BY_STATUTE("the day named by statute");

  private final String words;

  Anchor(String words) {
    this.words = words;
  }

  /** "the initial conference". */
  public String words() {
    return words;
  }
}
