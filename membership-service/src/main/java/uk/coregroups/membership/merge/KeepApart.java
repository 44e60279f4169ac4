package uk.coregroups.membership.merge;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.person.PersonStore;

/** Records that two records are of two people, so that nobody is asked about them again. */
@Service
class KeepApart {

  private final MergeStore store;
  private final PersonStore people;

  KeepApart(MergeStore store, PersonStore people) {
    this.store = store;
    this.people = people;
  }

  @Transactional
  public Outcome<PersonId> say(
      PartnershipId partnership, PersonId one, PersonId other, String by, Instant now) {
    if (people.find(one, partnership).isEmpty() || people.find(other, partnership).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    if (one.equals(other)) {
      return Outcome.refused("other", "is this same record");
    }
    store.apart(MergeStore.Pair.of(one, other), by, now);
    return Outcome.done(one);
  }
}
