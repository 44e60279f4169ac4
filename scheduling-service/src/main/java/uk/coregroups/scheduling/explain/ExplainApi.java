package uk.coregroups.scheduling.explain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.explain.Question.Answer;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.policy.Profile;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Unit;

/** Any date explained, over HTTP: under the partnership's own policy, or a named profile. */
@RestController
class ExplainApi {

  private final PolicyStore policies;
  private final BankHolidays bankHolidays;

  ExplainApi(PolicyStore policies, BankHolidays bankHolidays) {
    this.policies = policies;
    this.bankHolidays = bankHolidays;
  }

  @GetMapping("/explain")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Answer> explain(
      @RequestParam Rule rule,
      @RequestParam LocalDate on,
      @RequestParam(required = false) @Nullable Anchor anchor,
      @RequestParam(required = false) @Nullable Integer amount,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "false") boolean includeTriggerDay,
      @RequestParam(required = false) @Nullable String profile,
      Caller caller) {
    var counted = unit == null || unit.isBlank() ? Optional.<Unit>empty() : Unit.of(unit);
    if (unit != null && !unit.isBlank() && counted.isEmpty()) {
      return Outcome.refused("unit", "must be one of WD, CD, W, M");
    }
    var policy =
        profile == null || profile.isBlank()
            ? Optional.of(policies.on(on, caller.partnership()))
            : Profile.of(profile).map(Profile::policy);
    if (policy.isEmpty()) {
      var names = Stream.of(Profile.values()).map(Profile::word).toList();
      return Outcome.refused("profile", "must be one of " + String.join(", ", names));
    }
    var question = new Question(rule, on, anchor, amount, counted.orElse(null), includeTriggerDay);
    return question.answer(policy.get(), bankHolidays.calendar());
  }
}
