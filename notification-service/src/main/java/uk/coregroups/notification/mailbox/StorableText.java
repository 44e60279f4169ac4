package uk.coregroups.notification.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * Text from outside as the database can hold it: without NUL, without half of a character that was
 * cut in two, and without the control characters that nobody sees and that would end a line or a
 * page. What is left out is never made up for by something else.
 */
public final class StorableText {

  private StorableText() {}

  public static String of(String text) {
    return isStorable(text) ? text : withoutTheRest(text);
  }

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /** The beginning of a text, in one line, such as a subject. */
  public static String line(String text, int atMost) {
    var one = new StringBuilder(Math.min(text.length(), atMost));
    boolean gap = false;
    for (int i = 0; i < text.length() && one.length() < atMost; i++) {
      char next = text.charAt(i);
      if (Character.isWhitespace(next) || next == '\u00a0') {
        gap = !one.isEmpty();
      } else {
        one.append(gap ? " " : "").append(next);
        gap = false;
      }
    }
    return of(one.toString());
  }

  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isStorable(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static String withoutTheRest(String text) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (isStorable(text, i)) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isStorable(String text, int i) {
    char one = text.charAt(i);
    if (Character.isHighSurrogate(one)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(one)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return one == '\n' || one == '\r' || one == '\t' || !Character.isISOControl(one);
  }
}
