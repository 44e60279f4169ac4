package uk.coregroups.membership.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.school.SchoolTerm;
import uk.coregroups.membership.school.TermStore;

/** The terms of schools, over HTTP. */
@RestController
class SchoolTermApi {

  private final ImportTerms importTerms;
  private final SchoolStore schools;
  private final TermStore terms;
  private final Clock clock;

  SchoolTermApi(ImportTerms importTerms, SchoolStore schools, TermStore terms, Clock clock) {
    this.importTerms = importTerms;
    this.schools = schools;
    this.terms = terms;
    this.clock = clock;
  }

  @PostMapping("/schools/terms")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<ImportTerms.Imported> take(@Valid @RequestBody Sent sent) {
    // The terms are common to all: moves of every partnership may hang on what changes.
    return Sight.HOUSE.call(() -> importTerms.take(sent.file, LocalDate.now(clock)));
  }

  @GetMapping("/schools/{id}/terms")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<SchoolTerm>> of(@PathVariable SchoolId id, Caller caller) {
    return schools
        .find(id, caller.partnership())
        .map(school -> Outcome.done(terms.of(school.id())))
        .orElse(Outcome.unknown("This school is not known here."));
  }

  record Sent(@NotNull(message = "must be the file of terms, as text") String file) {}
}
