package uk.coregroups.scheduling.round;

import java.time.Duration;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.coregroups.events.database.Unavailable;

/**
 * Work that Quartz wakes. While the database is away it waits and is done again, and not only when
 * it is next woken, which may be tomorrow.
 */
abstract class Tried implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(Tried.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Runnable work;

  Tried(Runnable work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    var job = context.getJobDetail().getKey().getName();
    try {
      work.run();
    } catch (RuntimeException e) {
      boolean waits = Unavailable.is(e);
      LOG.error("The round of {} broke off: {}", job, e.getClass().getName());
      // Without the cause: Quartz would log its words, and those may quote what was being read.
      throw new JobExecutionException(job + " broke off", waits && mayGoOn(context));
    }
  }

  private static boolean mayGoOn(JobExecutionContext context) {
    try {
      Thread.sleep(PAUSE);
      return !context.getScheduler().isShutdown() && !context.getScheduler().isInStandbyMode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (org.quartz.SchedulerException e) {
      return false;
    }
  }
}
