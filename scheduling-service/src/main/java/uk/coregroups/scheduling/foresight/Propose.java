package uk.coregroups.scheduling.foresight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.calendar.ClosureDays;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.Openings;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.timetable.Deadline;
import uk.coregroups.scheduling.timetable.Explanation;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * Says what a date would mean for the next core group, and by when the one after would be due. A
 * late day is a warning; what booking would refuse is refused here in the same words.
 */
@Service
class Propose {

  private final Openings openings;
  private final ObligationStore obligations;
  private final PolicyStore policies;
  private final BankHolidays bankHolidays;
  private final ClosureDays closures;

  Propose(
      Openings openings,
      ObligationStore obligations,
      PolicyStore policies,
      BankHolidays bankHolidays,
      ClosureDays closures) {
    this.openings = openings;
    this.obligations = obligations;
    this.policies = policies;
    this.bankHolidays = bankHolidays;
    this.closures = closures;
  }

  /** Says it; refused in the same words as booking it or moving it would be. */
  @Transactional
  public Outcome<Proposal> propose(RosterGroup group, Wanted wanted, LocalDate today) {
    var wrongs = openings.wrong(group.id(), wanted.slot, wanted.moved, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var date = wanted.slot.date();
    return Outcome.done(
        switch (wanted.purpose) {
          case CORE_GROUP -> coreGroup(group, date);
          case PROFESSIONALS -> professionals(group, date);
        });
  }

  /** A professionals' meeting does not count as a core group and starts no clock. */
  private Proposal professionals(RosterGroup group, LocalDate date) {
    var kind = EnumSet.of(Kind.HOLD_PROFESSIONALS_MEETING);
    var owed = obligations.open(group.id(), kind).stream().findFirst();
    var limit = owed.map(Obligation::dueOn).orElse(null);
    var words = new ArrayList<String>();
    owed.ifPresent(one ->
        words.add(
            "A professionals\u2019 meeting is owed by " + Explanation.full(one.dueOn()) + "."));
    obligations.open(group.id(), EnumSet.of(Kind.HOLD_CORE_GROUP)).stream()
        .findFirst()
        .ifPresent(one ->
            words.add(
                "It does not count as a core group, which is still to be held by "
                    + Explanation.full(one.dueOn())
                    + "."));
    words.addAll(ofTheDay(group, date));
    return new Proposal(date, limit, limit != null && date.isAfter(limit), words, null, null);
  }

  private Proposal coreGroup(RosterGroup group, LocalDate date) {
    var owed = obligations.open(group.id(), EnumSet.of(Kind.HOLD_CORE_GROUP)).stream().findFirst();
    var limit = owed.map(Obligation::dueOn).orElse(null);
    var next = next(group, date);
    return new Proposal(
        date,
        limit,
        limit != null && date.isAfter(limit),
        words(group, date, owed),
        next.map(Deadline::on).orElse(null),
        next.map(Explanation::of).orElse(null));
  }

  private List<String> words(RosterGroup group, LocalDate date, Optional<Obligation> owed) {
    var words = new ArrayList<String>();
    owed.ifPresent(one -> words.add(against(one, date)));
    owed.filter(one -> isTooSoon(group, one, date))
        .ifPresent(one -> words.add("It is very soon after the conference."));
    words.addAll(ofTheDay(group, date));
    for (var last : obligations.open(group.id(), EnumSet.of(Kind.LAST_CORE_GROUP))) {
      if (date.isAfter(last.dueOn()) && !date.isAfter(last.anchorOn())) {
        words.add(
            "The last core group before the review should be held by "
                + Explanation.full(last.dueOn())
                + ".");
      }
    }
    return words;
  }

  private List<String> ofTheDay(RosterGroup group, LocalDate date) {
    var words = new ArrayList<String>();
    if (!bankHolidays.workingDays().isWorkingDay(date)) {
      words.add(Explanation.full(date) + " is not a working day.");
    }
    closures.of(group.partnership()).stream()
        .filter(closure -> closure.date().equals(date))
        .forEach(
            closure -> words.add("The authority is shut on that day: " + closure.note() + "."));
    return words;
  }

  private String against(Obligation owed, LocalDate date) {
    var days = bankHolidays.workingDays();
    var limit = Explanation.full(owed.dueOn());
    if (date.isAfter(owed.dueOn())) {
      int late = days.between(owed.dueOn(), date);
      return "It is %d working day%s after the limit, %s; it will be recorded as late."
          .formatted(late, late == 1 ? "" : "s", limit);
    }
    var warnOn = owed.due().warnOn();
    if (warnOn != null && date.isAfter(warnOn)) {
      return "It is inside the limit, %s, and after the day that should be kept, %s."
          .formatted(limit, Explanation.full(warnOn));
    }
    return "It is inside the limit, " + limit + ".";
  }

  private boolean isTooSoon(RosterGroup group, Obligation owed, LocalDate date) {
    var rule = Rule.R04A;
    return owed.due().limit() != null
        && policies.limit(owed.due().limit()).limit().rule() == Rule.R04
        && policies
            .on(owed.anchorOn(), group.partnership())
            .binding(rule, rule.anchor())
            .map(limit -> limit.from(owed.anchorOn(), bankHolidays.workingDays()).on())
            .filter(date::isBefore)
            .isPresent();
  }

  private Optional<Deadline> next(RosterGroup group, LocalDate date) {
    return policies
        .on(date, group.partnership())
        .binding(Rule.R05, Rule.R05.anchor())
        .map(limit -> limit.from(date, bankHolidays.workingDays()));
  }

  /**
   * What is wanted.
   *
   * @param moved the meeting that would be moved; null if a new one would be booked
   */
  record Wanted(Slot slot, Meeting.Purpose purpose, @Nullable MeetingId moved) {}

  /**
   * What a date would mean.
   *
   * @param limit by when the core group must meet; null if nothing is owed
   * @param words what is to be known about the date, a sentence each
   * @param nextLimit by when the one after it would be due; null if the partnership has not set it
   */
  record Proposal(
      LocalDate date,
      @Nullable LocalDate limit,
      boolean late,
      List<String> words,
      @Nullable LocalDate nextLimit,
      @Nullable String nextWords) {}
}
