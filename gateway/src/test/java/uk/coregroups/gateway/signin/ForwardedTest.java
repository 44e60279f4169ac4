package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;

/** Where no proxy is trusted, nobody says by a header where they come from. */
@TestPropertySource(properties = "TRUSTED_PROXIES=")
class ForwardedTest extends Gate {

  @Test
  void anAddressThatACallerMakesUpLiftsNoLimit() {
    ByCode.known(UUID.randomUUID());
    for (int n = 0; n < CodeStore.UNUSED_A_DAY_FROM_ONE_ADDRESS; n++) {
      assertThat(ByCode.ask(visitor(), "reid@hillside.example").to()).isEqualTo("/sign-in/code");
    }

    assertThat(ByCode.ask(visitor(), "reid@hillside.example").errors()).hasSize(1);
  }

  @Test
  void norDoesItChangeWhereAPageLeads() {
    var answer =
        visitor().get("/people", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https");
    assertThat(answer.to()).isEqualTo("/sign-in");
  }
}
