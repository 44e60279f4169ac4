package uk.coregroups.scheduling.today;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.calendar.Calendar;
import uk.coregroups.scheduling.calendar.ClosureDays;
import uk.coregroups.scheduling.calendar.ClosureDays.Closure;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Standing;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Reckoning;
import uk.coregroups.scheduling.roster.RosterStore;

/** Everything one core group owes or owed, each date with its count in words. */
@RestController
class TimetableApi {

  private final ObligationStore store;
  private final Reckoning reckoning;
  private final SettleByHand settleByHand;
  private final RosterStore roster;
  private final BankHolidays bankHolidays;
  private final ClosureDays closures;
  private final Clock clock;

  TimetableApi(
      ObligationStore store,
      Reckoning reckoning,
      SettleByHand settleByHand,
      RosterStore roster,
      BankHolidays bankHolidays,
      ClosureDays closures,
      Clock clock) {
    this.store = store;
    this.reckoning = reckoning;
    this.settleByHand = settleByHand;
    this.roster = roster;
    this.bankHolidays = bankHolidays;
    this.closures = closures;
    this.clock = clock;
  }

  @GetMapping("/core-groups/{group}/timetable")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Line> timetable(@PathVariable CoreGroupId group, Caller caller) {
    var known = roster.group(group, caller.partnership());
    if (known.isEmpty()) {
      return List.of();
    }
    var around =
        new Surroundings(
            LocalDate.now(clock),
            bankHolidays.calendar(),
            closures.of(caller.partnership()).stream()
                .collect(Collectors.toMap(Closure::date, Closure::note)),
            store.moves(group));
    return store.of(group).stream()
        .filter(owed -> !owed.kind().isOfInvitation())
        .map(owed -> line(owed, around))
        .toList();
  }

  /** A person says that it was done, today or on the day they name. */
  @PostMapping("/obligations/{id}/settle")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> settle(
      @PathVariable ObligationId id,
      @RequestBody(required = false) @Nullable Settled settled,
      Caller caller) {
    var today = LocalDate.now(clock);
    var on = settled == null || settled.on == null ? today : settled.on;
    return settleByHand.settle(id, caller.partnership(), on, today);
  }

  private Line line(Obligation owed, Surroundings around) {
    var reckoned = reckoning.of(owed, around.calendar, around.today);
    return new Line(
        owed.id(),
        owed.kind().name(),
        owed.kind().words(),
        owed.about(),
        owed.reference(),
        owed.dueOn(),
        owed.due().warnOn(),
        owed.settledOn(),
        owed.on(around.today),
        owed.isOpen() && owed.kind().isByHand(),
        around.closures.get(owed.dueOn()),
        reckoned == null ? null : reckoned.count(),
        reckoned == null ? null : reckoned.warnCount(),
        reckoned == null ? null : reckoned.rule(),
        reckoned == null ? null : reckoned.source(),
        reckoned == null ? null : reckoned.version(),
        reckoned != null && reckoned.forecast(),
        around.moves.getOrDefault(owed.id(), List.of()));
  }

  private record Surroundings(
      LocalDate today,
      Calendar calendar,
      Map<LocalDate, String> closures,
      Map<ObligationId, List<ObligationStore.Move>> moves) {}

  record Settled(@Nullable LocalDate on) {}

  /**
   * One thing owed.
   *
   * @param byHand whether a person is to say that it was done
   * @param closed why the authority is shut on that day, if it is
   * @param count how the date was counted, in words; null if no rule made it
   * @param source whose rule it is
   * @param forecast whether it rests on bank holidays nobody has proclaimed yet
   */
  record Line(
      ObligationId obligation,
      String kind,
      String words,
      UUID about,
      String reference,
      LocalDate dueOn,
      @Nullable LocalDate warnOn,
      @Nullable LocalDate settledOn,
      Standing standing,
      boolean byHand,
      @Nullable String closed,
      @Nullable String count,
      @Nullable String warnCount,
      @Nullable String rule,
      @Nullable String source,
      @Nullable Integer policyVersion,
      boolean forecast,
      List<ObligationStore.Move> moves) {}
}
