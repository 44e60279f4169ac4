package uk.coregroups.notification.addressbook;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ContactChanged;
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

  FollowAddresses(AddressStore addresses) {
    this.addresses = addresses;
  }

  public void contact(ContactChanged contact, PartnershipId partnership) {
    addresses.save(contact, partnership);
  }

  public void joined(MemberJoined joined, PartnershipId partnership) {
    var seat = joined.seat();
    addresses.seat(seat.member(), joined.coreGroup(), seat.person(), partnership);
  }

  public void left(MemberLeft left) {
    addresses.leave(left.member(), left.from());
  }

  public void restated(CoreGroupRestated group, PartnershipId partnership, LocalDate today) {
    group
        .members()
        .forEach(
            seat -> addresses.seat(seat.member(), group.coreGroup(), seat.person(), partnership));
    addresses.leaveAllBut(
        group.coreGroup(), group.members().stream().map(Seat::member).toList(), today);
  }
}
