package uk.coregroups.events.text;

import java.util.regex.Pattern;

/**
 * A date as spreadsheets and case systems write it: with a midnight behind it that nobody means.
 *
 * <p>{@code 2026-12-17T00:00:00} and {@code 17/12/2026 00:00} are dates. A date with any other time
 * is not, and is left as it is.
 */
public final class PlainDate {

  private static final Pattern MIDNIGHT =
      Pattern.compile(
          "0{1,2}:00(:00([.,]0{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?|12:00(:00)? ?[Aa][Mm]");
  private static final int SHORTEST = 8;

  private PlainDate() {}

  /** The date alone, if what follows it is a midnight. */
  public static String of(String text) {
    var plain = PlainText.line(text);
    int end = plain.indexOf('T') < 0 ? plain.indexOf(' ') : plain.indexOf('T');
    boolean midnight = end >= SHORTEST && MIDNIGHT.matcher(plain.substring(end + 1)).matches();
    return midnight ? plain.substring(0, end) : plain;
  }
}
