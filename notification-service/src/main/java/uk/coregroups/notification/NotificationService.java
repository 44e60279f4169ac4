package uk.coregroups.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.carrier.Carrier;
import uk.coregroups.events.clock.SuiteTime;
import uk.coregroups.events.door.Doors;
import uk.coregroups.notification.mailbox.LenientMail;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({Carrier.class, Doors.class, KeptApart.class, SuiteTime.class})
public class NotificationService {

  /**
   * Without this the mail library looks for its stream provider anew for every part of a letter.
   */
  private static final String STREAMS = "jakarta.mail.util.StreamProvider";

  static {
    LenientMail.prepare();
  }

  public static void main(String[] arguments) {
    System.setProperty(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
    SpringApplication.run(NotificationService.class, arguments);
  }
}
