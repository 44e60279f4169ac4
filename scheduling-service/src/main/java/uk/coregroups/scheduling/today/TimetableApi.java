package uk.coregroups.scheduling.today;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Standing;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.policy.BankHolidays;
import uk.coregroups.scheduling.roster.RosterStore;

/** Everything one core group owes or owed, each date with its count in words. */
@RestController
class TimetableApi {

  private final ObligationStore store;
  private final Obligations obligations;
  private final SettleByHand settleByHand;
  private final RosterStore roster;
  private final BankHolidays bankHolidays;
  private final Clock clock;

  TimetableApi(
      ObligationStore store,
      Obligations obligations,
      SettleByHand settleByHand,
      RosterStore roster,
      BankHolidays bankHolidays,
      Clock clock) {
    this.store = store;
    this.obligations = obligations;
    this.settleByHand = settleByHand;
    this.roster = roster;
    this.bankHolidays = bankHolidays;
    this.clock = clock;
  }

  @GetMapping("/core-groups/{group}/timetable")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Line> timetable(@PathVariable CoreGroupId group, Caller caller) {
    var today = LocalDate.now(clock);
    return roster
        .group(group, caller.partnership())
        .map(known ->
            store.of(known.id()).stream()
                .filter(owed -> owed.kind() != Kind.REPLY && owed.kind() != Kind.ATTEND)
                .map(owed -> line(owed, today))
                .toList())
        .orElse(List.of());
  }

  @PostMapping("/obligations/{id}/settle")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> settle(@PathVariable ObligationId id, Caller caller) {
    return settleByHand.settle(id, caller.partnership(), LocalDate.now(clock));
  }

  private Line line(Obligation owed, LocalDate today) {
    var deadline = obligations.deadline(owed);
    return new Line(
        owed.id(),
        owed.kind().name(),
        owed.kind().words(),
        owed.about(),
        owed.reference(),
        owed.dueOn(),
        owed.warnOn(),
        owed.settledOn(),
        owed.on(today),
        deadline.map(one -> one.inWords(bankHolidays.workingDays())).orElse(null),
        deadline.map(one -> one.limit().rule().name()).orElse(null),
        deadline.map(one -> one.limit().source()).orElse(null));
  }

  /**
   * One thing owed.
   *
   * @param count how the date was counted, in words; null if no rule made it
   * @param source whose rule it is
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
      @Nullable String count,
      @Nullable String rule,
      @Nullable String source) {}
}
