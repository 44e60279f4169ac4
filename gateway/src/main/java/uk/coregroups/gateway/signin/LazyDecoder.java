package uk.coregroups.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;

/**
 * Asks the identity provider for its keys when the first token comes, not when the gateway starts.
 */
final class LazyDecoder implements JwtDecoder {

  private final String issuer;
  private volatile @Nullable JwtDecoder decoder;

  LazyDecoder(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public Jwt decode(String token) {
    var known = decoder;
    if (known == null) {
      known = JwtDecoders.fromIssuerLocation(issuer);
      decoder = known;
    }
    return known.decode(token);
  }
}
