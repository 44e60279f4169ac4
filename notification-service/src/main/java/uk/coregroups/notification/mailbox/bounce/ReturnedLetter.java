package uk.coregroups.notification.mailbox.bounce;

import java.util.ArrayList;
import java.util.List;

/** The headers of a letter that came back, as far as they came. */
public final class ReturnedLetter {

  private static final int MOST_LINES = 500;

  private ReturnedLetter() {}

  /** What a header of it says, as often as it is there, each in one line. */
  public static List<String> values(String letter, String header) {
    var values = new ArrayList<String>();
    boolean within = false;
    var headers =
        letter
            .lines()
            .dropWhile(String::isBlank)
            .takeWhile(line -> !line.isBlank())
            .limit(MOST_LINES)
            .toList();
    for (var line : headers) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        if (within) {
          values.add(values.removeLast() + " " + line.strip());
        }
      } else {
        within = line.regionMatches(true, 0, header + ":", 0, header.length() + 1);
        if (within) {
          values.add(line.substring(header.length() + 1).strip());
        }
      }
    }
    return List.copyOf(values);
  }
}
