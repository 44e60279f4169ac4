package uk.coregroups.membership.intake;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.coregroups.membership.extract.Row;

/**
 * Rows on their way from whoever reads them to whoever looks at them, side by side: a few thousand
 * at most, and the reader waits when the belt is full.
 */
final class Belt {

  private static final int BATCHES = 8;

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(BATCHES);
  private volatile boolean abandoned;

  /** Lays rows on it. */
  void put(List<Row> rows) {
    lay(new Piece(rows, null, null));
  }

  /** All rows are on it; this is the file's fingerprint. */
  void end(String fingerprint) {
    lay(new Piece(List.of(), fingerprint, null));
  }

  /** No more can be read. */
  void breakOff(String why) {
    lay(new Piece(List.of(), null, why));
  }

  /** Nobody looks any more: what is still laid on it falls off. */
  void abandon() {
    abandoned = true;
    pieces.clear();
  }

  private void lay(Piece piece) {
    try {
      boolean laid = false;
      while (!laid && !abandoned) {
        laid = pieces.offer(piece, 1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading an extract", e);
    }
  }

  /**
   * Looks at everything that comes along, to the end.
   *
   * @return the file's fingerprint
   * @throws BrokenOff if the end never comes
   */
  String forEach(Consumer<List<Row>> look) {
    try {
      while (true) {
        var piece = pieces.take();
        if (piece.broken != null) {
          throw new BrokenOff(piece.broken);
        }
        if (piece.fingerprint != null) {
          return piece.fingerprint;
        }
        look.accept(piece.rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenOff("It was stopped.");
    }
  }

  private record Piece(List<Row> rows, @Nullable String fingerprint, @Nullable String broken) {}

  /** The upload ended before the file did. */
  static final class BrokenOff extends RuntimeException {
    BrokenOff(String words) {
      super(words);
    }
  }
}
