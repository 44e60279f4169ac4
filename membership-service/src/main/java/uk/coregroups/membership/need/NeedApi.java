package uk.coregroups.membership.need;

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
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** What people need, over HTTP. */
@RestController
class NeedApi {

  private final NeedStore needs;
  private final PersonStore people;
  private final RecordNeeds recordNeeds;
  private final ReadingStore readings;
  private final Clock clock;

  NeedApi(
      NeedStore needs,
      PersonStore people,
      RecordNeeds recordNeeds,
      ReadingStore readings,
      Clock clock) {
    this.readings = readings;
    this.needs = needs;
    this.people = people;
    this.recordNeeds = recordNeeds;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/needs")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Seen> one(@PathVariable PersonId id, Caller caller) {
    if (people.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    readings.opened(id, What.NEEDS, caller, clock.instant());
    return Outcome.done(seen(id));
  }

  @PutMapping("/people/{id}/needs")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<Need>> record(
      @PathVariable PersonId id, @Valid @RequestBody All all, Caller caller) {
    if (people.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    var wanted = all.needs.stream().map(Wanted::asNeed).toList();
    return caller
        .everyGroup()
        .call(() ->
            recordNeeds.record(
                id, caller.partnership(), wanted, caller.id(), LocalDate.now(clock)));
  }

  private Seen seen(PersonId person) {
    return new Seen(needs.wasAsked(person), needs.of(person).stream().map(Row::of).toList());
  }

  /**
   * What somebody needs.
   *
   * @param asked whether anybody has asked them
   */
  record Seen(boolean asked, List<Row> needs) {}

  record Row(NeedKind kind, @Nullable String language, String words) {
    static Row of(Need need) {
      return new Row(need.kind(), need.language(), need.words());
    }
  }

  record All(@NotNull(message = "must say what is needed") @Valid List<Wanted> needs) {}

  record Wanted(
      @NotNull(message = "must be something that can be arranged") NeedKind kind,
      @Nullable String language) {

    Need asNeed() {
      return new Need(kind, language);
    }
  }
}
