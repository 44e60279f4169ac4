package uk.coregroups.events.surroundings;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Tokens such as the gateway mints, from a gateway that is only a key. */
public final class Passes {

  private static final ECKey KEY = key();
  private static final HttpServer SERVER = server();

  private Passes() {}

  static String keysUrl() {
    return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/keys";
  }

  /** A token for a member of staff. */
  public static String staff(PartnershipId partnership, Role... roles) {
    return mint("staff@anytown.example", partnership, List.of(), roles);
  }

  /** A token for a member of core groups who signed in by a code and is known in one place. */
  public static String member(PartnershipId where, PersonId... people) {
    return mint("member", null, List.of(where), Arrays.asList(people), Role.MEMBER);
  }

  /** A token of the given subject, roles and people. */
  public static String mint(
      String subject, @Nullable PartnershipId partnership, List<PersonId> people, Role... roles) {
    return mint(subject, partnership, List.of(), people, roles);
  }

  private static String mint(
      String subject,
      @Nullable PartnershipId partnership,
      List<PartnershipId> partnerships,
      List<PersonId> people,
      Role... roles) {
    var claims =
        claims(Instant.now(), roles)
            .subject(subject)
            .claim("people", people.stream().map(PersonId::toString).toList())
            .claim("partnerships", partnerships.stream().map(PartnershipId::toString).toList());
    if (partnership != null) {
      claims.claim("partnership", partnership.toString());
    }
    return signed(claims, KEY);
  }

  /** Says the same as a token of the gateway's, under another key of the same name. */
  static String forged(PartnershipId partnership, Role... roles) {
    return signed(of(partnership, Instant.now(), roles), key());
  }

  static String ofYesterday(PartnershipId partnership, Role... roles) {
    return signed(of(partnership, Instant.now().minus(Duration.ofDays(1)), roles), KEY);
  }

  /** Signed by the gateway, for something that is not this suite. */
  static String forAnother(PartnershipId partnership, Role... roles) {
    return signed(of(partnership, Instant.now(), roles).audience("another"), KEY);
  }

  private static JWTClaimsSet.Builder of(PartnershipId partnership, Instant at, Role... roles) {
    return claims(at, roles)
        .subject("staff@anytown.example")
        .claim("partnership", partnership.toString());
  }

  private static JWTClaimsSet.Builder claims(Instant at, Role... roles) {
    return new JWTClaimsSet.Builder()
        .audience("core-groups")
        .issueTime(Date.from(at))
        .expirationTime(Date.from(at.plusSeconds(60)))
        .claim("roles", Arrays.stream(roles).map(Enum::name).toList());
  }

  private static String signed(JWTClaimsSet.Builder claims, ECKey key) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer server() {
    var body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/keys",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
