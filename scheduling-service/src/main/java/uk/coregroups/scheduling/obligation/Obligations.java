package uk.coregroups.scheduling.obligation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Deadline;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.WorkingDays;

/** Opens, moves and settles obligations, always inside the transaction of what made them so. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Obligations {

  private final ObligationStore store;
  private final PolicyStore policies;
  private final BankHolidays bankHolidays;
  private final Clock clock;

  Obligations(ObligationStore store, PolicyStore policies, BankHolidays bankHolidays, Clock clock) {
    this.store = store;
    this.policies = policies;
    this.bankHolidays = bankHolidays;
    this.clock = clock;
  }

  /**
   * Opens what a rule of the partnership's policy asks for, counted from a day.
   *
   * @return whether it is owed; not if the partnership has not set the rule
   */
  public boolean open(Subject subject, Rule rule, UUID anchor, LocalDate from, LocalDate today) {
    return open(subject, anchor, today, new Count(rule, rule.anchor(), from));
  }

  /** Opens what is owed by the sooner of several limits, those that are set. */
  public boolean open(Subject subject, UUID anchor, LocalDate today, Count... counts) {
    var due = due(subject.partnership(), List.of(counts));
    due.ifPresent(day -> open(Obligation.by(day, subject, anchor, null, today)));
    return due.isPresent();
  }

  /** Opens one whose date does not come from a policy. */
  public void open(Obligation owed) {
    store.keepCalendar();
    store.insert(owed, lookOn(owed), clock.instant());
  }

  /**
   * Makes sure that one of this kind is open and due on this day: an open one is moved and keeps
   * the rungs it has come to, so that nobody hears of them twice.
   */
  public void openOrMove(Obligation wanted, String why) {
    var open = store.open(wanted.about(), wanted.kind());
    if (open.isEmpty()) {
      open(wanted);
      return;
    }
    move(open.get(), open.get().due(wanted.due(), wanted.overAt()), why);
  }

  /** As {@link #openOrMove}, with a date that the policy makes; it falls away if no rule is set. */
  public void openOrMove(
      Subject subject, UUID anchor, LocalDate today, String why, Count... counts) {
    var due = due(subject.partnership(), List.of(counts));
    if (due.isPresent()) {
      openOrMove(Obligation.by(due.get(), subject, anchor, null, today), why);
    } else {
      settle(subject.about(), Set.of(subject.kind()), today, Settled.FELL_AWAY);
    }
  }

  /** Puts on record that something was done which nothing had asked for by any day. */
  public void done(Subject subject, LocalDate on, LocalDate today) {
    open(Obligation.on(on, subject, subject.about(), on, null, today));
    settle(subject.about(), Set.of(subject.kind()), on, Settled.MET);
  }

  /** Settles everything open of these kinds about something. */
  public int settle(UUID about, Set<Kind> kinds, LocalDate on, Settled how) {
    return settle(List.of(about), kinds, on, how);
  }

  /** Settles everything open of these kinds about any of several. */
  public int settle(List<UUID> about, Set<Kind> kinds, LocalDate on, Settled how) {
    return store.settle(about, kinds, on, how);
  }

  /**
   * Counts everything that hangs on an anchor again from another day, because the day had been
   * written down wrong or was changed. What is already settled is judged anew too; letters that
   * have gone out stay as they are.
   */
  public void countAgain(UUID anchor, LocalDate from, String why) {
    for (var owed : store.anchoredTo(anchor)) {
      var was = owed.due();
      if (was.limit() == null) {
        continue;
      }
      var counted = new ArrayList<>(List.of(deadline(was.limit(), from)));
      if (was.orLimit() != null && was.orFrom() != null) {
        counted.add(deadline(was.orLimit(), was.orFrom()));
      }
      var warning = was.warnLimit() == null ? null : deadline(was.warnLimit(), from);
      move(owed, owed.due(sooner(counted, warning, was.provisional()), owed.overAt()), why);
    }
  }

  private void move(Obligation before, Obligation after, String why) {
    if (!before.due().equals(after.due())) {
      store.move(after, before.dueOn(), lookOn(after), why, clock.instant());
    }
  }

  private Optional<Due> due(PartnershipId partnership, List<Count> counts) {
    store.keepCalendar();
    var days = bankHolidays.workingDays();
    var deadlines = new ArrayList<Deadline>();
    Deadline warning = null;
    for (var count : counts) {
      var from = start(count, partnership, days);
      if (from.isEmpty()) {
        continue;
      }
      var policy = policies.on(from.get(), partnership);
      var limit = policy.binding(count.rule, count.anchor);
      limit.ifPresent(one -> deadlines.add(one.from(from.get(), days)));
      if (warning == null) {
        warning =
            policy
                .warning(count.rule, count.anchor)
                .map(one -> one.from(from.get(), days))
                .orElse(null);
      }
    }
    boolean provisional = counts.stream().anyMatch(count -> count.until != null);
    return deadlines.isEmpty()
        ? Optional.empty()
        : Optional.of(sooner(deadlines, warning, provisional));
  }

  /** The day a count starts from; none if that is not known and has no limit either. */
  private Optional<LocalDate> start(Count count, PartnershipId partnership, WorkingDays days) {
    var until = count.until;
    return until == null
        ? Optional.of(count.from)
        : policies
            .on(count.from, partnership)
            .binding(until, until.anchor())
            .map(limit -> limit.from(count.from, days).on());
  }

  /** The sooner of one or two; the first is the one that is named first. */
  private static Due sooner(
      List<Deadline> deadlines, @Nullable Deadline warning, boolean provisional) {
    var first = deadlines.getFirst();
    var other = deadlines.size() == 1 ? null : deadlines.get(1);
    var on = deadlines.stream().map(Deadline::on).min(Comparator.naturalOrder()).orElseThrow();
    return new Due(
        on,
        first.from(),
        first.limit().id(),
        warning == null ? null : warning.on(),
        warning == null ? null : warning.limit().id(),
        other == null ? null : other.limit().id(),
        other == null ? null : other.from(),
        provisional);
  }

  private Deadline deadline(UUID limit, LocalDate from) {
    return policies.limit(limit).limit().from(from, bankHolidays.workingDays());
  }

  private @Nullable LocalDate lookOn(Obligation owed) {
    var recorded = store.rungs(List.of(owed)).getOrDefault(owed.id(), Map.of()).keySet();
    return Ladder.of(owed.kind()).nextLook(owed, recorded, bankHolidays.workingDays()).orElse(null);
  }

  /** Whether something of this kind is owed about it. */
  @Transactional(readOnly = true)
  public boolean isOpen(UUID about, Kind kind) {
    return store.isOpen(about, kind);
  }

  /** Whether something of this kind about it has been done. */
  @Transactional(readOnly = true)
  public boolean wasMet(UUID about, Kind kind) {
    return store.wasMet(about, kind);
  }

  /**
   * One count of days.
   *
   * @param from the day it starts from; with {@code until}, the day that rule is counted from
   * @param until the rule whose last day stands for what it is counted from, while that is not in
   *     the diary; null if the day is known
   */
  public record Count(Rule rule, Anchor anchor, LocalDate from, @Nullable Rule until) {

    public Count(Rule rule, Anchor anchor, LocalDate from) {
      this(rule, anchor, from, null);
    }
  }
}
