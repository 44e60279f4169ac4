package uk.coregroups.gateway.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the parts of a limit are called where somebody chooses among them. */
public final class Words {

  /** What a limit is counted in. */
  public static final Map<String, String> UNITS =
      items(
          "WORKING_DAYS", "Working days",
          "CALENDAR_DAYS", "Calendar days",
          "WEEKS", "Weeks",
          "MONTHS", "Months",
          "CORE_GROUPS", "Core groups");

  /** What a limit is counted in, when a date is explained. */
  public static final Map<String, String> SHORT_UNITS =
      items(
          "", "As the rule has it",
          "WD", "Working days",
          "CD", "Calendar days",
          "W", "Weeks",
          "M", "Months");

  /** What becomes of a limit on a day nobody works. */
  public static final Map<String, String> ROLLS =
      items(
          "NONE", "It stays where it is",
          "BACK", "The last working day before it",
          "FORWARD", "The next working day after it",
          "AFTER", "It is true from the day after it");

  private Words() {}

  private static Map<String, String> items(String... pairs) {
    var items = new LinkedHashMap<String, String>();
    for (int at = 0; at < pairs.length; at += 2) {
      items.put(pairs[at], pairs[at + 1]);
    }
    return Collections.unmodifiableMap(items);
  }
}
