package uk.coregroups.scheduling.stocktake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.rota.Turns;
import uk.coregroups.scheduling.stocktake.StockTake.Standing;

/** Stock-takes over HTTP: for the office, and for the member whose turn it is to chair. */
@RestController
class StockTakeApi {

  private final TakeStock takeStock;
  private final StockTakeStore stocks;
  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Turns turns;
  private final Clock clock;

  StockTakeApi(
      TakeStock takeStock,
      StockTakeStore stocks,
      MeetingStore meetings,
      RosterStore roster,
      Turns turns,
      Clock clock) {
    this.takeStock = takeStock;
    this.stocks = stocks;
    this.meetings = meetings;
    this.roster = roster;
    this.turns = turns;
    this.clock = clock;
  }

  @GetMapping("/meetings/{id}/stock-take")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MEMBER})
  Outcome<Seen> seen(@PathVariable MeetingId id, Caller caller) {
    return mine(id, caller)
        .map(meeting -> Outcome.done(seen(meeting)))
        .orElse(Outcome.unknown("This meeting is not known here."));
  }

  @PostMapping("/meetings/{id}/stock-take")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MEMBER})
  Outcome<StockTake> take(
      @PathVariable MeetingId id, @Valid @RequestBody Taken taken, Caller caller) {
    return mine(id, caller).isEmpty()
        ? Outcome.unknown("This meeting is not known here.")
        : takeStock.take(id, taken.standings(), taken.missing, caller.id(), LocalDate.now(clock));
  }

  private Optional<Meeting> mine(MeetingId id, Caller caller) {
    return meetings.find(id).filter(meeting -> may(meeting, caller));
  }

  /** Staff of the partnership; of its members, the chair of a booked meeting while they are one. */
  private boolean may(Meeting meeting, Caller caller) {
    if (!caller.is(Role.MEMBER)) {
      return meeting.partnership().equals(caller.partnership());
    }
    var chair = meeting.isBooked() ? turns.of(meeting).chair() : null;
    return chair != null
        && caller.people().contains(chair)
        && roster.seatsOn(LocalDate.now(clock), meeting.coreGroup()).stream()
            .anyMatch(seat -> seat.person().equals(chair));
  }

  private Seen seen(Meeting meeting) {
    var stock = stocks.find(meeting.id());
    var reviewed = stocks.reviewed(meeting.coreGroup());
    var seats =
        roster.seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
            .map(seat -> Seat.of(seat, stock))
            .toList();
    return new Seen(
        meeting.id(),
        meeting.coreGroup(),
        meeting.reference(),
        meeting.slot().date(),
        seats,
        stock.map(StockTake::missing).orElse(List.of()),
        stocks.isOwed(meeting),
        stock.map(StockTake::takenAt).orElse(null),
        stocks.skipped(meeting.id()).orElse(null),
        reviewed.reviewed(),
        reviewed.held());
  }

  record Taken(
      @NotNull(message = "must say CONFIRMED or LEFT for every member") List<@Valid Said> seats,
      @NotNull(message = "must be a list of roles") List<String> missing) {

    Map<MemberId, Standing> standings() {
      return seats.stream().collect(Collectors.toMap(Said::member, Said::standing, (a, b) -> b));
    }
  }

  record Said(
      @NotNull(message = "must say who") MemberId member,
      @NotNull(message = "must be CONFIRMED or LEFT") Standing standing) {}

  /**
   * A meeting's stock-take, or what there is to be gone through.
   *
   * @param owed whether the meeting cannot be closed without it, unless a reason is given
   * @param takenAt null as long as nobody has
   * @param skippedWhy why the meeting was closed without; null if it was not
   * @param reviewed of the group's core groups held, how many took stock
   */
  record Seen(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      List<Seat> seats,
      List<String> missing,
      boolean owed,
      @Nullable Instant takenAt,
      @Nullable String skippedWhy,
      int reviewed,
      int held) {}

  /**
   * One member of the day.
   *
   * @param standing CONFIRMED, LEFT, or ADDED since; null as long as no stock was taken
   */
  record Seat(
      MemberId member, PersonId person, String kind, String role, @Nullable String standing) {

    static Seat of(RosterSeat seat, Optional<StockTake> stock) {
      var standing =
          stock.map(one -> {
            var said = one.seats().get(seat.member());
            return said == null ? "ADDED" : said.name();
          });
      return new Seat(
          seat.member(), seat.person(), seat.kind().name(), seat.role(), standing.orElse(null));
    }
  }
}
