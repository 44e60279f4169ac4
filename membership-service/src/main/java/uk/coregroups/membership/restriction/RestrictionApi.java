package uk.coregroups.membership.restriction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.restriction.RestrictGroup.Asked;
import uk.coregroups.membership.restriction.RestrictionStore.Decided;

/** Restricted groups, over HTTP. To whoever is not named there is no such group. */
@RestController
class RestrictionApi {

  private final RestrictGroup restrictGroup;
  private final Restrictions restrictions;
  private final RestrictionStore record;
  private final CoreGroupStore groups;
  private final Clock clock;

  RestrictionApi(
      RestrictGroup restrictGroup,
      Restrictions restrictions,
      RestrictionStore record,
      CoreGroupStore groups,
      Clock clock) {
    this.restrictGroup = restrictGroup;
    this.restrictions = restrictions;
    this.record = record;
    this.groups = groups;
    this.clock = clock;
  }

  @GetMapping("/core-groups/{id}/restriction")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Seen> one(@PathVariable CoreGroupId id, Caller caller) {
    return groups
        .find(id, caller.partnership())
        .map(group -> Outcome.done(new Seen(restrictions.of(id).orElse(List.of()), record.of(id))))
        .orElse(Outcome.unknown("This core group is not known here."));
  }

  @PostMapping("/core-groups/{id}/restriction")
  @Allowed(Role.TEAM_MANAGER)
  Outcome<List<String>> restrict(
      @PathVariable CoreGroupId id, @Valid @RequestBody Restricting wanted, Caller caller) {
    return restrictGroup.restrict(asked(id, wanted.why, caller), wanted.accounts);
  }

  @PostMapping("/core-groups/{id}/restriction/lift")
  @Allowed(Role.TEAM_MANAGER)
  Outcome<List<String>> lift(
      @PathVariable CoreGroupId id, @Valid @RequestBody Lifting wanted, Caller caller) {
    return restrictGroup.lift(asked(id, wanted.why, caller));
  }

  private Asked asked(CoreGroupId id, String why, Caller caller) {
    return new Asked(id, caller.partnership(), why, caller.id(), clock.instant());
  }

  /**
   * For whom a group is open.
   *
   * @param openTo the accounts; empty if it is not restricted
   * @param decided what was decided about it, the latest first
   */
  record Seen(List<String> openTo, List<Decided> decided) {}

  record Restricting(
      @NotNull(message = "must be the accounts of those it opens to, besides your own")
          List<String> accounts,
      @NotNull(message = "must say why, for the record") String why) {}

  record Lifting(@NotNull(message = "must say why, for the record") String why) {}
}
