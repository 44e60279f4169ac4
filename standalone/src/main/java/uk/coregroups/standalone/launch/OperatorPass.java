package uk.coregroups.standalone.launch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The launcher's own pass to the services it started: it holds the key they trust, and uses it to
 * wind clocks and to ask what is on its way.
 */
public final class OperatorPass {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final Secrets secrets;

  public OperatorPass(Secrets secrets) {
    this.secrets = secrets;
  }

  String token() {
    return token("OPERATOR");
  }

  /** A pass for a minute, in any role the services know. */
  public String token(String role) {
    return token(role, secrets.partnership());
  }

  /** The same at another partnership. */
  public String token(String role, UUID partnership) {
    var now = Instant.now().getEpochSecond();
    var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    var claims =
        """
        {"sub":"launcher","aud":["core-groups"],"iat":%d,"exp":%d,"roles":["%s"],\
        "partnership":"%s"}\
        """
            .formatted(now, now + 60, role, partnership);
    var signed = encode(header) + "." + encode(claims);
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey())));
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The operator's pass could not be signed", e);
    }
  }

  private byte[] privateKey() {
    var pem = secrets.signingKey();
    var begin = "-----BEGIN PRIVATE KEY-----";
    return Base64.getMimeDecoder()
        .decode(
            pem.substring(pem.indexOf(begin) + begin.length(), pem.indexOf("-----END PRIVATE")));
  }

  private static String encode(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
