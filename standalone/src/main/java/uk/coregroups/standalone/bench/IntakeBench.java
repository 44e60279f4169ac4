package uk.coregroups.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.caseload.CaseExtract;
import uk.coregroups.standalone.caseload.PlainCopy;
import uk.coregroups.standalone.launch.OperatorPass;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite.Plan;
import uk.coregroups.standalone.part.Pause;

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
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double REACH_OF_COPY = 0.2;
  private static final double MOST_MEMORY_MB = 512;
  private static final int OTHERS = 4;
  private static final int WEEKS = 4;
  private static final int ONE_IN = 10;

  private final Stage stage;
  private final Machine machine;
  private final OperatorPass passes;
  private final UUID england = UUID.randomUUID();
  private final HttpClient http = HttpClient.newHttpClient();
  private double peak;

  private IntakeBench(Stage stage) {
    this.stage = stage;
    this.machine = new Machine(stage.suite());
    this.passes = new OperatorPass(stage.suite().secrets());
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
    schools();
    warmUp();
    setUp(england);
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
      var elsewhere = UUID.randomUUID();
      setUp(elsewhere);
      for (int week = 0; week < WEEKS; week++) {
        takeIn(elsewhere, small);
      }
    }
  }

  private Path file(String name) {
    return stage.suite().settings().home().resolve(name);
  }

  private void setUp(UUID partnership) {
    var name = BodyPublishers.ofString("{\"name\":\"" + partnership + "\"}");
    send(partnership, "PUT", "/partnership", name, "OPERATOR");
    for (int i = 0; i < CaseExtract.TEAMS; i++) {
      var named = BodyPublishers.ofString("{\"name\":\"Team " + i + "\"}");
      send(partnership, "PUT", "/teams/" + UUID.randomUUID(), named, "OPERATOR");
    }
  }

  private void schools() {
    for (int i = 0; i < CaseExtract.SCHOOLS; i++) {
      var school =
          "{\"urn\":\"%s\",\"name\":\"School %d\",\"phase\":\"Primary\"}"
              .formatted(CaseExtract.urn(i), i);
      send(england, "POST", "/schools", BodyPublishers.ofString(school), "ADMINISTRATOR");
    }
  }

  private Taken takeIn(UUID partnership, Path file) {
    var watching = Thread.ofPlatform().daemon().start(this::watchMemory);
    var before = machine.spent();
    long began = System.nanoTime();
    var id =
        send(partnership, "POST", "/intakes", upload(file), "CASE_SYSTEM").path("id").asString();
    while (true) {
      var intake =
          send(partnership, "GET", "/intakes/" + id, BodyPublishers.noBody(), "CASE_SYSTEM");
      switch (intake.path("state").asString()) {
        case "UNDER_WAY" -> Pause.of(Duration.ofMillis(50));
        case "LOADED" -> {
          double seconds = (System.nanoTime() - began) / 1e9;
          watching.interrupt();
          return new Taken(seconds, intake, machine.spent().since(before));
        }
        default -> throw new IllegalStateException("The intake came to this: " + intake);
      }
    }
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

  private JsonNode send(
      UUID partnership, String method, String path, BodyPublisher body, String role) {
    var request =
        HttpRequest.newBuilder(stage.suite().address(Service.MEMBERSHIP).resolve(path))
            .timeout(Duration.ofMinutes(10))
            .header("Authorization", "Bearer " + passes.token(role, partnership))
            .header("Content-Type", path.equals("/intakes") ? "text/csv" : "application/json")
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(method + " " + path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("membership-service was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring", e);
    }
  }

  private static BodyPublisher upload(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The extract could not be read", e);
    }
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
