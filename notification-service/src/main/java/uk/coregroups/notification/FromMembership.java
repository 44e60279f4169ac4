package uk.coregroups.notification;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.ContactEvent;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.notification.addressbook.FollowAddresses;
import uk.coregroups.notification.chaser.FollowRungs;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.post.Post;

/** What membership tells us, and what we do about each thing. */
@Component
class FromMembership implements QueueDoor {

  private final FollowAddresses addresses;
  private final FollowRungs rungs;
  private final LetterStore letters;
  private final Post post;
  private final Restrictions restrictions;
  private final Clock clock;

  FromMembership(
      FollowAddresses addresses,
      FollowRungs rungs,
      LetterStore letters,
      Post post,
      Restrictions restrictions,
      Clock clock) {
    this.restrictions = restrictions;
    this.addresses = addresses;
    this.rungs = rungs;
    this.letters = letters;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return "notification.from-membership";
  }

  @Override
  public void hear(Told told) {
    switch (told.fact()) {
      case ContactEvent contact -> hear(contact, told.partnership());
      case MembershipEvent group -> hear(group, told.partnership());
      default -> throw new IllegalArgumentException("Not for this queue");
    }
    post.wake();
  }

  private void hear(ContactEvent event, PartnershipId partnership) {
    switch (event) {
      case ContactChanged contact -> {
        addresses.contact(contact, partnership);
        letters.addressArrived(contact.person(), clock.instant());
      }
    }
  }

  private void hear(MembershipEvent event, PartnershipId partnership) {
    switch (event) {
      case MemberJoined joined -> addresses.joined(joined, partnership);
      case MemberLeft left -> addresses.left(left);
      case CoreGroupRestated group -> addresses.restated(group, partnership, LocalDate.now(clock));
      case SchoolMoveReleased released -> rungs.released(released, partnership, clock.instant());
      case SchoolMoveNoLongerApplies gone ->
          rungs.noLongerApplies(gone, partnership, clock.instant());
      case CoreGroupFormed _ -> {} // its members follow one by one
      case ChildAdded _ -> {} // letters name no child
      case PlanEnded _ -> {} // what is owed ends with scheduling
      case CoreGroupRestricted closed ->
          restrictions.close(closed.coreGroup(), partnership, closed.openTo());
      case CoreGroupOpened opened -> restrictions.open(opened.coreGroup());
      case CoreGroupClosed _ -> {} // what is owed ends with scheduling
      case SchoolMoveExpected _ -> {} // scheduling keeps the ladder
      case SchoolMoveCalledOff _ -> {} // what is owed ends with scheduling
      case SchoolMoveConfirmed _ -> {} // nobody is written to because somebody knows
    }
  }
}
