package uk.coregroups.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import uk.coregroups.events.clock.SuiteTime;
import uk.coregroups.events.database.NeedsConnections;
import uk.coregroups.events.door.PageNumbers;
import uk.coregroups.events.door.UnexpectedErrors;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({PageNumbers.class, SuiteTime.class})
public class Gateway {

  /** Calls let in at once hold a connection for as long as a session or a code is looked up. */
  private static final int LOOKED_UP_AT_ONCE = 12;

  /** One more tidies up sessions that have ended. */
  @Bean
  NeedsConnections sessions() {
    return () -> LOOKED_UP_AT_ONCE + 1;
  }

  @Bean
  UnexpectedErrors unexpectedErrors() {
    return new UnexpectedErrors();
  }

  public static void main(String[] arguments) {
    SpringApplication.run(Gateway.class, arguments);
  }
}
