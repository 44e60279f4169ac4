package uk.coregroups.membership.coming;

import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.coming.ComingMoves.Coming;
import uk.coregroups.membership.schoolmove.ExpectSchoolMove;
import uk.coregroups.membership.schoolmove.SchoolMove;
import uk.coregroups.membership.transition.SchoolAge;

/**
 * Expects every move to come that nobody expects yet. Done again it does nothing; a child of whom
 * somebody has said that they do not move is left alone.
 */
@Service
class ExpectComing {

  private final ComingMoves comingMoves;
  private final ExpectSchoolMove expectSchoolMove;

  ExpectComing(ComingMoves comingMoves, ExpectSchoolMove expectSchoolMove) {
    this.comingMoves = comingMoves;
    this.expectSchoolMove = expectSchoolMove;
  }

  /** Says how many were expected now; whichever another step has expected meanwhile is not one. */
  @Transactional
  public int all(PartnershipId partnership, LocalDate today) {
    return (int)
        comingMoves.of(partnership, today).stream()
            .filter(one -> one.move() == null)
            .sorted(Comparator.comparing(one -> one.coreGroup().value()))
            .filter(one -> expect(one, partnership, today))
            .count();
  }

  private boolean expect(Coming one, PartnershipId partnership, LocalDate today) {
    var expected =
        new ExpectSchoolMove.Expected(one.child(), one.phase(), SchoolAge.summerAfter(today), null);
    return expectSchoolMove.expect(partnership, one.coreGroup(), expected, today)
        instanceof Outcome.Done<SchoolMove>;
  }
}
