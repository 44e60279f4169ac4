package uk.coregroups.notification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/texts.md} says what becomes of a text, and it is so. */
class TextsPageTest {

  private static final Pattern INVISIBLE = Pattern.compile("⟨U\\+([0-9A-F]{4})⟩");

  @ParameterizedTest
  @MethodSource
  void whatThePageSaysOfATextIsSo(String written, String becomes) {
    var said =
        switch (becomes) {
          case "no more texts" -> Said.STOP;
          case "held until read" -> Said.PERHAPS_STOP;
          case "texts again" -> Said.START;
          case "read by a person" -> Said.WORDS;
          default -> throw new IllegalArgumentException(becomes);
        };
    var text =
        INVISIBLE
            .matcher(written)
            .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));

    assertThat(OptOut.said(text)).as(written).isEqualTo(said);
    assertThat(OptOut.said("  " + text + " ")).as(written).isEqualTo(said);
  }

  static List<String[]> whatThePageSaysOfATextIsSo() throws IOException {
    var rows =
        rows().filter(row -> row[1].matches("no more texts|held until read|texts again|read by.*"));
    return rows.toList();
  }

  @Test
  void thePageHasAllItsRows() throws IOException {
    assertThat(whatThePageSaysOfATextIsSo()).hasSizeGreaterThan(140);
  }

  @Test
  void whatTheProviderTookItForIsBelieved() {
    assertThat(OptOut.said("Dewch â hyn i ben", "STOP")).isEqualTo(Said.STOP);
    assertThat(OptOut.said("Yes", "START")).isEqualTo(Said.START);
    assertThat(OptOut.said("STOP", "HELP")).isEqualTo(Said.STOP);
  }

  /** Every text of ours says how to stop texts: that is not said by whoever repeats it. */
  @ParameterizedTest
  @MethodSource("texts")
  void whatWeWroteIsNotWhatTheySay(String ours) {
    assertThat(OptOut.said(ours)).isEqualTo(Said.WORDS);
    assertThat(OptOut.said("Liked “" + ours + "”")).isEqualTo(Said.WORDS);
    assertThat(OptOut.said("👍 to “" + ours + "”")).isEqualTo(Said.WORDS);
    assertThat(OptOut.said("I will come\n> " + ours)).isEqualTo(Said.WORDS);
    assertThat(OptOut.said("STOP\n> " + ours)).isEqualTo(Said.STOP);
    assertThat(OptOut.said("“" + ours + "”\nStop please")).isEqualTo(Said.STOP);
  }

  static List<String> texts() throws IOException {
    try (var files =
        Files.newDirectoryStream(Path.of("src/test/resources/letters"), "*.text.txt")) {
      var texts = new ArrayList<String>();
      for (var file : files) {
        texts.add(Files.readString(file).strip());
      }
      return texts;
    }
  }

  /** Somebody may send whatever they like, as long as they like. */
  @ParameterizedTest
  @ValueSource(
      strings = {"stop ", "dont ", "S ", "?", "cancel texts ", "no more ", "\u0301", "😡", "“"})
  void noTextIsLongToRead(String part) {
    var long1 = System.nanoTime();
    OptOut.said(part.repeat(200_000));
    assertThat(Duration.ofNanos(System.nanoTime() - long1)).isLessThan(Duration.ofSeconds(1));
  }

  private static Stream<String[]> rows() throws IOException {
    return Files.readAllLines(Path.of("../docs/texts.md")).stream()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.substring(1).split(" \\| ?", -1))
        .filter(cells -> cells.length >= 2)
        .map(cells -> new String[] {bare(cells[0]), bare(cells[1]).replace("|", "").strip()});
  }

  private static String bare(String cell) {
    var stripped = cell.strip();
    return stripped.startsWith("`") ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
