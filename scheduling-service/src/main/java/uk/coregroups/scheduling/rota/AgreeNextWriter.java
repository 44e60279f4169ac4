package uk.coregroups.scheduling.rota;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.roster.RosterStore;

/** Who writes next time, agreed at the end of each meeting (Cheshire East). */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AgreeNextWriter {

  private final RosterStore roster;
  private final TurnStore turns;

  AgreeNextWriter(RosterStore roster, TurnStore turns) {
    this.roster = roster;
    this.turns = turns;
  }

  /** What is wrong with it, if something is; null is nobody, which is allowed. */
  public Optional<Wrong> wrong(Meeting meeting, @Nullable PersonId person) {
    boolean may =
        person == null
            || roster.seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
                .filter(seat -> Practitioner.mayServe(seat.kind(), seat.role()))
                .anyMatch(seat -> seat.person().equals(person));
    return may
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "nextMinuteTaker",
                "must be a professional of the group, and no advocate or interpreter"));
  }

  public void agree(Meeting meeting, @Nullable PersonId person) {
    if (person != null) {
      turns.agreeNext(meeting.partnership(), meeting.id(), person);
    }
  }
}
