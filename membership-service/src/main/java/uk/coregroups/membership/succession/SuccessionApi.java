package uk.coregroups.membership.succession;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
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
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.coregroup.Farewell;
import uk.coregroups.membership.person.NamedStaff;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.succession.SeatStore.Seat;

/** Where a professional sits, and who takes their place, over HTTP. */
@RestController
class SuccessionApi {

  private final ReplaceProfessional replaceProfessional;
  private final NamedStaff namedStaff;
  private final SeatStore seats;
  private final ReadingStore readings;
  private final Clock clock;

  SuccessionApi(
      ReplaceProfessional replaceProfessional,
      NamedStaff namedStaff,
      SeatStore seats,
      ReadingStore readings,
      Clock clock) {
    this.readings = readings;
    this.replaceProfessional = replaceProfessional;
    this.namedStaff = namedStaff;
    this.seats = seats;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/seats")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Seat> seats(@PathVariable PersonId id, Caller caller) {
    var rows = seats.of(id, caller.partnership(), LocalDate.now(clock));
    readings.listed(
        rows.stream().map(Seat::coreGroup).toList(), What.SEATS, caller, clock.instant());
    return rows;
  }

  @PostMapping("/people/{id}/replace")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Replaced> replace(
      @PathVariable PersonId id, @Valid @RequestBody Replacing replacing, Caller caller) {
    var today = LocalDate.now(clock);
    var replacement =
        new Replacement(
            caller.partnership(),
            id,
            replacing.successor,
            replacing.from == null ? today : replacing.from,
            Farewell.of(replacing.why, replacing.handover));
    return namedStaff.change(
        caller,
        List.of(id),
        () -> caller.everyGroup().call(() -> replaceProfessional.replace(replacement, today)));
  }

  record Replacing(
      @NotNull(message = "must say who comes in their place") PersonId successor,
      @Nullable LocalDate from,
      @NotNull(message = "must say why, for the record") String why,
      @Nullable String handover) {}
}
