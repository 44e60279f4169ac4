package uk.coregroups.membership.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;

/** Schools, over HTTP. */
@RestController
class SchoolApi {

  private static final int PAGE = 25;

  private final KeepSchool keepSchool;
  private final SchoolStore schools;
  private final Clock clock;

  SchoolApi(KeepSchool keepSchool, SchoolStore schools, Clock clock) {
    this.keepSchool = keepSchool;
    this.schools = schools;
    this.clock = clock;
  }

  @PostMapping("/schools")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<School> add(@Valid @RequestBody Written written, Caller caller) {
    return keep(written.as(SchoolId.fresh()), caller);
  }

  @PutMapping("/schools/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<School> correct(
      @PathVariable SchoolId id, @Valid @RequestBody Written written, Caller caller) {
    return schools.find(id, caller.partnership()).isEmpty()
        ? Outcome.unknown("This school is not known here.")
        : keep(written.as(id), caller);
  }

  /** The register is common to all: moves of every partnership may hang on what changes. */
  private Outcome<School> keep(School school, Caller caller) {
    return Sight.HOUSE.call(
        () -> keepSchool.keep(school, caller.partnership(), caller.id(), LocalDate.now(clock)));
  }

  @GetMapping("/schools/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<School> one(@PathVariable SchoolId id, Caller caller) {
    return schools
        .find(id, caller.partnership())
        .map(Outcome::done)
        .orElse(Outcome.unknown("This school is not known here."));
  }

  @PostMapping("/schools/search")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page search(@Valid @RequestBody SearchRequest search, Caller caller) {
    return new Page(
        schools.count(search.words()),
        schools.search(caller.partnership(), search.words(), search.offset(PAGE), PAGE));
  }

  record Page(long count, List<School> rows) {}

  record Written(
      @Nullable String urn,
      @NotNull(message = "must be the school's name") String name,
      @NotNull(message = "must be the phase, such as Primary") String phase,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate termStarts,
      @Nullable PersonId lead) {

    School as(SchoolId id) {
      var number = urn == null || urn.isBlank() ? null : urn.strip();
      return new School(id, number, name.strip(), phase.strip(), lastDay, termStarts, lead, null);
    }
  }
}
