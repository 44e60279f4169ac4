package uk.coregroups.membership.succession;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.coregroup.CoreGroup;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.partnership.RoleLabel;

/**
 * One seat on its way from the one who goes to the successor.
 *
 * @param seat the seat of the one who goes
 * @param members everybody who is, was or will be a member of its group
 * @param from the first day on which the successor is to sit there
 */
record Passing(
    CoreGroup group, Member seat, List<Member> members, PersonId successor, LocalDate from) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM u", Locale.UK);

  static Passing of(CoreGroup group, Member seat, List<Member> members, Replacement one) {
    var from = seat.from().isAfter(one.from()) ? seat.from() : one.from();
    return new Passing(group, seat, members, one.successor(), from);
  }

  /** The seat the successor has in this group already, or will have. */
  Optional<Member> sitsAlready() {
    return members.stream()
        .filter(one -> one.person().equals(successor))
        .filter(one -> one.until() == null || one.until().isAfter(from))
        .findFirst();
  }

  /** The day on which the other goes: no sooner than the successor sits there. */
  LocalDate leavesOn() {
    var comes = sitsAlready().map(Member::from).filter(day -> day.isAfter(from)).orElse(from);
    var ends = seat.until();
    return ends != null && ends.isBefore(comes) ? ends : comes;
  }

  /** What stands in the way, naming the group. */
  Optional<Wrong> wrong() {
    var sits = sitsAlready();
    var until = sits.flatMap(one -> Optional.ofNullable(one.until()));
    if (until.isPresent()) {
      return wrong(
          "sits in %s already, but only until %s; choose somebody who stays"
              .formatted(group.reference(), DAY.format(until.get())));
    }
    if (isLead(seat) && sits.isPresent() && !isLedWithoutThem()) {
      return wrong(
          "sits in %s in another role, and it would be without a lead social worker"
              .formatted(group.reference()));
    }
    return Optional.empty();
  }

  private boolean isLedWithoutThem() {
    return members.stream()
        .filter(one -> !one.id().equals(seat.id()))
        .anyMatch(one -> isLead(one) && one.isOn(leavesOn()));
  }

  private static boolean isLead(Member one) {
    return one.role().equals(RoleLabel.LEAD_SOCIAL_WORKER);
  }

  private static Optional<Wrong> wrong(String words) {
    return Optional.of(new Wrong("successor", words));
  }
}
