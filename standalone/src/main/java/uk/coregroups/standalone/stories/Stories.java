package uk.coregroups.standalone.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Settings;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;
import uk.coregroups.standalone.ledger.Leaving;
import uk.coregroups.standalone.ledger.Ledger;
import uk.coregroups.standalone.ledger.Mailbag;
import uk.coregroups.standalone.stage.Account;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * {@code ./run stories}: the stories, played from December to the December two years on against a
 * suite of their own.
 */
public final class Stories {

  private Stories() {}

  /**
   * Plays them.
   *
   * @throws IllegalStateException in words, at the first thing that is not as the rules say
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      throw new IllegalStateException("The stories take no options. See ./run help");
    }
    var left = Path.of("target", "stories");
    System.out.println("Starting a suite of its own …");
    play(left, Path.of(""), false);
    System.out.println("Everything that was sent is in " + left + ".");
  }

  /**
   * Plays the stories, and leaves in a folder all that was sent and the logs of every process.
   *
   * @param project the folder with the built modules
   * @param bestBroker whether RabbitMQ is used where it is installed
   */
  public static void play(Path left, Path project, boolean bestBroker) {
    clear(left);
    var home = temporary();
    var wound = new SuiteTime.Wound();
    var plan = Suite.Plan.of(Settings.embedded(home), project).withClock(wound);
    var suite = Suite.start(bestBroker ? plan.withTheBestBroker() : plan);
    var ending = new Thread(() -> end(suite, home));
    Runtime.getRuntime().addShutdownHook(ending);
    try (var transcript = new Transcript(left.resolve("transcript.md"))) {
      play(suite, new SuiteTime(suite, wound), transcript, left);
    } finally {
      Leaving.logs(suite.logs(), left);
      Runtime.getRuntime().removeShutdownHook(ending);
      end(suite, home);
    }
  }

  private static void play(Suite suite, SuiteTime time, Transcript transcript, Path left) {
    var ledger = new Ledger(suite.database(Service.NOTIFICATION));
    var mailbag = new Mailbag(suite.postRoom(), ledger);
    var stage = new Stage(suite, time, transcript, mailbag);
    try {
      transcript.title("Seven stories of seven families");
      var family = new FromConferenceToReply(stage).play();
      new FromHeldToShared(stage).play(family);
      var other = new FromMarchToJuly(stage).play(family);
      new OneLeavesOneJoins(stage).play(family, other);
      new OneAddress(stage).play(family);
      new FromStrategyToEnd(stage).play(family, other);
      new FromExpectedToBorn(stage).play();
      new ParentsApart(stage).play();
      new Account(ledger, mailbag, transcript).settle(stage.expected());
    } finally {
      Leaving.post(mailbag, left);
      Leaving.cast(Cast.neverOutside(), left);
    }
  }

  private static void end(Suite suite, Path home) {
    suite.close();
    delete(home);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("core-groups-stories");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path folder) {
    delete(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be made", e);
    }
  }

  private static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (var file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be cleared", e);
    }
  }
}
