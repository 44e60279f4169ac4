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
import uk.coregroups.membership.mine.FellowStore.Fellow;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/**
 * Who else is in one's group today, over HTTP: for professionals who are members, and for nobody of
 * the family. Who reads it is written down.
 */
@RestController
class FellowApi {

  private final FellowStore fellows;
  private final ReadingStore readings;
  private final PartnershipStore partnerships;
  private final Clock clock;

  FellowApi(
      FellowStore fellows, ReadingStore readings, PartnershipStore partnerships, Clock clock) {
    this.fellows = fellows;
    this.readings = readings;
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
    readings.opened(id, What.FELLOWS, caller, clock.instant());
    return new Seen(fellows.of(id, LocalDate.now(clock)), partnerships.roles(partnership));
  }

  /** The members of today, and the roles there are. */
  record Seen(List<Fellow> members, List<RoleLabel> roles) {}
}
