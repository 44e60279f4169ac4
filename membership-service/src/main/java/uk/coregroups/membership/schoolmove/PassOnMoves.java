package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.school.SchoolStore;

/**
 * Passes on what one professional had to do about moves of school: the moves of which they were the
 * named contact, and the schools whose Designated Safeguarding Lead they were.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PassOnMoves {

  private final SchoolMoveStore moves;
  private final SchoolStore schools;
  private final TellMoves tellMoves;

  PassOnMoves(SchoolMoveStore moves, SchoolStore schools, TellMoves tellMoves) {
    this.moves = moves;
    this.schools = schools;
    this.tellMoves = tellMoves;
  }

  public void passOn(PersonId from, PersonId to, PartnershipId partnership, LocalDate today) {
    var led = schools.ledBy(from, partnership);
    tellMoves.thatChangeWith(
        led, today, () -> led.forEach(school -> schools.nameLead(school, partnership, to)));
    for (var move : moves.lockOpenOf(from, partnership)) {
      var after = move.withContact(to);
      moves.change(after);
      tellMoves.tell(after);
    }
  }
}
