package uk.coregroups.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layout is decided by google-java-format. {@code ./run format} rewrites what differs. */
class FormatTest {

  private static final boolean APPLY = Boolean.getBoolean("format.apply");

  @Test
  void everyFileIsAsTheFormatterWouldWriteIt() throws IOException, FormatterException {
    var different = new ArrayList<Path>();
    for (var file : sources()) {
      var written = Files.readString(file);
      var formatted = new Formatter().formatSourceAndFixImports(written);
      if (!written.equals(formatted)) {
        different.add(file);
        if (APPLY) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!APPLY) {
      assertThat(different).as("./run format would change these").isEmpty();
    }
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
