package uk.coregroups.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import uk.coregroups.events.clock.SuiteTime;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(SuiteTime.class)
public class Gateway {

  public static void main(String[] arguments) {
    SpringApplication.run(Gateway.class, arguments);
  }
}
