package uk.coregroups.scheduling.need;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
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
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.need.Arrangement.State;

/** What must be arranged for a meeting, over HTTP. */
@RestController
class ArrangementApi {

  private final ArrangementStore arrangements;
  private final SettleArrangement settleArrangement;

  ArrangementApi(ArrangementStore arrangements, SettleArrangement settleArrangement) {
    this.arrangements = arrangements;
    this.settleArrangement = settleArrangement;
  }

  @GetMapping("/meetings/{meeting}/arrangements")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<Row>> of(@PathVariable MeetingId meeting, Caller caller) {
    return arrangements
        .meeting(meeting)
        .filter(known -> known.partnership().equals(caller.partnership()))
        .map(known -> Outcome.done(rows(meeting)))
        .orElse(Outcome.unknown("This meeting is not known here."));
  }

  @PostMapping("/arrangements/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<State> settle(@PathVariable UUID id, @Valid @RequestBody Settled settled, Caller caller) {
    return settleArrangement.settle(
        id, caller.partnership(), settled.met, settled.why == null ? "" : settled.why, caller.id());
  }

  private List<Row> rows(MeetingId meeting) {
    return arrangements.of(meeting).stream()
        .filter(one -> one.state() != State.FELL_AWAY)
        .map(Row::of)
        .toList();
  }

  record Row(
      UUID id,
      PersonId person,
      String words,
      State state,
      @Nullable String why,
      @Nullable String by) {

    static Row of(Arrangement one) {
      return new Row(one.id(), one.person(), one.need().words(), one.state(), one.why(), one.by());
    }
  }

  record Settled(
      @NotNull(message = "must say whether it is arranged") Boolean met, @Nullable String why) {}
}
