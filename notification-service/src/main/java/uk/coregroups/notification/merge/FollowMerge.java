package uk.coregroups.notification.merge;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.PersonMerged;

/**
 * Two records were of one person: letters not yet sent, seats, invitations and tasks of the one are
 * the other's, and the one's address is forgotten.
 *
 * <p>Who had stopped everything under either record has stopped it. What both were to be told is
 * said once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowMerge {

  private final MergeStore store;

  FollowMerge(MergeStore store) {
    this.store = store;
  }

  public void person(PersonMerged merged, PartnershipId partnership) {
    store.seats(merged, partnership);
    store.invitations(merged);
  }

  public void contact(ContactMerged merged) {
    store.stop(merged);
    store.forget(merged);
    store.letters(merged);
    store.tasks(merged);
  }
}
