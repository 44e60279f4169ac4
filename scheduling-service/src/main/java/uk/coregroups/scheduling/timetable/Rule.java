package uk.coregroups.scheduling.timetable;

/** The rules this suite keeps, by their number in docs/RULES.md. */
public enum Rule {
  R03("Initial conference", "the strategy discussion"),
  R04("First core group", "the initial conference"),
  R04B("Core group put into the diary", "the day it was called for"),
  R05("Next core group", "the last core group held"),
  R06("Last core group before a review", "the review conference"),
  R07("First review conference", "the initial conference"),
  R08("Next review conference", "the last review conference held"),
  R09("Invitation to a review conference", "the review conference"),
  R10("Report to the family", "the conference"),
  R13("Decision letter", "the conference"),
  R16("Minutes shared", "the core group held"),
  R17("Transfer-in conference", "the written notification"),
  R20("Professionals' meeting", "the start of the plan"),
  R25("National offer day", "the day named by statute");

  private final String what;
  private final String anchor;

  Rule(String what, String anchor) {
    this.what = what;
    this.anchor = anchor;
  }

  /** What must be done. */
  public String what() {
    return what;
  }

  /** What the days are counted from. */
  public String anchor() {
    return anchor;
  }
}
