package uk.coregroups.membership.coregroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.membership.child.Child;

/** The end of a child's plan, over HTTP. */
@RestController
class PlanApi {

  private final EndPlan endPlan;
  private final Clock clock;

  PlanApi(EndPlan endPlan, Clock clock) {
    this.endPlan = endPlan;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/children/{child}/plan/end")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> end(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Ended ended,
      Caller caller) {
    return endPlan.end(group, caller.partnership(), child, ended.endedOn, LocalDate.now(clock));
  }

  record Ended(@NotNull(message = "must be the day the plan ended") LocalDate endedOn) {}
}
