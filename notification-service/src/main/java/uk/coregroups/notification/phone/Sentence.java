package uk.coregroups.notification.phone;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One sentence of a text, as bare words: in small letters, without accents, punctuation, emoji and
 * whatever nobody can see. {@code "Don’t STOP!"} is {@code dont stop}.
 */
record Sentence(List<String> words, boolean question) {

  /** Longer than any text; what comes after it nobody has typed on a phone. */
  private static final int LONGEST = 4_000;

  /** So many letters in a row that stand alone are a word spelled out. */
  private static final int SPELLED = 4;

  /** Signs, as words that nobody can type. */
  static final String NO_SIGN = "(no)";

  static final String HAND = "(hand)";

  /** What is drawn and means a word. */
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry(0x1F6D1, "stop"),
          Map.entry(0x1F4F5, "stop"),
          Map.entry(0x1F515, "stop"),
          Map.entry(0x1F6AB, NO_SIGN),
          Map.entry(0x26D4, NO_SIGN),
          Map.entry(0x270B, HAND),
          Map.entry(0x1F91A, HAND),
          Map.entry(0x1F590, HAND),
          Map.entry(0x1F645, HAND),
          Map.entry(0x1F595, "🖕"));

  /** Hides a letter of a word people do not write out. */
  private static final int MASK = '*';

  private static final String APOSTROPHES = "'\u2018\u2019\u02BC\u2032`\u00B4";
  private static final String ENDS = ".!;\n\r\u3002\uFF01\uFF0E\u061F\u061B\u0964";

  /** What nobody can see, but may have been put where a space should be, or into a word. */
  private static final Pattern UNSEEN_GAP =
      Pattern.compile("[\u200B\u180E\u115F\u1160\u3164\uFFA0]");

  private static final int LETTERS = 26;
  private static final int FLAG_A = 0x1F1E6;
  private static final int DARK_ROUND_A = 0x1F150;
  private static final int DARK_SQUARE_A = 0x1F170;

  /** Two words that are one. */
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("opt out", "optout"),
          Map.entry("opted out", "optout"),
          Map.entry("stop all", "stopall"),
          Map.entry("un subscribe", "unsubscribe"),
          Map.entry("st op", "stop"),
          Map.entry("sto p", "stop"),
          Map.entry("s top", "stop"),
          Map.entry("optio allan", "optout"),
          Map.entry("rho y", "rho"),
          Map.entry("rhowch y", "rhowch"),
          Map.entry("rho gorau", "stop"),
          Map.entry("rhor gorau", "stop"),
          Map.entry("rhowch gorau", "stop"),
          Map.entry("does dim", "doesdim"),
          Map.entry("nid oes", "nid"),
          Map.entry("or rhestr", "rhestr"),
          Map.entry("or rhain", "rhain"),
          Map.entry("or negeseuon", "negeseuon"),
          Map.entry("sa in", "sai"),
          Map.entry("smo fi", "smo"),
          Map.entry("smo fin", "smo"),
          Map.entry("dad danysgrifio", "unsubscribe"),
          Map.entry("dad danysgrifiwch", "unsubscribe"),
          Map.entry("band karo", "stop"),
          Map.entry("band kro", "stop"),
          Map.entry("band kar", "stop"),
          Map.entry("band kardo", "stop"),
          Map.entry("band karein", "stop"),
          Map.entry("bandh karo", "stop"),
          Map.entry("bondho koro", "stop"),
          Map.entry("بند کرو", "stop"),
          Map.entry("do not", "dont"),
          Map.entry("can not", "cannot"),
          Map.entry("will not", "wont"),
          Map.entry("don t", "dont"),
          Map.entry("can t", "cannot"),
          Map.entry("won t", "wont"),
          Map.entry("opt me", "optout"),
          Map.entry("opting out", "optout"));

  /** The ways in which it may be read: an unseen gap stands between words, or within one. */
  static List<List<Sentence>> readings(String text) {
    var gap = UNSEEN_GAP.matcher(Quotation.leftOut(cut(text)));
    var joined = in(gap.replaceAll(""));
    return gap.reset().find() ? List.of(joined, in(gap.replaceAll(" "))) : List.of(joined);
  }

  static List<String> wordsOf(String text) {
    return in(UNSEEN_GAP.matcher(text).replaceAll("")).stream()
        .flatMap(one -> one.words.stream())
        .toList();
  }

  private static List<Sentence> in(String text) {
    var reader = new Reader();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(Sentence::plain)
        .forEach(reader::read);
    return reader.sentences();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The small letter for one that is drawn as a picture. */
  private static int plain(int letter) {
    for (int a : new int[] {FLAG_A, DARK_ROUND_A, DARK_SQUARE_A}) {
      if (letter >= a && letter < a + LETTERS) {
        return 'a' + letter - a;
      }
    }
    return letter;
  }

  boolean has(int at, Set<String> any) {
    return at >= 0 && at < words.size() && any.contains(words.get(at));
  }

  boolean hasAny(Set<String> any) {
    return words.stream().anyMatch(any::contains);
  }

  /** Reads letter by letter. */
  private static final class Reader {

    private final List<Sentence> done = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    void read(int letter) {
      switch (Character.getType(letter)) {
        case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {}
        default -> readVisible(letter);
      }
    }

    private void readVisible(int letter) {
      if (isOneOf(APOSTROPHES, letter) || letter == MASK) {
        return;
      }
      if (isPartOfAWord(letter)) {
        word.appendCodePoint(letter);
        return;
      }
      endWord();
      var sign = SIGNS.get(letter);
      if (sign == null) {
        endSentence(letter);
      } else {
        words.add(sign);
      }
    }

    private static boolean isPartOfAWord(int letter) {
      return Character.isLetterOrDigit(letter)
          || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }

    private void endSentence(int mark) {
      boolean asks = mark == '?' || mark == 0x061F;
      if (!words.isEmpty() && (asks || isOneOf(ENDS, mark))) {
        done.add(new Sentence(List.copyOf(words), asks));
        words = new ArrayList<>();
      } else if (asks && !done.isEmpty() && words.isEmpty()) {
        done.add(new Sentence(done.removeLast().words, true));
      }
    }

    private void endWord() {
      if (word.isEmpty()) {
        return;
      }
      var one = word.toString();
      word.setLength(0);
      var pair = words.isEmpty() ? null : PAIRS.get(words.getLast() + " " + one);
      if (pair == null) {
        words.add(one);
      } else {
        words.set(words.size() - 1, pair);
      }
    }

    List<Sentence> sentences() {
      endWord();
      endSentence('.');
      var joined = joined();
      boolean spelled = joined.size() < done.stream().mapToInt(one -> one.words.size()).sum();
      return spelled ? List.of(new Sentence(joined, false)) : done;
    }

    /** S T O P and S.T.O.P. as one word. */
    private List<String> joined() {
      var joined = new ArrayList<String>();
      var letters = new ArrayList<String>();
      done.forEach(one ->
          one.words.forEach(next -> {
            if (next.length() == 1) {
              letters.add(next);
            } else {
              join(letters, joined);
              joined.add(next);
            }
          }));
      join(letters, joined);
      return joined;
    }

    private static void join(List<String> letters, List<String> words) {
      if (letters.size() < SPELLED) {
        words.addAll(letters);
      } else {
        words.add(String.join("", letters));
      }
      letters.clear();
    }

    private static boolean isOneOf(String letters, int letter) {
      return letters.indexOf(letter) >= 0;
    }
  }
}
