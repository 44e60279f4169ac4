package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.schoolmove.SchoolMove.CalledOff;
import uk.coregroups.membership.schoolmove.SchoolMove.Consent;

/** Records that a child does not move after all, or what the council said to home education. */
@Service
class CallOffMove {

  private static final int LONGEST = 500;

  private final SchoolMoveStore moves;
  private final TellMoves tellMoves;

  CallOffMove(SchoolMoveStore moves, TellMoves tellMoves) {
    this.moves = moves;
    this.tellMoves = tellMoves;
  }

  /** With a reason, which is kept. A lead who had been told hears that it no longer applies. */
  @Transactional
  public Outcome<SchoolMove> callOff(
      SchoolMoveId id, PartnershipId partnership, String why, LocalDate today) {
    var found = moves.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    if (why.isBlank() || why.length() > LONGEST) {
      return Outcome.refused("why", "must say why, for the record, in at most 500 characters");
    }
    var move = found.get();
    if (move.calledOff() != null) {
      return Outcome.done(move);
    }
    if (move.confirmedOn() != null && !tellMoves.startsOn(move).isAfter(today)) {
      return Outcome.refused("why", "comes too late: the child goes to the new school already");
    }
    moves.callOff(id, new CalledOff(today, why.strip()));
    tellMoves.calledOff(move, today);
    return Outcome.done(move);
  }

  /** A child on a plan may be taught at home only with the council's consent. */
  @Transactional
  public Outcome<SchoolMove> decide(
      SchoolMoveId id, PartnershipId partnership, Consent consent, LocalDate today) {
    var found = moves.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This school move is not known here.");
    }
    var move = found.get();
    if (move.isToSchool() || move.calledOff() != null) {
      return Outcome.refused("consent", "is only for home education that is still meant");
    }
    if (consent.on().isAfter(today)) {
      return Outcome.refused("decidedOn", "is in the future");
    }
    moves.decide(id, consent, consent.given() ? tellMoves.startsOn(move) : null);
    return Outcome.done(move);
  }
}
