package uk.coregroups.scheduling.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partnership's rules as they stood on a day.
 *
 * @param version counted from 1 in each partnership
 * @param profile the named profile it started from
 * @param setOn the day on which the partnership set or confirmed it; null for a starting profile
 *     nobody has confirmed
 * @param limits at most one for each rule, anchor and severity; a rule without any is not set,
 *     which is legal
 */
public record Policy(
    int version,
    LocalDate effectiveFrom,
    String profile,
    @Nullable LocalDate setOn,
    List<Limit> limits) {

  public Policy {
    limits = List.copyOf(limits);
  }

  /** All limits of a rule, in the order of the policy. */
  public List<Limit> of(Rule rule) {
    return limits.stream().filter(limit -> limit.rule() == rule).toList();
  }

  private Optional<Limit> limit(Rule rule, Anchor anchor, Severity severity) {
    return limits.stream()
        .filter(limit -> limit.rule() == rule)
        .filter(limit -> limit.anchor() == anchor && limit.severity() == severity)
        .findFirst();
  }

  /** The limit that binds: the hard one, or the mildest there is where nothing is hard. */
  public Optional<Limit> binding(Rule rule, Anchor anchor) {
    return limit(rule, anchor, Severity.HARD)
        .or(() -> limit(rule, anchor, Severity.WARN))
        .or(() -> limit(rule, anchor, Severity.INFO));
  }

  /** The warning before a hard limit, if the rule has both. */
  public Optional<Limit> warning(Rule rule, Anchor anchor) {
    return limit(rule, anchor, Severity.HARD).flatMap(hard -> limit(rule, anchor, Severity.WARN));
  }
}
