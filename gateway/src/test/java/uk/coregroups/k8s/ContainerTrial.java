package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.standalone.broker.BrokerServer;
import uk.coregroups.standalone.database.DatabaseServer;
import uk.coregroups.standalone.part.Pause;
import uk.coregroups.standalone.part.Ports;

/**
 * What {@code ./run container} plays: the trial overlay's Deployment of membership, as podman runs
 * it, on the image that was built for it. Not among the tests: it needs podman and an image.
 */
class ContainerTrial {

  private static final String SERVICE = "membership-service";
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final int port = Ports.free();
  private final int figures = Ports.free();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theRealDeploymentOfMembershipStartsGuardedAsItsManifestSays(@TempDir Path folder)
      throws IOException {
    try (var database = DatabaseServer.start(folder.resolve("postgres"), 0);
        var broker = BrokerServer.best(folder.resolve("broker"), 0)) {
      database.ensure("membership");
      var file = folder.resolve("pod.yaml");
      Files.writeString(file, manifests(database, broker));
      try {
        long start = System.nanoTime();
        Command.run("podman", "play", "kube", "--network", "host", file.toString());
        awaitReady();
        say("ready after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        itAnswers();
        itIsGuarded();
      } finally {
        Command.run("podman", "play", "kube", "--down", file.toString());
      }
      assertThat(Command.run("podman", "pod", "ls", "-q", "--filter", "name=" + SERVICE)).isBlank();
      say("taken down again");
    }
  }

  private void itAnswers() {
    assertThat(status(port, "/livez")).isEqualTo(200);
    assertThat(status(port, "/people")).as("without a token").isEqualTo(401);
    assertThat(status(port, "/actuator/prometheus")).as("figures on its port").isEqualTo(404);
    assertThat(status(figures, "/actuator/prometheus")).isEqualTo(200);
  }

  private static void itIsGuarded() throws IOException {
    var container = container();
    var pid = Command.run("podman", "inspect", "--format", "{{.State.Pid}}", container).strip();
    var status = Files.readString(Path.of("/proc", pid, "status"));
    assertThat(status)
        .containsPattern("Uid:\\s+10001\\s+10001\\s+10001")
        .containsPattern("CapEff:\\s+0+\n")
        .containsPattern("CapBnd:\\s+0+\n")
        .containsPattern("NoNewPrivs:\\s+1");
    say("it is " + Command.run("podman", "exec", container, "id").strip());
    assertThatThrownBy(() -> Command.run("podman", "exec", container, "touch", "/service/mine"))
        .hasMessageContaining("Read-only file system");
    say("its image cannot be written: touch says Read-only file system");
    Command.run("podman", "exec", container, "touch", "/tmp/mine");
    assertThat(Command.run("podman", "inspect", "--format", "{{.HostConfig.Memory}}", container))
        .isEqualToIgnoringWhitespace(String.valueOf(512L << 20));
    say("memory (PSS) " + pssInMegabytes(pid) + " MB of 512");
  }

  private static long pssInMegabytes(String pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", pid, "smaps_rollup")).stream()
            .filter(line -> line.startsWith("Pss:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }

  /** The Deployment, the settings and the secrets, with the addresses of this machine's servers. */
  private String manifests(DatabaseServer database, BrokerServer broker) {
    var local = Kustomize.overlay("local");
    var settings =
        local.all(ConfigMap.class).stream()
            .filter(map -> map.getMetadata().getName().startsWith("settings"))
            .map(map ->
                new ConfigMapBuilder(map)
                    .addToData("MEMBERSHIP_DATABASE_URL", database.url("membership"))
                    .build())
            .findFirst()
            .orElseThrow();
    var secrets =
        Map.of(
            "DATABASE_PASSWORD", database.password(),
            "RABBITMQ_URL", broker.uri().toString(),
            "IDENTIFYING_WORDS_KEY", Surroundings.WORDS_KEY);
    var deployment = forThisMachine(local.one(Deployment.class, SERVICE), secrets);
    return YAML.asYaml(settings) + YAML.asYaml(deployment);
  }

  /**
   * On the host's network there are no ports to name, and probes ask for numbers. Secrets go in as
   * values: the versions of podman do not agree on how to keep them.
   */
  private Deployment forThisMachine(Deployment deployment, Map<String, String> secrets) {
    var changed = new DeploymentBuilder(deployment).build();
    var container = changed.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setPorts(List.of());
    for (var probe :
        List.of(
            container.getStartupProbe(),
            container.getLivenessProbe(),
            container.getReadinessProbe())) {
      atNumber(probe);
    }
    var values = new HashMap<>(secrets);
    values.put("SERVER_ADDRESS", "127.0.0.1");
    values.put("SERVER_PORT", String.valueOf(port));
    values.put("MANAGEMENT_PORT", String.valueOf(figures));
    container.getEnv().removeIf(variable -> values.containsKey(variable.getName()));
    values.forEach((name, value) ->
        container.getEnv().add(new EnvVarBuilder().withName(name).withValue(value).build()));
    return changed;
  }

  private void atNumber(Probe probe) {
    probe.getHttpGet().setPort(new IntOrString(port));
  }

  /** Its name, which the versions of podman make up differently. */
  private static String container() {
    return Command.run(
            "podman", "ps", "--format", "{{.Names}}", "--filter", "name=^" + SERVICE + "-pod")
        .strip();
  }

  private void awaitReady() {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (status(port, "/readyz") != 200) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Not ready within two minutes: "
                + Command.run("podman", "logs", "--tail", "40", container()));
      }
      Pause.of(Duration.ofMillis(100));
    }
  }

  /** The status of the answer, or 0 while nobody answers. */
  private int status(int at, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }

  private static void say(String words) {
    System.out.println("container: " + words);
  }
}
