package uk.coregroups.notification.letter;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;

/** Lets letters go again to a mailbox whose server had returned one. */
@Service
class TrustMailbox {

  private final AddressStore addresses;

  TrustMailbox(AddressStore addresses) {
    this.addresses = addresses;
  }

  @Transactional
  public Outcome<Boolean> trust(PersonId person, PartnershipId partnership) {
    if (addresses.find(person, partnership).isEmpty()) {
      return Outcome.unknown("This person is not known here yet.");
    }
    return addresses.worksAgain(person, partnership)
        ? Outcome.done(true)
        : Outcome.refused("mailbox", "takes letters already");
  }
}
