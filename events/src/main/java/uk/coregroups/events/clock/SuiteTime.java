package uk.coregroups.events.clock;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.database.Database;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.events.worker.Working;

/**
 * Gives a service its clock, and in the standalone profile the door that winds it; wakes its
 * rounds.
 *
 * <p>In that profile {@code STANDALONE_CLOCK_AHEAD} says how far the suite's time is ahead of the
 * machine's, so that a service started again lives in it at once.
 */
@Configuration(proxyBeanMethods = false)
@Import({WindingApi.class, Working.class, Database.class})
public class SuiteTime {

  @Bean
  @Profile("!standalone")
  SuiteClock clock() {
    return new SuiteClock(Clock.systemUTC());
  }

  @Bean
  @Profile("standalone")
  SuiteClock clockAhead(@Value("${STANDALONE_CLOCK_AHEAD:PT0S}") Duration ahead) {
    return new SuiteClock(Clock.systemUTC(), ahead);
  }

  @Bean
  ClockWatch clockWatch(
      JdbcClient jdbc, @Value("${clock.apart-at-most}") Duration apartAtMost, Workers workers) {
    return new ClockWatch(Clock.systemUTC(), jdbc, apartAtMost, workers);
  }

  @Bean
  LastRounds lastRounds() {
    return new LastRounds();
  }

  @Bean
  Alarms alarms(ObjectProvider<Round> rounds, Workers workers, LastRounds last) {
    return new Alarms(rounds.stream().toList(), Clock.systemUTC(), workers, last);
  }
}
