package uk.coregroups.membership.schoolmove;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.schoolmove.SchoolMove.Consent;

/** Whatever else becomes of a move, and where a child goes now, over HTTP. */
@RestController
class ChangeApi {

  private final ChangeSchoolMove changeSchoolMove;
  private final CallOffMove callOffMove;
  private final CorrectSchool correctSchool;
  private final Clock clock;

  ChangeApi(
      ChangeSchoolMove changeSchoolMove,
      CallOffMove callOffMove,
      CorrectSchool correctSchool,
      Clock clock) {
    this.changeSchoolMove = changeSchoolMove;
    this.callOffMove = callOffMove;
    this.correctSchool = correctSchool;
    this.clock = clock;
  }

  @PostMapping("/school-moves/{id}/not-known-yet")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<SchoolMove> notKnownYet(@PathVariable SchoolMoveId id, Caller caller) {
    return changeSchoolMove.notKnownYet(id, caller.partnership(), LocalDate.now(clock));
  }

  @PostMapping("/school-moves/{id}/call-off")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<SchoolMove> callOff(
      @PathVariable SchoolMoveId id, @Valid @RequestBody Reason reason, Caller caller) {
    return callOffMove.callOff(id, caller.partnership(), reason.why, LocalDate.now(clock));
  }

  /** Consent is the council's, and a social worker does not give it alone. */
  @PostMapping("/school-moves/{id}/consent")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  Outcome<SchoolMove> decide(
      @PathVariable SchoolMoveId id, @Valid @RequestBody Decided decided, Caller caller) {
    return callOffMove.decide(
        id,
        caller.partnership(),
        new Consent(decided.given, decided.decidedOn),
        LocalDate.now(clock));
  }

  @PutMapping("/core-groups/{group}/children/{child}/school")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Child> correct(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      @RequestBody Attended attended,
      Caller caller) {
    return correctSchool.correct(
        group, caller.partnership(), child, attended.school, LocalDate.now(clock));
  }

  record Reason(@NotNull(message = "must say why, for the record") String why) {}

  record Decided(
      @NotNull(message = "must say whether the council consents") Boolean given,
      @NotNull(message = "must be the day it was decided") LocalDate decidedOn) {}

  record Attended(@Nullable SchoolId school) {}
}
