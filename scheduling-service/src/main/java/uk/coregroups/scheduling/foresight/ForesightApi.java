package uk.coregroups.scheduling.foresight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.foresight.AheadStore.Ahead;
import uk.coregroups.scheduling.foresight.AheadStore.OfTeam;
import uk.coregroups.scheduling.foresight.AheadStore.Window;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.roster.RosterStore;

/** What lies ahead, over HTTP. */
@RestController
class ForesightApi {

  private static final int PAGE = 25;
  private static final int MOST_WEEKS = 52;
  private static final LocalTime USUAL_START = LocalTime.of(10, 0);
  private static final int USUAL_MINUTES = 60;
  private static final int MOST_PAGES = 1_000_000;

  private final AheadStore ahead;
  private final Propose propose;
  private final RosterStore roster;
  private final Clock clock;

  ForesightApi(AheadStore ahead, Propose propose, RosterStore roster, Clock clock) {
    this.ahead = ahead;
    this.propose = propose;
    this.roster = roster;
    this.clock = clock;
  }

  /** What will be late if nothing is booked, the soonest first. */
  @GetMapping("/foresight")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Unbooked> unbooked(
      @RequestParam(defaultValue = "6") int weeks,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(required = false) @Nullable TeamId team,
      Caller caller) {
    if (weeks < 1 || weeks > MOST_WEEKS) {
      return Outcome.refused("weeks", "must be between 1 and 52");
    }
    var today = LocalDate.now(clock);
    var window = new Window(caller.partnership(), today, today.plusWeeks(weeks), team);
    return Outcome.done(
        new Unbooked(
            today,
            window.until(),
            ahead.countUnbooked(window),
            ahead.countLate(window),
            ahead.unbooked(window, offset(page), PAGE)));
  }

  /** Everything that is due within a month, and how much of it each team has. */
  @GetMapping("/month-ahead")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Month month(
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(required = false) @Nullable TeamId team,
      Caller caller) {
    var today = LocalDate.now(clock);
    var window = new Window(caller.partnership(), today, today.plusMonths(1), team);
    var teams = ahead.perTeam(window);
    long count =
        teams.stream()
            .filter(one -> team == null || team.equals(one.team()))
            .mapToLong(OfTeam::count)
            .sum();
    return new Month(today, window.until(), count, teams, ahead.due(window, offset(page), PAGE));
  }

  /**
   * What a date would mean for a core group, before it is taken.
   *
   * @param start when it would start; judged only if it is known already, like the minutes
   * @param moved the meeting that would be moved to it, if one would
   */
  @GetMapping("/core-groups/{group}/proposal")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Propose.Proposal> proposal(
      @PathVariable CoreGroupId group,
      @RequestParam LocalDate date,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.TIME) @Nullable LocalTime start,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(defaultValue = "CORE_GROUP") Meeting.Purpose purpose,
      @RequestParam(required = false) @Nullable MeetingId moved,
      Caller caller) {
    var slot =
        new Slot(
            date, start == null ? USUAL_START : start, minutes == null ? USUAL_MINUTES : minutes);
    var wanted = new Propose.Wanted(slot, purpose, moved);
    return roster
        .known(group, caller.partnership())
        .then(known -> propose.propose(known, wanted, LocalDate.now(clock)));
  }

  private static int offset(int page) {
    return (Math.clamp(page, 1, MOST_PAGES) - 1) * PAGE;
  }

  /**
   * What will be late in a time.
   *
   * @param late how much is late already and not counted here
   */
  record Unbooked(LocalDate from, LocalDate until, long count, long late, List<Ahead> rows) {}

  record Month(LocalDate from, LocalDate until, long count, List<OfTeam> teams, List<Ahead> rows) {}
}
