package uk.coregroups.gateway.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.gateway.services.Badge;

/**
 * Mints a token for every call to a service: who asks, what they may do, for a minute.
 *
 * <p>Services trust only these tokens and never see what an identity provider says. They live in
 * the machine's own time, however the suite's clock is wound.
 */
@Component
@RestController
class TokenMint implements Badge {

  /** In whose name this thread speaks, if not in that of the person signed in. */
  static final ScopedValue<SignedIn> SPEAKER = ScopedValue.newInstance();

  private static final Clock MACHINE = Clock.systemUTC();
  private static final String AUDIENCE = "core-groups";
  private static final int GOOD_FOR_SECONDS = 60;

  private final ECKey key;
  private final ECDSASigner signer;

  TokenMint(Settings settings) throws JOSEException {
    this.key = SigningKey.read(settings.signingKey());
    this.signer = new ECDSASigner(key);
  }

  @Override
  public String token() {
    return mint(
        SPEAKER.isBound()
            ? SPEAKER.get()
            : who(SecurityContextHolder.getContext().getAuthentication()));
  }

  /** The keys by which services check the tokens. */
  @GetMapping(path = "/internal/keys", produces = "application/json")
  String keys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  static SignedIn who(@Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn.Known known) {
      return known.signedIn();
    }
    throw new IllegalStateException("Nobody is signed in");
  }

  private String mint(SignedIn who) {
    var now = MACHINE.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .subject(who.id())
            .audience(AUDIENCE)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(GOOD_FOR_SECONDS)))
            .claim("roles", who.roles().stream().map(Enum::name).toList())
            .claim("people", who.people().stream().map(UUID::toString).toList())
            .claim("partnerships", who.partnerships().stream().map(UUID::toString).toList());
    if (who.partnership() != null) {
      claims.claim("partnership", who.partnership().toString());
    }
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The token could not be signed", e);
    }
    return token.serialize();
  }
}
