package uk.coregroups.scheduling.schoolmove;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveKind;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * Follows what membership tells of school moves.
 *
 * <p>The new school is to be told by the earlier of the two schools' last days: nobody is there
 * after it. When neither is known the first of July stands in, and the page says that it is a
 * guess. What is learnt once the holiday has begun, or only after the results of Year 11, is told
 * by the first day of the new term; of a move during the year, by the day the child joins.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowSchoolMoves {

  private static final Month GUESSED_MONTH = Month.JULY;

  private final SchoolMoveStore moves;
  private final Obligations obligations;
  private final BankHolidays bankHolidays;
  private final TaskStore tasks;

  FollowSchoolMoves(
      SchoolMoveStore moves, Obligations obligations, BankHolidays bankHolidays, TaskStore tasks) {
    this.moves = moves;
    this.obligations = obligations;
    this.bankHolidays = bankHolidays;
    this.tasks = tasks;
  }

  /**
   * A move is expected, or something about it has changed: it is owed anew from what is known now.
   */
  public void expected(
      SchoolMoveExpected move, PartnershipId partnership, LocalDate today, Instant now) {
    boolean isNew = moves.start(move.move()).isEmpty();
    moves.save(move, partnership);
    if (move.kind() == SchoolMoveKind.HOME_EDUCATION) {
      if (isNew) {
        meantAtHome(move, partnership, now);
      }
      return;
    }
    var id = move.move().value();
    obligations.settle(id, EnumSet.of(Kind.TRANSFER_FILE), today, Settled.REPLACED);
    var matter = new Matter(partnership, move.coreGroup(), move.move(), move.reference());
    if (move.newSchoolKnown()) {
      obligations.settle(id, EnumSet.of(Kind.RECORD_SCHOOL), today, Settled.MET);
    } else if (move.offerOn() != null) {
      // R25: an offer day that is no working day moves forward, and the prompt follows a day later.
      var offered = bankHolidays.workingDays().onOrAfter(move.offerOn());
      open(matter, Kind.RECORD_SCHOOL, bankHolidays.workingDays().after(offered, 1), null, today);
    }
    var lastDay = lastDay(move, today);
    if (isBeforeTheHoliday(move, lastDay, today)) {
      var over = lastDay.plusDays(1).atStartOfDay(SuiteClock.LONDON).toInstant();
      open(matter, Kind.MOVE_SCHOOL, lastDay, over, today);
    } else {
      open(matter, Kind.MOVE_SCHOOL, firstDay(move, lastDay), null, today);
    }
  }

  private void meantAtHome(SchoolMoveExpected move, PartnershipId partnership, Instant now) {
    tasks.open(
        Task.Kind.HOME_EDUCATION_MEANT,
        partnership,
        move.coreGroup(),
        move.move().value(),
        move.reference(),
        now);
  }

  /** The earlier of the two schools' last days. */
  private static LocalDate lastDay(SchoolMoveExpected move, LocalDate today) {
    return Stream.of(move.currentLastDay(), move.newLastDay())
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElseGet(() -> guess(today));
  }

  /**
   * Whether the new school can be told before the holiday: not of a move during the year, nor once
   * the holiday has begun, nor after Year 11 while nobody knows where to.
   */
  private static boolean isBeforeTheHoliday(
      SchoolMoveExpected move, LocalDate lastDay, LocalDate today) {
    boolean unknown = move.kind() == SchoolMoveKind.AFTER_YEAR_11 && !move.newSchoolKnown();
    return move.joinsOn() == null && !unknown && !lastDay.isBefore(today);
  }

  /**
   * The day on which the child begins at the new school, the first of September if nothing says.
   */
  private static LocalDate firstDay(SchoolMoveExpected move, LocalDate lastDay) {
    var joinsOn = move.joinsOn();
    return joinsOn != null
        ? joinsOn
        : Objects.requireNonNullElse(
            move.newTermStarts(), LocalDate.of(lastDay.getYear(), Month.SEPTEMBER, 1));
  }

  /** The child does not move after all: nothing is owed about it any more. */
  public void calledOff(SchoolMoveCalledOff move, LocalDate today, Instant now) {
    obligations.settle(
        move.move().value(),
        EnumSet.of(Kind.RECORD_SCHOOL, Kind.MOVE_SCHOOL, Kind.TRANSFER_FILE),
        today,
        Settled.FELL_AWAY);
    // The task to tell a former lead stays: somebody must still do it.
    tasks.fallAway(
        move.move().value(),
        EnumSet.of(
            Task.Kind.HOME_EDUCATION_MEANT, Task.Kind.SCHOOL_LAST_CHANCE, Task.Kind.NOBODY_TO_TELL),
        "The child does not move after all",
        now);
  }

  /** The new school's lead knows; what is left is the file. */
  public void confirmed(SchoolMoveConfirmed confirmed, PartnershipId partnership, LocalDate today) {
    moves.confirm(confirmed);
    obligations.settle(
        confirmed.move().value(),
        EnumSet.of(Kind.RECORD_SCHOOL, Kind.MOVE_SCHOOL),
        confirmed.on(),
        Settled.MET);
    var start = moves.start(confirmed.move()).orElseThrow();
    var file =
        new Subject(
            partnership,
            confirmed.coreGroup(),
            Kind.TRANSFER_FILE,
            confirmed.move().value(),
            start.reference());
    var anchor = confirmed.move().value();
    if (start.joinsOn() != null) {
      // R24: nobody tells the day of leaving; the day of joining stands for it.
      var count = new Obligations.Count(Rule.R24, Anchor.LEAVING_SCHOOL, start.joinsOn());
      obligations.open(file, anchor, today, count);
    } else if (start.termStarts() != null) {
      obligations.open(file, Rule.R24, anchor, start.termStarts(), today);
    }
  }

  /** A lead who was told by a person must be told by a person that it no longer applies. */
  public void noLongerApplies(
      SchoolMoveNoLongerApplies gone, PartnershipId partnership, Instant now) {
    if (!gone.byLetter()) {
      tasks.open(
          Task.Kind.TELL_FORMER_LEAD,
          partnership,
          gone.coreGroup(),
          gone.move().value(),
          gone.reference(),
          now);
    }
  }

  private void open(
      Matter matter, Kind kind, LocalDate due, @Nullable Instant over, LocalDate today) {
    var move = matter.move.value();
    var subject = new Subject(matter.partnership, matter.coreGroup, kind, move, matter.reference);
    obligations.openOrMove(
        Obligation.on(due, subject, move, today, over, today), "The dates of the schools changed");
  }

  private static LocalDate guess(LocalDate today) {
    var thisYear = LocalDate.of(today.getYear(), GUESSED_MONTH, 1);
    return today.isAfter(thisYear) ? thisYear.plusYears(1) : thisYear;
  }

  private record Matter(
      PartnershipId partnership, CoreGroupId coreGroup, SchoolMoveId move, String reference) {}
}
