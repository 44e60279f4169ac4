package uk.coregroups.membership.schoolmove;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.transition.Phase;

/**
 * School moves, over HTTP. The member named as contact, and the new school's lead, may say so too.
 */
@RestController
class SchoolMoveApi {

  private final ExpectSchoolMove expectSchoolMove;
  private final ChangeSchoolMove changeSchoolMove;
  private final TellNewSchool tellNewSchool;
  private final SchoolMoveStore moves;
  private final SchoolStore schools;
  private final CoreGroupStore groups;
  private final ReadingStore readings;
  private final Clock clock;

  SchoolMoveApi(
      ExpectSchoolMove expectSchoolMove,
      ChangeSchoolMove changeSchoolMove,
      TellNewSchool tellNewSchool,
      SchoolMoveStore moves,
      SchoolStore schools,
      CoreGroupStore groups,
      ReadingStore readings,
      Clock clock) {
    this.expectSchoolMove = expectSchoolMove;
    this.changeSchoolMove = changeSchoolMove;
    this.tellNewSchool = tellNewSchool;
    this.moves = moves;
    this.schools = schools;
    this.groups = groups;
    this.readings = readings;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/school-moves")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<SchoolMove> expect(
      @PathVariable CoreGroupId group, @Valid @RequestBody Expected expected, Caller caller) {
    return expectSchoolMove.expect(
        caller.partnership(),
        group,
        new ExpectSchoolMove.Expected(
            expected.child, expected.phase, expected.year, expected.joinsOn),
        LocalDate.now(clock));
  }

  @GetMapping("/core-groups/{group}/school-moves")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Seen> all(@PathVariable CoreGroupId group, Caller caller) {
    return groups
        .find(group, caller.partnership())
        .map(known -> read(known.id(), caller))
        .orElse(List.of());
  }

  private List<Seen> read(CoreGroupId group, Caller caller) {
    readings.listed(List.of(group), What.SCHOOL_MOVES, caller, clock.instant());
    return moves.of(group).stream().map(this::seen).toList();
  }

  @PostMapping("/school-moves/{id}/school")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<SchoolMove> school(
      @PathVariable SchoolMoveId id, @Valid @RequestBody NewSchool school, Caller caller) {
    return changeSchoolMove.recordSchool(
        id, caller.partnership(), school.school, LocalDate.now(clock));
  }

  @PostMapping("/school-moves/{id}/contact")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<SchoolMove> contact(
      @PathVariable SchoolMoveId id, @Valid @RequestBody Contact contact, Caller caller) {
    return changeSchoolMove.nameContact(
        id, caller.partnership(), contact.contact, LocalDate.now(clock));
  }

  @PostMapping("/school-moves/{id}/told")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MEMBER})
  Outcome<SchoolMove> told(@PathVariable SchoolMoveId id, @RequestBody Told told, Caller caller) {
    var today = LocalDate.now(clock);
    var on = told.toldOn == null ? today : told.toldOn;
    return mayTell(id, caller)
        ? tellNewSchool.told(id, on, caller.id(), today)
        : Outcome.unknown("This school move is not known here.");
  }

  @PostMapping("/school-moves/{id}/release")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MEMBER})
  Outcome<SchoolMove> release(@PathVariable SchoolMoveId id, Caller caller) {
    return isOfficeOrContact(id, caller)
        ? tellNewSchool.release(id, caller.id())
        : Outcome.unknown("This school move is not known here.");
  }

  private boolean mayTell(SchoolMoveId id, Caller caller) {
    return isOfficeOrContact(id, caller)
        || moves.toldTo(caller.people()).stream().anyMatch(move -> move.id().equals(id));
  }

  private boolean isOfficeOrContact(SchoolMoveId id, Caller caller) {
    return moves
        .find(id)
        .filter(move ->
            caller.is(Role.MEMBER)
                ? isContact(move, caller)
                : move.partnership().equals(caller.partnership()))
        .isPresent();
  }

  /** A contact who has left the group tells nobody any more. */
  private boolean isContact(SchoolMove move, Caller caller) {
    return groups.membersOn(LocalDate.now(clock), move.coreGroup()).stream()
        .map(Member::person)
        .filter(person -> caller.people().contains(person))
        .anyMatch(person -> person.equals(move.contact()));
  }

  private Seen seen(SchoolMove move) {
    return new Seen(
        move,
        move.phase().words(),
        move.standing(),
        move.standing().words(),
        Optional.ofNullable(move.from())
            .flatMap(id -> schools.find(id, move.partnership()))
            .orElse(null),
        Optional.ofNullable(move.to())
            .flatMap(id -> schools.find(id, move.partnership()))
            .orElse(null));
  }

  record Expected(
      @NotNull(message = "must say which child") ChildId child,
      @NotNull(message = "must say which move it is") Phase phase,
      @Nullable Integer year,
      @Nullable LocalDate joinsOn) {}

  record NewSchool(@NotNull(message = "must say which school") SchoolId school) {}

  record Contact(@NotNull(message = "must say who tells the new school") PersonId contact) {}

  record Told(@Nullable LocalDate toldOn) {}

  record Seen(
      SchoolMove move,
      String phase,
      SchoolMove.Standing standing,
      String standingWords,
      @Nullable School from,
      @Nullable School to) {}
}
