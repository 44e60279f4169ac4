package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever may choose among many addresses is counted as one. */
class OriginTest {

  @Test
  void aHostIsOneWhicheverOfItsAddressesItTakes() {
    assertThat(Origin.of("2001:db8:1:2::1"))
        .isEqualTo(Origin.of("2001:db8:1:2:ffff:1:2:3"))
        .isNotEqualTo(Origin.of("2001:db8:1:3::1"));
  }

  @Test
  void anythingElseStandsForItself() {
    assertThat(Origin.of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(Origin.of("somewhere")).isEqualTo("somewhere");
  }
}
