package uk.coregroups.gateway.answer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a form was on a page that this visitor opened, without a cookie: when the page was
 * made, and a signature (HMAC-SHA-256) over that and what the page was about.
 */
final class PageToken {

  /** A page may lie open for a day before somebody answers. */
  private static final Duration GOOD_FOR = Duration.ofHours(24);

  private final SecretKeySpec key;

  PageToken(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** The token of a page made now. */
  String write(Instant now, String... about) {
    long made = now.getEpochSecond();
    return made + "." + signature(made, about);
  }

  /** Whether this is the token of such a page, and one not too old. */
  boolean isGood(String token, Instant now, String... about) {
    int dot = token.indexOf('.');
    long made;
    try {
      made = Long.parseLong(token, 0, Math.max(dot, 0), 10);
    } catch (NumberFormatException e) {
      return false;
    }
    return isSame(token.substring(dot + 1), signature(made, about))
        && Instant.ofEpochSecond(made).plus(GOOD_FOR).isAfter(now);
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(long made, String... about) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var signed = "page\n" + made + "\n" + String.join("\n", about);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
