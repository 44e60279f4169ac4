package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.transition.NextMove;
import uk.coregroups.membership.transition.SchoolAge;

/**
 * Writes down to which school a move leads, or that nobody knows yet, and who is to tell the new
 * one.
 */
@Service
class ChangeSchoolMove {

  private final SchoolMoveStore moves;
  private final CoreGroupStore groups;
  private final ChildStore children;
  private final SchoolStore schools;
  private final TellMoves tellMoves;

  ChangeSchoolMove(
      SchoolMoveStore moves,
      CoreGroupStore groups,
      ChildStore children,
      SchoolStore schools,
      TellMoves tellMoves) {
    this.moves = moves;
    this.groups = groups;
    this.children = children;
    this.schools = schools;
    this.tellMoves = tellMoves;
  }

  /** Records the new school, or that it has changed: then the first one's lead must hear of it. */
  @Transactional
  public Outcome<SchoolMove> recordSchool(
      SchoolMoveId id, PartnershipId partnership, SchoolId to, LocalDate today) {
    var found = moves.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    var before = found.get();
    var school = schools.find(to, partnership);
    if (school.isEmpty()) {
      return Outcome.refused("school", "is not in the list of schools; add it first");
    }
    var objection = objection(before, school.get(), today);
    if (objection.isPresent()) {
      return Outcome.refused("school", objection.get());
    }
    return to.equals(before.to()) ? Outcome.done(before) : change(before, before.goingTo(to, null));
  }

  /** Records that nobody knows the new school yet, or no longer. */
  @Transactional
  public Outcome<SchoolMove> notKnownYet(
      SchoolMoveId id, PartnershipId partnership, LocalDate today) {
    var found = moves.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    var before = found.get();
    if (!before.isToSchool() || before.calledOff() != null) {
      return Outcome.refused("school", noSchool(before));
    }
    var after = before.goingTo(null, today);
    if (before.to() != null) {
      return change(before, after);
    }
    moves.change(after);
    return Outcome.done(after);
  }

  @Transactional
  public Outcome<SchoolMove> nameContact(
      SchoolMoveId id, PartnershipId partnership, PersonId contact, LocalDate today) {
    var found = moves.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    var before = found.get();
    if (!before.isToSchool() || before.calledOff() != null) {
      return Outcome.refused("contact", noSchool(before));
    }
    if (before.confirmedOn() != null) {
      return Outcome.refused("contact", "is no longer needed: the new school knows");
    }
    boolean member =
        groups.membersOn(today, before.coreGroup()).stream()
            .anyMatch(one -> one.person().equals(contact));
    if (!member) {
      return Outcome.refused("contact", "must be a member of the core group");
    }
    var after = before.withContact(contact);
    moves.change(after);
    tellMoves.tell(after);
    return Outcome.done(after);
  }

  private Outcome<SchoolMove> change(SchoolMove before, SchoolMove after) {
    tellMoves.noLongerApplies(before);
    moves.change(after);
    tellMoves.tell(after);
    return Outcome.done(after);
  }

  /** Why a move cannot lead to a school, if it cannot. */
  private Optional<String> objection(SchoolMove move, School school, LocalDate today) {
    if (!move.isToSchool() || move.calledOff() != null) {
      return Optional.of(noSchool(move));
    }
    if (school.id().equals(move.from())) {
      return Optional.of("is the school the child goes to now");
    }
    if (school.isClosedOn(today)) {
      return Optional.of("has closed");
    }
    var joinsOn = move.joinsOn();
    int firstYear = joinsOn == null ? move.year() + 1 : SchoolAge.summerAfter(joinsOn);
    int age =
        SchoolAge.in(
            firstYear,
            children.find(move.child(), move.coreGroup()).map(Child::bornOn).orElseThrow());
    return NextMove.until(school)
        .filter(until -> age > until)
        .map(until ->
            "takes no children older than %d; this child is %d by the end of the first year there"
                .formatted(until, age));
  }

  static String noSchool(SchoolMove move) {
    return move.calledOff() == null
        ? "is not asked for: home education has no school"
        : "is not asked for: the child does not move";
  }
}
