package uk.coregroups.events.clock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import uk.coregroups.events.database.Unavailable;

/**
 * Work that asks what should have been done by now, and does it.
 *
 * <p>Nothing is lost if a round is missed and nothing doubled if it runs twice.
 */
public interface Round {

  void run();

  /** When a thread of its own runs it. */
  default Waking waking() {
    return new Waking.BySomebodyElse();
  }

  /**
   * Does the same for each of many. One that fails is not the end of the others; while the database
   * is away there is no use in going on, and the whole round is run again.
   *
   * @throws IllegalStateException when all have been tried, if some failed
   */
  static <T> void forEach(Collection<T> all, Consumer<T> work) {
    var failures = new ArrayList<String>();
    for (var one : all) {
      try {
        work.accept(one);
      } catch (RuntimeException e) {
        if (Unavailable.is(e)) {
          throw e;
        }
        // An exception's own words may quote what was being read.
        LoggerFactory.getLogger(Round.class).error("{} failed: {}", one, e.getClass().getName());
        failures.add(e.getClass().getSimpleName());
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.size() + " failed: " + failures.getFirst());
    }
  }
}
