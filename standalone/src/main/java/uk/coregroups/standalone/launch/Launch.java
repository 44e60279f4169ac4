package uk.coregroups.standalone.launch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import uk.coregroups.standalone.demo.DemoFamily;
import uk.coregroups.standalone.demo.Office;

/** {@code ./run}: the suite on this machine until somebody presses Ctrl-C. */
public final class Launch {

  private Launch() {}

  /**
   * Starts the suite and says where to look.
   *
   * @throws IllegalStateException in words, if it cannot be started
   */
  public static void main(String[] arguments) throws InterruptedException {
    var settings = Settings.of(arguments, System.getenv());
    System.out.println("Starting the suite in " + settings.home() + " …");
    var ended = new CountDownLatch(1);
    var suite = Suite.start(Suite.Plan.of(settings, Path.of("")));
    var keepRunning = new KeepRunning(suite::part, suite::restart, System.out::println);
    keepRunning.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              System.out.println("\nStopping …");
              keepRunning.stop();
              suite.close();
              System.out.println("Stopped. Everything is kept in " + settings.home());
              ended.countDown();
            }));
    enterTheFamily(suite);
    System.out.println(welcome(suite));
    ended.await();
  }

  private static void enterTheFamily(Suite suite) {
    var gateway = suite.address(Service.GATEWAY);
    var password = suite.secrets().password();
    DemoFamily.enter(
        new Office(gateway, "operator@anytown.example", password),
        new Office(gateway, "admin@anytown.example", password),
        new Office(gateway, "manager@anytown.example", password),
        LocalDate.now(SuiteTime.LONDON));
  }

  private static String welcome(Suite suite) {
    return """

    The suite is running.

      Pages        %s
      Post room    %s   (every letter and text, as its receiver sees it)

      Sign in as   admin@anytown.example      books meetings
                   worker@anytown.example     holds cases
                   manager@anytown.example    answers for a team
                   quality@anytown.example    sees figures and no case
                   operator@anytown.example   keeps the suite running
      Password     %s

      Members sign in with a code: try b.reid@learning.example, and read it in the post room.

      Data and logs are in %s. Ctrl-C stops everything.
    """
        .formatted(
            suite.address(Service.GATEWAY),
            suite.hasPostRoom()
                ? "http://127.0.0.1:" + suite.postRoom().pagePort()
                : "not needed: real servers are used",
            suite.secrets().password(),
            suite.settings().home());
  }
}
