package uk.coregroups.events.clock;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Gives a service its clock, and in the standalone profile the door that winds it. */
@Configuration(proxyBeanMethods = false)
@Import(WindingApi.class)
public class SuiteTime {

  @Bean
  SuiteClock clock() {
    return new SuiteClock(Clock.systemUTC());
  }
}
