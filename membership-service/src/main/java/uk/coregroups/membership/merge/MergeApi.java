package uk.coregroups.membership.merge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.person.NamedStaff;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** Records that may be of one person, over HTTP. */
@RestController
class MergeApi {

  private static final int PAGE = 25;

  private final MergePeople mergePeople;
  private final KeepApart keepApart;
  private final AlikeStore alike;
  private final PersonStore people;
  private final NamedStaff namedStaff;
  private final ReadingStore readings;
  private final Clock clock;

  MergeApi(
      MergePeople mergePeople,
      KeepApart keepApart,
      AlikeStore alike,
      PersonStore people,
      NamedStaff namedStaff,
      ReadingStore readings,
      Clock clock) {
    this.mergePeople = mergePeople;
    this.keepApart = keepApart;
    this.alike = alike;
    this.people = people;
    this.namedStaff = namedStaff;
    this.readings = readings;
    this.clock = clock;
  }

  @GetMapping("/people/alike")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page alike(@RequestParam(defaultValue = "1") int page, Caller caller) {
    var pairs = alike.some(caller.partnership(), (Math.max(page, 1) - 1) * PAGE, PAGE);
    var ids = pairs.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())).toList();
    readings.listedPeople(ids, What.ALIKE, caller, clock.instant());
    var known =
        people.all(ids, caller.partnership()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    var rows =
        pairs.stream()
            .filter(pair -> known.containsKey(pair.one()) && known.containsKey(pair.other()))
            .map(pair -> new Two(known.get(pair.one()), known.get(pair.other()), pair.why()))
            .toList();
    return new Page(alike.count(caller.partnership()), rows);
  }

  @PostMapping("/people/{id}/merge")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Person> merge(
      @PathVariable PersonId id, @Valid @RequestBody Merging merging, Caller caller) {
    var merge = new Merge(caller.partnership(), id, merging.into, merging.reach, caller.id());
    return namedStaff.change(
        caller,
        List.of(id, merging.into),
        () -> caller.everyGroup().call(() -> mergePeople.merge(merge, LocalDate.now(clock))));
  }

  @PostMapping("/people/{id}/apart")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<PersonId> apart(
      @PathVariable PersonId id, @Valid @RequestBody Other other, Caller caller) {
    return keepApart.say(caller.partnership(), id, other.other, caller.id(), clock.instant());
  }

  record Merging(
      @NotNull(message = "must say which record stays") PersonId into, @Nullable PersonId reach) {}

  record Other(@NotNull(message = "must be the other record") PersonId other) {}

  /** Two records and what they have in common. */
  record Two(@Nullable Person one, @Nullable Person other, List<String> why) {}

  record Page(long count, List<Two> rows) {}
}
