package uk.coregroups.scheduling.timetable;

import static uk.coregroups.scheduling.timetable.Anchor.BIRTH;
import static uk.coregroups.scheduling.timetable.Anchor.CHALLENGE;
import static uk.coregroups.scheduling.timetable.Anchor.CHALLENGE_DISCUSSED;
import static uk.coregroups.scheduling.timetable.Anchor.CHALLENGE_TAKEN_UP;
import static uk.coregroups.scheduling.timetable.Anchor.CONFERENCE;
import static uk.coregroups.scheduling.timetable.Anchor.CONFERENCE_RECORD;
import static uk.coregroups.scheduling.timetable.Anchor.CORE_GROUP_HELD;
import static uk.coregroups.scheduling.timetable.Anchor.DAY_BY_STATUTE;
import static uk.coregroups.scheduling.timetable.Anchor.DAY_CALLED_FOR;
import static uk.coregroups.scheduling.timetable.Anchor.EXPECTED_DELIVERY;
import static uk.coregroups.scheduling.timetable.Anchor.FIRST_CORE_GROUP;
import static uk.coregroups.scheduling.timetable.Anchor.INITIAL_CONFERENCE;
import static uk.coregroups.scheduling.timetable.Anchor.INQUORATE_CONFERENCE;
import static uk.coregroups.scheduling.timetable.Anchor.LEAVING_SCHOOL;
import static uk.coregroups.scheduling.timetable.Anchor.NEXT_CORE_GROUP;
import static uk.coregroups.scheduling.timetable.Anchor.PLAN_END;
import static uk.coregroups.scheduling.timetable.Anchor.PLAN_START;
import static uk.coregroups.scheduling.timetable.Anchor.REVIEW_CONFERENCE;
import static uk.coregroups.scheduling.timetable.Anchor.REVIEW_HELD;
import static uk.coregroups.scheduling.timetable.Anchor.START_OF_TERM;
import static uk.coregroups.scheduling.timetable.Anchor.STRATEGY_DISCUSSION;
import static uk.coregroups.scheduling.timetable.Anchor.THIS_CORE_GROUP;
import static uk.coregroups.scheduling.timetable.Anchor.TRANSFER_NOTICE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules this suite keeps, by their number in docs/RULES.md. A letter after the number is a rule
 * beside the rule: R05A is another anchor for the second core group.
 *
 * <p>R01 counts hours, R08A is about who may move a review, R21 and R26 are about visits and
 * assessments: none of them is a limit of this suite.
 */
public enum Rule {
  R02("Request for an initial conference", STRATEGY_DISCUSSION),
  R03("Initial conference", STRATEGY_DISCUSSION),
  R04("First core group", INITIAL_CONFERENCE),
  R04A("First core group not before", INITIAL_CONFERENCE),
  R04B("Core group put into the diary", DAY_CALLED_FOR),
  R04C("Social worker meets the family", FIRST_CORE_GROUP),
  R05("Next core group", CORE_GROUP_HELD),
  R05A("Second core group", INITIAL_CONFERENCE),
  R05B("Core groups before the first review", INITIAL_CONFERENCE),
  R06("Last core group before a review", REVIEW_CONFERENCE),
  R07("First review conference", INITIAL_CONFERENCE),
  R07A("First review conference of a child born since", BIRTH),
  R08("Next review conference", REVIEW_HELD),
  R09("Invitation to a review conference", REVIEW_CONFERENCE),
  R10("Report to the family", REVIEW_CONFERENCE, INITIAL_CONFERENCE),
  R11("Report to the conference chair", REVIEW_CONFERENCE, INITIAL_CONFERENCE),
  R12("Reports of the other agencies", REVIEW_CONFERENCE, INITIAL_CONFERENCE),
  R13("Decision letter", CONFERENCE),
  R14("Conference record", CONFERENCE),
  R15("Corrections to the conference record", CONFERENCE_RECORD),
  R16("Minutes shared", THIS_CORE_GROUP, NEXT_CORE_GROUP),
  R16A("Minutes approved by a manager", THIS_CORE_GROUP),
  R17("Transfer-in conference", TRANSFER_NOTICE),
  R18("Pre-birth conference", EXPECTED_DELIVERY),
  R19("New date after an inquorate conference", INQUORATE_CONFERENCE),
  R20("Professionals' meeting", PLAN_START),
  R22("Group kept reachable", PLAN_END),
  R23("Answer to a challenge", CHALLENGE, CHALLENGE_DISCUSSED, CHALLENGE_TAKEN_UP),
  R24("School file transferred", START_OF_TERM, LEAVING_SCHOOL),
  R25("National offer day", DAY_BY_STATUTE);

  private static final Set<Rule> BEFORE = EnumSet.of(R04C, R06, R09, R10, R11, R12, R18);

  private final String what;
  private final List<Anchor> anchors;

  Rule(String what, Anchor... anchors) {
    this.what = what;
    this.anchors = List.of(anchors);
  }

  /** What must be done. */
  public String what() {
    return what;
  }

  /** What its days may be counted from; a partnership may set a limit for each. */
  public List<Anchor> anchors() {
    return anchors;
  }

  /** What its days are counted from if nobody says otherwise. */
  public Anchor anchor() {
    return anchors.getFirst();
  }

  /** Whether its days are counted back, to something that must be done before. */
  public boolean countsBackFrom(Anchor from) {
    return BEFORE.contains(this) || from == NEXT_CORE_GROUP;
  }

  /** Whether a day is named by statute, so that nothing is added to it. */
  public boolean isFixedDay() {
    return this == R25;
  }

  /** Whether it says how many meetings there must be, and not by when. */
  public boolean countsMeetings() {
    return this == R05B;
  }

  /** Whether it says from when on something may be done, and not by when. */
  public boolean isEarliest() {
    return this == R04A;
  }

  /**
   * What becomes of a limit of this rule that lands on a day nobody works, unless its partnership
   * says otherwise.
   */
  public Roll usualRoll(Unit unit) {
    if (this == R20) {
      return Roll.AFTER;
    }
    if (isFixedDay()) {
      return Roll.FORWARD;
    }
    boolean lands = unit == Unit.WORKING_DAYS || isEarliest() || countsMeetings();
    return lands ? Roll.NONE : Roll.BACK;
  }
}
