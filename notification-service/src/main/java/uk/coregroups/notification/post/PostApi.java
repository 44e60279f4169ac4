package uk.coregroups.notification.post;

import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;

/** How the post stands, over HTTP. */
@RestController
class PostApi {

  private final PostStanding standing;
  private final Clock clock;

  PostApi(PostStanding standing, Clock clock) {
    this.standing = standing;
    this.clock = clock;
  }

  /** What waits, and why: counts alone, so that an operator may see those of all partnerships. */
  @GetMapping("/letters/waiting")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  PostStanding.Waiting waiting(Caller caller) {
    var now = clock.instant();
    return caller.is(Role.OPERATOR)
        ? Sight.HOUSE.call(() -> standing.waiting(now))
        : standing.waiting(now);
  }
}
