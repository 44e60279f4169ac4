package uk.coregroups.membership.mine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.mine.FellowStore.Fellow;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;

/**
 * Who else is in one's group today, over HTTP: for professionals who are members, and for nobody of
 * the family. Who reads it is written down.
 */
@RestController
class FellowApi {

  private final FellowStore fellows;
  private final CoreGroupStore groups;
  private final PartnershipStore partnerships;
  private final Clock clock;

  FellowApi(
      FellowStore fellows, CoreGroupStore groups, PartnershipStore partnerships, Clock clock) {
    this.fellows = fellows;
    this.groups = groups;
    this.partnerships = partnerships;
    this.clock = clock;
  }

  @GetMapping("/mine/core-groups/{id}/members")
  @Allowed(Role.MEMBER)
  Outcome<Seen> members(@PathVariable CoreGroupId id, Caller caller) {
    return fellows
        .partnership(id, caller.people(), LocalDate.now(clock))
        .map(partnership -> Outcome.done(read(id, partnership, caller)))
        .orElse(Outcome.unknown("This core group is not known here."));
  }

  private Seen read(CoreGroupId id, PartnershipId partnership, Caller caller) {
    var group = groups.find(id, partnership).orElseThrow();
    groups.remember(group, caller.id(), Role.MEMBER.name(), clock.instant());
    return new Seen(fellows.of(id, LocalDate.now(clock)), partnerships.roles(partnership));
  }

  /** The members of today, and the roles there are. */
  record Seen(List<Fellow> members, List<RoleLabel> roles) {}
}
