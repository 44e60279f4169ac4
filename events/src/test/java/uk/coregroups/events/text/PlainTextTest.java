package uk.coregroups.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks the same is the same. */
class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada One",
        "Ada\u00a0One",
        "Ada\u202fOne",
        "Ada\u2007One",
        "Ada\u3000One",
        "Ada\u2800One",
        "Ada  One ",
        "\u00a0Ada \u00a0 One\u00a0",
        "Ada\tOne",
        "Ada\nOne",
        "Ada\r\nOne",
        "Ada\u2028One",
        "\ufeffAda One",
        "A\u200bda O\u200cn\u200de",
        "Ada\u2060 One\u00ad",
        "\u202aAda One\u202c",
        "Ada\u200e One\u061c",
        "\u2066Ada One\u2069",
        "Ada\u0000 One\u0007",
        "Ada One\ufe0f",
        "Ada\u180e One",
        "Ada One\u3164",
        "Ada One\ud800"
      })
  void aNameIsWhatAPersonSees(String written) {
    assertThat(PlainText.line(written)).isEqualTo("Ada One");
  }

  @ParameterizedTest
  @ValueSource(strings = {"F\u20101", "F\u20111", "F\uff0d1", "F\ufe631", "F-1"})
  void hyphensAreOne(String written) {
    assertThat(PlainText.line(written)).isEqualTo("F-1");
  }

  @Test
  void whatCanBeSeenStays() {
    for (var text :
        new String[] {"", "x", "tŷ – Dŵr", "O’Neill", "Zoë", "محمد ٢", "😀", "a—b", "李", "5 % _"}) {
      assertThat(PlainText.line(text)).isEqualTo(text);
      assertThat(PlainText.lines(text)).isEqualTo(text);
    }
  }

  @Test
  void lettersAreComposed() {
    assertThat(PlainText.line("Zoe\u0308")).isEqualTo("Zo\u00eb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e\u200b\u0301", "e\u0301", "\u00e9", "e\ufe0f\u0301", "e\u0000\u0301"})
  void whatDoesNotShowStandsBetweenNoLetterAndItsAccent(String written) {
    assertThat(PlainText.line(written)).isEqualTo("\u00e9");
  }

  @Test
  void aNoteKeepsItsLines() {
    assertThat(PlainText.lines(" One\u00a0two \r\n\r\n three\u200b\rfour\u0000 \n"))
        .isEqualTo("One two\n\nthree\nfour");
  }

  @Test
  void onceIsEnough() {
    for (var text : new String[] {" a \u200b b ", "\u200b \u200b", "a \n\u200b\n b", "\ufeff"}) {
      assertThat(PlainText.lines(PlainText.lines(text))).isEqualTo(PlainText.lines(text));
      assertThat(PlainText.line(PlainText.line(text))).isEqualTo(PlainText.line(text));
    }
  }

  @Test
  void onceIsEnoughForAnyText() {
    var odd =
        "ae \n\r"
            + "\t\u0301\u0308\u0323\u200b\u034f\ufe0f\u00a0\u2000\u2028\u212b\u1100\u1161\u11a8\u1160\ud83d\ude00";
    var random = new Random(170_656);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(
            random.nextInt(5) == 0
                ? (char) random.nextInt(0x10000)
                : odd.charAt(random.nextInt(odd.length())));
      }
      var line = PlainText.line(text.toString());
      assertThat(PlainText.line(line)).isEqualTo(line);
      var lines = PlainText.lines(text.toString());
      assertThat(PlainText.lines(lines)).isEqualTo(lines);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-17, 2026-12-17",
    "2026-12-17T00:00:00, 2026-12-17",
    "2026-12-17T00:00:00.000Z, 2026-12-17",
    "2026-12-17T00:00:00+01:00, 2026-12-17",
    "2026-12-17 00:00:00, 2026-12-17",
    "2026-12-17\u00a000:00, 2026-12-17",
    "17/12/2026 00:00, 17/12/2026",
    "17/12/2026 0:00:00, 17/12/2026",
    "17/12/2026 12:00:00 AM, 17/12/2026",
    "1/1/2026 00:00, 1/1/2026",
    "2026-12-17T14:30:00, 2026-12-17T14:30:00",
    "17/12/2026 12:00 PM, 17/12/2026 12:00 PM",
    "17 December 2026, 17 December 2026",
    "Tuesday, Tuesday"
  })
  void aDateAtMidnightIsADate(String written, String date) {
    assertThat(PlainDate.of(written)).isEqualTo(date);
  }

  @Test
  void itTakesNoLongerThanTheTextIsLong() {
    var begun = System.nanoTime();
    PlainText.lines("\u200b \n\r".repeat(1_000_000));
    PlainDate.of("2026-12-17 " + "0".repeat(1_000_000));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }
}
