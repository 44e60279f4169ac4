package uk.coregroups.scheduling.rota;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.rota.TurnStore.Agreed;

/** Agrees by hand who chairs a booked meeting and who writes, in place of the rota's proposal. */
@Service
class AgreeTurn {

  private static final int LONGEST_REASON = 500;
  private static final String NOT_ABLE =
      "must be a professional of the group who can come, and no advocate or interpreter";

  private final MeetingStore meetings;
  private final Turns turns;
  private final TurnStore store;
  private final Clock clock;

  AgreeTurn(MeetingStore meetings, Turns turns, TurnStore store, Clock clock) {
    this.meetings = meetings;
    this.turns = turns;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Agrees it.
   *
   * @param why for the record; it goes to nobody
   */
  @Transactional
  public Outcome<Turn> agree(
      PartnershipId partnership, MeetingId id, Wanted wanted, String why, String by) {
    var found = meetings.lock(id).filter(one -> one.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This meeting is not known here.");
    }
    var meeting = found.get();
    var wrongs = wrong(meeting, wanted, why);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var agreed = new Agreed(wanted.chair, wanted.minuteTaker, why.strip());
    store.agree(partnership, id, agreed, by, clock.instant());
    return Outcome.done(turns.of(meeting));
  }

  private List<Wrong> wrong(Meeting meeting, Wanted wanted, String why) {
    if (!meeting.isBooked()) {
      return List.of(new Wrong("meeting", "has been held or cancelled already"));
    }
    var wrongs = new ArrayList<Wrong>();
    var able =
        turns.mayServe(meeting).stream().map(Practitioner::person).collect(Collectors.toSet());
    if (!able.contains(wanted.chair)) {
      wrongs.add(new Wrong("chair", NOT_ABLE));
    }
    if (wanted.minuteTaker != null && !able.contains(wanted.minuteTaker)) {
      wrongs.add(new Wrong("minuteTaker", NOT_ABLE));
    }
    if (wanted.chair.equals(wanted.minuteTaker) && !store.onePerson(meeting.partnership())) {
      wrongs.add(new Wrong("minuteTaker", "must be somebody other than the chair"));
    }
    if (why.isBlank() || why.length() > LONGEST_REASON) {
      wrongs.add(new Wrong("why", "must say why, in at most 500 characters"));
    }
    return wrongs;
  }

  /**
   * Who is to serve.
   *
   * @param minuteTaker null if the office is to write
   */
  record Wanted(PersonId chair, @Nullable PersonId minuteTaker) {}
}
