package uk.coregroups.notification.letter;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.letter.StopApi.Stopped;
import uk.coregroups.notification.task.TaskStore;

/**
 * Stops everything to a person now: what has not left the building does not leave it, and nothing
 * new is sent until somebody lets it go on. What was withheld meanwhile stays withheld, and
 * somebody is asked to tell them of their meetings.
 */
@Service
class StopPerson {

  private final AddressStore addresses;
  private final LetterStore letters;
  private final TaskStore tasks;
  private final Clock clock;

  StopPerson(AddressStore addresses, LetterStore letters, TaskStore tasks, Clock clock) {
    this.tasks = tasks;
    this.addresses = addresses;
    this.letters = letters;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Stopped> stop(PersonId person, PartnershipId partnership, String by) {
    if (!addresses.stop(person, partnership, true, by, clock.instant())) {
      return Outcome.unknown("This person is not known here yet.");
    }
    var untold = letters.untold(person);
    int withheld = letters.withhold(person, Route.Why.STOPPED.words(), clock.instant());
    untold.forEach(one -> tasks.askToTell(one.ask(person, partnership, clock.instant())));
    return Outcome.done(new Stopped(withheld));
  }

  @Transactional
  public Outcome<Stopped> goOn(PersonId person, PartnershipId partnership, String by) {
    return addresses.stop(person, partnership, false, by, clock.instant())
        ? Outcome.done(new Stopped(0))
        : Outcome.unknown("This person is not known here yet.");
  }
}
