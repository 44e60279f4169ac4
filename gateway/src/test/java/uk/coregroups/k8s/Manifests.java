package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Documents for Kubernetes.
 *
 * @param documents each document's own text
 */
record Manifests(List<String> documents) {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** Read once: copies with one mistake in them differ in one document. */
  private static final Map<String, HasMetadata> READ = new ConcurrentHashMap<>();

  static Manifests of(String text) {
    return new Manifests(
        Arrays.stream(text.split("(?m)^---$")).filter(one -> !one.isBlank()).toList());
  }

  <T extends HasMetadata> List<T> all(Class<T> kind) {
    return objects().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends HasMetadata> T one(Class<T> kind, String name) {
    return all(kind).stream()
        .filter(each -> each.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no " + kind.getSimpleName() + " " + name));
  }

  /** Everything that runs pods. */
  List<Workload> workloads() {
    return objects().flatMap(one -> Workload.of(one).stream()).toList();
  }

  Workload workload(String name) {
    return workloads().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing runs " + name));
  }

  /** The plain settings, from the one ConfigMap that holds them. */
  Map<String, String> settings() {
    return all(ConfigMap.class).stream()
        .filter(map -> map.getMetadata().getName().startsWith("settings"))
        .findFirst()
        .orElseThrow()
        .getData();
  }

  private Stream<HasMetadata> objects() {
    return documents.stream().map(one -> READ.computeIfAbsent(one, YAML::unmarshal));
  }
}
