package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.gateway.school.Schools.School;

/** What membership-service answers about where a child goes to school, and about moves. */
public interface SchoolMoves {

  @GetExchange("/core-groups/{id}/school-moves")
  List<Move> of(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/school-moves")
  void expect(@PathVariable CoreGroupId id, @RequestBody NewMove move);

  @PostExchange("/school-moves/{id}/school")
  void recordSchool(@PathVariable SchoolMoveId id, @RequestBody ToSchool school);

  @PostExchange("/school-moves/{id}/contact")
  void nameContact(@PathVariable SchoolMoveId id, @RequestBody Contact contact);

  @PostExchange("/school-moves/{id}/told")
  void told(@PathVariable SchoolMoveId id, @RequestBody Told told);

  @PostExchange("/school-moves/{id}/release")
  void release(@PathVariable SchoolMoveId id);

  @PostExchange("/school-moves/{id}/not-known-yet")
  void notKnownYet(@PathVariable SchoolMoveId id);

  @PostExchange("/school-moves/{id}/call-off")
  void callOff(@PathVariable SchoolMoveId id, @RequestBody Reason reason);

  @PostExchange("/school-moves/{id}/consent")
  void decide(@PathVariable SchoolMoveId id, @RequestBody Decided decided);

  @PutExchange("/core-groups/{group}/children/{child}/school")
  void correct(
      @PathVariable CoreGroupId group, @PathVariable ChildId child, @RequestBody Attended school);

  @GetExchange("/coming-moves")
  ComingMoves coming(@RequestParam int page);

  @PostExchange("/coming-moves/expect")
  NowExpected expectComing();

  record Move(
      MoveState move,
      String phase,
      @Nullable String standing,
      @Nullable String standingWords,
      @Nullable School from,
      @Nullable School to) {

    public boolean isCalledOff() {
      return "CALLED_OFF".equals(standing);
    }

    /** Whether the child is to be taught at home, so that no school is told. */
    public boolean isHomeEducation() {
      return standing != null && standing.startsWith("CONSENT_");
    }
  }

  record MoveState(
      SchoolMoveId id,
      ChildId child,
      String reference,
      int year,
      @Nullable PersonId contact,
      boolean released,
      @Nullable LocalDate confirmedOn,
      @Nullable LocalDate joinsOn,
      @Nullable LocalDate notKnownOn,
      @Nullable Consent consent,
      @Nullable CalledOff calledOff) {}

  /** What the council said to home education. */
  record Consent(boolean given, LocalDate on) {}

  record CalledOff(LocalDate on, String why) {}

  record NewMove(
      ChildId child, String phase, @Nullable Integer year, @Nullable LocalDate joinsOn) {}

  record ToSchool(SchoolId school) {}

  record Contact(PersonId contact) {}

  record Told(@Nullable LocalDate toldOn) {}

  record Reason(String why) {}

  record Decided(boolean given, LocalDate decidedOn) {}

  record Attended(@Nullable SchoolId school) {}

  /**
   * Who changes school in a summer.
   *
   * @param unexpected how many of all of them nobody expects yet
   */
  record ComingMoves(int summer, long count, long unexpected, List<Coming> rows) {}

  /**
   * A child who changes school.
   *
   * @param age in years on 31 August of that summer
   * @param move what is written down of it; null if nobody expects it yet
   * @param stays why the child does not move, if somebody has said so
   */
  record Coming(
      CoreGroupId coreGroup,
      String reference,
      ChildId child,
      String name,
      int age,
      String phaseWords,
      @Nullable String school,
      @Nullable SchoolMoveId move,
      @Nullable String standing,
      @Nullable String stays) {}

  record NowExpected(int moves) {}
}
