package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The alarms, the dashboard and the runbook speak of the same things. That the services show what
 * the runbook lists is held by each service's own {@code FiguresTest}.
 */
class MonitoringTest {

  private static final String RULES = Project.read("k8s/monitoring/rules.yml");
  private static final String TESTS = Project.read("k8s/monitoring/rules-test.yml");
  private static final String DASHBOARD = Project.read("k8s/monitoring/dashboard.json");
  private static final String RUNBOOK = Project.read("docs/runbook.md");
  private static final String FIGURE = "(coregroups_\\w+)";

  @Test
  void alarmsAndPanelsAskForFiguresThatTheServicesShow() {
    var shown = all("\\| `" + FIGURE, RUNBOOK);
    assertThat(shown).isNotEmpty();
    assertThat(shown).containsAll(all(FIGURE, RULES)).containsAll(all(FIGURE, DASHBOARD));
  }

  @Test
  void everyFigureIsOnTheDashboard() {
    assertThat(all(FIGURE, DASHBOARD)).containsAll(all("\\| `" + FIGURE, RUNBOOK));
    assertThat(JsonMapper.builder().build().readTree(DASHBOARD).path("panels"))
        .isNotEmpty()
        .allSatisfy(panel -> assertThat(panel.path("targets")).isNotEmpty());
  }

  @Test
  void everyAlarmSaysInTheRunbookWhatToDoNextAndHasATestOfItsOwn() {
    var alarms = all("- alert: (\\w+)", RULES);
    assertThat(alarms).hasSizeGreaterThan(10);
    assertThat(all("(?m)^\\| `([A-Z]\\w+)` \\| [^|]{20,} \\| [^|]{40,} \\|$", RUNBOOK))
        .isEqualTo(alarms);
    assertThat(all("(?m)^      - alertname: (\\w+)", TESTS)).isEqualTo(alarms);
  }

  @Test
  void theRoundsThatRunOnceADayAreThoseThatMayBeLateByADay() {
    var nightly = all("round=~\"([^\"]*)\"", RULES);
    assertThat(nightly).isEqualTo(all("round!~\"([^\"]*)\"", RULES)).hasSize(1);
    assertThat(Set.of(nightly.iterator().next().split("\\|", -1))).isEqualTo(roundsOfADay());
  }

  @Test
  void promtoolAgrees() {
    assumePromtool();
    promtool("check", "rules", Project.path("k8s/monitoring/rules.yml").toString());
    promtool("test", "rules", Project.path("k8s/monitoring/rules-test.yml").toString());
  }

  @Test
  void anAlarmThatIsRaisedTooEarlyTooLateOrNotAtAllIsCaught(@TempDir Path folder)
      throws IOException {
    assumePromtool();
    Files.writeString(folder.resolve("rules-test.yml"), TESTS);
    for (var change :
        List.of(
            List.of("> 600", "> 6000"),
            List.of("standing=\"due\"", "standing=\"sent\""),
            List.of("for: 10m", "for: 1m"))) {
      var wrong = RULES.replace(change.getFirst(), change.getLast());
      assertThat(wrong).isNotEqualTo(RULES);
      Files.writeString(folder.resolve("rules.yml"), wrong);
      assertThatThrownBy(
              () -> promtool("test", "rules", folder.resolve("rules-test.yml").toString()))
          .as(change.toString())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void promtool(String... words) {
    Command.run(Stream.concat(Stream.of("promtool"), Stream.of(words)).toArray(String[]::new));
  }

  /** By the code: those woken nightly, and those that Quartz wakes every morning. */
  private static Set<String> roundsOfADay() {
    var rounds = new TreeSet<String>();
    for (var service : Suite.SERVICES) {
      try (var files = Files.walk(Project.path(service + "/src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(MonitoringTest::read)
            .forEach(code -> {
              rounds.addAll(all("Waking\\.Nightly\\(\"([\\w-]+)\"", code));
              rounds.addAll(
                  all(
                      "withIdentity\\(\"(\\w+)\"\\)\\s+\\.withSchedule\\(\\s*CronScheduleBuilder"
                          + "\\.cronSchedule\\(EVERY_MORNING\\)",
                      code));
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rounds;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assumePromtool() {
    boolean present = true;
    try {
      Command.run("promtool", "--version");
    } catch (UncheckedIOException e) {
      present = false;
      System.err.println(
          "\n*** There is no promtool here: the alarms themselves were not tested. ***\n");
    }
    Assumptions.assumeTrue(present, "promtool is not installed");
  }
}
