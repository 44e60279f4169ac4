package uk.coregroups.membership.history;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** A group's past, over HTTP. Who was in it on a day is part of the family's record. */
@RestController
class HistoryApi {

  private final ShareHistory shareHistory;
  private final HistoryStore history;
  private final CoreGroupStore groups;
  private final ChildStore children;
  private final ReadingStore readings;
  private final Clock clock;

  HistoryApi(
      ShareHistory shareHistory,
      HistoryStore history,
      CoreGroupStore groups,
      ChildStore children,
      ReadingStore readings,
      Clock clock) {
    this.readings = readings;
    this.shareHistory = shareHistory;
    this.history = history;
    this.groups = groups;
    this.children = children;
    this.clock = clock;
  }

  /** Who was in the group on a day; today if none is named. */
  @GetMapping("/core-groups/{id}/members")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<PastSeat>> members(
      @PathVariable CoreGroupId id,
      @RequestParam(required = false) @Nullable LocalDate on,
      Caller caller) {
    var day = on == null ? LocalDate.now(clock) : on;
    if (groups.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    readings.opened(id, What.RECORD, caller, clock.instant());
    return Outcome.done(history.seats(id, day).stream().filter(seat -> seat.isOn(day)).toList());
  }

  /** How often the professionals of each child have changed in the last twelve months. */
  @GetMapping("/core-groups/{id}/changes")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<OfChild>> changes(@PathVariable CoreGroupId id, Caller caller) {
    if (groups.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    var today = LocalDate.now(clock);
    var seats = history.seats(id, today);
    return Outcome.done(
        children.of(id).stream()
            .filter(Child::hasRunningPlan)
            .map(child -> new OfChild(child.id(), Changes.of(child, seats, today)))
            .toList());
  }

  @PutMapping("/core-groups/{id}/members/{member}/history")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<MemberId> share(
      @PathVariable CoreGroupId id,
      @PathVariable MemberId member,
      @Valid @RequestBody Shared shared,
      Caller caller) {
    return shareHistory.share(
        id, caller.partnership(), member, shared.shared, LocalDate.now(clock), caller.id());
  }

  record Shared(@NotNull(message = "must say whether the chair agrees") Boolean shared) {}

  /** The changes of one child's professionals, by role. */
  record OfChild(ChildId child, List<Changes> roles) {}
}
