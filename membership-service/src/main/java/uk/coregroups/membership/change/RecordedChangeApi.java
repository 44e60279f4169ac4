package uk.coregroups.membership.change;

import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** What was changed, over HTTP, for those who may see the person or the group. */
@RestController
class RecordedChangeApi {

  private static final int PAGE = 25;

  private final ChangeStore changes;
  private final PersonStore people;
  private final CoreGroupStore groups;
  private final ReadingStore readings;
  private final Clock clock;

  RecordedChangeApi(
      ChangeStore changes,
      PersonStore people,
      CoreGroupStore groups,
      ReadingStore readings,
      Clock clock) {
    this.changes = changes;
    this.people = people;
    this.groups = groups;
    this.readings = readings;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/recorded-changes")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<ChangeStore.Page> ofPerson(
      @PathVariable PersonId id, @RequestParam(defaultValue = "1") int page, Caller caller) {
    var person = people.find(id, caller.partnership());
    if (person.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    readings.listedPeople(List.of(person.get().id()), What.CHANGES, caller, clock.instant());
    return Outcome.done(changes.of(person.get().id(), offset(page), PAGE));
  }

  @GetMapping("/core-groups/{id}/recorded-changes")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<ChangeStore.Page> ofGroup(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "1") int page, Caller caller) {
    if (groups.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    readings.listed(List.of(id), What.CHANGES, caller, clock.instant());
    return Outcome.done(changes.of(id, offset(page), PAGE));
  }

  private static int offset(int page) {
    return (Math.max(1, page) - 1) * PAGE;
  }
}
