package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * What core groups ask for: the first after the conference, the next after each one held, and the
 * minutes of each.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CoreGroupDuties {

  private static final Set<Kind> SHARING =
      EnumSet.of(Kind.SHARE_WITH_PROFESSIONALS, Kind.SHARE_WITH_FAMILY);

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
   * The diary has changed: minutes may be owed sooner because the next core group is near (R16),
   * and the family must be met before the first (R04C).
   *
   * @param next the next core group in the diary, if there is one
   * @param held when each core group was held
   */
  public void diaryChanged(
      RosterGroup group, Optional<Booked> next, Map<MeetingId, LocalDate> held, LocalDate today) {
    for (var owed : store.open(group.id(), SHARING)) {
      var on = held.get(new MeetingId(owed.anchor()));
      if (on != null) {
        obligations.openOrMove(
            subject(owed), owed.anchor(), today, "The diary changed", minutes(on, next));
      }
    }
    if (held.isEmpty() && !store.wasMet(group.id().value(), Kind.MEET_FAMILY)) {
      meetTheFamily(group, next, today);
    }
  }

  private void meetTheFamily(RosterGroup group, Optional<Booked> first, LocalDate today) {
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

  /**
   * A meeting was held and its minutes are owed (R16), to professionals and family apart, and where
   * that is set their approval (R16A).
   */
  public void minutesOwed(Minutes minutes, Optional<Booked> next, LocalDate today) {
    var counts = minutes(minutes.on, next);
    owe(minutes, Kind.SHARE_WITH_PROFESSIONALS, today, counts);
    if (minutes.withFamily) {
      owe(minutes, Kind.SHARE_WITH_FAMILY, today, counts);
    }
    owe(minutes, Kind.APPROVE_MINUTES, today, new Count(Rule.R16A, Rule.R16A.anchor(), minutes.on));
  }

  private void owe(Minutes minutes, Kind kind, LocalDate today, Count... counts) {
    var group = minutes.group;
    var meeting = minutes.meeting.value();
    obligations.open(
        new Subject(group.partnership(), group.id(), kind, meeting, minutes.reference),
        meeting,
        today,
        counts);
  }

  private static Count[] minutes(LocalDate held, Optional<Booked> next) {
    var own = new Count(Rule.R16, Anchor.THIS_CORE_GROUP, held);
    return next.map(
            booked -> new Count[] {own, new Count(Rule.R16, Anchor.NEXT_CORE_GROUP, booked.on)})
        .orElse(new Count[] {own});
  }

  private static Subject subject(Kind kind, RosterGroup group) {
    return new Subject(
        group.partnership(), group.id(), kind, group.id().value(), group.reference());
  }

  private static Subject subject(Obligation owed) {
    return new Subject(
        owed.partnership(), owed.coreGroup(), owed.kind(), owed.about(), owed.reference());
  }

  /** A core group in the diary. */
  public record Booked(MeetingId meeting, LocalDate on) {}

  /**
   * Minutes to be shared.
   *
   * @param reference what letters call the meeting
   * @param withFamily whether family was invited and is to have them too
   */
  public record Minutes(
      MeetingId meeting, String reference, LocalDate on, boolean withFamily, RosterGroup group) {}
}
