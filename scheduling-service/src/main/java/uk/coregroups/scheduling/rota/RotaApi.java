package uk.coregroups.scheduling.rota;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterStore;

/** Who chairs and who writes, over HTTP. */
@RestController
class RotaApi {

  private final Turns turns;
  private final AgreeTurn agreeTurn;
  private final TurnStore store;
  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Clock clock;

  RotaApi(
      Turns turns,
      AgreeTurn agreeTurn,
      TurnStore store,
      MeetingStore meetings,
      RosterStore roster,
      Clock clock) {
    this.turns = turns;
    this.agreeTurn = agreeTurn;
    this.store = store;
    this.meetings = meetings;
    this.roster = roster;
    this.clock = clock;
  }

  @GetMapping("/meetings/{id}/turn")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Seen> turn(@PathVariable MeetingId id, Caller caller) {
    return meetings.known(id, caller.partnership()).then(meeting -> Outcome.done(seen(meeting)));
  }

  @PostMapping("/meetings/{id}/turn")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Turn> agree(
      @PathVariable MeetingId id, @Valid @RequestBody Agreed agreed, Caller caller) {
    return agreeTurn.agree(
        caller.partnership(),
        id,
        new AgreeTurn.Wanted(agreed.chair, agreed.minuteTaker),
        agreed.why,
        caller.id());
  }

  /** Whose turn it would be; nothing is booked, and no meeting is moved. */
  @GetMapping("/core-groups/{id}/turn")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Turn> proposed(
      @PathVariable CoreGroupId id,
      @RequestParam LocalDate date,
      @RequestParam(defaultValue = "CORE_GROUP") Meeting.Purpose purpose,
      @RequestParam(required = false) @Nullable MeetingId moved,
      Caller caller) {
    return roster
        .known(id, caller.partnership())
        .then(group ->
            moved == null
                ? Outcome.done(turns.on(date, group, purpose))
                : meetings
                    .known(moved, caller.partnership())
                    .then(meeting ->
                        meeting.coreGroup().equals(group.id())
                            ? Outcome.done(turns.moved(meeting, date, group))
                            : Outcome.unknown("This meeting is not one of this core group.")));
  }

  /** The meetings at which a member is to chair or to write. */
  @GetMapping("/mine/turns")
  @Allowed(Role.MEMBER)
  List<Mine> mine(Caller caller) {
    var today = LocalDate.now(clock);
    return store.booked(caller.people(), today.minusWeeks(2), today).stream()
        .flatMap(id -> meetings.find(id).stream())
        .flatMap(meeting -> Mine.of(meeting, turns.of(meeting), caller, today).stream())
        .toList();
  }

  @GetMapping("/rota")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Rule rule(Caller caller) {
    return new Rule(store.onePerson(caller.partnership()));
  }

  @PutMapping("/rota")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Rule set(@Valid @RequestBody Rule rule, Caller caller) {
    store.set(caller.partnership(), rule.onePerson, caller.id(), clock.instant());
    return rule;
  }

  private Seen seen(Meeting meeting) {
    return new Seen(turns.of(meeting), turns.mayServe(meeting));
  }

  /** A meeting's turn, and those who may serve instead. */
  record Seen(Turn turn, List<Practitioner> able) {}

  record Agreed(
      @NotNull(message = "must say who chairs") PersonId chair,
      @Nullable PersonId minuteTaker,
      @NotNull(message = "must say why, for the record") String why) {}

  /** Whether one person chairs and writes. */
  record Rule(@NotNull(message = "must say whether one person does both") Boolean onePerson) {}

  /**
   * One's own part in a meeting.
   *
   * @param stockTake whether it is theirs to take stock of who belongs to the group, from the day
   */
  record Mine(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      boolean chairs,
      boolean writes,
      boolean stockTake) {

    static Optional<Mine> of(Meeting meeting, Turn turn, Caller caller, LocalDate today) {
      var date = meeting.slot().date();
      boolean chairs = turn.chair() != null && caller.people().contains(turn.chair());
      boolean writes = turn.minuteTaker() != null && caller.people().contains(turn.minuteTaker());
      boolean stock =
          chairs && !date.isAfter(today) && meeting.purpose() == Meeting.Purpose.CORE_GROUP;
      return chairs || writes
          ? Optional.of(
              new Mine(
                  meeting.id(),
                  meeting.coreGroup(),
                  meeting.reference(),
                  date,
                  chairs,
                  writes,
                  stock))
          : Optional.empty();
    }
  }
}
