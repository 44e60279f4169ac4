package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A partnership's rules as they stood on a day.
 *
 * @param version counted from 1 in each partnership
 * @param limits at most one for each rule and severity; a rule without any is legal and not set
 */
public record Policy(int version, LocalDate effectiveFrom, List<Limit> limits) {

  public Policy {
    limits = List.copyOf(limits);
  }

  public Optional<Limit> limit(Rule rule, Severity severity) {
    return limits.stream()
        .filter(limit -> limit.rule() == rule && limit.severity() == severity)
        .findFirst();
  }

  /** The limit that binds: the hard one, or the warning where nothing is hard. */
  public Optional<Limit> binding(Rule rule) {
    return limit(rule, Severity.HARD).or(() -> limit(rule, Severity.WARN));
  }

  /** The warning before a hard limit, if the rule has both. */
  public Optional<Limit> warning(Rule rule) {
    return limit(rule, Severity.HARD).flatMap(hard -> limit(rule, Severity.WARN));
  }
}
