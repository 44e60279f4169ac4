package uk.coregroups.scheduling.conference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.obligation.Obligations;

/**
 * Puts a mistyped date right. Everything counted from it is counted again, and what it was before
 * stays on record.
 */
@Service
class CorrectConference {

  private final ConferenceStore conferences;
  private final Obligations obligations;
  private final Clock clock;

  CorrectConference(ConferenceStore conferences, Obligations obligations, Clock clock) {
    this.conferences = conferences;
    this.obligations = obligations;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Conference> correct(
      ConferenceId id, PartnershipId partnership, LocalDate heldOn, String by, LocalDate today) {
    var found = conferences.find(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This conference is not known here.");
    }
    var conference = found.get();
    var wrong = ConferenceDate.wrong(heldOn, today);
    if (wrong.isPresent()) {
      return Outcome.refused("heldOn", wrong.get());
    }
    if (outOfOrder(conference, heldOn)) {
      return Outcome.refused("heldOn", "would change the order of this child's conferences");
    }
    if (!heldOn.equals(conference.heldOn())) {
      conferences.correct(conference, heldOn, clock.instant(), by);
      obligations.countAgain(
          conference.id().value(), heldOn, "The conference's date was corrected");
    }
    return Outcome.done(
        new Conference(
            id,
            partnership,
            conference.coreGroup(),
            conference.kind(),
            heldOn,
            conference.children(),
            conference.quorate()));
  }

  private boolean outOfOrder(Conference conference, LocalDate heldOn) {
    return conferences.of(conference.coreGroup()).stream()
        .filter(other -> !other.id().equals(conference.id()) && other.quorate())
        .filter(other -> !Collections.disjoint(other.children(), conference.children()))
        .anyMatch(other ->
            other.heldOn().isBefore(conference.heldOn())
                ? !other.heldOn().isBefore(heldOn)
                : !other.heldOn().isAfter(heldOn));
  }
}
