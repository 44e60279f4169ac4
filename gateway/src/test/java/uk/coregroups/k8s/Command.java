package uk.coregroups.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another program, run to its end. */
final class Command {

  private Command() {}

  /**
   * What it prints.
   *
   * @throws IllegalStateException with its own words if it fails
   */
  static String run(String... words) {
    try {
      var trouble = Files.createTempFile("trouble", ".txt");
      try {
        var process = new ProcessBuilder(List.of(words)).redirectError(trouble.toFile()).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(String.join(" ", words) + ": " + read(trouble));
        }
        return printed;
      } finally {
        Files.delete(trouble);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(words[0] + " could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(words[0] + " was interrupted", e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
