package uk.coregroups.notification.letter;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Lets letters go again to a mailbox whose server had returned one; those that were held, too. */
@Service
class TrustMailbox {

  private final AddressStore addresses;
  private final LetterStore letters;
  private final TaskStore tasks;

  TrustMailbox(AddressStore addresses, LetterStore letters, TaskStore tasks) {
    this.addresses = addresses;
    this.letters = letters;
    this.tasks = tasks;
  }

  @Transactional
  public Outcome<Boolean> trust(PersonId person, PartnershipId partnership, Instant now) {
    if (addresses.find(person, partnership).isEmpty()) {
      return Outcome.unknown("This person is not known here yet.");
    }
    if (!addresses.worksAgain(person, partnership)) {
      return Outcome.refused("mailbox", "takes letters already");
    }
    letters.addressArrived(person, now);
    tasks.cameRight(Task.Kind.MAIL_RETURNS, person.value(), now);
    return Outcome.done(true);
  }
}
