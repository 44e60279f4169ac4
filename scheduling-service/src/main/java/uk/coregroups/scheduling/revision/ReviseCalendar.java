package uk.coregroups.scheduling.revision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.calendar.Holiday;
import uk.coregroups.scheduling.calendar.HolidayFile;
import uk.coregroups.scheduling.calendar.HolidayList;
import uk.coregroups.scheduling.calendar.HolidayStore;
import uk.coregroups.scheduling.duty.MinutesDuties;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Recount;
import uk.coregroups.scheduling.obligation.Recount.Cause;
import uk.coregroups.scheduling.obligation.Recount.Moved;

/**
 * Takes in a newer official list of bank holidays. Open deadlines of every partnership are counted
 * again; the verdict on what is settled never changes, and no family is written to about it.
 */
@Service
class ReviseCalendar {

  private static final int SHOWN = 100;
  private static final int LONGEST_SOURCE = 300;
  private static final String WHY = "The bank holidays changed";

  private final BankHolidays bankHolidays;
  private final HolidayStore holidays;
  private final ObligationStore obligations;
  private final Recount recount;
  private final MinutesDuties minutes;
  private final Clock clock;

  ReviseCalendar(
      BankHolidays bankHolidays,
      HolidayStore holidays,
      ObligationStore obligations,
      Recount recount,
      MinutesDuties minutes,
      Clock clock) {
    this.bankHolidays = bankHolidays;
    this.holidays = holidays;
    this.obligations = obligations;
    this.recount = recount;
    this.minutes = minutes;
    this.clock = clock;
  }

  /** What taking it in would do; nothing is kept. */
  @Transactional
  public Outcome<Taken> preview(ListGiven given, LocalDate today) {
    var outcome = revise(given, today);
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return outcome;
  }

  /** Takes it in; a list that says nothing new is not kept again. */
  @Transactional
  public Outcome<Taken> save(ListGiven given, LocalDate today) {
    return revise(given, today);
  }

  private Outcome<Taken> revise(ListGiven given, LocalDate today) {
    if (given.source.isBlank() || given.source.length() > LONGEST_SOURCE) {
      return Outcome.refused(
          "source", "must say where the list is from, in at most 300 characters");
    }
    return HolidayFile.read(given.file).then(list -> Outcome.done(take(list, given, today)));
  }

  private Taken take(HolidayList list, ListGiven given, LocalDate today) {
    obligations.replaceCalendar();
    var before = bankHolidays.calendar();
    var after = before.with(list);
    if (after.official().equals(before.official())) {
      return new Taken(before.version(), List.of(), List.of(), 0, List.of());
    }
    var now = clock.instant();
    holidays.save(after, given.source.strip(), now, given.by);
    minutes.countAgain(null, WHY, today);
    int count = recount.all(null, after.workingDays(), Cause.CALENDAR, WHY, today, now);
    recount.lookAfresh(
        after.workingDays().holidaysNotIn(before.workingDays()),
        before.workingDays().holidaysNotIn(after.workingDays()),
        today);
    return new Taken(
        after.version(),
        after.official().without(before.official()),
        before.official().without(after.official()),
        count,
        given.partnership == null
            ? List.of()
            : recount.moved(given.partnership, given.by, now, SHOWN));
  }

  /**
   * A list as somebody gives it.
   *
   * @param partnership whose moved dates are shown; null for one who may see no case
   */
  record ListGiven(String file, String source, String by, @Nullable PartnershipId partnership) {}

  /**
   * What became of it.
   *
   * @param count how many dates moved, in all partnerships
   */
  record Taken(
      int version, List<Holiday> added, List<Holiday> removed, int count, List<Moved> moves) {}
}
