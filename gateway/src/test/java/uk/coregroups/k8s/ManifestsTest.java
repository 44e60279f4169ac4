package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  @Test
  void theTrialOverlayKeepsEveryRule() {
    var local = Kustomize.overlay("local");
    assertThat(Rules.complaints(local, Suite.secretsOfTrial())).isEmpty();
  }

  @Test
  void theProductionOverlayKeepsEveryRule() {
    var production = Kustomize.overlay("production");
    assertThat(Rules.complaints(production, Suite.secretsOfProduction())).isEmpty();
  }

  @Test
  void bothOverlaysRunTheFourServices() {
    for (var overlay : Set.of("local", "production")) {
      assertThat(Kustomize.overlay(overlay).all(Deployment.class))
          .extracting(one -> one.getMetadata().getName())
          .containsExactlyInAnyOrderElementsOf(Suite.SERVICES);
    }
  }

  @Test
  void theTrialBringsItsOwnPostgresAndRabbitMqAndProductionDoesNot() {
    assertThat(Kustomize.overlay("local").workloads())
        .extracting(Workload::name)
        .contains("postgres", "rabbitmq");
    assertThat(Kustomize.overlay("production").workloads())
        .extracting(Workload::name)
        .containsExactlyInAnyOrderElementsOf(Suite.SERVICES);
  }

  @Test
  void inProductionThereAreTwoOfEverythingAndTheyAreSpread() {
    var production = Kustomize.overlay("production");
    assertThat(production.workloads())
        .allSatisfy(one -> {
          assertThat(atLeast(production, one)).as(one.name()).isEqualTo(2);
          assertThat(one.pod().getTopologySpreadConstraints())
              .extracting(spread -> spread.getTopologyKey())
              .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        });
    assertThat(Kustomize.overlay("local").workloads())
        .allSatisfy(one -> assertThat(one.replicas()).as(one.name()).isEqualTo(1));
  }

  private static int atLeast(Manifests manifests, Workload workload) {
    return scaler(manifests, workload.name())
        .map(HorizontalPodAutoscalerSpec::getMinReplicas)
        .orElse(workload.replicas());
  }

  private static Optional<HorizontalPodAutoscalerSpec> scaler(Manifests manifests, String service) {
    return manifests.all(HorizontalPodAutoscaler.class).stream()
        .map(HorizontalPodAutoscaler::getSpec)
        .filter(one -> one.getScaleTargetRef().getName().equals(service))
        .findFirst();
  }

  @Test
  void inProductionThoseThatKeepUpWithPeopleAreScaledAndPostgresTakesTheMostOfThem() {
    var production = Kustomize.overlay("production");
    assertThat(production.all(HorizontalPodAutoscaler.class))
        .extracting(one -> one.getMetadata().getName())
        .containsExactlyInAnyOrder("gateway", "notification-service");
    var readme = Project.read("k8s/README.md");
    int most = 0;
    for (var service : Suite.SERVICES) {
      int replicas =
          scaler(production, service)
              .map(HorizontalPodAutoscalerSpec::getMaxReplicas)
              .orElse(production.workload(service).replicas());
      // One more while a Deployment rolls.
      most += (replicas + 1) * number("\\| " + service + " \\| (\\d+) \\|", readme);
    }
    assertThat(number("set `max_connections` to (\\d+)", readme)).isGreaterThan(most);
  }

  private static int number(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @Test
  void anImageMayBeNamedByItsDigest() {
    var production = Kustomize.overlay("production");
    var pinned =
        new Manifests(
            production.documents().stream()
                .map(one ->
                    one.replaceAll("(image: \\S+):1\\.0\\.0", "$1@sha256:" + "0a".repeat(32)))
                .toList());
    assertThat(pinned).isNotEqualTo(production);
    assertThat(Rules.complaints(pinned, Suite.secretsOfProduction())).isEmpty();
  }

  @Test
  void inProductionEveryReaderUsesRabbitMqsOwnPowers() {
    var production = Kustomize.overlay("production");
    for (var service : Suite.SERVICES) {
      var workload = production.workload(service);
      if (AskedFor.by(service, workload.values()).known().contains("RABBITMQ_URL")) {
        assertThat(workload.value("RABBITMQ_QUORUM_QUEUES")).contains("true");
        assertThat(workload.value("RABBITMQ_SINGLE_ACTIVE_CONSUMER")).contains("true");
        assertThat(workload.value("RABBITMQ_DELIVERY_LIMIT")).contains("20");
      } else {
        assertThat(workload.value("RABBITMQ_QUORUM_QUEUES")).as(service).isEmpty();
      }
    }
  }

  @Test
  void inProductionNobodyCanWindTheClockAndStaffSignInWithTheirProvider() {
    var production = Kustomize.overlay("production");
    assertThat(production.workloads())
        .allSatisfy(one ->
            assertThat(one.environment())
                .doesNotContainKeys("SPRING_PROFILES_ACTIVE", "DEMO_PASSWORD", "SECURE_COOKIES"));
    assertThat(production.workload("gateway").value("STAFF_SIGN_IN")).contains("oidc");
  }

  @Test
  void theOneWayInIsOverTlsUnderTheNameThatStandsInLetters() {
    var production = Kustomize.overlay("production");
    var host = production.settings().get("PUBLIC_HOST");
    var listeners = production.one(Gateway.class, "public").getSpec().getListeners();
    assertThat(production.all(Gateway.class)).hasSize(1);
    assertThat(listeners)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.getHostname()).isEqualTo(host))
        .filteredOn(one -> one.getProtocol().equals("HTTPS"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getName()).isEqualTo("https");
          assertThat(one.getTls().getMode()).isEqualTo("Terminate");
          assertThat(one.getTls().getCertificateRefs()).hasSize(1);
        });
    assertThat(production.all(HTTPRoute.class))
        .allSatisfy(one -> assertThat(one.getSpec().getHostnames()).containsExactly(host));
    var route = production.one(HTTPRoute.class, "gateway").getSpec();
    assertThat(route.getParentRefs())
        .extracting(parent -> parent.getSectionName())
        .containsExactly("https");
    assertThat(route.getRules().getFirst().getBackendRefs())
        .extracting(backend -> backend.getName())
        .containsExactly("gateway");
    var unguarded = production.one(HTTPRoute.class, "to-https").getSpec().getRules();
    assertThat(unguarded)
        .singleElement()
        .satisfies(rule -> {
          assertThat(rule.getBackendRefs()).isEmpty();
          assertThat(rule.getFilters().getFirst().getRequestRedirect().getScheme())
              .isEqualTo("https");
        });
  }

  @Test
  void everySecretThatIsToBeMadeIsUsed() {
    assertThat(Suite.secretsOfProduction()).isEqualTo(used(Kustomize.overlay("production")));
    assertThat(Suite.secretsOfTrial()).isEqualTo(used(Kustomize.overlay("local")));
  }

  @Test
  void everySettingIsUsed() {
    for (var overlay : Set.of("local", "production")) {
      var manifests = Kustomize.overlay(overlay);
      var asked =
          manifests.workloads().stream()
              .flatMap(one -> one.environment().values().stream())
              .map(variable -> variable.getValueFrom())
              .filter(Objects::nonNull)
              .map(EnvVarSource::getConfigMapKeyRef)
              .filter(Objects::nonNull)
              .map(key -> key.getKey())
              .collect(Collectors.toSet());
      assertThat(manifests.settings().keySet()).as(overlay).isEqualTo(asked);
    }
  }

  /** The sums are in the README; each service's own tests hold its pool to its row. */
  @Test
  void postgresOfTheTrialTakesAllConnectionsWhileTwoDeploymentsRoll() throws IOException {
    var pools =
        Pattern.compile("\\| (gateway|[a-z]+-service) \\| (\\d+) \\|")
            .matcher(Files.readString(Path.of("..", "k8s", "README.md")))
            .results()
            .map(row -> Integer.parseInt(row.group(2)))
            .sorted(Comparator.reverseOrder())
            .toList();
    assertThat(pools).hasSize(4);
    int all = pools.stream().mapToInt(Integer::intValue).sum();
    int rolling = pools.get(0) + pools.get(1);
    var arguments =
        Kustomize.overlay("local").workload("postgres").pod().getContainers().getFirst().getArgs();
    var allowed = Integer.parseInt(arguments.getLast().replace("max_connections=", ""));
    assertThat(all + rolling).isLessThan(allowed);
  }

  @Test
  void theNamespaceItselfRefusesPodsWithPowers() {
    for (var overlay : Set.of("local", "production")) {
      assertThat(Kustomize.overlay(overlay).one(Namespace.class, "coregroups").getMetadata())
          .extracting(ManifestsTest::podSecurity)
          .isEqualTo(
              Map.of(
                  "enforce", "restricted",
                  "enforce-version", "v1.30",
                  "warn", "restricted",
                  "warn-version", "latest",
                  "audit", "restricted",
                  "audit-version", "latest"));
    }
  }

  private static Map<String, String> podSecurity(ObjectMeta namespace) {
    var prefix = "pod-security.kubernetes.io/";
    return namespace.getLabels().entrySet().stream()
        .filter(label -> label.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                label -> label.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  private static Set<String> used(Manifests manifests) {
    return manifests.workloads().stream()
        .flatMap(one -> one.environment().values().stream())
        .map(variable -> variable.getValueFrom())
        .filter(Objects::nonNull)
        .map(EnvVarSource::getSecretKeyRef)
        .filter(Objects::nonNull)
        .map(key -> key.getName() + " " + key.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
