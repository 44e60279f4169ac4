package uk.coregroups.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.ContactEvent;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.events.membership.TeamManagerChanged;
import uk.coregroups.notification.addressbook.FollowAddresses;
import uk.coregroups.notification.chaser.FollowRungs;
import uk.coregroups.notification.disclosure.IdentifyingWordsStore;
import uk.coregroups.notification.groupmail.HeldMail;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.merge.FollowMerge;
import uk.coregroups.notification.post.Post;
import uk.coregroups.notification.purge.FollowPurges;

/** What membership tells us, and what we do about each thing. */
@Component
class FromMembership implements QueueDoor {

  private final FollowAddresses addresses;
  private final FollowMerge followMerge;
  private final IdentifyingWordsStore identifyingWords;
  private final FollowRungs rungs;
  private final LetterStore letters;
  private final HeldMail heldMail;
  private final FollowPurges purges;
  private final Post post;
  private final Restrictions restrictions;
  private final Clock clock;

  FromMembership(
      FollowAddresses addresses,
      FollowMerge followMerge,
      IdentifyingWordsStore identifyingWords,
      FollowRungs rungs,
      LetterStore letters,
      HeldMail heldMail,
      FollowPurges purges,
      Post post,
      Restrictions restrictions,
      Clock clock) {
    this.restrictions = restrictions;
    this.addresses = addresses;
    this.followMerge = followMerge;
    this.identifyingWords = identifyingWords;
    this.rungs = rungs;
    this.letters = letters;
    this.heldMail = heldMail;
    this.purges = purges;
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

  @Override
  public void reached(UUID waymark) {
    heldMail.factsRead(waymark);
  }

  private void hear(ContactEvent event, PartnershipId partnership) {
    switch (event) {
      case ContactChanged contact -> {
        addresses.contact(contact, partnership);
        letters.addressArrived(contact.person(), clock.instant());
      }
      case ContactsBrought brought -> {
        addresses.brought(brought, partnership);
        brought.people().forEach(one -> letters.addressArrived(one.person(), clock.instant()));
      }
      case ContactMerged merged -> followMerge.contact(merged);
      case IdentifyingWordsChanged changed -> identifyingWords.keep(changed, partnership);
    }
  }

  private void hear(MembershipEvent event, PartnershipId partnership) {
    switch (event) {
      case MemberJoined joined -> addresses.joined(joined, partnership);
      case MemberLeft left -> addresses.left(left);
      case PersonMerged merged -> followMerge.person(merged, partnership);
      case CoreGroupRestated group -> addresses.restated(group, partnership, LocalDate.now(clock));
      case SchoolMoveReleased released -> rungs.released(released, partnership, clock.instant());
      case SchoolMoveNoLongerApplies gone ->
          rungs.noLongerApplies(gone, partnership, clock.instant());
      case CoreGroupFormed formed -> addresses.formed(formed, partnership); // members follow
      case ChildAdded added -> addresses.childAdded(added);
      case TeamManagerChanged _ -> {} // scheduling says who is written to
      case HistoryShared _ -> {} // letters tell no history
      case NeedsChanged _ -> {} // a person books what somebody needs
      case ChildExpected _, ChildBorn _ -> {} // letters name no child
      case MemberAway _ -> {} // who is invited in their place comes from scheduling
      case MemberBack _ -> {} // and so does who is not, any more
      case PlanEnded _ -> {} // what is owed ends with scheduling
      case CoreGroupRestricted closed ->
          restrictions.close(closed.coreGroup(), partnership, closed.openTo());
      case CoreGroupOpened opened -> restrictions.open(opened.coreGroup());
      case CoreGroupClosed closed -> addresses.closed(closed);
      case CoreGroupPurged purged -> purges.purged(purged, partnership, clock.instant());
      case SchoolMoveExpected _ -> {} // scheduling keeps the ladder
      case SchoolMoveCalledOff _ -> {} // what is owed ends with scheduling
      case SchoolMoveConfirmed _ -> {} // nobody is written to because somebody knows
    }
  }
}
