package uk.coregroups.gateway.signin;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Takes access tokens alone. An ID token says to a browser's sign-in who somebody is; it opens
 * nothing at an API (RFC 9068, section 5; OpenID Connect Core 1.0, section 2).
 *
 * <p>An access token shows what it is by its type, {@code at+jwt} (RFC 9068) or {@code Bearer}
 * (Keycloak), or by a claim that only access tokens have.
 */
final class AccessTokens implements OAuth2TokenValidator<Jwt> {

  private static final Set<String> OF_ACCESS_TOKENS =
      Set.of("scope", "scp", "client_id", "cid", "azpacr", "appidacr");

  private static final Set<String> OF_OTHER_TOKENS =
      Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    boolean shown =
        isType(token, "at+jwt", "application/at+jwt", "bearer")
            || OF_ACCESS_TOKENS.stream().anyMatch(token::hasClaim);
    boolean other =
        isType(token, "id", "refresh", "logout", "logout+jwt")
            || OF_OTHER_TOKENS.stream().anyMatch(token::hasClaim);
    return shown && !other
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "This is not an access token", null));
  }

  private static boolean isType(Jwt token, String... types) {
    var known = Set.of(types);
    return Stream.of(token.getHeaders().get("typ"), token.getClaims().get("typ"))
        .anyMatch(
            typ -> typ instanceof String name && known.contains(name.toLowerCase(Locale.ROOT)));
  }
}
