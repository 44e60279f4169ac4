package uk.coregroups.notification.refusal;

import java.util.Locale;

/**
 * What a mail server answered (RFC 5321, 4.2).
 *
 * @param to the command that it answers
 * @param code the reply code, such as 550
 * @param status the enhanced status code without its class, such as "1.1"; empty if there is none
 *     (RFC 3463)
 * @param text what it says in words, of all lines
 */
public record MailReply(To to, int code, String status, String text) {

  private static final int FIRST_PERMANENT = 500;
  private static final int LONGEST = 2_000;

  /** Which command was answered. */
  public enum To {
    /** The connection, the greeting, TLS or the signing in. */
    CONNECT,
    MAIL,
    RCPT,
    DATA
  }

  /** From the lines as they came, or what is left of them. */
  public static MailReply of(To to, int code, String lines) {
    var all = lines.substring(0, Math.min(lines.length(), LONGEST));
    var text = new StringBuilder();
    var status = "";
    for (var line : all.lines().toList()) {
      var words = withoutCode(line, code);
      var first = status(words, code);
      status = status.isEmpty() ? first : status;
      text.append(text.isEmpty() ? "" : " ").append(withoutStatus(words, first));
    }
    return new MailReply(to, code, status, text.toString().strip());
  }

  public boolean isPermanent() {
    return code >= FIRST_PERMANENT;
  }

  /** Whether it says any of these, in whatever letters. */
  boolean says(Iterable<String> phrases) {
    var said = text.toLowerCase(Locale.ROOT);
    for (var phrase : phrases) {
      if (said.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Its codes and words for a person, cleaned of what it says of the receiver. */
  public String cleaned(String receiver) {
    var codes = status.isEmpty() ? String.valueOf(code) : code + " " + code / 100 + "." + status;
    var words = ServerWords.clean(text, receiver);
    return words.isEmpty() ? codes : codes + " " + words;
  }

  private static String withoutCode(String line, int code) {
    var digits = String.valueOf(code);
    boolean coded =
        line.startsWith(digits)
            && (line.length() == digits.length()
                || " -".indexOf(line.charAt(digits.length())) >= 0);
    return coded ? line.substring(Math.min(line.length(), digits.length() + 1)).strip() : line;
  }

  /** The status at the start of a line, if it is one of this class. */
  private static String status(String line, int code) {
    int end = 0;
    while (end < line.length() && isOfAStatus(line.charAt(end))) {
      end++;
    }
    var word = line.substring(0, end);
    var kind = code / 100 + ".";
    boolean isStatus = word.startsWith(kind) && word.indexOf('.', kind.length()) > kind.length();
    return isStatus && !word.endsWith(".") ? word.substring(kind.length()) : "";
  }

  private static boolean isOfAStatus(char one) {
    return (one >= '0' && one <= '9') || one == '.';
  }

  private static String withoutStatus(String line, String status) {
    return status.isEmpty() ? line : line.substring(status.length() + 2).strip();
  }
}
