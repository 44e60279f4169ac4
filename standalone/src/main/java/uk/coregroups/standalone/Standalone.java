package uk.coregroups.standalone;

import java.util.Arrays;
import uk.coregroups.standalone.bench.Bench;
import uk.coregroups.standalone.broker.QpidBroker;
import uk.coregroups.standalone.launch.Launch;
import uk.coregroups.standalone.stories.Stories;

/** What {@code ./run} starts. */
public final class Standalone {

  private Standalone() {}

  public static void main(String[] arguments) throws Exception {
    var word = arguments.length == 0 ? "suite" : arguments[0];
    var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    try {
      switch (word) {
        case "suite" -> Launch.main(rest);
        case "stories" -> Stories.main(rest);
        case "bench" -> Bench.main(rest);
        case QpidBroker.WORD -> QpidBroker.main(arguments);
        default -> throw new IllegalStateException("Unknown word: " + word + ". See ./run help");
      }
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
