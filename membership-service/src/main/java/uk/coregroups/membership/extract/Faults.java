package uk.coregroups.membership.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with an extract: all of it counted, the first ten thousand kept. */
public final class Faults {

  /** More than that nobody reads, and a wrong mapping makes a fault of every row. */
  private static final int KEPT = 10_000;

  private final List<Fault> kept = new ArrayList<>();
  private int count;

  public void say(Row row, @Nullable RecordKind kind, @Nullable Column column, String words) {
    add(new Fault(row.number(), kind, column, words));
  }

  public synchronized void add(Fault fault) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(fault);
    }
  }

  /** How many there are, kept or not. */
  public synchronized int count() {
    return count;
  }

  /** Those kept, in the order of the file. */
  public synchronized List<Fault> inOrder() {
    return kept.stream().sorted(Comparator.comparingInt(Fault::row)).toList();
  }
}
