package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that runs pods. */
record Workload(
    String name,
    int replicas,
    LabelSelector selector,
    PodTemplateSpec template,
    List<PersistentVolumeClaim> claims) {

  static Optional<Workload> of(HasMetadata any) {
    var name = any.getMetadata().getName();
    return switch (any) {
      case Deployment one -> {
        var spec = one.getSpec();
        yield Optional.of(
            new Workload(
                name,
                replicas(spec.getReplicas()),
                spec.getSelector(),
                spec.getTemplate(),
                List.of()));
      }
      case StatefulSet one -> {
        var spec = one.getSpec();
        yield Optional.of(
            new Workload(
                name,
                replicas(spec.getReplicas()),
                spec.getSelector(),
                spec.getTemplate(),
                spec.getVolumeClaimTemplates()));
      }
      default -> Optional.empty();
    };
  }

  private static int replicas(@Nullable Integer wanted) {
    return wanted == null ? 1 : wanted;
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  PodSpec pod() {
    return template.getSpec();
  }

  /** Its only container. */
  Container container() {
    return pod().getContainers().getFirst();
  }

  Map<String, EnvVar> environment() {
    return container().getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, Function.identity()));
  }

  /** The variables whose values are given in the open. */
  Map<String, String> values() {
    return container().getEnv().stream()
        .filter(variable -> variable.getValue() != null)
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  /** A variable's value in the open, if it is given one. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(values().get(variable));
  }

  /** The number of the port that a service or a probe means, if its container has one like it. */
  Optional<Integer> port(IntOrString wanted) {
    return container().getPorts().stream()
        .filter(port ->
            port.getContainerPort().equals(wanted.getIntVal())
                || port.getName().equals(wanted.getStrVal()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }
}
