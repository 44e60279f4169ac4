package uk.coregroups.membership.coregroup;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.membership.child.Category;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildName;
import uk.coregroups.membership.coregroup.CoreGroupRecord.Found;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.ReadingStore.Reading;
import uk.coregroups.membership.reading.What;

/** Core groups, over HTTP. Opening one is written down. */
@RestController
class CoreGroupApi {

  private static final int PAGE = 25;

  private final FormCoreGroup formCoreGroup;
  private final JoinAndLeave joinAndLeave;
  private final Replay replay;
  private final CoreGroupStore groups;
  private final CoreGroupRecord record;
  private final ReadingStore readings;
  private final Clock clock;

  CoreGroupApi(
      FormCoreGroup formCoreGroup,
      JoinAndLeave joinAndLeave,
      Replay replay,
      CoreGroupStore groups,
      CoreGroupRecord record,
      ReadingStore readings,
      Clock clock) {
    this.formCoreGroup = formCoreGroup;
    this.joinAndLeave = joinAndLeave;
    this.replay = replay;
    this.groups = groups;
    this.record = record;
    this.readings = readings;
    this.clock = clock;
  }

  @PostMapping("/core-groups")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<CoreGroup> form(@Valid @RequestBody Formed formed, Caller caller) {
    var children = formed.children.stream().map(NewChild::asChild).toList();
    return formCoreGroup.form(
        new FormCoreGroup.Command(
            caller.partnership(), formed.team, formed.leadSocialWorker, children),
        LocalDate.now(clock));
  }

  @PostMapping("/core-groups/{id}/children")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> addChild(
      @PathVariable CoreGroupId id, @Valid @RequestBody NewChild child, Caller caller) {
    return formCoreGroup.add(id, caller.partnership(), child.asChild(), LocalDate.now(clock));
  }

  @PostMapping("/core-groups/{id}/members")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Member> join(
      @PathVariable CoreGroupId id, @Valid @RequestBody Joining joining, Caller caller) {
    var today = LocalDate.now(clock);
    var from = joining.from == null ? today : joining.from;
    return joinAndLeave.join(id, caller.partnership(), joining.person, joining.role, from, today);
  }

  @PostMapping("/core-groups/{id}/members/{member}/leave")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Member> leave(
      @PathVariable CoreGroupId id,
      @PathVariable MemberId member,
      @Valid @RequestBody Leaving leaving,
      Caller caller) {
    var from = leaving.from == null ? LocalDate.now(clock) : leaving.from;
    return joinAndLeave.leave(
        id, caller.partnership(), member, from, Farewell.of(leaving.why, leaving.handover));
  }

  @GetMapping("/core-groups/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<CoreGroupRecord.Seen> one(@PathVariable CoreGroupId id, Caller caller) {
    return groups
        .find(id, caller.partnership())
        .map(group ->
            Outcome.done(record.read(group, caller, clock.instant(), LocalDate.now(clock))))
        .orElse(Outcome.unknown("This core group is not known here."));
  }

  @PostMapping("/core-groups/search")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page search(@Valid @RequestBody SearchRequest search, Caller caller) {
    var words = search.words();
    var rows =
        groups.search(caller.partnership(), words, search.offset(PAGE), PAGE).stream()
            .map(group -> record.found(group, LocalDate.now(clock)))
            .toList();
    readings.listed(rows.stream().map(Found::id).toList(), What.SEARCH, caller, clock.instant());
    return new Page(groups.count(caller.partnership(), words), rows);
  }

  @GetMapping("/core-groups/{id}/readings")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Readings> readings(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "1") int page, Caller caller) {
    int offset = (Math.max(page, 1) - 1) * PAGE;
    return groups
        .find(id, caller.partnership())
        .map(group -> Outcome.done(new Readings(readings.count(id), readings.of(id, offset, PAGE))))
        .orElse(Outcome.unknown("This core group is not known here."));
  }

  /**
   * What pages call these groups and people: the office's own screens show names, letters never.
   */
  @PostMapping("/names")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  CoreGroupRecord.Names names(@Valid @RequestBody Asked asked, Caller caller) {
    var today = LocalDate.now(clock);
    var names = record.names(caller.partnership(), asked.coreGroups, asked.people, today);
    readings.listed(names.coreGroups().keySet(), What.NAMES, caller, clock.instant());
    return names;
  }

  @PostMapping("/replay")
  @Allowed(Role.OPERATOR)
  int replay() {
    return Sight.HOUSE.call(() -> replay.all(LocalDate.now(clock)));
  }

  record Formed(
      @NotNull(message = "must be the team that holds the case") TeamId team,
      @NotNull(message = "must be the social worker who holds the case") PersonId leadSocialWorker,
      @NotNull(message = "must name at least one child") List<@Valid NewChild> children) {}

  /** A child by name and date of birth; one who is not born yet by the day expected instead. */
  record NewChild(
      @Nullable ChildName name,
      @Nullable LocalDate bornOn,
      @Nullable LocalDate expectedOn,
      @Nullable SchoolId school,
      @Nullable Category category,
      @NotNull(message = "must be the day the plan began") LocalDate planStartedOn) {

    Child asChild() {
      return new Child(
          ChildId.fresh(), name, bornOn, expectedOn, null, school, category, planStartedOn, null);
    }
  }

  record Joining(
      @NotNull(message = "must say who joins") PersonId person,
      @NotNull(message = "must say in which role") String role,
      @Nullable LocalDate from) {}

  record Leaving(
      @Nullable LocalDate from,
      @NotNull(message = "must say why, for the record") String why,
      @Nullable String handover) {}

  record Asked(
      @NotNull(message = "must be a list") List<CoreGroupId> coreGroups,
      @NotNull(message = "must be a list") List<PersonId> people) {}

  record Page(long count, List<Found> rows) {}

  record Readings(long count, List<Reading> rows) {}
}
