package uk.coregroups.membership.coming;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.coming.ComingMoves.Coming;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.transition.SchoolAge;

/** The moves to come, over HTTP. */
@RestController
class ComingApi {

  private static final int PAGE = 25;

  private final ComingMoves comingMoves;
  private final ExpectComing expectComing;
  private final ReadingStore readings;
  private final Clock clock;

  ComingApi(
      ComingMoves comingMoves, ExpectComing expectComing, ReadingStore readings, Clock clock) {
    this.comingMoves = comingMoves;
    this.expectComing = expectComing;
    this.readings = readings;
    this.clock = clock;
  }

  @GetMapping("/coming-moves")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page all(@RequestParam(defaultValue = "1") int page, Caller caller) {
    var today = LocalDate.now(clock);
    var all = comingMoves.of(caller.partnership(), today);
    var rows = all.stream().skip((Math.max(page, 1) - 1L) * PAGE).limit(PAGE).toList();
    readings.listed(
        rows.stream().map(Coming::coreGroup).toList(), What.SCHOOL_MOVES, caller, clock.instant());
    return new Page(
        SchoolAge.summerAfter(today),
        all.size(),
        all.stream().filter(one -> one.move() == null).count(),
        rows);
  }

  @PostMapping("/coming-moves/expect")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  NowExpected expect(Caller caller) {
    return new NowExpected(expectComing.all(caller.partnership(), LocalDate.now(clock)));
  }

  /**
   * A page of moves to come.
   *
   * @param unexpected how many of all of them nobody expects yet
   */
  record Page(int summer, long count, long unexpected, List<Coming> rows) {}

  /** How many moves were written down. */
  record NowExpected(int moves) {}
}
