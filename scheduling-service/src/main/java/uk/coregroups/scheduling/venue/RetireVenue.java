package uk.coregroups.scheduling.venue;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.scheduling.venue.Venue.Decision;

/**
 * Takes a venue out of use, or turns down one that was proposed. Meetings that are booked there
 * stay there.
 */
@Service
class RetireVenue {

  private final VenueStore venues;

  RetireVenue(VenueStore venues) {
    this.venues = venues;
  }

  /** Retires it; of one that is retired already the first decision stands. */
  @Transactional
  public Outcome<Venue> retire(PartnershipId partnership, VenueId id, Decision decision) {
    return venues
        .lock(partnership, id)
        .map(venue -> Outcome.done(retire(venue, decision)))
        .orElseGet(() -> Outcome.unknown("This venue is not known here."));
  }

  private Venue retire(Venue venue, Decision decision) {
    if (venue.retired() != null) {
      return venue;
    }
    venues.retire(venue.id(), decision);
    return venue.retiredBy(decision);
  }
}
