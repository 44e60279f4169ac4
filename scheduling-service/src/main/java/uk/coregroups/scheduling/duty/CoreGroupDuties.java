package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.obligation.Obligations.Count;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * What core groups ask for: the first after the conference, and the next after each one held. Their
 * minutes are {@link MinutesDuties}.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CoreGroupDuties {

  private final Obligations obligations;
  private final ObligationStore store;
  private final PolicyStore policies;
  private final BankHolidays bankHolidays;

  CoreGroupDuties(
      Obligations obligations,
      ObligationStore store,
      PolicyStore policies,
      BankHolidays bankHolidays) {
    this.obligations = obligations;
    this.store = store;
    this.policies = policies;
    this.bankHolidays = bankHolidays;
  }

  /**
   * A first conference was held: the core group must meet (R04), be put into the diary (R04B) and,
   * where that is set, meet again (R05A) and often enough before the review (R05B). A brother's or
   * sister's later conference makes it no later than it was.
   */
  public void called(UUID conference, LocalDate on, RosterGroup group, LocalDate today) {
    var first = new Count(Rule.R04, Rule.R04.anchor(), on);
    if (!obligations.isOpen(group.id().value(), Kind.HOLD_CORE_GROUP)) {
      obligations.open(subject(Kind.HOLD_CORE_GROUP, group), conference, today, first);
    }
    callForADate(conference, on, group, today);
    openOnce(Kind.SECOND_CORE_GROUP, Rule.R05A, conference, on, group, today);
    if (policies.on(on, group.partnership()).binding(Rule.R05B, Rule.R05B.anchor()).isPresent()) {
      openOnce(Kind.ENOUGH_CORE_GROUPS, Rule.R07, conference, on, group, today);
    }
  }

  /** A date for the next core group must be put into the diary, unless that is owed already. */
  public void callForADate(UUID anchor, LocalDate on, RosterGroup group, LocalDate today) {
    openOnce(Kind.BOOK_CORE_GROUP, Rule.R04B, anchor, on, group, today);
  }

  private void openOnce(
      Kind kind, Rule rule, UUID anchor, LocalDate on, RosterGroup group, LocalDate today) {
    if (!obligations.isOpen(group.id().value(), kind)) {
      obligations.open(subject(kind, group), rule, anchor, on, today);
    }
  }

  /**
   * The family must be met before the first core group (R04C), whose place in the diary has
   * changed.
   *
   * @param first the first core group in the diary, if there is one
   */
  public void firstChanged(RosterGroup group, Optional<Booked> first, LocalDate today) {
    if (store.wasMet(group.id().value(), Kind.MEET_FAMILY)) {
      return;
    }
    if (first.isEmpty()) {
      obligations.settle(
          group.id().value(), EnumSet.of(Kind.MEET_FAMILY), today, Settled.FELL_AWAY);
      return;
    }
    obligations.openOrMove(
        subject(Kind.MEET_FAMILY, group),
        first.get().meeting.value(),
        today,
        "The first core group moved",
        new Count(Rule.R04C, Rule.R04C.anchor(), first.get().on));
  }

  /**
   * A core group was held: the duties to meet are met on the day it was <em>held</em>, and from
   * that day the next is owed (R05).
   *
   * @param count how many core groups have now been held
   * @param next the next one in the diary, if there is one
   */
  public void held(
      MeetingId meeting,
      LocalDate on,
      long count,
      Optional<Booked> next,
      RosterGroup group,
      LocalDate today) {
    var id = group.id().value();
    obligations.settle(id, EnumSet.of(Kind.HOLD_CORE_GROUP, Kind.BOOK_CORE_GROUP), on, Settled.MET);
    if (count >= 2) {
      obligations.settle(id, EnumSet.of(Kind.SECOND_CORE_GROUP), on, Settled.MET);
    }
    store.open(group.id(), EnumSet.of(Kind.ENOUGH_CORE_GROUPS)).stream()
        .filter(owed -> count >= enough(owed))
        .forEach(owed -> obligations.settle(id, EnumSet.of(owed.kind()), on, Settled.MET));
    settleTheLast(on, group);
    if (group.isOver()) {
      return;
    }
    obligations.open(subject(Kind.HOLD_CORE_GROUP, group), Rule.R05, meeting.value(), on, today);
    if (next.isEmpty()) {
      callForADate(meeting.value(), on, group, today);
    }
  }

  /** How many core groups the rule asks for that opened this. */
  private long enough(Obligation owed) {
    return policies
        .on(owed.anchorOn(), owed.partnership())
        .binding(Rule.R05B, Rule.R05B.anchor())
        .map(Limit::amount)
        .orElse(0);
  }

  /**
   * A core group is the last before a review if no other need be held before it: if the next, by
   * R05, may come after the review.
   */
  private void settleTheLast(LocalDate on, RosterGroup group) {
    var days = bankHolidays.workingDays();
    var next =
        policies
            .on(on, group.partnership())
            .binding(Rule.R05, Rule.R05.anchor())
            .map(limit -> limit.from(on, days).on())
            .orElse(LocalDate.MAX);
    for (var owed : store.open(group.id(), EnumSet.of(Kind.LAST_CORE_GROUP))) {
      var review = owed.anchorOn();
      if (!next.isBefore(review) && !on.isAfter(review)) {
        obligations.settle(owed.about(), EnumSet.of(owed.kind()), on, Settled.MET);
      }
    }
  }

  private static Subject subject(Kind kind, RosterGroup group) {
    return new Subject(
        group.partnership(), group.id(), kind, group.id().value(), group.reference());
  }

  /** A core group in the diary. */
  public record Booked(MeetingId meeting, LocalDate on) {}
}
