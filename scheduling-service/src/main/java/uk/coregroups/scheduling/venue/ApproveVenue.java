package uk.coregroups.scheduling.venue;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.scheduling.venue.Venue.Decision;

/** Approves a venue that somebody else has proposed: from then on meetings can be booked there. */
@Service
class ApproveVenue {

  private final VenueStore venues;

  ApproveVenue(VenueStore venues) {
    this.venues = venues;
  }

  /** Approves it; of one that is approved already the first decision stands. */
  @Transactional
  public Outcome<Venue> approve(PartnershipId partnership, VenueId id, Decision decision) {
    return venues
        .lock(partnership, id)
        .map(venue -> approve(venue, decision))
        .orElseGet(() -> Outcome.unknown("This venue is not known here."));
  }

  private Outcome<Venue> approve(Venue venue, Decision decision) {
    return switch (venue.standing()) {
      case APPROVED -> Outcome.done(venue);
      case RETIRED -> Outcome.refused("venue", "has been retired. Propose it again");
      case PROPOSED -> {
        if (venue.isProposedBy(decision.by())) {
          yield Outcome.refused(
              "venue", "must be approved by somebody other than the person who proposed it");
        }
        venues.approve(venue.id(), decision);
        yield Outcome.done(venue.approvedBy(decision));
      }
    };
  }
}
