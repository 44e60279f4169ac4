package uk.coregroups.gateway.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads the key the tokens are signed with: a private and a public key on the curve P-256, in PEM,
 * one after the other, as {@code openssl genpkey} and {@code openssl pkey -pubout} write them.
 */
final class SigningKey {

  private SigningKey() {}

  static ECKey read(String pem) throws JOSEException {
    try {
      var factory = KeyFactory.getInstance("EC");
      var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
      var open = factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
      return new ECKey.Builder(Curve.P_256, (ECPublicKey) open)
          .privateKey((ECPrivateKey) secret)
          .keyIDFromThumbprint()
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The signing key is not a key on the curve P-256", e);
    }
  }

  private static byte[] block(String pem, String name) {
    var begin = "-----BEGIN " + name + "-----";
    int from = pem.indexOf(begin);
    int until = pem.indexOf("-----END " + name + "-----");
    if (from < 0 || until < from) {
      throw new IllegalArgumentException("The signing key lacks its block " + name);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), until));
  }
}
