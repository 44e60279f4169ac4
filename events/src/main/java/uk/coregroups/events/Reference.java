package uk.coregroups.events;

import java.security.SecureRandom;
import java.util.function.Predicate;
import uk.coregroups.events.disclosure.ReasonWords;

/**
 * What letters and people on the telephone call something: {@code M-7F3K}. It says nothing.
 *
 * <p>Vowels are left out, so that no word appears by accident, and so are characters that are
 * mistaken for one another.
 */
public final class Reference {

  private static final String CHARACTERS = "23456789BCDFGHJKMNPQRTVWXZ";
  private static final int LENGTH = 4;
  private static final int TRIES_BEFORE_GROWING = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Reference() {}

  /**
   * A reference nobody has yet; it grows by a character when the short ones are nearly all taken.
   */
  public static String fresh(char kind, Predicate<String> isTaken) {
    for (int tries = 0; ; tries++) {
      var reference = random(kind, LENGTH + tries / TRIES_BEFORE_GROWING);
      if (!isTaken.test(reference) && ReasonWords.in(reference).isEmpty()) {
        return reference;
      }
    }
  }

  private static String random(char kind, int length) {
    var reference = new StringBuilder().append(kind).append('-');
    // One draw is enough for all of them, and to draw is what costs.
    long drawn = RANDOM.nextLong() >>> 1;
    for (int i = 0; i < length; i++) {
      reference.append(CHARACTERS.charAt((int) (drawn % CHARACTERS.length())));
      drawn /= CHARACTERS.length();
    }
    return reference.toString();
  }
}
