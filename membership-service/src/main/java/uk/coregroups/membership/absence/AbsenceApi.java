package uk.coregroups.membership.absence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.absence.AbsenceStore.Listed;
import uk.coregroups.membership.absence.AbsenceStore.Who;

/** Who is away and who comes in their place, over HTTP: for the office, and for oneself. */
@RestController
class AbsenceApi {

  private final RecordAbsence recordAbsence;
  private final EndAbsence endAbsence;
  private final AbsenceStore absences;
  private final Clock clock;

  AbsenceApi(
      RecordAbsence recordAbsence, EndAbsence endAbsence, AbsenceStore absences, Clock clock) {
    this.recordAbsence = recordAbsence;
    this.endAbsence = endAbsence;
    this.absences = absences;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/absences")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Listed> of(@PathVariable PersonId id, Caller caller) {
    return ours(id, caller).isEmpty() ? List.of() : absences.of(Set.of(id), LocalDate.now(clock));
  }

  @PostMapping("/people/{id}/absences")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Integer> record(
      @PathVariable PersonId id, @Valid @RequestBody Wanted wanted, Caller caller) {
    return record(ours(id, caller), wanted, caller);
  }

  @PostMapping("/people/{id}/absences/end")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Integer> end(@PathVariable PersonId id, @Valid @RequestBody Back back, Caller caller) {
    return end(ours(id, caller), back, caller);
  }

  @GetMapping("/mine/absences")
  @Allowed(Role.MEMBER)
  Mine mine(Caller caller) {
    var today = LocalDate.now(clock);
    return new Mine(
        absences.of(caller.people(), today),
        absences.deputising(caller.people(), today).stream().map(Deputising::of).toList());
  }

  @PostMapping("/mine/absences")
  @Allowed(Role.MEMBER)
  Outcome<Integer> recordMine(@Valid @RequestBody Wanted wanted, Caller caller) {
    return record(absences.professionals(caller.people()), wanted, caller);
  }

  @PostMapping("/mine/absences/end")
  @Allowed(Role.MEMBER)
  Outcome<Integer> endMine(@Valid @RequestBody Back back, Caller caller) {
    return end(absences.professionals(caller.people()), back, caller);
  }

  private Outcome<Integer> record(List<Who> who, Wanted wanted, Caller caller) {
    var deputy = wanted.deputy == null || wanted.deputy.isBlank() ? null : wanted.deputy;
    return who.isEmpty()
        ? Outcome.unknown("No professional of that name is known here.")
        : recordAbsence.record(
            who,
            new Away(wanted.coreGroup, wanted.from, wanted.until, deputy),
            caller.id(),
            LocalDate.now(clock));
  }

  private Outcome<Integer> end(List<Who> who, Back back, Caller caller) {
    return endAbsence.end(
        who,
        new Away(back.coreGroup, back.from, back.back, null),
        caller.id(),
        LocalDate.now(clock));
  }

  private List<Who> ours(PersonId id, Caller caller) {
    return absences.professionals(Set.of(id)).stream()
        .filter(who -> who.partnership().equals(caller.partnership()))
        .toList();
  }

  record Wanted(
      @Nullable CoreGroupId coreGroup,
      @NotNull(message = "must be the first day") LocalDate from,
      @NotNull(message = "must be the last day") LocalDate until,
      @Nullable String deputy) {}

  record Back(
      @Nullable CoreGroupId coreGroup,
      @NotNull(message = "must be the first day of the absence") LocalDate from,
      @NotNull(message = "must be the first day back") LocalDate back) {}

  /** One's own absences, and in which groups one is a deputy. */
  record Mine(List<Listed> absences, List<Deputising> deputising) {}

  /** A group in which one is somebody's deputy: its family's name, and nothing of its history. */
  record Deputising(CoreGroupId coreGroup, String children, LocalDate from, LocalDate until) {

    static Deputising of(Listed one) {
      return new Deputising(one.coreGroup(), one.children(), one.from(), one.until());
    }
  }
}
