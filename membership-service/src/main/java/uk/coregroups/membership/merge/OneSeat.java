package uk.coregroups.membership.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MergedSeat;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.partnership.RoleLabel;

/**
 * Seats of one person in one group that overlap, and what they are together.
 *
 * <p>They keep the role of the one that ends last. Only a lead social worker who has not left stays
 * one whatever else they were, so that no group loses its lead.
 *
 * @param parts the seats, the earliest first; at least one
 */
record OneSeat(List<Member> parts, PersonId stays, LocalDate today) {

  /** The seats of both records in one group, those together that overlap. */
  static List<OneSeat> of(List<Member> seats, PersonId stays, LocalDate today) {
    var together = new ArrayList<OneSeat>();
    var parts = new ArrayList<Member>();
    for (var seat : seats.stream().sorted(Comparator.comparing(Member::from)).toList()) {
      if (!parts.isEmpty() && !overlaps(parts, seat)) {
        together.add(new OneSeat(List.copyOf(parts), stays, today));
        parts.clear();
      }
      parts.add(seat);
    }
    if (!parts.isEmpty()) {
      together.add(new OneSeat(List.copyOf(parts), stays, today));
    }
    return together;
  }

  private static boolean overlaps(List<Member> parts, Member next) {
    return parts.stream().anyMatch(one -> one.until() == null || one.until().isAfter(next.from()));
  }

  /** The seat that stays: the one of the record that stays, if it is among them. */
  Member kept() {
    return parts.stream()
        .filter(one -> one.person().equals(stays))
        .findFirst()
        .orElse(parts.getFirst());
  }

  /** The seats that become part of it. */
  List<Member> gone() {
    return parts.stream().filter(one -> !one.equals(kept())).toList();
  }

  /** The seat that ends last: with its end go the reason and the handover. */
  Member last() {
    return parts.stream().max(Comparator.comparing(OneSeat::end)).orElseThrow();
  }

  String role() {
    boolean leads =
        parts.stream()
            .anyMatch(
                one -> one.role().equals(RoleLabel.LEAD_SOCIAL_WORKER) && end(one).isAfter(today));
    return leads ? RoleLabel.LEAD_SOCIAL_WORKER : last().role();
  }

  LocalDate from() {
    return parts.getFirst().from();
  }

  @Nullable LocalDate until() {
    return last().until();
  }

  MergedSeat asTold(PersonKind kind) {
    return new MergedSeat(kept().id(), kind, role(), from(), until());
  }

  private static LocalDate end(Member one) {
    return one.until() == null ? LocalDate.MAX : one.until();
  }
}
