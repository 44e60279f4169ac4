package uk.coregroups.scheduling.milestone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.scheduling.milestone.Milestone.Kind;
import uk.coregroups.scheduling.roster.RosterStore;

/** Milestones, over HTTP. */
@RestController
class MilestoneApi {

  private final RecordMilestone recordMilestone;
  private final MilestoneStore milestones;
  private final RosterStore roster;
  private final Clock clock;

  MilestoneApi(
      RecordMilestone recordMilestone, MilestoneStore milestones, RosterStore roster, Clock clock) {
    this.recordMilestone = recordMilestone;
    this.milestones = milestones;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/milestones")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Milestone> record(
      @PathVariable CoreGroupId group, @Valid @RequestBody Written written, Caller caller) {
    var children = written.children == null ? List.<ChildId>of() : written.children;
    return recordMilestone.record(
        caller.partnership(),
        group,
        new RecordMilestone.Happened(written.kind, written.on, children),
        caller.id(),
        LocalDate.now(clock));
  }

  @GetMapping("/core-groups/{group}/milestones")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Seen> all(@PathVariable CoreGroupId group, Caller caller) {
    return roster
        .group(group, caller.partnership())
        .map(known -> milestones.of(known.id()).stream().map(Seen::of).toList())
        .orElse(List.of());
  }

  record Written(
      @NotNull(message = "must say what happened") Kind kind,
      @NotNull(message = "must be the day it happened or is expected") LocalDate on,
      @Nullable List<ChildId> children) {}

  record Seen(
      UUID id, Kind kind, String words, LocalDate on, List<ChildId> children, Instant recordedAt) {

    static Seen of(Milestone one) {
      return new Seen(
          one.id(), one.kind(), one.kind().words(), one.on(), one.children(), one.recordedAt());
    }
  }
}
