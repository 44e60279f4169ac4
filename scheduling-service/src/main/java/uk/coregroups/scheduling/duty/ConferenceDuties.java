package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.obligation.Obligations.Count;
import uk.coregroups.scheduling.roster.BirthStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Rule;

/** What a conference asks for: before it, once its date is set, and after it has been held. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ConferenceDuties {

  private static final Set<Kind> BEFORE_IT =
      EnumSet.of(
          Kind.INVITE_TO_REVIEW,
          Kind.REPORT_TO_FAMILY,
          Kind.REPORT_TO_CHAIR,
          Kind.AGENCY_REPORTS,
          Kind.LAST_CORE_GROUP);

  private final Obligations obligations;
  private final BirthStore births;

  ConferenceDuties(Obligations obligations, BirthStore births) {
    this.obligations = obligations;
    this.births = births;
  }

  /**
   * The date of a conference has been set, or set anew: reports (R10, R11, R12), for a review also
   * the invitation (R09) and the last core group (R06), each counted back from that date.
   *
   * @param planned the plan for it, which keeps its id when the date moves
   */
  public void planned(
      UUID planned, boolean isReview, LocalDate on, RosterGroup group, LocalDate today) {
    var anchor = isReview ? Anchor.REVIEW_CONFERENCE : Anchor.INITIAL_CONFERENCE;
    owe(planned, Kind.REPORT_TO_FAMILY, new Count(Rule.R10, anchor, on), group, today);
    owe(planned, Kind.REPORT_TO_CHAIR, new Count(Rule.R11, anchor, on), group, today);
    owe(planned, Kind.AGENCY_REPORTS, new Count(Rule.R12, anchor, on), group, today);
    if (isReview) {
      owe(planned, Kind.INVITE_TO_REVIEW, new Count(Rule.R09, anchor, on), group, today);
      owe(planned, Kind.LAST_CORE_GROUP, new Count(Rule.R06, anchor, on), group, today);
    }
  }

  /** The conference has been held: what should have been done before it, and was not, is missed. */
  public void over(UUID planned, LocalDate on) {
    obligations.settle(planned, BEFORE_IT, on, Settled.MISSED);
  }

  /**
   * A conference was held: the decision letter (R13) and the record (R14) are owed.
   *
   * @param conference the conference
   */
  public void held(UUID conference, LocalDate on, RosterGroup group, LocalDate today) {
    open(conference, conference, Kind.DECISION_LETTER, Rule.R13, on, group, today);
    open(conference, conference, Kind.CONFERENCE_RECORD, Rule.R14, on, group, today);
  }

  /** The conference record has gone out: its receivers have so long to correct it (R15). */
  public void recordSent(UUID conference, LocalDate on, RosterGroup group, LocalDate today) {
    open(conference, conference, Kind.CORRECT_RECORD, Rule.R15, on, group, today);
  }

  /**
   * The first conference of these children, here or as a transfer in: what led to it is met, and
   * their first review (R07) and the look at a long plan (R20) are counted from it. For a child
   * born since, the review is due by the sooner of that and the limit of the birth (R07A).
   */
  public void firstHeld(
      UUID conference, LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      met(
          child,
          EnumSet.of(
              Kind.REQUEST_CONFERENCE,
              Kind.HOLD_INITIAL,
              Kind.HOLD_TRANSFER_IN,
              Kind.HOLD_PRE_BIRTH,
              Kind.RECONVENE),
          on);
      obligations.open(
          subject(child.value(), Kind.HOLD_REVIEW, group),
          conference,
          today,
          firstReview(child, on));
      open(child.value(), conference, Kind.HOLD_PROFESSIONALS_MEETING, Rule.R20, on, group, today);
    }
  }

  private Count[] firstReview(ChildId child, LocalDate conference) {
    var own = new Count(Rule.R07, Rule.R07.anchor(), conference);
    return births
        .bornOn(child)
        .filter(day -> !day.isBefore(conference))
        .map(day -> new Count[] {own, new Count(Rule.R07A, Rule.R07A.anchor(), day)})
        .orElse(new Count[] {own});
  }

  /** A review was held: the next (R08) is counted from the day it was <em>held</em>. */
  public void reviewHeld(
      UUID conference,
      LocalDate on,
      List<ChildId> children,
      List<ChildId> onAPlan,
      RosterGroup group,
      LocalDate today) {
    for (var child : children) {
      met(child, EnumSet.of(Kind.HOLD_REVIEW, Kind.RECONVENE), on);
      if (onAPlan.contains(child)) {
        open(child.value(), conference, Kind.HOLD_REVIEW, Rule.R08, on, group, today);
      }
    }
  }

  /** Too few came: nothing is met, and it must be held again (R19). */
  public void inquorate(
      UUID conference, LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      obligations.settle(child.value(), EnumSet.of(Kind.RECONVENE), on, Settled.REPLACED);
      open(child.value(), conference, Kind.RECONVENE, Rule.R19, on, group, today);
    }
  }

  private void met(ChildId child, Set<Kind> kinds, LocalDate on) {
    obligations.settle(child.value(), kinds, on, Settled.MET);
  }

  private void open(
      UUID about,
      UUID conference,
      Kind kind,
      Rule rule,
      LocalDate on,
      RosterGroup group,
      LocalDate today) {
    obligations.open(subject(about, kind, group), rule, conference, on, today);
  }

  private void owe(UUID planned, Kind kind, Count count, RosterGroup group, LocalDate today) {
    obligations.openOrMove(
        subject(planned, kind, group), planned, today, "The conference was given a date", count);
  }

  private static Subject subject(UUID about, Kind kind, RosterGroup group) {
    return new Subject(group.partnership(), group.id(), kind, about, group.reference());
  }
}
