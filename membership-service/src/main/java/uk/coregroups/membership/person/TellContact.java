package uk.coregroups.membership.person;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Tells notification how people are reached, who were changed otherwise than one by one. */
@Service
public class TellContact {

  private static final int AT_ONCE = 1000;

  private final PersonStore people;
  private final Outbox outbox;

  TellContact(PersonStore people, Outbox outbox) {
    this.people = people;
    this.outbox = outbox;
  }

  /** Tells it of each of them, as it stands now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void of(List<PersonId> changed, PartnershipId partnership) {
    for (int from = 0; from < changed.size(); from += AT_ONCE) {
      var some = changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
      outbox.tell(
          partnership, people.all(some, partnership).stream().map(Person::contact).toList());
    }
  }
}
