package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake, made once in a copy of the production overlay. */
class MistakesAreCaughtTest {

  /**
   * A mistake.
   *
   * @param right what the overlay says; the first place is changed
   * @param wrong what it says by mistake
   * @param complaint what must be said about it
   */
  record Mistake(String right, String wrong, String complaint) {

    @Override
    public String toString() {
      return wrong.isBlank() ? "without " + right.strip() : wrong.strip();
    }
  }

  static List<Mistake> mistakes() {
    return List.of(
        // a model's business
        new Mistake("readinessProbe:", "readynessProbe:", "unknown field readynessProbe"),
        new Mistake("replicas: 2", "replicas: two", "two"),
        new Mistake("apiVersion: apps/v1\n", "apiVersion: apps/v1beta9\n", "unknown kind"),
        new Mistake("  podSelector: {}\n", "  podSelectors: {}\n", "unknown field podSelectors"),
        new Mistake("- containerPort: 8080\n          name: http", "- name: http", "containerPort"),
        // words and amounts
        new Mistake("memory: 512Mi", "memory: 512Mib", "not an amount: 512Mib"),
        new Mistake("sizeLimit: 128Mi", "sizeLimit: lots", "not an amount: lots"),
        new Mistake("  - Ingress\n", "  - Ingres\n", "policyTypes cannot be Ingres"),
        // powers
        new Mistake("runAsNonRoot: true", "runAsNonRoot: false", "may run as root"),
        new Mistake("runAsUser: 10001", "runAsUser: 0", "has no numeric user"),
        new Mistake("type: RuntimeDefault", "type: Unconfined", "has no seccomp profile"),
        new Mistake(
            "allowPrivilegeEscalation: false",
            "allowPrivilegeEscalation: true",
            "may gain privileges"),
        new Mistake(
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: false",
            "can write over its image"),
        new Mistake("- ALL", "- NET_RAW", "keeps capabilities"),
        new Mistake(
            "- ALL", "- ALL\n            add:\n            - SYS_ADMIN", "keeps capabilities"),
        new Mistake(
            "      automountServiceAccountToken: false\n", "", "mounts a token of the cluster"),
        new Mistake(
            "enableServiceLinks: false",
            "enableServiceLinks: true",
            "is given the cluster's own variables"),
        new Mistake(
            "enableServiceLinks: false",
            "enableServiceLinks: false\n      hostNetwork: true",
            "uses the host's network"),
        new Mistake("mountPath: /tmp", "mountPath: /temp", "has no /tmp to write to"),
        new Mistake("emptyDir:", "hostPath: {path: /}\n        emptyDir:", "a path of the host"),
        // images
        new Mistake("gateway:1.0.0", "gateway:latest", "without a fixed tag"),
        new Mistake("gateway:1.0.0", "gateway", "without a fixed tag"),
        // probes and bounds
        new Mistake("path: /readyz", "path: /livez", "readiness probe asks /livez"),
        new Mistake(
            "path: /livez\n            port: http",
            "path: /livez\n            port: https",
            "liveness probe asks a port that is not there"),
        new Mistake("            memory: 400Mi\n", "", "requests no memory"),
        new Mistake("            memory: 512Mi\n", "", "has no limit of memory"),
        new Mistake("            cpu: 100m\n", "", "requests no cpu"),
        // what is named
        new Mistake("targetPort: http", "targetPort: https", "leads to a port that is not there"),
        new Mistake(
            "  selector:\n    app.kubernetes.io/name: gateway",
            "  selector:\n    app.kubernetes.io/name: gatway",
            "Service gateway means 0 workloads"),
        new Mistake(
            "  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: gateway",
            "  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: gatway",
            "gateway has no PodDisruptionBudget"),
        new Mistake(
            "    - podSelector:\n        matchLabels:\n          app.kubernetes.io/name: scheduling",
            "    - podSelector:\n        matchLabels:\n          app.kubernetes.io/name: sheduling",
            "means nobody"),
        new Mistake(
            "key: GATEWAY_SIGNING_KEY", "key: SIGNING_KEY", "a secret nobody is told to make"),
        new Mistake("key: COUNCIL_NAME", "key: COUNCIL", "is not in the settings"),
        new Mistake(
            "  COUNCIL_NAME: Core", "  MAIL: smtp://me:word@mail\n  COUNCIL_NAME: Core", "MAIL is"),
        new Mistake(
            """
                      valueFrom:
                        secretKeyRef:
                          key: ANSWER_LINK_KEY
                          name: secrets
            """,
            "          value: abc\n",
            "ANSWER_LINK_KEY is a secret in the open"),
        new Mistake(
            "serviceAccountName: gateway", "serviceAccountName: default", "has no ServiceAccount"),
        new Mistake(
            "              name: http\n        path: /",
            "              name: https\n        path: /",
            "the Ingress leads nowhere"),
        new Mistake("- mountPath: /tmp\n          name: tmp", "- mountPath: /tmp\n          name: temp", "mounts what is not there"),
        // settings
        new Mistake(
            "        - name: COUNCIL_NAME\n", "        - name: COUNCIL\n", "is not given COUNCIL_NAME"),
        new Mistake(
            "        - name: RABBITMQ_QUORUM_QUEUES\n",
            "        - name: RABBITMQ_QUORUM\n",
            "does not know RABBITMQ_QUORUM"),
        new Mistake(
            "- containerPort: 8080", "- containerPort: 8088", "does not listen on the port"),
        new Mistake("value: \"9090\"", "value: \"8080\"", "shows its figures on the port of its"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsCaught(Mistake mistake) {
    var production = String.join("---", Kustomize.overlay("production").documents());
    assertThat(production).contains(mistake.right);
    int at = production.indexOf(mistake.right);
    var wrong =
        production.substring(0, at)
            + mistake.wrong
            + production.substring(at + mistake.right.length());
    assertThat(Rules.complaints(Manifests.of(wrong), Suite.secretsOfProduction()))
        .anyMatch(complaint -> complaint.contains(mistake.complaint));
  }

  @Test
  void aSecretKeptWithTheManifestsIsCaught() {
    var secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: secrets\n";
    assertThat(ReferenceRules.complaints(Manifests.of(secret), Set.of()))
        .containsExactly("a Secret is kept with the manifests");
  }

  @Test
  void aNewSettingWithoutADefaultThatNobodyGivesIsCaught() {
    var asked = AskedFor.in("a: ${OLD}\nb: ${NEW}\nc: ${SPARE:7}\nd: ${OTHER:${INNER}}");
    assertThat(SettingRules.complaints("gateway", asked, Set.of("OLD", "SPARE", "INNER")))
        .containsExactly("gateway is not given NEW");
  }

  @Test
  void aWayThatAPolicyOpensByMistakeShows() {
    var production = Kustomize.overlay("production");
    var open =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: open
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          ingress:
            - {}
        """;
    var opened = Manifests.of(String.join("---\n", production.documents()) + "---\n" + open);
    assertThat(Paths.in(opened)).contains("anybody → membership-service all");
    assertThat(Paths.in(production)).doesNotContain("anybody");
  }

  @Test
  void withoutTheRefusalOfEverythingEverythingIsOpen() {
    var one = Kustomize.overlay("production").documents().stream();
    var open = new Manifests(one.filter(text -> !text.contains("kind: NetworkPolicy")).toList());
    assertThat(Paths.in(open)).contains("gateway → anywhere", "anybody → scheduling-service");
  }
}
