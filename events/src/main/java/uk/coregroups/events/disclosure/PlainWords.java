package uk.coregroups.events.disclosure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.coregroups.events.text.PlainText;

/**
 * The words of a text as they are compared: small letters without accents, apostrophes and
 * possessive endings; {@code O'Neill's} is {@code oneill}, {@code D.S.L.} is {@code dsl}, and
 * {@code OrchardClose} is two words.
 */
public final class PlainWords {

  private static final String APOSTROPHES = "'\u2018\u2019\u02B9\u02BB\u02BC`";

  private PlainWords() {}

  /** All words, in their order. */
  public static List<String> of(String text) {
    var letters = Normalizer.normalize(PlainText.lines(text), Normalizer.Form.NFKD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (APOSTROPHES.indexOf(letter) >= 0) {
        i += endsHere(letters, i + 2) && letters.charAt(i + 1) == 's' ? 1 : 0;
      } else if (isPartOfAWord(letter)) {
        if (Character.isUpperCase(letter)
            && i > 0
            && Character.isLowerCase(letters.charAt(i - 1))) {
          end(word, words);
        }
        word.append(Character.toLowerCase(letter));
      } else if (Character.getType(letter) != Character.NON_SPACING_MARK
          && !(letter == '.' && isInInitials(letters, i))) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  /** As in {@code D.S.L.}: a single letter stands on either side. */
  private static boolean isInInitials(String letters, int i) {
    return i > 0
        && isPartOfAWord(letters.charAt(i - 1))
        && (i == 1 || !isPartOfAWord(letters.charAt(i - 2)))
        && i + 1 < letters.length()
        && isPartOfAWord(letters.charAt(i + 1))
        && endsHere(letters, i + 2);
  }

  /** All words, and each two that stand side by side run together. */
  public static Set<String> andPairs(String text) {
    var words = of(text);
    var all = new HashSet<>(words);
    for (int i = 1; i < words.size(); i++) {
      all.add(words.get(i - 1) + words.get(i));
    }
    return all;
  }

  private static boolean endsHere(String letters, int next) {
    return next == letters.length()
        || (next < letters.length() && !isPartOfAWord(letters.charAt(next)));
  }

  /** Half of a pair is part of a letter that few fonts have. */
  private static boolean isPartOfAWord(char letter) {
    return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
