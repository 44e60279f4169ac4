package uk.coregroups.scheduling.timetable;

import java.util.Locale;
import java.util.Optional;

/** What a limit is counted in. */
public enum Unit {
  WORKING_DAYS("working day", 780),
  CALENDAR_DAYS("day", 1095),
  WEEKS("week", 156),
  MONTHS("month", 36),
  /** Meetings, for a rule that says how many there must be. */
  CORE_GROUPS("core group", 36);

  private final String word;
  private final int most;

  Unit(String word, int most) {
    this.word = word;
    this.most = most;
  }

  /** As options write it: WD, CD, W or M. */
  public static Optional<Unit> of(String code) {
    return switch (code.toUpperCase(Locale.ROOT)) {
      case "WD", "WORKING_DAYS" -> Optional.of(WORKING_DAYS);
      case "CD", "CALENDAR_DAYS" -> Optional.of(CALENDAR_DAYS);
      case "W", "WEEKS" -> Optional.of(WEEKS);
      case "M", "MONTHS" -> Optional.of(MONTHS);
      default -> Optional.empty();
    };
  }

  /** As many of them as a limit may have: three years' worth. */
  public int most() {
    return most;
  }

  /** "1 working day", "10 working days". */
  public String words(int amount) {
    int count = Math.abs(amount);
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
