package uk.coregroups.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import uk.coregroups.standalone.part.Part;

/**
 * The suite's folder: one suite at a time, and a note of its processes, so that what a launcher
 * left behind when it was killed can be ended by the next.
 */
final class Home implements AutoCloseable {

  private final Path folder;
  private final FileChannel lock;
  private final List<String> processes = new ArrayList<>();

  private Home(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Moves in.
   *
   * @throws IllegalStateException if a suite lives here already
   */
  static Home in(Path folder, int gatewayPort) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      var lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw new IllegalStateException(
            "The suite in "
                + folder
                + " is running already: look at http://127.0.0.1:"
                + gatewayPort
                + ", or end it with Ctrl-C where it was started.");
      }
      var home = new Home(folder, lock);
      home.endWhatWasLeftBehind();
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be used", e);
    }
  }

  Path folder() {
    return folder;
  }

  Path log(String part) {
    return folder.resolve("log").resolve(part + ".log");
  }

  /**
   * Notes a process, with the moment it started: a number alone may be somebody else's by tomorrow.
   */
  void note(Part part) {
    ProcessHandle.of(part.pid())
        .flatMap(process -> process.info().startInstant())
        .ifPresent(started -> processes.add(part.pid() + " " + started));
    try {
      Files.write(folder.resolve("processes"), processes);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be written", e);
    }
  }

  private void endWhatWasLeftBehind() throws IOException {
    var note = folder.resolve("processes");
    if (Files.notExists(note)) {
      return;
    }
    for (var line : Files.readAllLines(note)) {
      var words = line.split(" ", 2);
      alive(Long.parseLong(words[0]), Instant.parse(words[1]))
          .ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
          });
    }
    Files.delete(note);
  }

  private static Optional<ProcessHandle> alive(long pid, Instant started) {
    return ProcessHandle.of(pid)
        .filter(process -> process.info().startInstant().filter(started::equals).isPresent());
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve("processes"));
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be left", e);
    }
  }
}
