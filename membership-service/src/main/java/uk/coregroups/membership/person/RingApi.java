package uk.coregroups.membership.person;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/**
 * How family members may be rung, for every page that asks somebody to ring them; and the languages
 * they may speak.
 */
@RestController
class RingApi {

  private final PersonStore people;
  private final ReadingStore readings;
  private final Clock clock;

  RingApi(PersonStore people, ReadingStore readings, Clock clock) {
    this.people = people;
    this.readings = readings;
    this.clock = clock;
  }

  /** The records of those of these people who have one. */
  @GetMapping("/people/ringing")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Map<String, SafeContactRecord> ringing(@RequestParam List<PersonId> people, Caller caller) {
    readings.listedPeople(people, What.RINGING, caller, clock.instant());
    return this.people.all(people, caller.partnership()).stream()
        .filter(person -> person.safeContact() != null)
        .collect(
            Collectors.toMap(
                person -> person.id().toString(),
                person -> Objects.requireNonNull(person.safeContact())));
  }

  @GetMapping("/languages")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Spoken> languages() {
    return Language.all().stream()
        .map(one -> new Spoken(one.code(), one.words()))
        .sorted(Comparator.comparing(Spoken::words))
        .toList();
  }

  record Spoken(String code, String words) {}
}
