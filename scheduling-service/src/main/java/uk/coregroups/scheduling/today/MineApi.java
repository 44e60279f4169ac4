package uk.coregroups.scheduling.today;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.today.MineStore.Asked;
import uk.coregroups.scheduling.today.MineStore.Coming;
import uk.coregroups.scheduling.today.MineStore.Held;

/** A member's own meetings and what is asked of them, over HTTP. */
@RestController
class MineApi {

  private final MineStore mine;
  private final Clock clock;

  MineApi(MineStore mine, Clock clock) {
    this.mine = mine;
    this.clock = clock;
  }

  @GetMapping("/mine")
  @Allowed(Role.MEMBER)
  Mine mine(Caller caller) {
    var today = LocalDate.now(clock);
    return new Mine(
        mine.coming(caller.people(), today),
        mine.asked(caller.people(), today),
        mine.held(caller.people(), today));
  }

  record Mine(List<Coming> meetings, List<Asked> asked, List<Held> held) {}
}
