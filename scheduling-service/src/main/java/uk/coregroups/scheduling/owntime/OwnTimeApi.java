package uk.coregroups.scheduling.owntime;

import java.time.Clock;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.scheduling.Slot;

/** When one person comes to a meeting, over HTTP. */
@RestController
class OwnTimeApi {

  private final GiveOwnTime giveOwnTime;
  private final Clock clock;

  OwnTimeApi(GiveOwnTime giveOwnTime, Clock clock) {
    this.giveOwnTime = giveOwnTime;
    this.clock = clock;
  }

  @PostMapping("/meetings/{meeting}/invitations/{invitation}/own-time")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Slot> give(
      @PathVariable MeetingId meeting,
      @PathVariable InvitationId invitation,
      @RequestBody Wanted wanted,
      Caller caller) {
    var given =
        new GiveOwnTime.Given(
            meeting,
            invitation,
            wanted.start,
            wanted.minutes,
            Boolean.TRUE.equals(wanted.together));
    return giveOwnTime.give(caller.partnership(), given, clock.instant());
  }

  /**
   * When they are to come and how many minutes they stay; neither for the whole meeting again.
   *
   * @param together true if they may meet others of the family who come at an overlapping time
   */
  record Wanted(@Nullable LocalTime start, @Nullable Integer minutes, @Nullable Boolean together) {}
}
