package uk.coregroups.events.disclosure;

import java.util.Map;

/**
 * Letters that no decomposition takes apart, as they are written where a keyboard has none of them:
 * {@code łukasz} is also {@code lukasz}, {@code strauß} is {@code strauss}.
 */
final class StrokedLetters {

  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('ł', "l"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ħ', "h"),
          Map.entry('ŧ', "t"),
          Map.entry('ı', "i"));

  private StrokedLetters() {}

  /** A word in small letters without them. */
  static String plain(String word) {
    var plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      plain.append(PLAIN.getOrDefault(letter, String.valueOf(letter)));
    }
    return plain.toString();
  }
}
