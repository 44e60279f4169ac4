package uk.coregroups.membership.schoolmove;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;

/**
 * Sees to it that the new school's Designated Safeguarding Lead knows: a person tells them and says
 * so, or releases one letter that names no child, and the lead signs in and confirms.
 */
@Service
class TellNewSchool {

  private final SchoolMoveStore moves;
  private final SchoolStore schools;
  private final PersonStore people;
  private final TellMoves tellMoves;
  private final Outbox outbox;
  private final Clock clock;

  TellNewSchool(
      SchoolMoveStore moves,
      SchoolStore schools,
      PersonStore people,
      TellMoves tellMoves,
      Outbox outbox,
      Clock clock) {
    this.moves = moves;
    this.schools = schools;
    this.people = people;
    this.tellMoves = tellMoves;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Records that somebody has told the lead, or that the lead has confirmed it themselves. */
  @Transactional
  public Outcome<SchoolMove> told(SchoolMoveId id, LocalDate on, String by, LocalDate today) {
    var move = moves.lock(id).orElseThrow();
    if (!move.isToSchool() || move.calledOff() != null) {
      return Outcome.refused("school", ChangeSchoolMove.noSchool(move));
    }
    if (move.to() == null) {
      return Outcome.refused("school", "has not been recorded yet");
    }
    if (move.confirmedOn() != null) {
      return Outcome.done(move);
    }
    if (on.isAfter(today)) {
      return Outcome.refused("toldOn", "is in the future");
    }
    moves.confirm(id, on, by, tellMoves.startsOn(move));
    outbox.tell(
        move.partnership(),
        new SchoolMoveConfirmed(move.coreGroup(), id, lead(move).orElse(null), on));
    return Outcome.done(move);
  }

  /** Releases the one letter to the new school's lead. */
  @Transactional
  public Outcome<SchoolMove> release(SchoolMoveId id, String by) {
    var move = moves.lock(id).orElseThrow();
    if (!move.isToSchool() || move.calledOff() != null) {
      return Outcome.refused("school", ChangeSchoolMove.noSchool(move));
    }
    if (move.to() == null) {
      return Outcome.refused("school", "has not been recorded yet");
    }
    if (move.confirmedOn() != null) {
      return Outcome.refused("release", "is no longer needed: the new school knows");
    }
    if (move.released()) {
      return Outcome.refused("release", "has been done already");
    }
    var lead = lead(move);
    boolean reachable =
        lead.flatMap(one -> people.find(one, move.partnership()))
            .filter(one -> one.email() != null)
            .isPresent();
    if (lead.isEmpty() || !reachable) {
      return Outcome.refused(
          "lead", "of the new school is not recorded with an e-mail address; ring the school");
    }
    moves.release(id, by, clock.instant());
    outbox.tell(
        move.partnership(),
        new SchoolMoveReleased(move.coreGroup(), id, move.reference(), lead.get()));
    return Outcome.done(move);
  }

  private Optional<PersonId> lead(SchoolMove move) {
    return Optional.ofNullable(move.to())
        .flatMap(school -> schools.find(school, move.partnership()))
        .map(School::lead);
  }
}
