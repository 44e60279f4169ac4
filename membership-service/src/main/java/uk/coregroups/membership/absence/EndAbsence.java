package uk.coregroups.membership.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.membership.absence.AbsenceStore.Recorded;
import uk.coregroups.membership.absence.AbsenceStore.Who;

/** Somebody is back sooner than was said, in one group or in all: their deputy comes no more. */
@Service
class EndAbsence {

  private final AbsenceStore absences;
  private final Outbox outbox;
  private final Clock clock;

  EndAbsence(AbsenceStore absences, Outbox outbox, Clock clock) {
    this.absences = absences;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Ends what began on {@code back.from()}; {@code back.until()} is the first day they are there
   * again. Says in how many groups.
   */
  @Transactional
  public Outcome<Integer> end(List<Who> professionals, Away back, String by, LocalDate today) {
    if (back.until().isBefore(today)) {
      return Outcome.refused("back", "is in the past");
    }
    int ended = 0;
    for (var who : professionals) {
      var recorded = new Recorded(who.partnership(), by, clock.instant());
      for (var seat : absences.end(who.person(), back, recorded)) {
        outbox.tell(
            who.partnership(),
            new MemberBack(seat.coreGroup(), seat.member(), back.from(), back.until()));
        ended++;
      }
    }
    return ended == 0 ? Outcome.unknown("No such absence is on record.") : Outcome.done(ended);
  }
}
