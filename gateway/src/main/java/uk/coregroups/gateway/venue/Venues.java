package uk.coregroups.gateway.venue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.VenueId;

/** What scheduling-service answers about venues. */
public interface Venues {

  @GetExchange("/venues")
  List<Venue> all();

  @PostExchange("/venues")
  Venue propose(@RequestBody Proposal proposal);

  @PostExchange("/venues/{id}/approve")
  Venue approve(@PathVariable VenueId id);

  @PostExchange("/venues/{id}/retire")
  Venue retire(@PathVariable VenueId id);

  /**
   * A venue of the partnership.
   *
   * @param line what a letter says of it
   * @param yours whether it was you who proposed it
   * @param approved null while nobody has approved it
   * @param retired null while it is in use
   */
  record Venue(
      VenueId id,
      String name,
      @Nullable String address,
      String line,
      String standing,
      boolean yours,
      Decision proposed,
      @Nullable Decision approved,
      @Nullable Decision retired) {}

  /** Which account decided something, and when. */
  record Decision(String by, Instant at) {}

  /** A venue to be approved; without an address letters give its name alone. */
  record Proposal(String name, @Nullable String address) {}
}
