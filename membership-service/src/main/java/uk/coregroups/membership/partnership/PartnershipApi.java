package uk.coregroups.membership.partnership;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/** Partnerships, over HTTP. */
@RestController
class PartnershipApi {

  private final SetUpPartnership setUpPartnership;
  private final PartnershipStore partnerships;

  PartnershipApi(SetUpPartnership setUpPartnership, PartnershipStore partnerships) {
    this.setUpPartnership = setUpPartnership;
    this.partnerships = partnerships;
  }

  /** An operator sets up the partnership they work for. */
  @PutMapping("/partnership")
  @Allowed(Role.OPERATOR)
  Outcome<PartnershipId> setUp(@Valid @RequestBody Named named, Caller caller) {
    return setUpPartnership.setUp(caller.partnership(), named.name);
  }

  /** Who answers for a team answers for its restricted groups, too, whoever says so. */
  @PutMapping("/teams/{id}")
  @Allowed({Role.OPERATOR, Role.ADMINISTRATOR})
  Outcome<Team> team(@PathVariable TeamId id, @Valid @RequestBody NamedTeam named, Caller caller) {
    return caller
        .everyGroup()
        .call(() -> setUpPartnership.team(caller.partnership(), id, named.name, named.manager));
  }

  @GetMapping("/partnership")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Seen partnership(Caller caller) {
    var partnership = caller.partnership();
    return new Seen(
        partnerships.name(partnership),
        partnerships.teams(partnership),
        partnerships.roles(partnership),
        partnerships.largeGroup(partnership));
  }

  record Named(@NotNull(message = "must be the partnership's name") String name) {}

  record NamedTeam(
      @NotNull(message = "must be the team's name") String name, @Nullable PersonId manager) {}

  /**
   * What the office knows of its partnership.
   *
   * @param largeGroup how many members a group may have before it is called large
   */
  record Seen(String name, List<Team> teams, List<RoleLabel> roles, int largeGroup) {}
}
