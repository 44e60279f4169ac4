package uk.coregroups.scheduling.stocktake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.stocktake.StockTake.Standing;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Takes stock of who belongs to a group: every member of the day, and which roles are missing.
 *
 * <p>It changes nobody's membership: somebody said to have left, or to be missing, becomes a task
 * for the office, which knows since when and why.
 */
@Service
class TakeStock {

  private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,40}");
  private static final int MOST_MISSING = 20;

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final StockTakeStore stocks;
  private final TaskStore tasks;
  private final Clock clock;

  TakeStock(
      MeetingStore meetings,
      RosterStore roster,
      StockTakeStore stocks,
      TaskStore tasks,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.stocks = stocks;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Transactional
  public Outcome<StockTake> take(
      MeetingId id,
      Map<MemberId, Standing> seats,
      List<String> missing,
      String by,
      LocalDate today) {
    var meeting = meetings.lock(id).orElseThrow();
    var before = stocks.find(id);
    var wrongs = wrong(meeting, before, seats, missing, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var stock =
        new StockTake(
            before.map(StockTake::id).orElseGet(UUID::randomUUID),
            seats,
            missing.stream().distinct().toList(),
            clock.instant());
    stocks.save(meeting, stock, by);
    openTasks(meeting, stock, by);
    return Outcome.done(stock);
  }

  private List<Wrong> wrong(
      Meeting meeting,
      Optional<StockTake> before,
      Map<MemberId, Standing> seats,
      List<String> missing,
      LocalDate today) {
    if (meeting.purpose() != Meeting.Purpose.CORE_GROUP) {
      return List.of(new Wrong("meeting", "is a professionals' meeting, which takes no stock"));
    }
    if (meeting.state() == Meeting.State.CANCELLED) {
      return List.of(new Wrong("meeting", "has been cancelled"));
    }
    if (meeting.state() == Meeting.State.HELD && before.isPresent()) {
      return List.of(new Wrong("meeting", "has been closed with the stock that was taken"));
    }
    if (meeting.slot().date().isAfter(today)) {
      return List.of(new Wrong("meeting", "is still to come; stock is taken at the meeting"));
    }
    var wrongs = new ArrayList<Wrong>();
    var members =
        roster.seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
            .map(RosterSeat::member)
            .collect(Collectors.toSet());
    if (!members.equals(seats.keySet())) {
      wrongs.add(
          new Wrong("members", "have changed since this page was opened; go through them again"));
    }
    if (missing.size() > MOST_MISSING || !missing.stream().allMatch(ROLE.asMatchPredicate())) {
      wrongs.add(new Wrong("missing", "must be roles of this partnership"));
    }
    return wrongs;
  }

  private void openTasks(Meeting meeting, StockTake stock, String by) {
    stock
        .seats()
        .forEach((member, standing) -> {
          switch (standing) {
            case LEFT -> open(meeting, Task.Kind.SAID_TO_HAVE_LEFT, member.value());
            case CONFIRMED -> tasks.doneFor(member.value(), by, "Confirmed as a member");
          }
        });
    if (stock.missing().isEmpty()) {
      tasks.doneFor(stock.id(), by, "Nobody is missing");
    } else {
      open(meeting, Task.Kind.SAID_TO_BE_MISSING, stock.id());
    }
  }

  private void open(Meeting meeting, Task.Kind kind, UUID about) {
    tasks.open(
        kind,
        meeting.partnership(),
        meeting.coreGroup(),
        about,
        meeting.reference(),
        clock.instant());
  }
}
