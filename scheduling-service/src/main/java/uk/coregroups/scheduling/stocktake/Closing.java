package uk.coregroups.scheduling.stocktake;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.task.TaskStore;

/** A core group is closed once stock has been taken, or with a reason that is kept. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Closing {

  private static final int LONGEST_REASON = 500;

  private final StockTakeStore stocks;
  private final TaskStore tasks;
  private final Clock clock;

  Closing(StockTakeStore stocks, TaskStore tasks, Clock clock) {
    this.stocks = stocks;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** What stands in the way of closing it, if something does. */
  public Optional<Wrong> wrong(Meeting meeting, @Nullable String noStockTake) {
    if (!stocks.isOwed(meeting)) {
      return Optional.empty();
    }
    if (noStockTake == null || noStockTake.isBlank()) {
      return Optional.of(
          new Wrong(
              "noStockTake",
              "must say why nobody went through who belongs to the group; or take stock first"));
    }
    return noStockTake.length() > LONGEST_REASON
        ? Optional.of(new Wrong("noStockTake", "must be at most 500 characters"))
        : Optional.empty();
  }

  /** Keeps the reason, if stock was not taken; one that was needs none. */
  public void close(Meeting meeting, @Nullable String noStockTake, String by) {
    if (noStockTake != null && stocks.isOwed(meeting)) {
      stocks.skip(meeting, noStockTake.strip(), by, clock.instant());
    }
  }

  /** Somebody has left, as was said: nobody need be asked to see to it. */
  public void left(MemberId member) {
    tasks.doneFor(member.value(), "membership", "Recorded as having left");
  }
}
