package uk.coregroups.scheduling.revision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.scheduling.policy.PolicyStore.Saved;
import uk.coregroups.scheduling.policy.Profile;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/**
 * A policy as it is shown: every rule, whether it is set or not.
 *
 * @param confirmed false for a starting profile nobody has confirmed
 */
record PolicySeen(
    int version,
    LocalDate effectiveFrom,
    String profile,
    boolean confirmed,
    @Nullable Instant savedAt,
    @Nullable String savedBy,
    List<RuleSeen> rules) {

  static PolicySeen of(Saved saved) {
    var policy = saved.policy();
    return new PolicySeen(
        policy.version(),
        policy.effectiveFrom(),
        policy.profile(),
        policy.setOn() != null,
        saved.at(),
        saved.by(),
        Stream.of(Rule.values()).map(rule -> RuleSeen.of(rule, policy)).toList());
  }

  /** One rule; without limits it is not set. */
  record RuleSeen(Rule rule, String what, List<AnchorSeen> anchors, List<LimitSeen> limits) {

    static RuleSeen of(Rule rule, Policy policy) {
      return new RuleSeen(
          rule,
          rule.what(),
          rule.anchors().stream().map(one -> new AnchorSeen(one, one.words())).toList(),
          policy.of(rule).stream().map(LimitSeen::of).toList());
    }
  }

  /** What a rule may be counted from. */
  record AnchorSeen(Anchor anchor, String words) {}

  /** One limit, with its own words. */
  record LimitSeen(
      Rule rule,
      String what,
      Anchor anchor,
      String anchorWords,
      Severity severity,
      int amount,
      Unit unit,
      Convention convention,
      Roll roll,
      String source,
      String words) {

    static LimitSeen of(Limit limit) {
      return new LimitSeen(
          limit.rule(),
          limit.rule().what(),
          limit.anchor(),
          limit.anchor().words(),
          limit.severity(),
          limit.amount(),
          limit.unit(),
          limit.convention(),
          limit.roll(),
          limit.source(),
          limit.words());
    }
  }

  /** A profile a partnership may take on. */
  record OneProfile(String name, String title, List<LimitSeen> limits) {

    static OneProfile of(Profile profile) {
      return new OneProfile(
          profile.word(), profile.title(), profile.limits().stream().map(LimitSeen::of).toList());
    }
  }

  /**
   * One saved version.
   *
   * @param changes against the version before, in words
   */
  record Version(
      int version,
      LocalDate effectiveFrom,
      String profile,
      @Nullable Instant savedAt,
      @Nullable String savedBy,
      @Nullable String note,
      List<String> changes) {

    /** All versions, the newest first. */
    static List<Version> all(List<Saved> history) {
      var versions = new ArrayList<Version>();
      for (int i = 0; i < history.size(); i++) {
        var saved = history.get(i);
        var before = i + 1 < history.size() ? history.get(i + 1).policy() : null;
        var policy = saved.policy();
        versions.add(
            new Version(
                policy.version(),
                policy.effectiveFrom(),
                policy.profile(),
                saved.at(),
                saved.by(),
                saved.note(),
                before == null ? List.of() : changes(before, policy)));
      }
      return versions;
    }

    private static List<String> changes(Policy before, Policy after) {
      var changes = new ArrayList<String>();
      for (var rule : Rule.values()) {
        for (var anchor : rule.anchors()) {
          for (var severity : Severity.values()) {
            var was = words(before, rule, anchor, severity);
            var is = words(after, rule, anchor, severity);
            if (!was.equals(is)) {
              changes.add(
                  "%s %s: %s → %s"
                      .formatted(
                          rule,
                          severity.name().toLowerCase(Locale.ROOT),
                          was.orElse("not set"),
                          is.orElse("not set")));
            }
          }
        }
      }
      return changes;
    }

    private static Optional<String> words(
        Policy policy, Rule rule, Anchor anchor, Severity severity) {
      return policy.of(rule).stream()
          .filter(limit -> limit.anchor() == anchor && limit.severity() == severity)
          .map(Version::words)
          .findFirst();
    }

    private static String words(Limit limit) {
      return limit.words()
          + (limit.convention() == Convention.INCLUDE_TRIGGER_DAY ? ", that day counted" : "")
          + " ("
          + limit.source()
          + ")";
    }
  }
}
