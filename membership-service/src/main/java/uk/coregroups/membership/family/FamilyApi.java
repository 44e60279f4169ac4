package uk.coregroups.membership.family;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.child.Category;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.Kin;
import uk.coregroups.membership.family.KeepPlan.Known;
import uk.coregroups.membership.family.KeepPlan.Which;

/** What differs from child to child, over HTTP. */
@RestController
class FamilyApi {

  private final KeepPlan keepPlan;
  private final Clock clock;

  FamilyApi(KeepPlan keepPlan, Clock clock) {
    this.keepPlan = keepPlan;
    this.clock = clock;
  }

  @PutMapping("/core-groups/{group}/children/{child}/plan")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> keep(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Kept kept,
      Caller caller) {
    var kin = kept.kin.stream().map(one -> new Kin(one.person, child, one.kin)).toList();
    return keepPlan.keep(
        new Which(caller.partnership(), group, child),
        new Known(kept.category, kept.school, kin),
        LocalDate.now(clock));
  }

  @PostMapping("/core-groups/{group}/children/{child}/plans")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> again(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Again again,
      Caller caller) {
    return keepPlan.again(
        new Which(caller.partnership(), group, child),
        again.startedOn,
        again.category,
        LocalDate.now(clock));
  }

  record Kept(
      @Nullable Category category,
      @Nullable SchoolId school,
      @NotNull(message = "must be a list, which may be empty") List<@Valid Relative> kin) {}

  record Relative(
      @NotNull(message = "must say who") PersonId person,
      @NotNull(message = "must say what they are to the child") Kin.Of kin) {}

  record Again(
      @NotNull(message = "must be the day the plan began") LocalDate startedOn,
      @Nullable Category category) {}
}
