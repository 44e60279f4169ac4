package uk.coregroups.events.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Runs the rounds that have a thread of their own. One that fails, for the database is away, is run
 * again in moments and not the next night.
 *
 * <p>The pauses are told by the machine's own ticking, so a clock that is set back stops nothing. A
 * nightly round runs whenever the date is not the one on which it last ran, earlier or later.
 */
class Alarms implements SmartLifecycle {

  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(20);

  /** The longest time a round may take before its thread is called stuck. */
  private static final Duration RUN_WITHIN = Duration.ofHours(2);

  private final Clock machine;
  private final List<Worker> workers;
  private volatile boolean running;

  Alarms(List<Round> rounds, Clock machine, Workers workers, LastRounds last) {
    this.machine = machine;
    this.workers = rounds.stream().flatMap(round -> employ(round, workers, last).stream()).toList();
  }

  private Optional<Worker> employ(Round round, Workers workers, LastRounds last) {
    return switch (round.waking()) {
      case Waking.BySomebodyElse() -> Optional.empty();
      case Waking.Every(var name, var pause) -> {
        var followed = last.following(name, round);
        yield Optional.of(
            workers.employ(
                name,
                RUN_WITHIN,
                () -> {
                  followed.run();
                  Thread.sleep(pause);
                }));
      }
      case Waking.Nightly(var name, var from) -> {
        var night = new Night(machine, from, last.following(name, round));
        yield Optional.of(workers.employ(name, RUN_WITHIN, night));
      }
    };
  }

  @Override
  public void start() {
    workers.forEach(Worker::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    workers.forEach(one -> one.stop(Duration.ofSeconds(15)));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** A look at the clock, and the round if it has not run on this date. */
  static final class Night implements Worker.Turn {

    private final Clock machine;
    private final LocalTime from;
    private final Round round;
    private Optional<java.time.LocalDate> ranOn = Optional.empty();

    Night(Clock machine, LocalTime from, Round round) {
      this.machine = machine;
      this.from = from;
      this.round = round;
    }

    @Override
    public void take() throws InterruptedException {
      look();
      Thread.sleep(LOOK_AT_THE_CLOCK);
    }

    void look() {
      var now = machine.instant().atZone(SuiteClock.LONDON);
      var today = Optional.of(now.toLocalDate());
      if (!today.equals(ranOn) && !now.toLocalTime().isBefore(from)) {
        round.run();
        ranOn = today;
      }
    }
  }
}
