package uk.coregroups.scheduling.round;

import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.listeners.JobListenerSupport;
import uk.coregroups.events.clock.LastRounds;

/** Notes each round of Quartz's that has come to a good end. */
final class RoundEnds extends JobListenerSupport {

  private final LastRounds last;

  RoundEnds(LastRounds last) {
    this.last = last;
  }

  @Override
  public String getName() {
    return "round-ends";
  }

  @Override
  public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
    if (failure == null) {
      last.ended(context.getJobDetail().getKey().getName());
    }
  }
}
