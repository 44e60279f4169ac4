package uk.coregroups.membership.retention;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.membership.RetentionClass;

/** How long records are kept, and which have been purged, over HTTP. No answer has a name in it. */
@RestController
class RetentionApi {

  private static final int PAGE = 25;

  private final SetRetention setRetention;
  private final RetentionStore retentions;
  private final PurgeStore purges;
  private final Clock clock;

  RetentionApi(
      SetRetention setRetention, RetentionStore retentions, PurgeStore purges, Clock clock) {
    this.setRetention = setRetention;
    this.retentions = retentions;
    this.purges = purges;
    this.clock = clock;
  }

  @GetMapping("/retention")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Retention> all(Caller caller) {
    return retentions.all(caller.partnership());
  }

  @PutMapping("/retention/{record}")
  @Allowed(Role.ADMINISTRATOR)
  Outcome<Retention> set(
      @PathVariable RetentionClass record, @Valid @RequestBody Kept kept, Caller caller) {
    return setRetention.set(
        caller.partnership(),
        new Retention(record, kept.months, kept.source.strip()),
        caller.id(),
        clock.instant());
  }

  @GetMapping("/purges")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  Purges purged(@RequestParam(defaultValue = "1") int page, Caller caller) {
    int offset = (Math.max(page, 1) - 1) * PAGE;
    return new Purges(
        purges.count(caller.partnership()), purges.purged(caller.partnership(), offset, PAGE));
  }

  record Kept(
      @NotNull(message = "must be how many months it is kept") Integer months,
      @NotNull(message = "must say whose rule it is") String source) {}

  record Purges(long count, List<Purge> rows) {}
}
