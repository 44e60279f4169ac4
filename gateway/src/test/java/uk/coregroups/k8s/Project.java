package uk.coregroups.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own files, as they lie in a clone. */
final class Project {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  private Project() {}

  /** A file or folder, by its path from the root of the project. */
  static Path path(String name) {
    return ROOT.resolve(name);
  }

  static String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
