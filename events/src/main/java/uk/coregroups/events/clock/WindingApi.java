package uk.coregroups.events.clock;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Role;

/** Winds the clock and runs the rounds that Quartz would have run. Standalone only. */
@RestController
@Profile("standalone")
@RequestMapping("/standalone/clock")
class WindingApi {

  private final SuiteClock clock;
  private final ObjectProvider<Round> rounds;

  WindingApi(SuiteClock clock, ObjectProvider<Round> rounds) {
    this.clock = clock;
    this.rounds = rounds;
  }

  @GetMapping
  @Allowed(Role.OPERATOR)
  Instant time() {
    return clock.instant();
  }

  @PutMapping
  @Allowed(Role.OPERATOR)
  Instant wind(@RequestBody Instant instant) {
    clock.windTo(instant);
    rounds.forEach(Round::run);
    return clock.instant();
  }
}
