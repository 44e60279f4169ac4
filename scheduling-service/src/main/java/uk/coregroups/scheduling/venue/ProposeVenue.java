package uk.coregroups.scheduling.venue;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.scheduling.venue.Venue.Decision;

/** Proposes a venue. Nobody can book it until somebody else has approved it. */
@Service
class ProposeVenue {

  private final VenueStore venues;

  ProposeVenue(VenueStore venues) {
    this.venues = venues;
  }

  /**
   * Proposes it.
   *
   * @param address what a letter adds to the name; empty for nothing
   */
  @Transactional
  public Outcome<Venue> propose(
      PartnershipId partnership, String name, String address, Decision proposed) {
    var wrongs = VenueCheck.wrongs(name, address);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var venue =
        new Venue(
            VenueId.fresh(),
            partnership,
            name,
            address.isEmpty() ? null : address,
            proposed,
            null,
            null);
    return venues.insert(venue)
        ? Outcome.done(venue)
        : Outcome.refused("name", "is that of another venue in the list");
  }
}
