package uk.coregroups.events.answer;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.coregroups.events.ids.InvitationId;

/**
 * Writes and checks the token in an answer link: an invitation, an hour of expiry and a signature
 * (HMAC-SHA-256, cut to 96 bits), 43 characters of URL-safe base 64.
 *
 * <p>Whoever holds the link may answer that one invitation and see its time, nothing else.
 */
public final class AnswerLink {

  private static final int SIGNED = 20;
  private static final int SIGNATURE = 12;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes the key that writer and reader share.
   *
   * @param key at least 32 characters
   */
  public AnswerLink(String key) {
    var bytes = key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException("The answer link key must have 32 characters or more");
    }
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The token for an invitation; it is good until the end of the hour of {@code expires}. */
  public String write(InvitationId invitation, Instant expires) {
    var signed =
        ByteBuffer.allocate(SIGNED)
            .putLong(invitation.value().getMostSignificantBits())
            .putLong(invitation.value().getLeastSignificantBits())
            .putInt((int) (expires.getEpochSecond() / 3600))
            .array();
    var token = Arrays.copyOf(signed, SIGNED + SIGNATURE);
    System.arraycopy(signature(signed), 0, token, SIGNED, SIGNATURE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The invitation, or nothing if the token is not ours or its time is over. */
  public Optional<InvitationId> read(String text, Instant now) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (token.length != SIGNED + SIGNATURE) {
      return Optional.empty();
    }
    var signed = Arrays.copyOf(token, SIGNED);
    var signature = Arrays.copyOfRange(token, SIGNED, token.length);
    if (!MessageDigest.isEqual(signature, signature(signed))) {
      return Optional.empty();
    }
    var fields = ByteBuffer.wrap(signed);
    var invitation = new InvitationId(new UUID(fields.getLong(), fields.getLong()));
    boolean expired = now.getEpochSecond() / 3600 > fields.getInt();
    return expired ? Optional.empty() : Optional.of(invitation);
  }

  private byte[] signature(byte[] signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(signed), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
