package uk.coregroups.events.clock;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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

  /** No rule about days is known for any other century. */
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2099;

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
  ResponseEntity<Object> wind(@RequestBody Instant instant) {
    int year = instant.atZone(SuiteClock.LONDON).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return ResponseEntity.of(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "The time must be within this century, 2000 to 2099"))
          .build();
    }
    clock.windTo(instant);
    rounds.forEach(Round::run);
    return ResponseEntity.ok(clock.instant());
  }
}
