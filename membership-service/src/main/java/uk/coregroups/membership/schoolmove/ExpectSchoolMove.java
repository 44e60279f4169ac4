package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroup;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.school.SchoolStore;

/** Writes down that a child will change school, to which, and who is to tell the new one. */
@Service
class ExpectSchoolMove {

  private final SchoolMoveStore moves;
  private final CoreGroupStore groups;
  private final ChildStore children;
  private final SchoolStore schools;
  private final TellMoves tellMoves;

  ExpectSchoolMove(
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

  @Transactional
  public Outcome<SchoolMove> expect(
      PartnershipId partnership,
      CoreGroupId group,
      ChildId childId,
      Phase phase,
      int year,
      LocalDate today) {
    var child = groups.find(group, partnership).flatMap(any -> children.find(childId, group));
    if (child.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    var closedOn = CoreGroup.closedOn(children.of(group));
    if (closedOn.isPresent()) {
      return CoreGroup.refusedAsClosed(closedOn.get());
    }
    if (!child.get().isBorn()) {
      return Outcome.refused("child", "is not born yet");
    }
    if (!child.get().hasRunningPlan()) {
      return Outcome.refused("child", "has no plan any more");
    }
    if (year < today.getYear() || year > today.getYear() + 1) {
      return Outcome.refused("year", "must be this summer or the next");
    }
    if (moves.isExpected(childId, year)) {
      return Outcome.refused("year", "a move in that year is written down for this child already");
    }
    var move =
        new SchoolMove(
            SchoolMoveId.fresh(),
            partnership,
            group,
            childId,
            moves.freshReference(partnership),
            phase,
            year,
            child.get().school(),
            null,
            null,
            false,
            null);
    moves.insert(move);
    tellMoves.tell(move);
    return Outcome.done(move);
  }

  /** Records the new school, or that it has changed: then the first one's lead must hear of it. */
  @Transactional
  public Outcome<SchoolMove> recordSchool(
      SchoolMoveId id, PartnershipId partnership, SchoolId school) {
    var found = moves.lock(id).filter(move -> move.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    if (schools.find(school, partnership).isEmpty()) {
      return Outcome.refused("school", "is not in the list of schools; add it first");
    }
    var before = found.get();
    if (school.equals(before.from())) {
      return Outcome.refused("school", "is the school the child goes to now");
    }
    if (school.equals(before.to())) {
      return Outcome.done(before);
    }
    tellMoves.noLongerApplies(before);
    var after = before.goingTo(school);
    moves.change(after);
    tellMoves.tell(after);
    return Outcome.done(after);
  }

  @Transactional
  public Outcome<SchoolMove> nameContact(
      SchoolMoveId id, PartnershipId partnership, PersonId contact, LocalDate today) {
    var found = moves.lock(id).filter(move -> move.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    if (found.get().confirmedOn() != null) {
      return Outcome.refused("contact", "is no longer needed: the new school knows");
    }
    boolean member =
        groups.membersOn(today, found.get().coreGroup()).stream()
            .anyMatch(one -> one.person().equals(contact));
    if (!member) {
      return Outcome.refused("contact", "must be a member of the core group");
    }
    var after = found.get().withContact(contact);
    moves.change(after);
    tellMoves.tell(after);
    return Outcome.done(after);
  }
}
