package uk.coregroups.scheduling.timetable;

/** What a limit is counted in. */
public enum Unit {
  WORKING_DAYS("working day"),
  CALENDAR_DAYS("day"),
  WEEKS("week"),
  MONTHS("month");

  private final String word;

  Unit(String word) {
    this.word = word;
  }

  /** "1 working day", "10 working days". */
  String words(int amount) {
    int count = Math.abs(amount);
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
