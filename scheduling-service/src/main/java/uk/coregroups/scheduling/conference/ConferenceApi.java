package uk.coregroups.scheduling.conference;

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
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.scheduling.conference.Conference.Type;
import uk.coregroups.scheduling.roster.RosterStore;

/** Conferences, over HTTP. */
@RestController
class ConferenceApi {

  private final RecordConference recordConference;
  private final CorrectConference correctConference;
  private final PlanConference planConference;
  private final ConferenceStore conferences;
  private final ConferencePlanStore plans;
  private final RosterStore roster;
  private final Clock clock;

  ConferenceApi(
      RecordConference recordConference,
      CorrectConference correctConference,
      PlanConference planConference,
      ConferenceStore conferences,
      ConferencePlanStore plans,
      RosterStore roster,
      Clock clock) {
    this.recordConference = recordConference;
    this.correctConference = correctConference;
    this.planConference = planConference;
    this.conferences = conferences;
    this.plans = plans;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/conferences")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Conference> record(
      @PathVariable CoreGroupId group, @Valid @RequestBody Recorded recorded, Caller caller) {
    var children = recorded.children == null ? List.<ChildId>of() : recorded.children;
    return recordConference.record(
        new RecordConference.Command(
            caller.partnership(),
            group,
            recorded.kind,
            recorded.heldOn,
            children,
            !Boolean.FALSE.equals(recorded.quorate),
            caller.id()),
        LocalDate.now(clock));
  }

  @PostMapping("/conferences/{conference}/correction")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Conference> correct(
      @PathVariable ConferenceId conference,
      @Valid @RequestBody Corrected corrected,
      Caller caller) {
    return correctConference.correct(
        conference, caller.partnership(), corrected.heldOn, caller.id(), LocalDate.now(clock));
  }

  @GetMapping("/core-groups/{group}/conferences")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Conference> all(@PathVariable CoreGroupId group, Caller caller) {
    return roster
        .group(group, caller.partnership())
        .map(known -> conferences.of(known.id()))
        .orElse(List.of());
  }

  @PostMapping("/core-groups/{group}/conference-plans")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<ConferencePlan> plan(
      @PathVariable CoreGroupId group, @Valid @RequestBody Planned planned, Caller caller) {
    var children = planned.children == null ? List.<ChildId>of() : planned.children;
    return planConference.plan(
        caller.partnership(),
        group,
        new PlanConference.Wanted(planned.kind, planned.on, children),
        caller.id(),
        LocalDate.now(clock));
  }

  @GetMapping("/core-groups/{group}/conference-plans")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<ConferencePlan> planned(@PathVariable CoreGroupId group, Caller caller) {
    return roster
        .group(group, caller.partnership())
        .map(known -> plans.of(known.id()))
        .orElse(List.of());
  }

  record Recorded(
      @NotNull(message = "must say INITIAL, REVIEW or TRANSFER_IN") Type kind,
      @NotNull(message = "must be the day the conference was held") LocalDate heldOn,
      @Nullable List<ChildId> children,
      @Nullable Boolean quorate) {}

  record Planned(
      @NotNull(message = "must say INITIAL, REVIEW or TRANSFER_IN") Type kind,
      @NotNull(message = "must be the day set for the conference") LocalDate on,
      @Nullable List<ChildId> children) {}

  record Corrected(
      @NotNull(message = "must be the day the conference was held") LocalDate heldOn) {}
}
