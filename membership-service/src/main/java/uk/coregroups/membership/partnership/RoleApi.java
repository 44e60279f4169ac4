package uk.coregroups.membership.partnership;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.membership.PersonKind;

/** What a partnership calls roles, and when it calls a group large, over HTTP. */
@RestController
class RoleApi {

  private final KeepRoles keepRoles;
  private final SetUpPartnership setUpPartnership;

  RoleApi(KeepRoles keepRoles, SetUpPartnership setUpPartnership) {
    this.keepRoles = keepRoles;
    this.setUpPartnership = setUpPartnership;
  }

  @PostMapping("/partnership/roles")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<RoleLabel> add(@Valid @RequestBody Added added, Caller caller) {
    return keepRoles.add(caller.partnership(), added.label, added.kind);
  }

  @PutMapping("/partnership/roles/{code}")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<RoleLabel> call(
      @PathVariable String code, @Valid @RequestBody Called called, Caller caller) {
    return keepRoles.call(caller.partnership(), code, called.label);
  }

  @PostMapping("/partnership/roles/{code}/up")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<RoleLabel> up(@PathVariable String code, Caller caller) {
    return keepRoles.moveUp(caller.partnership(), code);
  }

  @PutMapping("/partnership/large-group")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<Integer> large(@Valid @RequestBody Large large, Caller caller) {
    return setUpPartnership.callLarge(caller.partnership(), large.members);
  }

  record Added(
      @NotNull(message = "must be what you call the role") String label,
      @NotNull(message = "must say PROFESSIONAL or FAMILY") PersonKind kind) {}

  record Called(@NotNull(message = "must be what you call the role") String label) {}

  record Large(@NotNull(message = "must be a number of members") Integer members) {}
}
