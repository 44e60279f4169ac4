package uk.coregroups.scheduling.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;
import uk.coregroups.scheduling.timetable.WorkingDays;

/** What a limit must be, and what two limits may not say against each other. */
public final class PolicyCheck {

  private static final int LONGEST_SOURCE = 300;

  /** Any month of any year would do: two months ends, weekends, and no holidays in between. */
  private static final LocalDate SOME_DAY = LocalDate.of(2027, 1, 1);

  private static final int SOME_DAYS = 90;
  private static final WorkingDays WEEKDAYS = new WorkingDays(new TreeSet<>());

  private PolicyCheck() {}

  /** Everything that is wrong with the limits given for one rule; fields as {@code limits[0]}. */
  public static List<Wrong> wrong(Rule rule, List<Limit> limits) {
    var wrongs = new ArrayList<Wrong>();
    var seen = new HashSet<String>();
    for (int i = 0; i < limits.size(); i++) {
      var limit = limits.get(i);
      var field = "limits[" + i + "].";
      wrongs.addAll(wrong(limit, field));
      if (!rule.anchors().contains(limit.anchor())) {
        wrongs.add(
            new Wrong(field + "anchor", rule + " is not counted from " + limit.anchor().words()));
      }
      if (!seen.add(limit.anchor() + " " + limit.severity())) {
        wrongs.add(new Wrong(field + "severity", "is given twice for " + limit.anchor().words()));
      }
    }
    if (wrongs.isEmpty()) {
      contradiction(limits)
          .ifPresent(field -> wrongs.add(new Wrong(field, "warns later than the hard limit")));
    }
    return wrongs;
  }

  private static List<Wrong> wrong(Limit limit, String field) {
    var wrongs = new ArrayList<Wrong>();
    amount(limit.rule(), limit.amount(), limit.unit())
        .ifPresent(words -> wrongs.add(new Wrong(field + "amount", words)));
    if (limit.amount() != 0 && limit.amount() < 0 != limit.rule().countsBackFrom(limit.anchor())) {
      wrongs.add(
          new Wrong(
              field + "amount",
              limit.amount() < 0
                  ? "must count forward, after " + limit.anchor().words()
                  : "must count back, before " + limit.anchor().words()));
    }
    if (limit.roll() == Roll.FORWARD && !limit.rule().isFixedDay()) {
      wrongs.add(
          new Wrong(
              field + "roll",
              "may not be FORWARD: a limit must not be met late; offer days alone"));
    }
    if (limit.roll() == Roll.AFTER && limit.rule() != Rule.R20) {
      wrongs.add(new Wrong(field + "roll", "may be AFTER only where \"more than\" is meant (R20)"));
    }
    if (limit.source().isBlank() || limit.source().length() > LONGEST_SOURCE) {
      wrongs.add(
          new Wrong(field + "source", "must say whose rule this is, in at most 300 characters"));
    }
    return wrongs;
  }

  /** What is wrong with an amount, in words; nothing if it may stand. */
  public static Optional<String> amount(Rule rule, int amount, Unit unit) {
    if (rule.countsMeetings() != (unit == Unit.CORE_GROUPS)) {
      return Optional.of(
          rule.countsMeetings()
              ? "must be a number of core groups"
              : "must be days, weeks or months, not core groups");
    }
    if (rule.isFixedDay()) {
      return amount == 0
          ? Optional.empty()
          : Optional.of("must be 0: the day is named by statute and nothing is added to it");
    }
    if (amount == 0) {
      return Optional.of("must not be 0: only a day named by statute stands where it is");
    }
    if (Math.abs((long) amount) > unit.most()) {
      return Optional.of("is more than three years; check it");
    }
    return Optional.empty();
  }

  /** The limits of a whole policy that contradict each other, in words. */
  public static List<Wrong> wrong(List<Limit> policy) {
    var wrongs = new ArrayList<Wrong>();
    for (var pair :
        List.of(
            new Rule[] {Rule.R04A, Rule.R04},
            new Rule[] {Rule.R02, Rule.R03},
            new Rule[] {Rule.R16A, Rule.R16})) {
      var first = hardest(policy, pair[0]);
      var second = hardest(policy, pair[1]);
      if (first.isPresent() && second.isPresent() && isLater(first.get(), second.get())) {
        wrongs.add(
            new Wrong(
                "limits",
                "contradict each other: %s (%s) would come after %s (%s)"
                    .formatted(pair[0], first.get().words(), pair[1], second.get().words())));
      }
    }
    if (isSet(policy, Rule.R16, Anchor.NEXT_CORE_GROUP)
        && !isSet(policy, Rule.R16, Anchor.THIS_CORE_GROUP)
        && !isSet(policy, Rule.R05, Rule.R05.anchor())) {
      wrongs.add(
          new Wrong(
              "limits",
              "leave minutes without a date: R16 is counted back from the next core group alone,"
                  + " and R05 does not say by when that is"));
    }
    return wrongs;
  }

  private static boolean isSet(List<Limit> policy, Rule rule, Anchor anchor) {
    return policy.stream().anyMatch(limit -> limit.rule() == rule && limit.anchor() == anchor);
  }

  private static Optional<Limit> hardest(List<Limit> policy, Rule rule) {
    return policy.stream()
        .filter(limit -> limit.rule() == rule && limit.anchor() == rule.anchor())
        .min(java.util.Comparator.comparing(Limit::severity));
  }

  private static Optional<String> contradiction(List<Limit> limits) {
    for (int i = 0; i < limits.size(); i++) {
      var warning = limits.get(i);
      for (var hard : limits) {
        boolean same = warning.anchor() == hard.anchor() && warning.unit() != Unit.CORE_GROUPS;
        if (same
            && warning.severity() == Severity.WARN
            && hard.severity() == Severity.HARD
            && isLater(warning, hard)) {
          return Optional.of("limits[" + i + "].amount");
        }
      }
    }
    return Optional.empty();
  }

  /** Whether one limit ends after another from some day or other. */
  private static boolean isLater(Limit one, Limit other) {
    return IntStream.range(0, SOME_DAYS)
        .mapToObj(SOME_DAY::plusDays)
        .anyMatch(day -> one.from(day, WEEKDAYS).on().isAfter(other.from(day, WEEKDAYS).on()));
  }
}
