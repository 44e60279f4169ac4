package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be checked of each file as it lies there, on any machine, without kubectl. */
class SingleFilesTest {

  private static final Pattern PATCH = Pattern.compile("(?m)^  - path: (\\S+)");

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsWhatKubernetesUnderstands(Path file) throws IOException {
    var documents = Manifests.of(Files.readString(file)).documents();
    assertThat(documents).isNotEmpty();
    for (var document : documents) {
      assertThat(
              isPatch(file) ? TypedModels.wrongTypes(document) : TypedModels.complaints(document))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "local, gateway",
    "local, membership-service",
    "local, scheduling-service",
    "local, notification-service",
    "production, gateway",
    "production, membership-service",
    "production, scheduling-service",
    "production, notification-service"
  })
  void aServicesOwnFilesGiveItEverySettingThatHasNoDefault(String overlay, String service) {
    var given = new HashMap<String, String>();
    for (var folder : List.of("base", "overlays/" + overlay)) {
      var file = "k8s/" + folder + "/" + service + ".yaml";
      if (Files.exists(Project.path(file))) {
        var variables = Manifests.of(Project.read(file)).workload(service).environment();
        variables.forEach((name, variable) -> given.put(name, String.valueOf(variable.getValue())));
      }
    }
    var asked = AskedFor.by(service, given);
    assertThat(SettingRules.complaints(service, asked, given.keySet())).isEmpty();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Project.path("k8s"))) {
      return all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .toList();
    }
  }

  private static boolean isPatch(Path file) throws IOException {
    var kustomization = Files.readString(file.resolveSibling("kustomization.yaml"));
    return PATCH.matcher(kustomization).results().anyMatch(patch -> file.endsWith(patch.group(1)));
  }
}
