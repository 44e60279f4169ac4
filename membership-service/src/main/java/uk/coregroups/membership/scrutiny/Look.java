package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.membership.extract.Column;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.extract.RecordKind;
import uk.coregroups.membership.extract.Row;

/** One look at one row, which remembers whether anything was wrong. */
final class Look {

  private static final int LONGEST_KEY = 100;

  private final Row row;
  private final RecordKind kind;
  private final Faults faults;
  private boolean wrong;

  Look(Row row, RecordKind kind, Faults faults) {
    this.row = row;
    this.kind = kind;
    this.faults = faults;
  }

  void say(@Nullable Column column, String words) {
    wrong = true;
    faults.say(row, kind, column, words);
  }

  /** The same that would be said to somebody who types it in. */
  void say(Wrong typed) {
    say(Column.of(typed.field()).orElse(null), typed.words());
  }

  boolean isWell() {
    return !wrong;
  }

  int number() {
    return row.number();
  }

  String text(Column column) {
    return row.cell(column);
  }

  /** A key of the case system, which every row of this kind must have. */
  String key(Column column) {
    var key = row.cell(column);
    if (key.isEmpty()) {
      say(column, "is empty");
    } else if (key.length() > LONGEST_KEY || hasControls(key)) {
      say(column, "must be a key of the case system, in at most 100 characters");
    }
    return key;
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A free text that may be left out. */
  String words(Column column, int longest) {
    var text = row.cell(column);
    if (text.length() > longest || hasControls(text)) {
      say(column, "must be one line of at most " + longest + " characters");
    }
    return text;
  }

  /** A day that must be there. */
  @Nullable LocalDate day(Column column) {
    if (!row.has(column)) {
      say(column, "is empty");
      return null;
    }
    return dayIfAny(column);
  }

  /** A day that may be left out. */
  @Nullable LocalDate dayIfAny(Column column) {
    if (!row.has(column)) {
      return null;
    }
    var day = row.day(column).orElse(null);
    if (day == null) {
      say(column, "is no date as this partnership's extracts write them");
    }
    return day;
  }
}
