package uk.coregroups.notification.addressbook;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.Seat;

/**
 * Keeps the address book as membership tells it. A leaver's address stays, for the last
 * cancellation.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowAddresses {

  private final AddressStore addresses;
  private final GroupAddressStore groups;

  FollowAddresses(AddressStore addresses, GroupAddressStore groups) {
    this.addresses = addresses;
    this.groups = groups;
  }

  public void formed(CoreGroupFormed formed, PartnershipId partnership) {
    groups.open(formed.coreGroup(), partnership, formed.reference());
  }

  /** Another plan is running, so the group is there, or there again. */
  public void childAdded(ChildAdded added) {
    groups.close(added.coreGroup(), null);
  }

  public void closed(CoreGroupClosed closed) {
    groups.close(closed.coreGroup(), closed.on());
  }

  public void contact(ContactChanged contact, PartnershipId partnership) {
    addresses.save(contact, partnership);
  }

  public void brought(ContactsBrought brought, PartnershipId partnership) {
    brought.people().forEach(contact -> addresses.add(contact, partnership));
  }

  public void joined(MemberJoined joined, PartnershipId partnership) {
    addresses.seat(joined.seat(), joined.coreGroup(), partnership);
  }

  public void left(MemberLeft left) {
    addresses.leave(left.member(), left.from());
  }

  public void restated(CoreGroupRestated group, PartnershipId partnership, LocalDate today) {
    groups.open(group.coreGroup(), partnership, group.reference());
    if (!group.children().isEmpty()) {
      groups.close(group.coreGroup(), null);
    }
    group.members().forEach(seat -> addresses.seat(seat, group.coreGroup(), partnership));
    addresses.leaveAllBut(
        group.coreGroup(), group.members().stream().map(Seat::member).toList(), today);
  }
}
