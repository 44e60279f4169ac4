package uk.coregroups.notification.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text somebody sent us, whatever form it had. It never prints itself in a log.
 *
 * @param id what the provider calls it, by which it is known when it is told of again
 * @param from the number; null if it comes from none
 * @param at when it was said, as far as that is known
 */
record ReceivedText(
    String id, @Nullable String from, String body, @Nullable String optOutType, Instant at) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{2,64}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
  private static final String BREAKS = "\t\r\u000B\f\u0085";
  private static final int LONGEST = 1_600;
  private static final String NOTHING_WRITTEN = "(no words)";

  /** From the provider's form. Fields may be missing, empty, huge, or of another kind. */
  static ReceivedText of(Map<String, String> form, Instant at) {
    return of(
        form.getOrDefault("MessageSid", ""),
        form.getOrDefault("From", ""),
        form.getOrDefault("Body", ""),
        form.get("OptOutType"),
        form,
        at);
  }

  /** From the provider's list. */
  static ReceivedText of(String sid, String from, String body, Instant at) {
    return of(sid, from, body, null, Map.of("From", from, "Body", body), at);
  }

  private static ReceivedText of(
      String sid,
      String from,
      String body,
      @Nullable String type,
      Map<String, String> all,
      Instant at) {
    var number = from.strip();
    return new ReceivedText(
        ID.matcher(sid).matches() ? sid : digest(all),
        NUMBER.matcher(number).matches() ? number : null,
        kept(body),
        type,
        at);
  }

  ReceivedText saidAt(Instant moment) {
    return new ReceivedText(id, from, body, optOutType, moment);
  }

  /** What can be stored and shown: no NUL, no half of a letter, no more than a text can hold. */
  private static String kept(String body) {
    var kept = new StringBuilder();
    body.codePoints()
        .map(letter -> BREAKS.indexOf(letter) < 0 ? letter : ' ')
        .filter(letter -> letter == '\n' || !Character.isISOControl(letter))
        .map(letter -> Character.getType(letter) == Character.SURROGATE ? 0xFFFD : letter)
        .limit(LONGEST)
        .forEach(kept::appendCodePoint);
    return kept.toString().isBlank() ? NOTHING_WRITTEN : kept.toString();
  }

  /** A form without a usable name is known again by all it says. */
  private static String digest(Map<String, String> all) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var said = new TreeMap<>(all).toString().getBytes(StandardCharsets.UTF_8);
      return "X" + HexFormat.of().formatHex(digest.digest(said), 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }

  @Override
  public String toString() {
    return "ReceivedText";
  }
}
