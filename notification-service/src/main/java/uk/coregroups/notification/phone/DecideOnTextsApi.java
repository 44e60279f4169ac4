package uk.coregroups.notification.phone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.TaskId;

/** Whether texts may go on to somebody who may have said STOP. */
@RestController
class DecideOnTextsApi {

  private final DecideOnTexts decideOnTexts;
  private final Clock clock;

  DecideOnTextsApi(DecideOnTexts decideOnTexts, Clock clock) {
    this.decideOnTexts = decideOnTexts;
    this.clock = clock;
  }

  @PostMapping("/tasks/{id}/texts")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> decide(
      @PathVariable TaskId id, @Valid @RequestBody Decided decided, Caller caller) {
    return caller
        .everyGroup()
        .call(() ->
            decideOnTexts.decide(
                id, caller.partnership(), decided.decision, caller.id(), clock.instant()));
  }

  record Decided(@NotNull(message = "must be STOP or GO_ON") DecideOnTexts.Decision decision) {}
}
