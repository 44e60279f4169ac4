package uk.coregroups.membership.need;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.NeedsChanged;

/** Tells a group what somebody who sits in it needs, once anybody has asked them. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TellNeeds {

  private final NeedStore needs;
  private final Outbox outbox;

  TellNeeds(NeedStore needs, Outbox outbox) {
    this.needs = needs;
    this.outbox = outbox;
  }

  public void tell(CoreGroupId group, PartnershipId partnership, PersonId person) {
    if (needs.wasAsked(person)) {
      outbox.tell(partnership, new NeedsChanged(group, person, needs.of(person)));
    }
  }
}
