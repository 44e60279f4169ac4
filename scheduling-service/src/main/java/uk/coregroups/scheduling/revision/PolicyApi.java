package uk.coregroups.scheduling.revision;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.policy.Profile;
import uk.coregroups.scheduling.revision.RevisePolicy.Change;
import uk.coregroups.scheduling.revision.RevisePolicy.Revision;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/** A partnership's timescales, read and changed over HTTP. */
@RestController
class PolicyApi {

  private final RevisePolicy revisePolicy;
  private final PolicyStore policies;
  private final Clock clock;

  PolicyApi(RevisePolicy revisePolicy, PolicyStore policies, Clock clock) {
    this.revisePolicy = revisePolicy;
    this.policies = policies;
    this.clock = clock;
  }

  @GetMapping("/policy")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  PolicySeen policy(Caller caller) {
    return PolicySeen.of(policies.history(caller.partnership()).getFirst());
  }

  @GetMapping("/policy/profiles")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<PolicySeen.OneProfile> profiles() {
    return Stream.of(Profile.values()).map(PolicySeen.OneProfile::of).toList();
  }

  @GetMapping("/policy/history")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<PolicySeen.Version> history(Caller caller) {
    return PolicySeen.Version.all(policies.history(caller.partnership()));
  }

  @PostMapping("/policy/rules/{rule}/preview")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<Moves> previewRule(
      @PathVariable Rule rule, @Valid @RequestBody RuleWritten written, Caller caller) {
    return preview(written.as(rule, caller), caller);
  }

  @PostMapping("/policy/rules/{rule}")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<PolicySeen> saveRule(
      @PathVariable Rule rule, @Valid @RequestBody RuleWritten written, Caller caller) {
    return save(written.as(rule, caller), caller);
  }

  @PostMapping("/policy/profile/preview")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<Moves> previewProfile(@Valid @RequestBody ProfileWritten written, Caller caller) {
    return Profile.of(written.profile)
        .map(profile -> preview(written.as(profile, caller), caller))
        .orElseGet(PolicyApi::noSuchProfile);
  }

  @PostMapping("/policy/profile")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<PolicySeen> saveProfile(@Valid @RequestBody ProfileWritten written, Caller caller) {
    return Profile.of(written.profile)
        .map(profile -> save(written.as(profile, caller), caller))
        .orElseGet(PolicyApi::noSuchProfile);
  }

  /**
   * Limits hold for restricted groups too, whoever sets them; they are shown to who is named for
   * them.
   */
  private Outcome<Moves> preview(Revision revision, Caller caller) {
    return caller.everyGroup().call(() -> revisePolicy.preview(revision, LocalDate.now(clock)));
  }

  private Outcome<PolicySeen> save(Revision revision, Caller caller) {
    return caller
        .everyGroup()
        .call(() -> revisePolicy.save(revision, LocalDate.now(clock)))
        .then(_ -> Outcome.done(policy(caller)));
  }

  private static <T> Outcome<T> noSuchProfile() {
    var names = Stream.of(Profile.values()).map(Profile::word).toList();
    return Outcome.refused("profile", "must be one of " + String.join(", ", names));
  }

  record RuleWritten(
      @NotNull(message = "must be the day from which it holds") LocalDate effectiveFrom,
      @NotNull(message = "must say why, for the record") String note,
      @NotNull(message = "must be the limits; an empty list means not set") @Valid
          List<LimitWritten> limits) {

    Revision as(Rule rule, Caller caller) {
      var all = limits.stream().map(limit -> limit.as(rule)).toList();
      return new Revision(
          caller.partnership(), new Change.OfRule(rule, all), effectiveFrom, note, caller.id());
    }
  }

  record LimitWritten(
      @NotNull(message = "must say what it is counted from") Anchor anchor,
      @NotNull(message = "must say HARD, WARN or INFO") Severity severity,
      @NotNull(message = "must be a whole number; negative counts back") Integer amount,
      @NotNull(message = "must say what it is counted in") Unit unit,
      @Nullable Convention convention,
      @Nullable Roll roll,
      @NotNull(message = "must say whose rule this is") String source) {

    Limit as(Rule rule) {
      return new Limit(
          UUID.randomUUID(),
          rule,
          anchor,
          severity,
          amount,
          unit,
          convention == null ? Convention.EXCLUDE_TRIGGER_DAY : convention,
          roll == null ? rule.usualRoll(unit) : roll,
          source.strip());
    }
  }

  record ProfileWritten(
      @NotNull(message = "must be the name of a profile") String profile,
      @NotNull(message = "must be the day from which it holds") LocalDate effectiveFrom,
      @NotNull(message = "must say why, for the record") String note) {

    Revision as(Profile taken, Caller caller) {
      return new Revision(
          caller.partnership(), new Change.WholeProfile(taken), effectiveFrom, note, caller.id());
    }
  }
}
