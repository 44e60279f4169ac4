package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No pattern over text from outside may take more than linear time. Those that do are nearly always
 * written with a reluctant quantifier, or with one quantifier inside another: none is in any
 * module. Whoever needs one walks over the lines instead.
 */
class PatternsTest {

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"");
  private static final Pattern RELUCTANT = Pattern.compile("(?<!\\\\)[*+}]\\?");
  private static final Pattern NESTED =
      Pattern.compile("\\([^()]*([*+]|,[0-9]*\\})[^()+*}]*\\)([*+](?!\\+)|\\{)");

  @Test
  void noModuleHasAPatternThatMayTakeMoreThanLinearTime() throws IOException {
    var found = new ArrayList<String>();
    for (var file : sources()) {
      LITERAL
          .matcher(Files.readString(file))
          .results()
          .map(java.util.regex.MatchResult::group)
          .filter(PatternsTest::isSuspect)
          .forEach(literal -> found.add(file.getFileName() + ": " + literal));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void thoseThatHeldTheMailboxWouldBeFound() {
    assertThat(isSuspect("\"BEGIN:VTIMEZONE.*?END:VTIMEZONE\"")).isTrue();
    assertThat(isSuspect("\"<(style|script|head)\\\\b.*?(</\\\\1>|$)\"")).isTrue();
    assertThat(isSuspect("\"(a+)+b\"")).isTrue();
    assertThat(isSuspect("\"(-[0-9a-f]{4}){3}\"")).isFalse();
    assertThat(isSuspect("\"\\\\+?[0-9]{3,15}\"")).isFalse();
    assertThat(isSuspect("\"[0-9]{8}T[0-9]{6}Z\"")).isFalse();
  }

  private static boolean isSuspect(String literal) {
    return RELUCTANT.matcher(literal).find() || NESTED.matcher(literal).find();
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/"))
          .sorted()
          .toList();
    }
  }
}
