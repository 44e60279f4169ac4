package uk.coregroups.membership.composition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** What else says who should be in a group, over HTTP. */
@RestController
class CompositionApi {

  private final RecordAdultServices recordAdultServices;
  private final AdultServicesStore store;
  private final PersonStore people;
  private final ReadingStore readings;
  private final Clock clock;

  CompositionApi(
      RecordAdultServices recordAdultServices,
      AdultServicesStore store,
      PersonStore people,
      ReadingStore readings,
      Clock clock) {
    this.readings = readings;
    this.clock = clock;
    this.recordAdultServices = recordAdultServices;
    this.store = store;
    this.people = people;
  }

  @GetMapping("/people/{id}/adult-services")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Has> has(@PathVariable PersonId id, Caller caller) {
    if (people.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    readings.opened(id, What.ADULT_SERVICES, caller, clock.instant());
    return Outcome.done(new Has(store.has(id)));
  }

  @PutMapping("/people/{id}/adult-services")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Boolean> record(@PathVariable PersonId id, @Valid @RequestBody Has has, Caller caller) {
    return recordAdultServices.record(id, caller.partnership(), has.has);
  }

  record Has(@NotNull(message = "must say whether they have one") Boolean has) {}
}
