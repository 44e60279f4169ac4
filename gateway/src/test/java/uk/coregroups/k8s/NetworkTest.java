package uk.coregroups.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every way that the network policies leave open, and no other. */
class NetworkTest {

  @Test
  void inProductionOnlyTheseWaysAreOpen() {
    assertThat(Paths.in(Kustomize.overlay("production")))
        .isEqualTo(
            """
            envoy-gateway-system → gateway 8080
            gateway → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 443
            gateway → 192.0.2.0/24 5432
            gateway → kube-system/kube-dns 53
            gateway → membership-service 8081
            gateway → notification-service 8083
            gateway → scheduling-service 8082
            membership-service → 192.0.2.0/24 5432
            membership-service → 192.0.2.0/24 5671
            membership-service → gateway 8080
            membership-service → kube-system/kube-dns 53
            monitoring/prometheus → gateway 9090
            monitoring/prometheus → membership-service 9090
            monitoring/prometheus → notification-service 9090
            monitoring/prometheus → scheduling-service 9090
            notification-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 443
            notification-service → 192.0.2.0/24 5432
            notification-service → 192.0.2.0/24 5671
            notification-service → 198.51.100.0/24 465
            notification-service → 198.51.100.0/24 587
            notification-service → 198.51.100.0/24 993
            notification-service → gateway 8080
            notification-service → kube-system/kube-dns 53
            scheduling-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 443
            scheduling-service → 192.0.2.0/24 5432
            scheduling-service → 192.0.2.0/24 5671
            scheduling-service → gateway 8080
            scheduling-service → kube-system/kube-dns 53
            """);
  }

  @Test
  void inATrialOnlyTheseWaysAreOpen() {
    assertThat(Paths.in(Kustomize.overlay("local")))
        .isEqualTo(
            """
            gateway → kube-system/kube-dns 53
            gateway → membership-service 8081
            gateway → notification-service 8083
            gateway → postgres 5432
            gateway → scheduling-service 8082
            membership-service → gateway 8080
            membership-service → kube-system/kube-dns 53
            membership-service → postgres 5432
            membership-service → rabbitmq 5672
            notification-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 443
            notification-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 465
            notification-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 587
            notification-service → 0.0.0.0/0 but 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 993
            notification-service → gateway 8080
            notification-service → kube-system/kube-dns 53
            notification-service → postgres 5432
            notification-service → rabbitmq 5672
            postgres → kube-system/kube-dns 53
            rabbitmq → kube-system/kube-dns 53
            scheduling-service → gateway 8080
            scheduling-service → kube-system/kube-dns 53
            scheduling-service → postgres 5432
            scheduling-service → rabbitmq 5672
            """);
  }
}
