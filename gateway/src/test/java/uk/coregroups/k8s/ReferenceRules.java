package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whatever is named must be there, and secrets are named but never there. */
final class ReferenceRules {

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(PASSWORD|_PASS|SECRET|TOKEN|_KEY)|RABBITMQ_URL|SMTP_URL|IMAP_URL");
  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?s).*(://[^/ ]*:[^/ ]*@|PRIVATE KEY).*");

  private final Manifests manifests;
  private final Set<String> secretKeys;
  private final List<String> complaints = new ArrayList<>();

  private ReferenceRules(Manifests manifests, Set<String> secretKeys) {
    this.manifests = manifests;
    this.secretKeys = secretKeys;
  }

  /**
   * What is wrong.
   *
   * @param secretKeys the Secrets and their keys that the overlay's reader is told of
   */
  static List<String> complaints(Manifests manifests, Set<String> secretKeys) {
    var rules = new ReferenceRules(manifests, secretKeys);
    manifests.all(Service.class).forEach(rules::aServiceLeadsToAPort);
    manifests.all(PodDisruptionBudget.class).forEach(rules::aBudgetIsForSomebody);
    manifests.all(NetworkPolicy.class).forEach(rules::aPolicyIsForSomebody);
    manifests.all(HTTPRoute.class).forEach(rules::aRouteLeadsToAService);
    manifests.all(HorizontalPodAutoscaler.class).forEach(rules::aScalerIsForSomebody);
    manifests.all(ConfigMap.class).forEach(rules::settingsAreNoSecrets);
    rules.must(manifests.all(Secret.class).isEmpty(), "a Secret is kept with the manifests");
    for (var workload : manifests.workloads()) {
      rules.theWorkloadMeansItsOwnPods(workload);
      workload.container().getEnv().forEach(variable -> rules.aVariable(workload, variable));
      rules.must(
          workload.container().getEnvFrom().isEmpty()
              && workload.pod().getVolumes().stream().allMatch(one -> one.getSecret() == null),
          workload.name() + " takes the whole of a Secret");
      rules.whatIsMountedIsThere(workload);
    }
    return rules.complaints;
  }

  private void aServiceLeadsToAPort(Service service) {
    var name = "Service " + service.getMetadata().getName();
    var wanted =
        new LabelSelectorBuilder().withMatchLabels(service.getSpec().getSelector()).build();
    var meant = meant(wanted).toList();
    must(meant.size() == 1, name + " means " + meant.size() + " workloads");
    for (var workload : meant) {
      for (var port : service.getSpec().getPorts()) {
        must(
            workload.port(port.getTargetPort()).isPresent(),
            name + " leads to a port that is not there: " + port.getTargetPort().getValue());
      }
    }
  }

  private void aBudgetIsForSomebody(PodDisruptionBudget budget) {
    must(
        meant(budget.getSpec().getSelector()).count() == 1,
        "PodDisruptionBudget " + budget.getMetadata().getName() + " is not for one workload");
  }

  private void aPolicyIsForSomebody(NetworkPolicy policy) {
    var spec = policy.getSpec();
    var named =
        Stream.of(
                Stream.of(spec.getPodSelector()),
                spec.getIngress().stream()
                    .flatMap(way -> way.getFrom().stream())
                    .filter(peer -> peer.getNamespaceSelector() == null)
                    .map(peer -> peer.getPodSelector()),
                spec.getEgress().stream()
                    .flatMap(way -> way.getTo().stream())
                    .filter(peer -> peer.getNamespaceSelector() == null)
                    .map(peer -> peer.getPodSelector()))
            .flatMap(selectors -> selectors)
            .filter(selector -> selector != null);
    named.forEach(selector ->
        must(
            meant(selector).findAny().isPresent(),
            "NetworkPolicy " + policy.getMetadata().getName() + " means nobody: " + selector));
  }

  private void aRouteLeadsToAService(HTTPRoute route) {
    var name = "HTTPRoute " + route.getMetadata().getName();
    route
        .getSpec()
        .getParentRefs()
        .forEach(parent -> must(isListener(parent), name + " hangs on no listener"));
    route.getSpec().getRules().stream()
        .flatMap(rule -> rule.getBackendRefs().stream())
        .forEach(backend -> must(exists(backend), name + " leads nowhere: " + backend.getName()));
  }

  private boolean isListener(ParentReference parent) {
    return manifests.all(Gateway.class).stream()
        .filter(one -> one.getMetadata().getName().equals(parent.getName()))
        .flatMap(one -> one.getSpec().getListeners().stream())
        .anyMatch(listener -> listener.getName().equals(parent.getSectionName()));
  }

  private boolean exists(HTTPBackendRef backend) {
    return manifests.all(Service.class).stream()
        .filter(service -> service.getMetadata().getName().equals(backend.getName()))
        .flatMap(service -> service.getSpec().getPorts().stream())
        .anyMatch(port -> port.getPort().equals(backend.getPort()));
  }

  /** A Deployment that is scaled has no number of its own: each apply would set it back. */
  private void aScalerIsForSomebody(HorizontalPodAutoscaler scaler) {
    var name = "HorizontalPodAutoscaler " + scaler.getMetadata().getName();
    var target = scaler.getSpec().getScaleTargetRef();
    var meant =
        manifests.all(Deployment.class).stream()
            .filter(one -> target.getKind().equals("Deployment"))
            .filter(one -> one.getMetadata().getName().equals(target.getName()))
            .toList();
    must(meant.size() == 1, name + " is for nobody");
    must(
        meant.stream().allMatch(one -> one.getSpec().getReplicas() == null),
        target.getName() + " is counted by two");
  }

  private void settingsAreNoSecrets(ConfigMap map) {
    map.getData()
        .forEach(
            (key, value) -> must(!SECRET_VALUE.matcher(value).matches(), key + " is a secret"));
  }

  private void theWorkloadMeansItsOwnPods(Workload workload) {
    must(
        Selection.matches(workload.selector(), workload.labels()),
        workload.name() + " does not mean its own pods");
    must(
        meant(workload.selector()).count() == 1,
        workload.name() + " means the pods of another as well");
    must(
        manifests.all(PodDisruptionBudget.class).stream()
            .anyMatch(one -> Selection.matches(one.getSpec().getSelector(), workload.labels())),
        workload.name() + " has no PodDisruptionBudget");
    workload.pod().getTopologySpreadConstraints().stream()
        .map(spread -> spread.getLabelSelector())
        .forEach(selector ->
            must(
                Selection.matches(selector, workload.labels()),
                workload.name() + " is spread by the labels of another"));
    account(workload, workload.pod().getServiceAccountName());
  }

  private void account(Workload workload, @Nullable String name) {
    if (name != null) {
      must(
          manifests.all(ServiceAccount.class).stream()
              .filter(account -> account.getMetadata().getName().equals(name))
              .anyMatch(account -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken())),
          workload.name() + " has no ServiceAccount without a token");
    }
  }

  private void whatIsMountedIsThere(Workload workload) {
    var pod = workload.pod();
    var there =
        Stream.concat(
                pod.getVolumes().stream().map(Volume::getName),
                workload.claims().stream().map(claim -> claim.getMetadata().getName()))
            .collect(Collectors.toSet());
    workload
        .container()
        .getVolumeMounts()
        .forEach(mount ->
            must(
                there.contains(mount.getName()),
                workload.name() + " mounts what is not there: " + mount.getName()));
    pod.getVolumes().stream()
        .map(Volume::getConfigMap)
        .filter(Objects::nonNull)
        .forEach(map ->
            must(
                manifests.all(ConfigMap.class).stream()
                    .anyMatch(one -> one.getMetadata().getName().equals(map.getName())),
                workload.name() + " mounts a ConfigMap that is not there: " + map.getName()));
  }

  private void aVariable(Workload workload, EnvVar variable) {
    var where = workload.name() + "'s " + variable.getName();
    var source = variable.getValueFrom();
    if (source == null) {
      var value = String.valueOf(variable.getValue());
      must(
          !SECRET_NAME.matcher(variable.getName()).matches()
              && !SECRET_VALUE.matcher(value).matches(),
          where + " is a secret in the open");
    } else if (source.getSecretKeyRef() != null) {
      var secret = source.getSecretKeyRef();
      must(
          secret.getName().equals(workload.name() + "-secrets"),
          where + " is a secret of another: " + secret.getName());
      must(
          secretKeys.contains(secret.getName() + " " + secret.getKey()),
          where + " is a secret nobody is told to make: " + secret.getKey());
    } else if (source.getConfigMapKeyRef() != null) {
      var plain = source.getConfigMapKeyRef();
      must(!SECRET_NAME.matcher(variable.getName()).matches(), where + " is a secret in the open");
      must(
          manifests.all(ConfigMap.class).stream()
              .filter(map -> map.getMetadata().getName().equals(plain.getName()))
              .anyMatch(map -> map.getData().containsKey(plain.getKey())),
          where + " is not in the settings: " + plain.getKey());
    }
  }

  private Stream<Workload> meant(@Nullable LabelSelector selector) {
    return manifests.workloads().stream().filter(one -> Selection.matches(selector, one.labels()));
  }

  private void must(boolean kept, String complaint) {
    if (!kept) {
      complaints.add(complaint);
    }
  }
}
