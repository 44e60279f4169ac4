package uk.coregroups.scheduling.venue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;

/** Says whether a meeting may be booked at a place. */
@Component
public class Venues {

  private final VenueStore store;

  Venues(VenueStore store) {
    this.store = store;
  }

  /**
   * The venue with an id, if a meeting may be booked there and nothing else is wrong with it;
   * refused in words otherwise.
   *
   * @param id as it was sent: the words of a place are not an id, and are refused like any other
   * @param wrongs what else is wrong, so that all of it is said at once
   */
  public Outcome<Venue> bookable(PartnershipId partnership, String id, List<Wrong> wrongs) {
    var found = store.find(partnership, id);
    var all = Stream.concat(wrongs.stream(), obstacle(found).stream()).toList();
    return all.isEmpty() ? Outcome.done(found.orElseThrow()) : new Outcome.Refused<>(all);
  }

  /** What meetings at a venue say of the place; nothing if no such venue is known. */
  public Optional<String> line(PartnershipId partnership, String id) {
    return store.find(partnership, id).map(Venue::line);
  }

  private static Optional<Wrong> obstacle(Optional<Venue> found) {
    return found
        .map(Venues::whyNot)
        .orElse(Optional.of("must be one of the approved venues"))
        .map(words -> new Wrong("venue", words));
  }

  private static Optional<String> whyNot(Venue venue) {
    return switch (venue.standing()) {
      case APPROVED -> Optional.empty();
      case PROPOSED ->
          Optional.of("waits for somebody to approve it. Choose one of the approved venues");
      case RETIRED -> Optional.of("is no longer in use. Choose one of the approved venues");
    };
  }
}
