package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The page of limits says what the files say, and the limits agree with one another. */
class LimitsTest {

  private static final String PAGE = "docs/limits.md";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?<what>[^|]+) \\| `(?<file>[^`]+)` \\| `(?<text>[^`]+)` \\|");

  /** What looks like a limit in the files that hold limits. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?m)^[ ]*"
              + "(?<text>(?:max-[a-z-]*size|sizeLimit|request|[a-z-]*timeout[a-z-]*"
              + "|terminationGracePeriodSeconds): .+)$"
              + "|(?<constant>(?:LARGEST\\w*|FILES_AT_ONCE|LONGEST\\w*) = [^;]+);"
              + "|(?<flag>-X(?:X:MaxRAM\\w*=\\d+|ss\\w+|mx\\w+))");

  private static final Map<String, Row> ROWS =
      ROW.matcher(Project.read(PAGE))
          .results()
          .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
          .collect(Collectors.toMap(Row::key, Function.identity()));

  @Test
  void everyRowSaysWhatItsFileSays() {
    assertThat(ROWS).hasSizeGreaterThan(20);
    for (var row : ROWS.values()) {
      assertThat(Files.exists(Project.path(row.file))).as(row.file).isTrue();
      assertThat(stands(row)).as("%s: %s", row.what, row.text).isTrue();
    }
  }

  @Test
  void everyLimitInTheseFilesHasItsRow() {
    var files = ROWS.values().stream().map(Row::file).collect(Collectors.toSet());
    assertThat(files).hasSizeGreaterThan(8);
    for (var file : files) {
      var texts =
          ROWS.values().stream()
              .filter(row -> row.file.equals(file))
              .map(Row::text)
              .collect(Collectors.toSet());
      assertThat(LIMIT.matcher(Project.read(file)).results().map(LimitsTest::text).toList())
          .as(file)
          .allMatch(texts::contains, "has its row in " + PAGE);
    }
  }

  @Test
  void whatIsReadAndThrownAwayIsMoreThanTheGatewayTakes() {
    long form = bytes("max-request-size: ");
    assertThat(bytes("max-file-size: ")).isLessThan(form);
    assertThat(bytes("LARGEST = DataSize.ofMegabytes(201", "201MB")).isEqualTo(form);
    assertThat(bytes("LARGEST_EXTRACT = DataSize.ofMegabytes(200", "200MB"))
        .isEqualTo(bytes("max-file-size: "));
    assertThat(bytes("max-swallow-size: ")).isGreaterThan(form);
    assertThat(bytes("max-http-form-post-size: ")).isLessThan(heap() / 20);
  }

  @Test
  void theDiskHasRoomForAllTheFilesThatAreLetInAtOnce() {
    long form = bytes("max-request-size: ");
    long atOnce = Long.parseLong(value("FILES_AT_ONCE = "));
    var production = Kustomize.overlay("production");
    long replicas =
        production.one(HorizontalPodAutoscaler.class, "gateway").getSpec().getMaxReplicas() + 1L;
    assertThat(tmp(production, "gateway")).isGreaterThan(atOnce * form);
    assertThat(tmp(production, "membership-service")).isGreaterThan(replicas * atOnce * form);
  }

  @Test
  void whoeverWaitsForSomebodyWaitsLongerThanThatOne() {
    long answer = seconds("read-timeout: ");
    long extract = Long.parseLong(value("LONGEST_ANSWER = ").replaceAll("\\D", ""));
    assertThat(seconds("connect-timeout: ")).isLessThan(answer);
    assertThat(answer).isLessThan(extract);
    assertThat(seconds("request: ")).isGreaterThan(extract);
    assertThat(seconds("connection-timeout: ") / 1000).isLessThan(answer);
    assertThat(seconds("terminationGracePeriodSeconds: "))
        .isGreaterThanOrEqualTo(5 + 3 * seconds("timeout-per-shutdown-phase: "));
  }

  private static boolean stands(Row row) {
    return Project.read(row.file).contains(row.text);
  }

  private static String text(MatchResult found) {
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        return found.group(group);
      }
    }
    throw new AssertionError("Nothing was found");
  }

  private static long tmp(Manifests manifests, String service) {
    return manifests.workload(service).pod().getVolumes().stream()
        .filter(volume -> volume.getName().equals("tmp"))
        .findFirst()
        .orElseThrow()
        .getEmptyDir()
        .getSizeLimit()
        .getNumericalAmount()
        .longValueExact();
  }

  private static long heap() {
    return bytes("memory: ") * Long.parseLong(value("-XX:MaxRAMPercentage=")) / 100;
  }

  private static long seconds(String setting) {
    return Long.parseLong(value(setting).replaceAll("\\D", ""));
  }

  private static long bytes(String setting, String megabytes) {
    value(setting);
    return DataSize.parse(megabytes).toBytes();
  }

  /** 200MB of Spring and 512Mi of Kubernetes are both counted in powers of two. */
  private static long bytes(String setting) {
    var value = value(setting).replace("\"", "");
    var unit = value.replaceAll("\\d", "");
    return DataSize.parse(
            value.replaceAll("\\D", "") + unit.toUpperCase(Locale.ROOT).charAt(0) + "B")
        .toBytes();
  }

  private static String value(String setting) {
    return ROWS.values().stream()
        .filter(row -> row.text.startsWith(setting))
        .map(row -> row.text.substring(setting.length()))
        .reduce((one, other) -> {
          throw new AssertionError("There are two " + setting);
        })
        .orElseThrow(() -> new AssertionError("There is no " + setting));
  }

  private record Row(String what, String file, String text) {

    String key() {
      return file + " " + text;
    }
  }
}
