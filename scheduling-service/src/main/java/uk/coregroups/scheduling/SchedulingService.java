package uk.coregroups.scheduling;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.carrier.Carrier;
import uk.coregroups.events.clock.SuiteTime;
import uk.coregroups.events.door.Doors;

/** The application. */
@SpringBootApplication
@Import({Carrier.class, Doors.class, KeptApart.class, SuiteTime.class})
public class SchedulingService {

  public static void main(String[] arguments) {
    SpringApplication.run(SchedulingService.class, arguments);
  }
}
