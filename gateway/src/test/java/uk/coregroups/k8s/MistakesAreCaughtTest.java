package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake, made once in a copy of the production overlay. */
class MistakesAreCaughtTest {

  /**
   * One mistake a row: the kind and name of a document, what it says (the first place is changed),
   * what it says by mistake (⏎ begins a line), and what must be said about that.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # a model's business
          Deployment gateway               | readinessProbe:              | readynessProbe:                              | unknown field readynessProbe
          Deployment scheduling-service    | replicas: 2                  | replicas: two                                | two
          Deployment gateway               | apiVersion: apps/v1          | apiVersion: apps/v1beta9                     | unknown kind
          Deployment gateway               | containerPort: 8080          | hostPort: 8080                               | containerPort
          NetworkPolicy default-deny       | podSelector: {}              | podSelectors: {}                             | unknown field podSelectors
          # words and amounts
          Deployment gateway               | memory: 512Mi                | memory: 512Mib                               | not an amount: 512Mib
          Deployment gateway               | sizeLimit: 512Mi             | sizeLimit: lots                              | not an amount: lots
          NetworkPolicy default-deny       | - Ingress                    | - Ingres                                     | policyTypes cannot be Ingres
          # powers
          Deployment gateway               | runAsNonRoot: true           | runAsNonRoot: false                          | may run as root
          Deployment gateway               | runAsUser: 10001             | runAsUser: 0                                 | has no numeric user
          Deployment gateway               | type: RuntimeDefault         | type: Unconfined                             | has no seccomp profile
          Deployment gateway               | Escalation: false            | Escalation: true                             | may gain privileges
          Deployment gateway               | Filesystem: true             | Filesystem: false                            | can write over its image
          Deployment gateway               | - ALL                        | - NET_RAW                                    | keeps capabilities
          Deployment gateway               | - ALL                        | - ALL⏎            add: [SYS_ADMIN]           | keeps capabilities
          Deployment gateway               | Escalation: false            | Escalation: false⏎          privileged: true | is privileged
          Deployment gateway               | Token: false                 | Token: true                                  | mounts a token of the cluster
          Deployment gateway               | Links: false                 | Links: true                                  | is given the cluster's own variables
          Deployment gateway               | Links: false                 | Links: false⏎      hostNetwork: true         | uses the host's network
          Deployment gateway               | Links: false                 | Links: false⏎      hostPID: true             | sees the host's processes
          Deployment gateway               | mountPath: /tmp              | mountPath: /temp                             | has no /tmp to write to
          Deployment gateway               | emptyDir:                    | hostPath: {path: /}⏎        emptyDir:        | mounts a path of the host
          # images
          Deployment gateway               | gateway:1.0.0                | gateway:latest                               | without a digest or a fixed tag
          Deployment gateway               | gateway:1.0.0                | gateway                                      | without a digest or a fixed tag
          Deployment gateway               | gateway:1.0.0                | gateway@sha256:0a0a                          | without a digest or a fixed tag
          # probes and bounds
          Deployment gateway               | livenessProbe:               | lifeProbe:                                   | unknown field lifeProbe
          Deployment gateway               | path: /readyz                | path: /livez                                 | readiness probe asks /livez
          Deployment gateway               | port: http                   | port: https                                  | liveness probe asks a port that is not there
          Deployment gateway               | memory: 400Mi                | ephemeral-storage: 1Gi                       | requests no memory
          Deployment gateway               | memory: 512Mi                | ephemeral-storage: 1Gi                       | has no limit of memory
          Deployment gateway               | cpu: 100m                    | ephemeral-storage: 1Gi                       | requests no cpu
          Namespace coregroups             | io/warn: restricted          | io/warn: baseline                            | warn cannot be baseline
          # what is named
          Service gateway                  | targetPort: http             | targetPort: https                            | leads to a port that is not there
          Service gateway                  | io/name: gateway             | io/name: gatway                              | Service gateway means 0 workloads
          PodDisruptionBudget gateway      | io/name: gateway             | io/name: gatway                              | gateway has no PodDisruptionBudget
          Deployment gateway               | io/name: gateway             | io/name: gatway                              | gateway does not mean its own pods
          NetworkPolicy membership-service | io/name: gateway             | io/name: gatway                              | NetworkPolicy membership-service means nobody
          Gateway public                   | protocol: HTTPS              | protocol: HTTPX                              | Gateway's protocol cannot be HTTPX
          HTTPRoute gateway                | port: 80                     | port: 8088                                   | HTTPRoute gateway leads nowhere
          HTTPRoute gateway                | sectionName: https           | sectionName: htps                            | HTTPRoute gateway hangs on no listener
          HTTPRoute gateway                | timeouts:                    | timeout:                                     | unknown field timeout
          HorizontalPodAutoscaler gateway  | kind: Deployment             | kind: StatefulSet                            | HorizontalPodAutoscaler gateway is for nobody
          Deployment gateway               | spec:                        | spec:⏎  replicas: 3                          | gateway is counted by two
          Deployment gateway               | name: gateway-secrets        | name: notification-service-secrets           | is a secret of another
          Deployment gateway               | - env:                       | - envFrom: [{secretRef: {name: x}}]⏎        env: | gateway takes the whole of a Secret
          Deployment gateway               | volumes:                     | volumes:⏎      - secret: {secretName: x}⏎        name: x | gateway takes the whole of a Secret
          Deployment gateway               | Name: gateway                | Name: default                                | has no ServiceAccount
          Deployment gateway               | name: tmp                    | name: temp                                   | mounts what is not there
          Deployment gateway               | key: GATEWAY_SIGNING_KEY     | key: SIGNING_KEY                             | a secret nobody is told to make
          Deployment gateway               | key: COUNCIL_NAME            | key: COUNCIL                                 | is not in the settings
          ConfigMap settings               | COUNCIL_NAME:                | MAIL: smtp://me:word@mail⏎  COUNCIL_NAME:    | MAIL is a secret
          Deployment gateway               | name: STAFF_SIGN_IN          | name: TWILIO_TOKEN                           | TWILIO_TOKEN is a secret in the open
          # settings
          Deployment gateway               | - name: COUNCIL_NAME         | - name: COUNCIL                              | gateway is not given COUNCIL_NAME
          Deployment gateway               | containerPort: 8080          | containerPort: 8088                          | does not listen on the port its container names
          Deployment gateway               | value: "9090"                | value: "8080"                                | shows its figures on the port of its pages
          Deployment membership-service    | name: RABBITMQ_QUORUM_QUEUES | name: RABBITMQ_QUORUM                        | does not know RABBITMQ_QUORUM
          """)
  void aMistakeIsCaught(String document, String right, String wrong, String complaint) {
    var production = Kustomize.overlay("production");
    var copy =
        new Manifests(
            production.documents().stream()
                .map(one -> is(one, document) ? changed(one, right, wrong) : one)
                .toList());
    assertThat(copy).isNotEqualTo(production);
    assertThat(Rules.complaints(copy, Suite.secretsOfProduction()))
        .anyMatch(said -> said.contains(complaint));
  }

  private static boolean is(String text, String document) {
    var words = document.split(" ", 2);
    return text.contains("\nkind: " + words[0] + "\n") && text.contains("\n  name: " + words[1]);
  }

  private static String changed(String text, String right, String wrong) {
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    return text.substring(0, at) + wrong.replace('⏎', '\n') + text.substring(at + right.length());
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
