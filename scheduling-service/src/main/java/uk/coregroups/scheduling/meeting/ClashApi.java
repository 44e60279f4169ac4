package uk.coregroups.scheduling.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.ClashStore.Clash;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.venue.Venues;

/**
 * Double bookings, over HTTP: a member or the venue is booked for another family at that time. It
 * warns and never blocks, and says for which hours and not for whom.
 */
@RestController
class ClashApi {

  private final ClashStore clashes;
  private final RosterStore roster;
  private final Venues venues;

  ClashApi(ClashStore clashes, RosterStore roster, Venues venues) {
    this.clashes = clashes;
    this.roster = roster;
    this.venues = venues;
  }

  /**
   * Looks also at groups that are closed to the caller: that somebody is busy is all that is said
   * of them.
   */
  @GetMapping("/core-groups/{group}/clashes")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<Clash>> clashes(
      @PathVariable CoreGroupId group,
      @RequestParam LocalDate date,
      @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime start,
      @RequestParam int minutes,
      @RequestParam(required = false) @Nullable String venue,
      Caller caller) {
    var slot = new Slot(date, start, minutes);
    return roster
        .known(group, caller.partnership())
        .then(known -> Outcome.done(caller.everyGroup().call(() -> all(known, slot, venue))));
  }

  private List<Clash> all(RosterGroup group, Slot slot, @Nullable String venue) {
    var people =
        roster.seatsOn(slot.date(), group.id()).stream()
            .filter(seat -> seat.kind() == PersonKind.PROFESSIONAL)
            .map(RosterSeat::person)
            .collect(Collectors.toSet());
    var place =
        venue == null
            ? Stream.<Clash>empty()
            : venues.line(group.partnership(), venue).stream()
                .flatMap(line -> clashes.venue(group, slot, line).stream());
    return Stream.concat(clashes.people(group, slot, people).stream(), place).toList();
  }
}
