package uk.coregroups.scheduling.need;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.need.Arrangement.State;

/** Somebody says that what a person needs is arranged, or why it is not needed this time. */
@Service
class SettleArrangement {

  private static final int LONGEST = 500;

  private final ArrangementStore store;
  private final Arrangements arrangements;
  private final Clock clock;

  SettleArrangement(ArrangementStore store, Arrangements arrangements, Clock clock) {
    this.store = store;
    this.arrangements = arrangements;
    this.clock = clock;
  }

  /**
   * Settles it.
   *
   * @param met whether it is arranged; otherwise {@code why} must say why it need not be
   */
  @Transactional
  public Outcome<State> settle(
      UUID id, PartnershipId partnership, boolean met, String why, String by) {
    var meeting = store.bookedMeeting(id, partnership);
    if (meeting.isEmpty()) {
      return Outcome.unknown("Nothing is to be arranged here, or the meeting is over.");
    }
    if (!met && why.isBlank()) {
      return Outcome.refused("why", "must say why it is not needed, for the record");
    }
    if (why.length() > LONGEST) {
      return Outcome.refused("why", "must be at most 500 characters");
    }
    var state = met ? State.MET : State.WAIVED;
    store.settle(id, state, why.strip(), by, clock.instant());
    arrangements.follow(meeting.get());
    return Outcome.done(state);
  }
}
