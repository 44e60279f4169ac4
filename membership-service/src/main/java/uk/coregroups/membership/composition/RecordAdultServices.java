package uk.coregroups.membership.composition;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.person.PersonStore;

/** Records whether a family member has a worker from adult services. Nobody outside hears of it. */
@Service
class RecordAdultServices {

  private final PersonStore people;
  private final AdultServicesStore store;

  RecordAdultServices(PersonStore people, AdultServicesStore store) {
    this.people = people;
    this.store = store;
  }

  @Transactional
  public Outcome<Boolean> record(PersonId id, PartnershipId partnership, boolean has) {
    var person = people.find(id, partnership);
    if (person.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    if (person.get().kind() != PersonKind.FAMILY) {
      return Outcome.refused("has", "is asked of family members only");
    }
    store.save(person.get().id(), partnership, has);
    return Outcome.done(has);
  }
}
