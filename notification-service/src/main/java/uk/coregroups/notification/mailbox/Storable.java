package uk.coregroups.notification.mailbox;

import org.jspecify.annotations.Nullable;

/** Text as the database can hold it: PostgreSQL knows no character 0 and no half of a pair. */
public final class Storable {

  private Storable() {}

  /** The same text without what cannot be held. */
  public static @Nullable String text(@Nullable String text) {
    return text == null || text.chars().allMatch(Storable::isPlain) ? text : cleaned(text);
  }

  private static boolean isPlain(int character) {
    return character != 0 && !Character.isSurrogate((char) character);
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(one -> one != 0)
        .map(one -> Character.getType(one) == Character.SURROGATE ? '\ufffd' : one)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
