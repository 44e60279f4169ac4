package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
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
    assertThat(Kustomize.overlay("production").workloads())
        .allSatisfy(one -> {
          assertThat(one.replicas()).as(one.name()).isEqualTo(2);
          assertThat(one.pod().getTopologySpreadConstraints())
              .extracting(spread -> spread.getTopologyKey())
              .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        });
    assertThat(Kustomize.overlay("local").workloads())
        .allSatisfy(one -> assertThat(one.replicas()).as(one.name()).isEqualTo(1));
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
    var ingress = production.one(Ingress.class, "gateway").getSpec();
    assertThat(production.all(Ingress.class)).hasSize(1);
    assertThat(ingress.getRules()).extracting(rule -> rule.getHost()).containsExactly(host);
    assertThat(ingress.getTls())
        .singleElement()
        .satisfies(tls -> {
          assertThat(tls.getHosts()).containsExactly(host);
          assertThat(tls.getSecretName()).isNotBlank();
        });
    assertThat(ingress.getRules().getFirst().getHttp().getPaths())
        .extracting(path -> path.getBackend().getService().getName())
        .containsExactly("gateway");
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
          .extracting(meta -> meta.getLabels().get("pod-security.kubernetes.io/enforce"))
          .isEqualTo("restricted");
    }
  }

  private static Set<String> used(Manifests manifests) {
    return manifests.workloads().stream()
        .flatMap(one -> one.environment().values().stream())
        .map(variable -> variable.getValueFrom())
        .filter(Objects::nonNull)
        .map(EnvVarSource::getSecretKeyRef)
        .filter(Objects::nonNull)
        .map(key -> key.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
