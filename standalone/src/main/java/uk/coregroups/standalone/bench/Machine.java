package uk.coregroups.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;

/** What the suite's processes cost this machine, as Linux counts it under {@code /proc}. */
final class Machine {

  private static final double TICKS_A_SECOND = 100;
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISKS = 4;

  private final Suite suite;

  Machine(Suite suite) {
    this.suite = suite;
  }

  /** Processor time so far, in seconds. */
  Spent spent() {
    var parts = new LinkedHashMap<String, Double>();
    for (var service : Service.values()) {
      parts.put(service.module(), seconds(suite.part(service).pid()));
    }
    parts.put("PostgreSQL", family(postmaster()).mapToDouble(Machine::seconds).sum());
    parts.put("RabbitMQ", started("/beam.smp").mapToDouble(Machine::seconds).sum());
    parts.put("Dovecot", started("/dovecot/imap").mapToDouble(Machine::seconds).sum());
    parts.put("this bench, with the sink", seconds(ProcessHandle.current().pid()));
    var all =
        Arrays.stream(words(Path.of("/proc/stat"), 0)).skip(1).limit(8).mapToLong(Long::parseLong);
    var ticks = all.toArray();
    double idle = ticks[IDLE] / TICKS_A_SECOND;
    double disks = ticks[WAITING_FOR_DISKS] / TICKS_A_SECOND;
    double total = Arrays.stream(ticks).sum() / TICKS_A_SECOND;
    return new Spent(parts, total - idle - disks, disks, total);
  }

  /** The memory of each service that is its own, with its share of what is common: PSS, in MB. */
  Map<String, Double> memory() {
    var memory = new LinkedHashMap<String, Double>();
    for (var service : Service.values()) {
      memory.put(service.module(), memory(service));
    }
    return memory;
  }

  /** The same of one service; it stands still while its pages are counted, so do not ask often. */
  double memory(Service service) {
    var rollup = Path.of("/proc", String.valueOf(suite.part(service).pid()), "smaps_rollup");
    return Long.parseLong(words(rollup, "Pss:")[1]) / 1024.0;
  }

  /** The processes of a server that was started for this, by the end of its program's path. */
  private static Stream<Long> started(String program) {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().command().orElse("").endsWith(program))
        .map(ProcessHandle::pid);
  }

  private long postmaster() {
    var file =
        suite.settings().home().resolve("postgres").resolve("data").resolve("postmaster.pid");
    return Long.parseLong(lines(file).getFirst());
  }

  private static Stream<Long> family(long head) {
    return ProcessHandle.of(head).stream()
        .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
        .map(ProcessHandle::pid);
  }

  private static double seconds(long pid) {
    var file = Path.of("/proc", String.valueOf(pid), "stat");
    if (Files.notExists(file)) {
      return 0;
    }
    var line = lines(file).getFirst();
    var words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_A_SECOND;
  }

  private static String[] words(Path file, String firstWord) {
    var all = lines(file);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith(firstWord)) {
        return words(file, i);
      }
    }
    throw new IllegalStateException(file + " has no line " + firstWord);
  }

  private static String[] words(Path file, int line) {
    return lines(file).get(line).split("\\s+", -1);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Only Linux says what a process costs", e);
    }
  }

  /**
   * Processor time in seconds.
   *
   * @param parts of each part of the suite
   * @param busy of all processors together, by whomever
   * @param disks of processors that had nothing to do but wait for a disk
   * @param total that there was to spend
   */
  record Spent(Map<String, Double> parts, double busy, double disks, double total) {

    /** What was spent by nobody named here. */
    double others() {
      return busy - parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Spent since(Spent before) {
      var more = new LinkedHashMap<String, Double>();
      parts.forEach(
          (part, seconds) -> more.put(part, seconds - before.parts.getOrDefault(part, 0.0)));
      return new Spent(more, busy - before.busy, disks - before.disks, total - before.total);
    }
  }
}
