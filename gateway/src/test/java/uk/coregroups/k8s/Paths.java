package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who can reach whom, worked out from the network policies as a cluster would: a way inside the
 * suite needs both ends' leave, a way across its border needs ours.
 */
final class Paths {

  private final List<Workload> workloads;
  private final List<NetworkPolicy> policies;
  private final TreeSet<String> found = new TreeSet<>();

  private Paths(Manifests manifests) {
    this.workloads = manifests.workloads();
    this.policies = manifests.all(NetworkPolicy.class);
  }

  /** Every way, one a line, such as {@code gateway → membership-service 8081}. */
  static String in(Manifests manifests) {
    var paths = new Paths(manifests);
    for (var one : paths.workloads) {
      paths.workloads.forEach(other -> paths.inside(one, other));
      paths.outward(one);
      paths.inward(one);
    }
    return String.join("\n", paths.found) + "\n";
  }

  private void inside(Workload from, Workload to) {
    var ports =
        Stream.concat(
            to.container().getPorts().stream().map(ContainerPort::getContainerPort),
            to.value("MANAGEMENT_PORT").map(Integer::valueOf).stream());
    ports
        .filter(port -> leaves(from, to, port) && enters(from, to, port))
        .forEach(port -> found.add(from.name() + " → " + to.name() + " " + port));
  }

  private boolean leaves(Workload from, Workload to, int port) {
    return isFree(from, "Egress")
        || ways(from, "Egress").anyMatch(way -> way.leadsTo(to) && way.isFor(port));
  }

  private boolean enters(Workload from, Workload to, int port) {
    return isFree(to, "Ingress")
        || ways(to, "Ingress").anyMatch(way -> way.leadsTo(from) && way.isFor(port));
  }

  private void outward(Workload from) {
    if (isFree(from, "Egress")) {
      found.add(from.name() + " → anywhere");
    }
    ways(from, "Egress")
        .forEach(way -> way.strangers().forEach(to -> found.add(from.name() + " → " + to)));
  }

  private void inward(Workload to) {
    if (isFree(to, "Ingress")) {
      found.add("anybody → " + to.name());
    }
    ways(to, "Ingress")
        .forEach(way ->
            way.strangers()
                .forEach(
                    from -> found.add(from.replaceFirst(" (\\S+)$", " → " + to.name() + " $1"))));
  }

  /** Pods that no policy of a direction selects may go that way as they like. */
  private boolean isFree(Workload workload, String direction) {
    return policiesOf(workload, direction).findAny().isEmpty();
  }

  private Stream<NetworkPolicy> policiesOf(Workload workload, String direction) {
    return policies.stream()
        .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
        .filter(policy -> Selection.matches(policy.getSpec().getPodSelector(), workload.labels()));
  }

  private Stream<Way> ways(Workload workload, String direction) {
    var mine = policiesOf(workload, direction);
    return direction.equals("Egress")
        ? mine.flatMap(policy -> policy.getSpec().getEgress().stream())
            .map(rule -> new Way(rule.getTo(), rule.getPorts()))
        : mine.flatMap(policy -> policy.getSpec().getIngress().stream())
            .map(rule -> new Way(rule.getFrom(), rule.getPorts()));
  }

  /** One rule of a policy. No peers means everybody, no ports means all. */
  private record Way(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {

    boolean leadsTo(Workload other) {
      return peers.isEmpty()
          || peers.stream()
              .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
              .anyMatch(peer -> Selection.matches(peer.getPodSelector(), other.labels()));
    }

    boolean isFor(int port) {
      return ports.isEmpty()
          || ports.stream()
              .anyMatch(one -> Integer.valueOf(port).equals(one.getPort().getIntVal()));
    }

    Stream<String> strangers() {
      var whom = peers.isEmpty() ? Stream.of("anybody") : peers.stream().flatMap(Way::stranger);
      var where =
          ports.isEmpty()
              ? List.of("all")
              : ports.stream().map(port -> String.valueOf(port.getPort().getValue())).toList();
      return whom.flatMap(one -> where.stream().map(port -> one + " " + port));
    }

    private static Stream<String> stranger(NetworkPolicyPeer peer) {
      if (peer.getIpBlock() != null) {
        var block = peer.getIpBlock();
        return Stream.of(
            block.getExcept().isEmpty()
                ? block.getCidr()
                : block.getCidr() + " but " + String.join(", ", block.getExcept()));
      }
      if (peer.getNamespaceSelector() == null) {
        return Stream.empty();
      }
      var pods = peer.getPodSelector() == null ? Map.of() : peer.getPodSelector().getMatchLabels();
      var space = peer.getNamespaceSelector().getMatchLabels().values();
      return Stream.of(
          (space.isEmpty() ? "any namespace" : String.join(" ", space))
              + (pods.isEmpty()
                  ? ""
                  : "/" + String.join(" ", pods.values().stream().map(String::valueOf).toList())));
    }
  }
}
