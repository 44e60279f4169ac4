package uk.coregroups.scheduling.round;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Sees that every round will be woken when it should be.
 *
 * <p>Quartz saves the moment at which it next wakes a round, and at which each node last said that
 * it lives. When a clock was ahead, on this node or on another, and is right again, such a moment
 * may lie days away: nothing would run until then, and a node that has died in a round would be
 * waited for. Such moments are put right. The look itself is woken by the machine's own ticking.
 */
final class RoundsWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RoundsWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /** So far nodes' clocks may be apart, and one has woken a round that is still to come here. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Scheduler scheduler;
  private final JdbcClient jdbc;
  private final Clock machine;
  private final Worker worker;

  RoundsWatch(Scheduler scheduler, JdbcClient jdbc, Clock machine, Workers workers) {
    this.scheduler = scheduler;
    this.jdbc = jdbc;
    this.machine = machine;
    this.worker =
        workers.employ(
            "rounds-watch",
            Duration.ofMinutes(2),
            () -> {
              look();
              Thread.sleep(BETWEEN_LOOKS);
            });
  }

  private void look() throws SchedulerException {
    noNodeLivesInTheFuture();
    for (var key : scheduler.getTriggerKeys(GroupMatcher.<TriggerKey>anyGroup())) {
      if (scheduler.getTrigger(key) instanceof CronTrigger trigger) {
        putRight(trigger);
      }
      if (scheduler.getTriggerState(key) == TriggerState.ERROR) {
        LOG.error("{} was not woken any more, and is again", key.getName());
        scheduler.resetTriggerFromErrorState(key);
      }
    }
  }

  private void noNodeLivesInTheFuture() {
    long now = machine.millis();
    jdbc.sql(
            """
            update qrtz_scheduler_state set last_checkin_time = :now
            where last_checkin_time > :ahead
            """)
        .param("now", now)
        .param("ahead", now + PATIENCE.toMillis())
        .update();
  }

  @SuppressWarnings("JavaUtilDate") // Quartz knows no other
  private void putRight(CronTrigger trigger) throws SchedulerException {
    var now = machine.instant();
    var fresh = trigger.getTriggerBuilder().startAt(Date.from(now)).build();
    var following = fresh.getFireTimeAfter(Date.from(now.plus(PATIENCE)));
    var next = trigger.getNextFireTime();
    if (next != null && following != null && next.after(following)) {
      LOG.error(
          "{} was to be woken at {}: a clock was ahead. It is woken as its schedule says from now",
          trigger.getKey().getName(),
          next.toInstant());
      scheduler.rescheduleJob(trigger.getKey(), fresh);
    }
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop(Duration.ofSeconds(5));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
