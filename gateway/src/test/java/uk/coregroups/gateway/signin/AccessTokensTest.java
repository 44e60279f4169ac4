package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the tokens of several providers look like. */
class AccessTokensTest {

  @ParameterizedTest
  @CsvSource({
    "at+jwt, sub, true",
    "application/AT+JWT, sub, true",
    "JWT, scope, true",
    "JWT, scp, true",
    "JWT, client_id, true",
    "JWT, azpacr, true",
    "JWT, sub, false",
    "JWT, azp, false",
    "JWT, nonce, false",
    "at+jwt, nonce, false",
    "at+jwt, at_hash, false",
    "logout+jwt, events, false"
  })
  void anAccessTokenShowsThatItIsOne(String type, String claim, boolean taken) {
    var token = Jwt.withTokenValue("x").header("typ", type).claim(claim, "x").build();
    assertThat(new AccessTokens().validate(token).hasErrors()).isEqualTo(!taken);
  }

  @ParameterizedTest
  @CsvSource({"Bearer, true", "ID, false", "Refresh, false", "Logout, false"})
  void keycloakSaysItInAClaim(String type, boolean taken) {
    var token = Jwt.withTokenValue("x").header("typ", "JWT").claim("typ", type).build();
    assertThat(new AccessTokens().validate(token).hasErrors()).isEqualTo(!taken);
  }
}
