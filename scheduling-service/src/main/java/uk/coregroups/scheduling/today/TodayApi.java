package uk.coregroups.scheduling.today;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.obligation.Recount;
import uk.coregroups.scheduling.obligation.Recount.Moved;
import uk.coregroups.scheduling.today.OwedStore.Gathering;
import uk.coregroups.scheduling.today.OwedStore.Owed;

/** The first screen, over HTTP. */
@RestController
class TodayApi {

  private static final int PAGE = 25;
  private static final int AHEAD = 10;
  private static final Duration SHOWN_FOR = Duration.ofDays(14);
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  private final OwedStore owed;
  private final Recount recount;
  private final BankHolidays bankHolidays;
  private final Clock clock;

  TodayApi(OwedStore owed, Recount recount, BankHolidays bankHolidays, Clock clock) {
    this.owed = owed;
    this.recount = recount;
    this.bankHolidays = bankHolidays;
    this.clock = clock;
  }

  @GetMapping("/today")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Today today(
      @RequestParam(defaultValue = "1") int latePage,
      @RequestParam(defaultValue = "1") int soonPage,
      Caller caller) {
    var today = LocalDate.now(clock);
    var partnership = caller.partnership();
    var yesterday = today.minusDays(1);
    var ahead = bankHolidays.workingDays().after(today, AHEAD);
    return new Today(
        today,
        new Page(
            owed.count(partnership, LONG_AGO, yesterday),
            owed.duties(partnership, LONG_AGO, yesterday, offset(latePage), PAGE)),
        new Page(
            owed.count(partnership, today, ahead),
            owed.duties(partnership, today, ahead, offset(soonPage), PAGE)),
        owed.unanswered(partnership, today),
        owed.unrecorded(partnership, today),
        recount.moved(partnership, caller.id(), clock.instant().minus(SHOWN_FOR), PAGE));
  }

  private static int offset(int page) {
    return (Math.max(page, 1) - 1) * PAGE;
  }

  /**
   * What needs somebody today.
   *
   * @param late owed by a day that is over
   * @param soon owed within the next ten working days, or past its warning
   * @param unanswered meetings to come with answers still awaited
   * @param unrecorded meetings whose day is over and of which nothing has been recorded
   * @param moved open dates that a change of calendar or policy has moved lately
   */
  record Today(
      LocalDate today,
      Page late,
      Page soon,
      List<Gathering> unanswered,
      List<Gathering> unrecorded,
      List<Moved> moved) {}

  record Page(long count, List<Owed> rows) {}
}
