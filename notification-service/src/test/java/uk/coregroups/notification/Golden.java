package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was approved, as files: with {@code -Dgolden.apply=true} they are written anew. */
public final class Golden {

  private static final boolean APPLY = Boolean.getBoolean("golden.apply");
  private static final Path ROOT = Path.of("src", "test", "resources");

  private Golden() {}

  /** Says whether what is composed now is, byte for byte, what was approved. */
  public static void check(String file, byte[] composed) {
    var approved = ROOT.resolve(file);
    try {
      if (APPLY) {
        Files.write(approved, composed);
      }
      assertThat(approved).as("nobody has approved this: -Dgolden.apply=true writes it").exists();
      assertThat(new String(composed, UTF_8)).as(file).isEqualTo(Files.readString(approved));
      assertThat(composed).as(file).isEqualTo(Files.readAllBytes(approved));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The approved files of a folder. */
  public static List<Path> approved(String folder) {
    try (var files = Files.list(ROOT.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
