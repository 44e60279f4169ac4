package uk.coregroups.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads the identity provider's access tokens that are made out to us; one made out to another
 * system of the council opens nothing here.
 *
 * <p>The provider is asked for its keys when the first token comes, not when the gateway starts.
 */
final class LazyDecoder implements JwtDecoder {

  private final String issuer;
  private final String audience;
  private volatile @Nullable JwtDecoder decoder;

  LazyDecoder(String issuer, String audience) {
    this.issuer = issuer;
    this.audience = audience;
  }

  @Override
  public Jwt decode(String token) {
    var known = decoder;
    if (known == null) {
      known = ask();
      decoder = known;
    }
    return known.decode(token);
  }

  private JwtDecoder ask() {
    try {
      var asked = NimbusJwtDecoder.withIssuerLocation(issuer).build();
      asked.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              new JwtTimestampValidator(),
              new JwtIssuerValidator(issuer),
              new JwtAudienceValidator(audience),
              new AccessTokens()));
      return asked;
    } catch (IllegalArgumentException e) {
      throw new JwtException("The identity provider does not answer", e);
    }
  }
}
