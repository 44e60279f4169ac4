package uk.coregroups.events.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.coregroups.events.ids.InvitationId;

/**
 * Writes and checks the token in an answer link: an invitation, an hour of expiry, the second it
 * was sent, the mailbox or number it went to as 32 bits of a keyed hash, and a signature
 * (HMAC-SHA-256, cut to 96 bits), 54 characters of URL-safe base 64. Links of before say neither
 * when nor where they were sent and are shorter; they go on working.
 *
 * <p>Whoever holds the link may answer that one invitation and see its time, nothing else, and only
 * while a letter might still go the way the link went.
 */
public final class AnswerLink {

  private static final int UNSENT = 20;
  private static final int SENT = 24;
  private static final int ROUTED = 28;
  private static final int SIGNATURE = 12;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes the key that writer and reader share.
   *
   * @param key at least 32 characters
   */
  public AnswerLink(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException("The answer link key must have 32 characters or more");
    }
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** A token as they were before: it does not say when it was sent. */
  public String write(InvitationId invitation, Instant expires) {
    return signed(fields(UNSENT, invitation, expires));
  }

  /** A token as they were before: it does not say where it was sent. */
  public String write(InvitationId invitation, Instant expires, Instant sent) {
    return signed(fields(SENT, invitation, expires).putInt((int) sent.getEpochSecond()));
  }

  /**
   * The token for an invitation; it is good until the end of the hour of {@code expires}.
   *
   * @param route the mailbox or the number it goes to
   */
  public String write(InvitationId invitation, Instant expires, Instant sent, String route) {
    return signed(
        fields(ROUTED, invitation, expires)
            .putInt((int) sent.getEpochSecond())
            .putInt(hashOf(route)));
  }

  /** How a link knows a mailbox or a number, in whichever capitals it is written. */
  public int hashOf(String route) {
    var hash = mac(("route " + route.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getInt();
  }

  /** The invitation, or nothing if the token is not ours or its time is over. */
  public Optional<InvitationId> read(String text, Instant now) {
    return checked(text)
        .filter(fields -> now.getEpochSecond() / 3600 <= fields.getInt(16))
        .map(fields -> new InvitationId(new UUID(fields.getLong(0), fields.getLong(8))));
  }

  /** When the letter with this token was sent, if it is ours and says so. */
  public Optional<Instant> sentAt(String text) {
    return checked(text)
        .filter(fields -> fields.capacity() >= SENT)
        .map(fields -> Instant.ofEpochSecond(Integer.toUnsignedLong(fields.getInt(20))));
  }

  /** The hash of where the letter with this token was sent, if it is ours and says so. */
  public Optional<Integer> routeOf(String text) {
    return checked(text)
        .filter(fields -> fields.capacity() == ROUTED)
        .map(fields -> fields.getInt(24));
  }

  private static ByteBuffer fields(int size, InvitationId invitation, Instant expires) {
    return ByteBuffer.allocate(size)
        .putLong(invitation.value().getMostSignificantBits())
        .putLong(invitation.value().getLeastSignificantBits())
        .putInt((int) (expires.getEpochSecond() / 3600));
  }

  private String signed(ByteBuffer fields) {
    var signed = new byte[fields.capacity()];
    fields.flip().get(signed);
    var token = Arrays.copyOf(signed, signed.length + SIGNATURE);
    System.arraycopy(signature(signed), 0, token, signed.length, SIGNATURE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private Optional<ByteBuffer> checked(String text) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int length = token.length - SIGNATURE;
    if (length != UNSENT && length != SENT && length != ROUTED) {
      return Optional.empty();
    }
    var signed = Arrays.copyOf(token, length);
    var signature = Arrays.copyOfRange(token, length, token.length);
    return MessageDigest.isEqual(signature, signature(signed))
        ? Optional.of(ByteBuffer.wrap(signed))
        : Optional.empty();
  }

  private byte[] signature(byte[] signed) {
    return Arrays.copyOf(mac(signed), SIGNATURE);
  }

  private byte[] mac(byte[] bytes) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
