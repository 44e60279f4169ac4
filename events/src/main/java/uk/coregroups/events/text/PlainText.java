package uk.coregroups.events.text;

import java.text.Normalizer;

/**
 * Text as a person sees it.
 *
 * <p>Hard, narrow and wide spaces are spaces, and several of them are one; zero-width spaces and
 * joiners, soft hyphens, marks of byte order and of direction and control characters are gone;
 * hyphens that look like one are {@code -}; letters are composed (NFC). A dash stays a dash. What
 * is at the ends is stripped.
 */
public final class PlainText {

  /** HYPHEN, NON-BREAKING HYPHEN, SMALL HYPHEN-MINUS, FULLWIDTH HYPHEN-MINUS. */
  private static final String HYPHENS = "\u2010\u2011\uFE63\uFF0D";

  /** Letters, marks and symbols by their class, and blank on every screen. */
  private static final String BLANK =
      "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0";

  /** Format characters that are printed: signs before a number, in Arabic and Syriac. */
  private static final String PRINTED =
      "\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2";

  private static final int NEXT_LINE = 0x85;
  private static final int BRAILLE_BLANK = 0x2800;

  private PlainText() {}

  /** Several lines, such as a note; each is stripped. */
  public static String lines(String text) {
    return isPlain(text) ? text : plain(text, true);
  }

  /** One line, such as a name: a new line is a space. */
  public static String line(String text) {
    return isPlain(text) ? text : plain(text, false);
  }

  /** Most text is. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~' || (letter == ' ' && before == ' ')) {
        return false;
      }
      before = letter;
    }
    return text.isEmpty() || before != ' ';
  }

  private static String plain(String text, boolean lines) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      i += Character.charCount(letter);
      boolean pair = letter == '\r' && i < text.length() && text.charAt(i) == '\n';
      if (!pair) {
        add(plain, seen(letter), lines);
      }
    }
    // Last: what does not show may have stood between a letter and its accent.
    return Normalizer.normalize(plain, Normalizer.Form.NFC).strip();
  }

  private static void add(StringBuilder plain, int letter, boolean lines) {
    int before = plain.isEmpty() ? '\n' : plain.charAt(plain.length() - 1);
    if (letter < 0 || (letter == ' ' && (before == ' ' || before == '\n'))) {
      return;
    }
    if (letter != '\n') {
      plain.appendCodePoint(letter);
    } else if (!lines) {
      add(plain, ' ', false);
    } else {
      if (before == ' ') {
        plain.setLength(plain.length() - 1);
      }
      plain.append('\n');
    }
  }

  /** How a character looks; less than nothing if it does not show. */
  private static int seen(int letter) {
    if ((letter >= ' ' && letter <= '~') || letter == '\n') {
      return letter;
    }
    if (letter == '\r' || letter == NEXT_LINE) {
      return '\n';
    }
    if (letter == '\t' || letter == '\u000B' || letter == '\f' || letter == BRAILLE_BLANK) {
      return ' ';
    }
    if (HYPHENS.indexOf(letter) >= 0) {
      return '-';
    }
    return switch (Character.getType(letter)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.FORMAT -> PRINTED.indexOf(letter) >= 0 ? letter : -1;
      case Character.CONTROL, Character.SURROGATE -> -1;
      default -> BLANK.indexOf(letter) >= 0 || isVariant(letter) ? -1 : letter;
    };
  }

  /** Says how the letter before it is drawn. */
  private static boolean isVariant(int letter) {
    return (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF);
  }
}
