package uk.coregroups.membership.composition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** What else says who should be in a group, over HTTP. */
@RestController
class CompositionApi {

  private final RecordAdultServices recordAdultServices;
  private final AdultServicesStore store;
  private final PersonStore people;

  CompositionApi(
      RecordAdultServices recordAdultServices, AdultServicesStore store, PersonStore people) {
    this.recordAdultServices = recordAdultServices;
    this.store = store;
    this.people = people;
  }

  @GetMapping("/people/{id}/adult-services")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Has> has(@PathVariable PersonId id, Caller caller) {
    return people
        .find(id, caller.partnership())
        .map(person -> Outcome.done(new Has(store.has(person.id()))))
        .orElse(Outcome.unknown("This person is not known here."));
  }

  @PutMapping("/people/{id}/adult-services")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Boolean> record(@PathVariable PersonId id, @Valid @RequestBody Has has, Caller caller) {
    return recordAdultServices.record(id, caller.partnership(), has.has);
  }

  record Has(@NotNull(message = "must say whether they have one") Boolean has) {}
}
