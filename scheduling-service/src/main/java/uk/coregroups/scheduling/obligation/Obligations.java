package uk.coregroups.scheduling.obligation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.policy.BankHolidays;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.timetable.Deadline;
import uk.coregroups.scheduling.timetable.Rule;

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
   * @return the day by which it is owed; nothing if the partnership has not set the rule
   */
  public Optional<LocalDate> open(
      Subject subject, Rule rule, UUID anchor, LocalDate anchorOn, LocalDate today) {
    var policy = policies.on(anchorOn, subject.partnership());
    var days = bankHolidays.workingDays();
    return policy
        .binding(rule)
        .map(limit -> limit.from(anchorOn, days))
        .map(due -> {
          var warning = policy.warning(rule).map(limit -> limit.from(anchorOn, days));
          open(Obligation.by(due, warning.orElse(null), subject, anchor, today));
          return due.on();
        });
  }

  /** Opens one whose date does not come from a policy. */
  public void open(Obligation owed) {
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
    var before = open.get();
    if (!before.dueOn().equals(wanted.dueOn())) {
      var moved = before.dueOn(wanted.dueOn(), wanted.overAt());
      store.move(moved, before.dueOn(), lookOn(moved), why, clock.instant());
    }
  }

  /** Settles everything open of these kinds about something. */
  public int settle(UUID about, Set<Kind> kinds, LocalDate on, Settled how) {
    return store.settle(about, kinds, on, how);
  }

  /**
   * Counts everything that hangs on an anchor again from another day, because the day had been
   * written down wrong. What is already settled is judged anew too; letters that have gone out stay
   * as they are.
   */
  public void countAgain(UUID anchor, LocalDate anchorOn, String why) {
    var days = bankHolidays.workingDays();
    for (var owed : store.anchoredTo(anchor)) {
      if (owed.dueLimit() == null) {
        continue;
      }
      var due = policies.limit(owed.dueLimit()).from(anchorOn, days).on();
      var moved = owed.countedFrom(anchorOn, due, warning(owed.warnLimit(), anchorOn));
      store.move(moved, owed.dueOn(), lookOn(moved), why, clock.instant());
    }
  }

  /** How the date of an obligation was counted; nothing if no policy made it. */
  @Transactional(readOnly = true)
  public Optional<Deadline> deadline(Obligation owed) {
    return Optional.ofNullable(owed.dueLimit())
        .map(policies::limit)
        .map(limit -> limit.from(owed.anchorOn(), bankHolidays.workingDays()));
  }

  private @Nullable LocalDate warning(@Nullable UUID limit, LocalDate anchorOn) {
    return limit == null
        ? null
        : policies.limit(limit).from(anchorOn, bankHolidays.workingDays()).on();
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
}
