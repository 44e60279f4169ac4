package uk.coregroups.scheduling.round;

import java.time.Clock;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.clock.LastRounds;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.database.NeedsConnections;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.scheduling.purge.PurgeRound;
import uk.coregroups.scheduling.revision.ReadHolidays;

/**
 * Quartz's part: to wake the round, on one node of the cluster at a time, and on another when that
 * one dies. It keeps no due work of its own.
 */
@Configuration(proxyBeanMethods = false)
class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private static final String EVERY_TWENTY_SECONDS = "0/20 * * * * ?";
  private static final String EVERY_MORNING = "0 30 5 * * ?";

  /** The scheduler, and who looks for what was missed, and for nodes that have died. */
  private static final int QUARTZ_ITSELF = 3;

  @Bean
  JobDetail rungs() {
    return JobBuilder.newJob(Waking.class)
        .withIdentity("rungs")
        .withDescription("Says what should have been said by now")
        .storeDurably()
        .requestRecovery()
        .build();
  }

  @Bean
  Trigger rungsClock(JobDetail rungs) {
    return TriggerBuilder.newTrigger()
        .forJob(rungs)
        .withIdentity("rungs")
        .withSchedule(
            CronScheduleBuilder.cronSchedule(EVERY_TWENTY_SECONDS)
                .inTimeZone(TimeZone.getTimeZone(SuiteClock.LONDON))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  @Bean
  JobDetail holidays() {
    return JobBuilder.newJob(Reading.class)
        .withIdentity("holidays")
        .withDescription("Reads the official list of bank holidays")
        .storeDurably()
        .requestRecovery()
        .build();
  }

  @Bean
  Trigger holidaysClock(JobDetail holidays) {
    return TriggerBuilder.newTrigger()
        .forJob(holidays)
        .withIdentity("holidays")
        .withSchedule(
            CronScheduleBuilder.cronSchedule(EVERY_MORNING)
                .inTimeZone(TimeZone.getTimeZone(SuiteClock.LONDON))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  @Bean
  JobDetail purges() {
    return JobBuilder.newJob(Purging.class)
        .withIdentity("purges")
        .withDescription("Lets go of the records of groups that have closed")
        .storeDurably()
        .requestRecovery()
        .build();
  }

  @Bean
  Trigger purgesClock(JobDetail purges) {
    return TriggerBuilder.newTrigger()
        .forJob(purges)
        .withIdentity("purges")
        .withSchedule(
            CronScheduleBuilder.cronSchedule(EVERY_MORNING)
                .inTimeZone(TimeZone.getTimeZone(SuiteClock.LONDON))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  /** Whatever is wrong with the list, the service starts, and it is read again each morning. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> readHolidaysAtTheStart(ReadHolidays readHolidays) {
    return ready -> {
      try {
        readHolidays.read();
      } catch (RuntimeException e) {
        LOG.error("The bank holidays could not be read at the start: {}", e.getClass().getName());
      }
    };
  }

  @Bean
  SchedulerFactoryBeanCustomizer roundEnds(LastRounds last, List<JobDetail> jobs) {
    jobs.forEach(job -> last.expect(job.getKey().getName()));
    return factory -> factory.setGlobalJobListeners(new RoundEnds(last));
  }

  @Bean
  RoundsWatch roundsWatch(Scheduler scheduler, JdbcClient jdbc, Workers workers) {
    return new RoundsWatch(scheduler, jdbc, Clock.systemUTC(), workers);
  }

  /** Quartz's own threads ask for connections too, one each. */
  @Bean
  NeedsConnections quartzConnections(
      @Value("${spring.quartz.properties.org.quartz.threadPool.threadCount}") int threads) {
    return () -> threads + QUARTZ_ITSELF;
  }

  /** One reading of the list. */
  @DisallowConcurrentExecution
  static final class Reading extends Tried {

    Reading(ReadHolidays readHolidays) {
      super(readHolidays::read);
    }
  }

  /** One look at what waits to be purged. */
  @DisallowConcurrentExecution
  static final class Purging extends Tried {

    Purging(PurgeRound round) {
      super(round::run);
    }
  }

  /** One waking. A missed one is made up for by the next. */
  @DisallowConcurrentExecution
  static final class Waking extends Tried {

    Waking(RungRound round) {
      super(round::run);
    }
  }
}
