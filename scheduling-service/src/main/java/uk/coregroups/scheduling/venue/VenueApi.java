package uk.coregroups.scheduling.venue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.scheduling.venue.Venue.Decision;
import uk.coregroups.scheduling.venue.Venue.Standing;

/** The directory of venues, over HTTP. */
@RestController
class VenueApi {

  private final ProposeVenue proposeVenue;
  private final ApproveVenue approveVenue;
  private final RetireVenue retireVenue;
  private final VenueStore venues;
  private final Clock clock;

  VenueApi(
      ProposeVenue proposeVenue,
      ApproveVenue approveVenue,
      RetireVenue retireVenue,
      VenueStore venues,
      Clock clock) {
    this.proposeVenue = proposeVenue;
    this.approveVenue = approveVenue;
    this.retireVenue = retireVenue;
    this.venues = venues;
    this.clock = clock;
  }

  @GetMapping("/venues")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Seen> all(Caller caller) {
    return venues.of(caller.partnership()).stream().map(venue -> Seen.of(venue, caller)).toList();
  }

  @PostMapping("/venues")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Seen> propose(@Valid @RequestBody Proposal proposal, Caller caller) {
    var address = proposal.address == null ? "" : proposal.address;
    return proposeVenue
        .propose(caller.partnership(), proposal.name, address, decision(caller))
        .then(venue -> Outcome.done(Seen.of(venue, caller)));
  }

  @PostMapping("/venues/{id}/approve")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<Seen> approve(@PathVariable VenueId id, Caller caller) {
    return approveVenue
        .approve(caller.partnership(), id, decision(caller))
        .then(venue -> Outcome.done(Seen.of(venue, caller)));
  }

  @PostMapping("/venues/{id}/retire")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<Seen> retire(@PathVariable VenueId id, Caller caller) {
    return retireVenue
        .retire(caller.partnership(), id, decision(caller))
        .then(venue -> Outcome.done(Seen.of(venue, caller)));
  }

  private Decision decision(Caller caller) {
    return new Decision(caller.id(), clock.instant());
  }

  record Proposal(
      @NotNull(message = "must say what the place is called") String name,
      @Nullable String address) {}

  /**
   * A venue, as a page shows it.
   *
   * @param line what a letter says of the place
   * @param yours whether it was the caller who proposed it, and so may not approve it
   */
  record Seen(
      VenueId id,
      String name,
      @Nullable String address,
      String line,
      Standing standing,
      boolean yours,
      Decision proposed,
      @Nullable Decision approved,
      @Nullable Decision retired) {

    static Seen of(Venue venue, Caller caller) {
      return new Seen(
          venue.id(),
          venue.name(),
          venue.address(),
          venue.line(),
          venue.standing(),
          venue.isProposedBy(caller.id()),
          venue.proposed(),
          venue.approved(),
          venue.retired());
    }
  }
}
