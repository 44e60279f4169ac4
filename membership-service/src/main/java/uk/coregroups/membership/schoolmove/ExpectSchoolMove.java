package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroup;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.transition.Phase;
import uk.coregroups.membership.transition.PresentSchools;
import uk.coregroups.membership.transition.SchoolAge;

/** Writes down that a child will change school: after a summer, or on a day during the year. */
@Service
public class ExpectSchoolMove {

  private static final int YEARS_EITHER_WAY = 1;

  private final SchoolMoveStore moves;
  private final CoreGroupStore groups;
  private final ChildStore children;
  private final PresentSchools presentSchools;
  private final TellMoves tellMoves;

  ExpectSchoolMove(
      SchoolMoveStore moves,
      CoreGroupStore groups,
      ChildStore children,
      PresentSchools presentSchools,
      TellMoves tellMoves) {
    this.moves = moves;
    this.groups = groups;
    this.children = children;
    this.presentSchools = presentSchools;
    this.tellMoves = tellMoves;
  }

  @Transactional
  public Outcome<SchoolMove> expect(
      PartnershipId partnership, CoreGroupId group, Expected expected, LocalDate today) {
    var found =
        groups.lock(group, partnership).flatMap(any -> children.find(expected.child, group));
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    var closedOn = CoreGroup.closedOn(children.of(group));
    if (closedOn.isPresent()) {
      return CoreGroup.refusedAsClosed(closedOn.get());
    }
    var bornOn = found.get().bornOn();
    if (bornOn == null) {
      return Outcome.refused("child", "is not born yet");
    }
    var wrongs = wrongs(found.get(), bornOn, expected, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var move =
        new SchoolMove(
            SchoolMoveId.fresh(),
            partnership,
            group,
            expected.child,
            moves.freshReference(partnership),
            expected.phase,
            expected.inYear(),
            presentSchools.of(List.of(expected.child), today).get(expected.child),
            null,
            null,
            false,
            null,
            expected.joinsOn,
            null,
            null,
            null);
    moves.insert(move);
    tellMoves.tell(move);
    return Outcome.done(move);
  }

  private List<Wrong> wrongs(Child child, LocalDate bornOn, Expected expected, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (!child.hasRunningPlan()) {
      wrongs.add(new Wrong("child", "has no plan any more"));
    }
    wrongs.addAll(
        expected.phase.isOfSummer()
            ? summer(child.id(), bornOn, expected, today)
            : duringTheYear(child.id(), bornOn, expected, today));
    return wrongs;
  }

  private List<Wrong> summer(ChildId child, LocalDate bornOn, Expected expected, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    var year = expected.year;
    if (expected.joinsOn != null) {
      wrongs.add(new Wrong("joinsOn", "is for a move during the year; leave it out"));
    }
    if (year == null || year < today.getYear() || year > today.getYear() + YEARS_EITHER_WAY) {
      wrongs.add(new Wrong("year", "must be this summer or the next"));
      return wrongs;
    }
    if (moves.isExpected(child, year)) {
      wrongs.add(new Wrong("year", "a move in that year is written down for this child already"));
    }
    int age = SchoolAge.in(year, bornOn);
    if (!expected.phase.isFor(age)) {
      wrongs.add(
          new Wrong(
              "phase",
              "is for children who are %s on 31 August; this child is %d then"
                  .formatted(expected.phase.ages(), age)));
    }
    return wrongs;
  }

  private List<Wrong> duringTheYear(
      ChildId child, LocalDate bornOn, Expected expected, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    var day = expected.joinsOn;
    if (day == null) {
      wrongs.add(new Wrong("joinsOn", "must be the first day there; the day expected will do"));
    } else if (day.isAfter(today.plusYears(YEARS_EITHER_WAY))
        || day.isBefore(today.minusYears(YEARS_EITHER_WAY))) {
      wrongs.add(new Wrong("joinsOn", "is more than a year away; check the date"));
    } else if (day.isBefore(bornOn)) {
      wrongs.add(new Wrong("joinsOn", "is before the child was born"));
    }
    if (moves.isUnderWay(child, today)) {
      wrongs.add(
          new Wrong("phase", "a move during the year is written down for this child already"));
    }
    return wrongs;
  }

  /**
   * What is expected.
   *
   * @param year the summer; left out for a move during the year
   * @param joinsOn the first day there; for a move during the year alone
   */
  public record Expected(
      ChildId child, Phase phase, @Nullable Integer year, @Nullable LocalDate joinsOn) {

    int inYear() {
      return joinsOn == null ? Objects.requireNonNull(year) : joinsOn.getYear();
    }
  }
}
