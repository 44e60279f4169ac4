package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers by which servers say what became of a letter, found in one walk over their words. */
final class ServerCodes {

  /** Beside a status. */
  private static final List<String> STATUS_WORDS =
      List.of("status", "diagnostic", "error", "code", "smtp", "said:");

  private ServerCodes() {}

  /** The first enhanced status code (RFC 3463), such as 5.1.1; null if there is none. */
  static @Nullable String enhanced(String text) {
    for (int i = 0; i + 4 < text.length(); i++) {
      char kind = text.charAt(i);
      if ((kind == '2' || kind == '4' || kind == '5')
          && begins(text, i)
          && text.charAt(i + 1) == '.') {
        int second = digits(text, i + 2);
        int third =
            second > i + 2 && second < text.length() && text.charAt(second) == '.'
                ? digits(text, second + 1)
                : 0;
        if (third > second + 1 && ends(text, third)) {
          return text.substring(i, third);
        }
      }
    }
    return null;
  }

  /** Whether the words hold a final refusal: a reply such as 550, or a status such as 5.1.1. */
  static boolean isFinalIn(String text) {
    return isFinalStatusIn(text) || reply(text) > 0;
  }

  /** Whether the words hold a final status and say that it is one. */
  static boolean isStatusIn(String line) {
    var plain = BouncePhrases.plain(line);
    return isFinalStatusIn(line)
        && (reply(line) > 0
            || plain.contains("#5.")
            || STATUS_WORDS.stream().anyMatch(plain::contains));
  }

  /** Whether the words hold a final status such as 5.1.1. */
  static boolean isFinalStatusIn(String text) {
    var status = enhanced(text);
    return status != null && status.charAt(0) == '5';
  }

  /** A reply code of RFC 5321 that is final, where a code may stand; 0 if there is none. */
  static int reply(String text) {
    for (int i = 0; i + 2 < text.length(); i++) {
      if (text.charAt(i) == '5'
          && "05".indexOf(text.charAt(i + 1)) >= 0
          && "0123456789".indexOf(text.charAt(i + 2)) >= 0
          && begins(text, i)
          && !isWithinNumber(text, i)
          && endsReply(text, i + 3)) {
        return Integer.parseInt(text.substring(i, i + 3));
      }
    }
    return 0;
  }

  /** As the last digits of a telephone number are. */
  private static boolean isWithinNumber(String text, int at) {
    return at > 1
        && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-')
        && isDigit(text.charAt(at - 2));
  }

  private static boolean endsReply(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char next = text.charAt(end);
    boolean words = next == ' ' && end + 1 < text.length();
    return next == '-'
        || next == '\n'
        || next == '\r'
        || (words && !isDigit(text.charAt(end + 1)))
        || (words && isFive(text, end + 1));
  }

  private static boolean isFive(String text, int at) {
    return text.startsWith("5.", at);
  }

  private static boolean begins(String text, int at) {
    return at == 0
        || (!Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '.');
  }

  private static boolean ends(String text, int at) {
    return at >= text.length()
        || !(isDigit(text.charAt(at))
            || (text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))));
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + 3 && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char one) {
    return one >= '0' && one <= '9';
  }
}
