package uk.coregroups.standalone.part;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of the suite, whose output goes to a log file of its own. */
public final class Part implements AutoCloseable {

  private final String name;
  private final Path log;
  private final Process process;

  private Part(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts the command with {@code environment} added to this process's own. Output is appended to
   * {@code log}, so that what a killed process said last is still there after its successor starts.
   */
  public static Part start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Part(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not start " + name, e);
    }
  }

  /** Another Java process made of this one's own classes, with {@code arguments} for its main. */
  public static List<String> javaCommand(List<String> flags, Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The Java that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /**
   * Waits until {@code ready} says yes.
   *
   * @throws IllegalStateException with the end of the log if the process ends or time runs out
   */
  public void await(Duration atMost, BooleanSupplier ready) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " ended while starting.\n" + endOfLog());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            name + " was not ready within " + atMost.toSeconds() + " s.\n" + endOfLog());
      }
      Pause.of(Duration.ofMillis(50));
    }
  }

  /** The last lines the process wrote, for a person who must find out why it would not start. */
  public String endOfLog() {
    try {
      var lines = Files.readAllLines(log);
      var last = lines.subList(Math.max(0, lines.size() - 40), lines.size());
      return "The end of " + log + ":\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "Its log " + log + " could not be read: " + e.getMessage();
    }
  }

  /** Ends the process and all it started, at once and unasked, as a machine that dies would. */
  public void kill() {
    var all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  /** Asks the process to end, and insists after 15 seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
