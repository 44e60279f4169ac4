package uk.coregroups.membership.birth;

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
import uk.coregroups.membership.birth.ExpectChild.Which;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildName;

/** Expected children and births, over HTTP. */
@RestController
class BirthApi {

  private final ExpectChild expectChild;
  private final EndPregnancy endPregnancy;
  private final Clock clock;

  BirthApi(ExpectChild expectChild, EndPregnancy endPregnancy, Clock clock) {
    this.expectChild = expectChild;
    this.endPregnancy = endPregnancy;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/children/{child}/expected")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> expected(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Expected expected,
      Caller caller) {
    var which = new Which(caller.partnership(), group, child);
    return expectChild.on(which, expected.expectedOn, LocalDate.now(clock));
  }

  @PostMapping("/core-groups/{group}/children/{child}/birth")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> born(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Born born,
      Caller caller) {
    var which = new Which(caller.partnership(), group, child);
    return expectChild.born(which, born.name, born.bornOn, LocalDate.now(clock));
  }

  @PostMapping("/core-groups/{group}/children/{child}/pregnancy-ended")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> ended(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @Valid @RequestBody Ended ended,
      Caller caller) {
    var which = new Which(caller.partnership(), group, child);
    return endPregnancy.end(which, ended.endedOn, LocalDate.now(clock));
  }

  record Expected(
      @NotNull(message = "must be the day on which the child is expected") LocalDate expectedOn) {}

  record Born(
      @NotNull(message = "must be the child's name") ChildName name,
      @NotNull(message = "must be the day the child was born") LocalDate bornOn) {}

  record Ended(@NotNull(message = "must be the day") LocalDate endedOn) {}
}
