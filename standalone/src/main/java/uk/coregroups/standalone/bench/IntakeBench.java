package uk.coregroups.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.caseload.CaseExtract;
import uk.coregroups.standalone.caseload.CaseSystem;
import uk.coregroups.standalone.caseload.PlainCopy;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite.Plan;

/**
 * {@code ./run bench intake}: an extract of all of England's plans and memberships is taken in.
 *
 * <p>Measured is from the first byte of the upload until the intake is on record as loaded: read,
 * checked, saved, and the facts for the neighbours written. The yardstick, just before it and with
 * nothing else under way, is a plain {@code COPY} of the same file into a table of texts: the
 * median of three. Then the same file is brought again. Services run as containers do, for this is
 * long work for one of them.
 */
final class IntakeBench {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
  private static final double REACH_OF_COPY = 0.2;
  private static final double MOST_MEMORY_MB = 512;
  private static final int OTHERS = 4;
  private static final int WEEKS = 4;
  private static final int ONE_IN = 10;

  private final Stage stage;
  private final Machine machine;
  private final CaseSystem england;
  private double peak;

  private IntakeBench(Stage stage) {
    this.stage = stage;
    this.machine = new Machine(stage.suite());
    this.england = council();
  }

  static void run() {
    // The file is brought in pieces as large as those in which the plain COPY reads it.
    System.setProperty("jdk.httpclient.bufsize", String.valueOf(PlainCopy.PIECE));
    try (var sink = Sink.open();
        var stage = Stage.open(sink.port(), Plan::asInAContainer);
        var copy = PlainCopy.into(stage.suite().database(Service.MEMBERSHIP))) {
      new IntakeBench(stage).measure(copy);
    }
  }

  private void measure(PlainCopy copy) {
    stage.time().set(MONDAY.atTime(9, 0));
    england.setUpSchools();
    warmUp();
    england.setUp();
    var file = file("extract.csv");
    say("Writing the extract …");
    int rows = new CaseExtract(MONDAY).write(file);
    say("  %,d rows, %,.0f MB", rows, size(file) / 1e6);
    stage.time().rest();
    say("A plain COPY of it, three times …");
    double plain = median(copy, file);
    say("  %.2f s. Taking it in …", plain);
    var first = takeIn(england, file);
    say("  %.2f s", first.seconds);
    check(first, "added", CaseExtract.MEMBERSHIPS);
    say("Bringing the same file again, while the neighbours hear of the first …");
    var again = takeIn(england, file);
    check(again, "unchanged", CaseExtract.MEMBERSHIPS);
    report(rows, plain, first, again.seconds);
  }

  private static double median(PlainCopy copy, Path file) {
    return DoubleStream.generate(() -> copy.seconds(file))
        .limit(3)
        .sorted()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  /** A service that has run for a while has read many an extract, and Java has learnt from them. */
  private void warmUp() {
    say("Small extracts of other partnerships first, as of some weeks …");
    var small = file("small.csv");
    new CaseExtract(MONDAY, ONE_IN).write(small);
    for (int other = 0; other < OTHERS; other++) {
      var elsewhere = council();
      elsewhere.setUp();
      for (int week = 0; week < WEEKS; week++) {
        takeIn(elsewhere, small);
      }
    }
  }

  private CaseSystem council() {
    return new CaseSystem(stage.suite(), UUID.randomUUID());
  }

  private Path file(String name) {
    return stage.suite().settings().home().resolve(name);
  }

  private Taken takeIn(CaseSystem council, Path file) {
    var watching = Thread.ofPlatform().daemon().start(this::watchMemory);
    var before = machine.spent();
    long began = System.nanoTime();
    var intake = council.loaded(council.bring(file));
    double seconds = (System.nanoTime() - began) / 1e9;
    watching.interrupt();
    return new Taken(seconds, intake, machine.spent().since(before));
  }

  private void watchMemory() {
    while (!Thread.currentThread().isInterrupted()) {
      double now = machine.memory(Service.MEMBERSHIP);
      synchronized (this) {
        peak = Math.max(peak, now);
      }
      try {
        Thread.sleep(Duration.ofMillis(500));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void check(Taken taken, String what, int memberships) {
    var count =
        taken
            .intake
            .path("counts")
            .valueStream()
            .filter(one -> one.path("record").asString().equals("MEMBERSHIP"))
            .mapToInt(one -> one.path(what).asInt())
            .sum();
    if (count != memberships) {
      throw new IllegalStateException(
          "%,d memberships are %s, of %,d.".formatted(count, what, memberships));
    }
  }

  private void report(int rows, double copy, Taken first, double again) {
    double seconds = first.seconds;
    double ratio = copy / seconds;
    double memory;
    synchronized (this) {
      memory = peak;
    }
    say("");
    say(
        "%,d plans and %,d memberships taken in in %.2f s: %,.0f rows a second.",
        CaseExtract.PLANS, CaseExtract.MEMBERSHIPS, seconds, rows / seconds);
    say("  A plain COPY of the same file: %,.0f rows a second.", rows / copy);
    say("  The intake does %.2f of it (%s).", ratio, reach(ratio >= REACH_OF_COPY, "at least 0.2"));
    say("  Processor time, of two at most %,.1f s:", first.spent.total());
    first.spent.parts().forEach((part, spent) -> say("    %-26s %5.1f s", part, spent));
    say("    %-26s %5.1f s", "others", first.spent.others());
    say("  The same file again, of which nothing is new: %.2f s.", again);
    say(
        "Memory at its peak, PSS: membership %,.0f MB (%s).",
        memory, reach(memory < MOST_MEMORY_MB, "below 512"));
    say("On PostgreSQL with fsync on, %s beside it.", stage.suite().broker().title());
    say("");
    say(
        "figures: rows=%d seconds=%.2f rows_per_second=%.0f copy_rows_per_second=%.0f"
            + " ratio_to_copy=%.3f peak_pss_mb=%.0f again_seconds=%.2f",
        rows, seconds, rows / seconds, rows / copy, ratio, memory, again);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The extract could not be read", e);
    }
  }

  private static String reach(boolean reached, String what) {
    return (reached ? "reached: " : "MISSED: ") + what;
  }

  private static void say(String words, Object... values) {
    System.out.printf(words + "%n", values);
  }

  private record Taken(double seconds, JsonNode intake, Machine.Spent spent) {}
}
