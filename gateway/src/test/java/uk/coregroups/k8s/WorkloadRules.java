package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How every pod must be guarded, watched and bounded. */
final class WorkloadRules {

  private static final Pattern IMAGE =
      Pattern.compile(
          "[^:@]+(:\\d+/[^:@]+)?(:(?<tag>[\\w.-]+))?(@sha256:(?<digest>[0-9a-f]{64}))?");

  private final Workload workload;
  private final List<String> complaints = new ArrayList<>();

  private WorkloadRules(Workload workload) {
    this.workload = workload;
  }

  static List<String> complaints(Workload workload) {
    var rules = new WorkloadRules(workload);
    rules.thePodHasNoPowers();
    rules.theContainerHasNoPowers(workload.container());
    rules.onlyTmpCanBeWritten(workload.container());
    rules.theImageIsNamedExactly(workload.container());
    rules.itIsWatched(workload.container());
    rules.itIsBounded(workload.container());
    return rules.complaints;
  }

  private void thePodHasNoPowers() {
    var pod = workload.pod();
    var context = pod.getSecurityContext();
    must(pod.getContainers().size() == 1, "has more than one container");
    must(isFalse(pod.getAutomountServiceAccountToken()), "mounts a token of the cluster");
    must(isFalse(pod.getEnableServiceLinks()), "is given the cluster's own variables");
    must(!isTrue(pod.getHostNetwork()), "uses the host's network");
    must(!isTrue(pod.getHostPID()) && !isTrue(pod.getHostIPC()), "sees the host's processes");
    must(context != null && isTrue(context.getRunAsNonRoot()), "may run as root");
    must(
        context != null && context.getRunAsUser() != null && context.getRunAsUser() > 0,
        "has no numeric user");
    must(
        context != null
            && context.getSeccompProfile() != null
            && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
        "has no seccomp profile");
  }

  private void theContainerHasNoPowers(Container container) {
    var context = container.getSecurityContext();
    must(context != null && isFalse(context.getAllowPrivilegeEscalation()), "may gain privileges");
    must(context == null || !isTrue(context.getPrivileged()), "is privileged");
    must(
        context != null && isTrue(context.getReadOnlyRootFilesystem()), "can write over its image");
    must(
        context != null
            && context.getCapabilities() != null
            && context.getCapabilities().getDrop().contains("ALL")
            && context.getCapabilities().getAdd().isEmpty(),
        "keeps capabilities");
  }

  private void onlyTmpCanBeWritten(Container container) {
    var volumes =
        workload.pod().getVolumes().stream()
            .collect(Collectors.toMap(Volume::getName, volume -> volume));
    var tmp =
        container.getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals("/tmp"))
            .map(VolumeMount::getName)
            .findFirst();
    must(
        tmp.map(volumes::get).filter(volume -> volume.getEmptyDir() != null).isPresent(),
        "has no /tmp to write to");
    volumes
        .values()
        .forEach(volume -> must(volume.getHostPath() == null, "mounts a path of the host"));
  }

  private void theImageIsNamedExactly(Container container) {
    var image = IMAGE.matcher(Objects.requireNonNullElse(container.getImage(), ""));
    must(
        image.matches()
            && (image.group("digest") != null
                || (image.group("tag") != null && !image.group("tag").equals("latest"))),
        "has an image without a digest or a fixed tag: " + container.getImage());
  }

  private void itIsWatched(Container container) {
    probe("startup", container.getStartupProbe(), "/livez");
    probe("liveness", container.getLivenessProbe(), "/livez");
    probe("readiness", container.getReadinessProbe(), "/readyz");
  }

  private void probe(String name, @Nullable Probe probe, String path) {
    if (probe == null) {
      complaints.add(workload.name() + " has no " + name + " probe");
      return;
    }
    if (probe.getHttpGet() != null) {
      var call = probe.getHttpGet();
      must(path.equals(call.getPath()), name + " probe asks " + call.getPath());
      must(
          workload.port(call.getPort()).isPresent(), name + " probe asks a port that is not there");
    } else if (probe.getTcpSocket() != null) {
      must(
          workload.port(probe.getTcpSocket().getPort()).isPresent(),
          name + " probe asks a port that is not there");
    } else {
      must(probe.getExec() != null, name + " probe asks nothing");
    }
  }

  private void itIsBounded(Container container) {
    var resources = container.getResources();
    for (var what : Set.of("cpu", "memory")) {
      must(resources != null && has(resources.getRequests(), what), "requests no " + what);
      must(resources != null && has(resources.getLimits(), what), "has no limit of " + what);
    }
  }

  private static boolean has(@Nullable Map<String, Quantity> amounts, String what) {
    return amounts != null && amounts.containsKey(what);
  }

  private void must(boolean kept, String complaint) {
    if (!kept) {
      complaints.add(workload.name() + " " + complaint);
    }
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static boolean isFalse(@Nullable Boolean value) {
    return Boolean.FALSE.equals(value);
  }
}
