package uk.coregroups.scheduling.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.scheduling.calendar.Calendar;
import uk.coregroups.scheduling.policy.PolicyCheck;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Deadline;
import uk.coregroups.scheduling.timetable.Explanation;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/**
 * What date a rule gives from a day.
 *
 * @param anchor what the day is; null for what the rule is usually counted from
 * @param amount another amount than the policy's; null for the policy's own
 * @param unit of that amount
 * @param includeTriggerDay whether the day itself counts as day 1, whatever the policy says
 */
public record Question(
    Rule rule,
    LocalDate on,
    @Nullable Anchor anchor,
    @Nullable Integer amount,
    @Nullable Unit unit,
    boolean includeTriggerDay) {

  private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2040, 12, 31);

  /** The answer under a policy, on a calendar. */
  public Outcome<Answer> answer(Policy policy, Calendar calendar) {
    if (on.isBefore(FIRST) || on.isAfter(LAST)) {
      return Outcome.refused("on", "must be between 2016 and 2040, for which holidays are known");
    }
    if (anchor != null && !rule.anchors().contains(anchor)) {
      return Outcome.refused("anchor", rule + " is not counted from " + anchor.words());
    }
    if (rule.countsMeetings()) {
      return Outcome.refused("rule", rule + " says how many meetings there must be, and no date");
    }
    if ((amount == null) != (unit == null)) {
      return amount == null
          ? Outcome.refused("amount", "must be given with a unit")
          : Outcome.refused("unit", "must be given with an amount: WD, CD, W or M");
    }
    if (amount != null && unit != null) {
      var wrong = PolicyCheck.amount(rule, amount, unit);
      if (wrong.isPresent()) {
        return Outcome.refused("amount", wrong.get());
      }
    }
    var limit = amount != null && unit != null ? Optional.of(own(amount, unit)) : set(policy);
    return limit
        .map(one -> Outcome.done(answer(one, policy, calendar)))
        .orElseGet(() ->
            Outcome.refused(
                "rule",
                rule
                    + " is not set in the "
                    + policy.profile()
                    + " profile; give an amount and a unit"));
  }

  private Anchor from() {
    return anchor == null ? rule.anchor() : anchor;
  }

  private Limit own(int amount, Unit unit) {
    return new Limit(
        new UUID(0, 0),
        rule,
        from(),
        Severity.INFO,
        amount,
        unit,
        convention(Convention.EXCLUDE_TRIGGER_DAY),
        rule.usualRoll(unit),
        "The amount that was asked about");
  }

  private Optional<Limit> set(Policy policy) {
    return policy
        .binding(rule, from())
        .or(() -> policy.of(rule).stream().filter(limit -> anchor == null).findFirst())
        .map(limit ->
            new Limit(
                limit.id(),
                limit.rule(),
                limit.anchor(),
                limit.severity(),
                limit.amount(),
                limit.unit(),
                convention(limit.convention()),
                limit.roll(),
                limit.source()));
  }

  private Convention convention(Convention usual) {
    return includeTriggerDay ? Convention.INCLUDE_TRIGGER_DAY : usual;
  }

  private Answer answer(Limit limit, Policy policy, Calendar calendar) {
    var deadline = limit.from(on, calendar.workingDays());
    var also = new ArrayList<String>();
    for (var other : policy.of(rule)) {
      if (amount == null && !other.id().equals(limit.id())) {
        var date = other.from(on, calendar.workingDays());
        also.add(Explanation.full(date.on()) + ": " + Explanation.of(date));
      }
    }
    return new Answer(
        deadline.on(), words(deadline), limit.source(), isForecast(deadline, calendar), also);
  }

  private static boolean isForecast(Deadline deadline, Calendar calendar) {
    return calendar.isForecast(deadline.from(), deadline.reaches());
  }

  private String words(Deadline deadline) {
    var start = rule.isEarliest() ? "Not before then: " : "";
    return start + Explanation.of(deadline);
  }

  /**
   * The date, and why.
   *
   * @param words the count
   * @param source whose rule it is
   * @param forecast whether it rests on bank holidays nobody has proclaimed yet
   * @param also the other limits of the same rule, in words
   */
  public record Answer(
      LocalDate date, String words, String source, boolean forecast, List<String> also) {}
}
