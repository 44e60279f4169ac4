package uk.coregroups.notification.refusal;

/**
 * A server's own words, cleaned so that a person may read them and a table may keep them: cut, on
 * one line, without addresses and numbers, for a server likes to repeat what it was given.
 */
public final class ServerWords {

  private static final int LONGEST = 200;
  private static final int LONGEST_READ = 2_000;
  private static final int SHORTEST_NUMBER = 7;
  private static final String BETWEEN_DIGITS = " -()";

  private ServerWords() {}

  /**
   * Cleans them.
   *
   * @param receiver the address or number they may be about; what stands before its @ goes, too
   */
  public static String clean(String words, String receiver) {
    var line = oneLine(words.substring(0, Math.min(words.length(), LONGEST_READ)));
    var nameless = withoutName(withoutAddresses(line), receiver);
    var clean = withoutNumbers(nameless);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
  }

  private static String oneLine(String words) {
    var line = new StringBuilder(words.length());
    words
        .codePoints()
        .map(one -> Character.isISOControl(one) || Character.isWhitespace(one) ? ' ' : one)
        .filter(one -> Character.getType(one) != Character.FORMAT)
        .filter(one -> one != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' '))
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static String withoutAddresses(String line) {
    var clean = new StringBuilder();
    for (var word : line.split(" ", -1)) {
      clean.append(clean.isEmpty() ? "" : " ").append(word.indexOf('@') < 0 ? word : "[address]");
    }
    return clean.toString();
  }

  /** "User j.reid unknown" names somebody as well as an address does. */
  private static String withoutName(String line, String receiver) {
    int at = receiver.indexOf('@');
    return at < 2 ? line : replaced(line, receiver.substring(0, at));
  }

  private static String replaced(String line, String name) {
    var clean = new StringBuilder();
    int from = 0;
    while (from < line.length()) {
      boolean here =
          line.regionMatches(true, from, name, 0, name.length())
              && isEdge(line, from - 1)
              && isEdge(line, from + name.length());
      clean.append(here ? "[address]" : line.charAt(from));
      from += here ? name.length() : 1;
    }
    return clean.toString();
  }

  private static boolean isEdge(String line, int at) {
    return at < 0 || at >= line.length() || !Character.isLetterOrDigit(line.charAt(at));
  }

  /** Takes out what may be a telephone number: seven digits and more, however they are set. */
  private static String withoutNumbers(String line) {
    var clean = new StringBuilder();
    int from = 0;
    while (from < line.length()) {
      int end = endOfNumber(line, from);
      if (end > from) {
        clean.append("[number]");
        from = end;
      } else {
        clean.append(line.charAt(from++));
      }
    }
    return clean.toString();
  }

  /** Where the number that begins here ends; here, if none does. */
  private static int endOfNumber(String line, int from) {
    int digits = 0;
    int end = from;
    for (int at = from; at < line.length(); at++) {
      char one = line.charAt(at);
      if (Character.isDigit(one)) {
        digits++;
        end = at + 1;
      } else if (!(at == from && one == '+') && (at == from || BETWEEN_DIGITS.indexOf(one) < 0)) {
        break;
      }
    }
    return digits < SHORTEST_NUMBER ? from : end;
  }
}
