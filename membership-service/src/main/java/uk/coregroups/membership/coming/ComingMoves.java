package uk.coregroups.membership.coming;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.coming.PupilStore.Pupil;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.schoolmove.SchoolMove;
import uk.coregroups.membership.schoolmove.SchoolMoveStore;
import uk.coregroups.membership.transition.NextMove;
import uk.coregroups.membership.transition.Phase;
import uk.coregroups.membership.transition.PresentSchools;
import uk.coregroups.membership.transition.SchoolAge;

/** Works out who changes school in the summer to come, and whether that is expected already. */
@Service
class ComingMoves {

  private final PupilStore pupils;
  private final PresentSchools presentSchools;
  private final SchoolStore schools;
  private final SchoolMoveStore moves;

  ComingMoves(
      PupilStore pupils,
      PresentSchools presentSchools,
      SchoolStore schools,
      SchoolMoveStore moves) {
    this.pupils = pupils;
    this.presentSchools = presentSchools;
    this.schools = schools;
    this.moves = moves;
  }

  /** The moves of the summer after a day: those that nobody expects first, then by name. */
  @Transactional(readOnly = true)
  public List<Coming> of(PartnershipId partnership, LocalDate today) {
    int summer = SchoolAge.summerAfter(today);
    var all = pupils.of(partnership);
    var present = presentSchools.of(all.stream().map(Pupil::child).toList(), today);
    var known = schools.all(present.values(), partnership);
    var expected = new HashMap<ChildId, SchoolMove>();
    for (var move : moves.ofSummer(partnership, summer)) {
      expected.merge(move.child(), move, (one, other) -> one.calledOff() == null ? one : other);
    }
    var coming = new ArrayList<Coming>();
    for (var pupil : all) {
      var school = Optional.ofNullable(present.get(pupil.child())).map(known::get);
      NextMove.in(summer, pupil.bornOn(), school.orElse(null))
          .map(phase ->
              Coming.of(
                  pupil,
                  phase,
                  summer,
                  school.map(one -> one.name()).orElse(null),
                  expected.get(pupil.child())))
          .ifPresent(coming::add);
    }
    coming.sort(
        Comparator.comparing((Coming one) -> one.move() != null)
            .thenComparing(one -> one.name().toLowerCase(Locale.UK))
            .thenComparing(one -> one.child().value()));
    return coming;
  }

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
      Phase phase,
      String phaseWords,
      @Nullable String school,
      @Nullable SchoolMoveId move,
      @Nullable String standing,
      @Nullable String stays) {

    static Coming of(
        Pupil pupil, Phase phase, int summer, @Nullable String school, @Nullable SchoolMove move) {
      var calledOff = move == null ? null : move.calledOff();
      return new Coming(
          pupil.coreGroup(),
          pupil.reference(),
          pupil.child(),
          pupil.name(),
          SchoolAge.in(summer, pupil.bornOn()),
          phase,
          phase.words(),
          school,
          move == null ? null : move.id(),
          move == null ? null : move.standing().words(),
          calledOff == null ? null : calledOff.why());
    }

    @Override
    public String toString() {
      return child.toString();
    }
  }
}
