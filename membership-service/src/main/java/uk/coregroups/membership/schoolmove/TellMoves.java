package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveKind;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.school.SummerHoliday;
import uk.coregroups.membership.school.TermStore;
import uk.coregroups.membership.transition.Phase;

/** Tells what is known of moves, and tells it again when their schools change. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TellMoves implements Replay.Part {

  private final SchoolMoveStore moves;
  private final SchoolStore schools;
  private final TermStore terms;
  private final Outbox outbox;

  TellMoves(SchoolMoveStore moves, SchoolStore schools, TermStore terms, Outbox outbox) {
    this.moves = moves;
    this.schools = schools;
    this.terms = terms;
    this.outbox = outbox;
  }

  /**
   * Changes something about these schools, and tells every move over again of which something else
   * is known after it.
   *
   * <p>A move whose new school knows is left alone, and so is one of a summer gone by.
   */
  public void thatChangeWith(Collection<SchoolId> changing, LocalDate today, Runnable change) {
    var open = moves.lockOpen(changing, today.getYear());
    var before = open.stream().map(this::known).toList();
    change.run();
    var partnerships = new ArrayList<PartnershipId>();
    var facts = new ArrayList<SchoolMoveExpected>();
    for (int i = 0; i < open.size(); i++) {
      var after = known(open.get(i));
      if (!after.equals(before.get(i))) {
        partnerships.add(open.get(i).partnership());
        facts.add(after);
      }
    }
    outbox.tellAll(partnerships, facts);
  }

  /** Moves whose new school knows are left alone, as are those of a summer gone by. */
  @Override
  public void tellAgain(CoreGroupId group, LocalDate today) {
    moves.lockOpenOf(group, today.getYear()).forEach(this::tell);
  }

  void tell(SchoolMove move) {
    outbox.tell(move.partnership(), known(move));
  }

  /** Tells that the school which was known until now is not the one, if its lead had been told. */
  void noLongerApplies(SchoolMove before) {
    var lead = school(before.to(), before).flatMap(one -> Optional.ofNullable(one.lead()));
    if (lead.isPresent() && (before.released() || before.confirmedOn() != null)) {
      outbox.tell(
          before.partnership(),
          new SchoolMoveNoLongerApplies(
              before.coreGroup(), before.id(), before.reference(), lead.get(), before.released()));
    }
  }

  /** Tells that a move will not be made; whoever has been told of it must hear. */
  void calledOff(SchoolMove before, LocalDate on) {
    noLongerApplies(before);
    outbox.tell(before.partnership(), new SchoolMoveCalledOff(before.coreGroup(), before.id(), on));
  }

  /**
   * The day on which the child begins at the new school; the first of September if none says it.
   */
  LocalDate startsOn(SchoolMove move) {
    var joinsOn = move.joinsOn();
    return joinsOn != null
        ? joinsOn
        : school(move.to(), move)
            .map(school -> holiday(school, move).termStarts())
            .orElse(LocalDate.of(move.year(), Month.SEPTEMBER, 1));
  }

  private SchoolMoveExpected known(SchoolMove move) {
    var from = school(move.from(), move);
    var leaving = from.map(school -> holiday(school, move));
    var joining = school(move.to(), move).map(school -> holiday(school, move));
    return new SchoolMoveExpected(
        move.coreGroup(),
        move.id(),
        move.child(),
        move.reference(),
        move.phase().offerOn(move.year()).orElse(null),
        from.map(School::lead).orElse(null),
        move.contact(),
        move.to() != null,
        leaving.map(SummerHoliday::lastDay).orElse(null),
        joining.map(SummerHoliday::lastDay).orElse(null),
        joining.map(SummerHoliday::termStarts).orElse(null),
        kind(move.phase()),
        move.joinsOn());
  }

  private static SchoolMoveKind kind(Phase phase) {
    return switch (phase) {
      case NURSERY_TO_RECEPTION, INFANT_TO_JUNIOR, YEAR_6_TO_7, MIDDLE_SCHOOL ->
          SchoolMoveKind.SUMMER;
      case YEAR_11_ON -> SchoolMoveKind.AFTER_YEAR_11;
      case IN_YEAR -> SchoolMoveKind.IN_YEAR;
      case HOME_EDUCATION -> SchoolMoveKind.HOME_EDUCATION;
    };
  }

  private SummerHoliday holiday(School school, SchoolMove move) {
    return SummerHoliday.of(school, terms.of(school.id()), move.year());
  }

  private Optional<School> school(@Nullable SchoolId id, SchoolMove move) {
    return Optional.ofNullable(id).flatMap(one -> schools.find(one, move.partnership()));
  }
}
